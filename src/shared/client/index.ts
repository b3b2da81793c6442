export type { Backoff } from './backoff.ts'
export type { ClientOptions } from './bus-client.ts'
export { connectBus } from './connect.ts'
export type { TokenSource } from './connection.ts'
export type {
  AskOptions,
  Bus,
  Client,
  Feed,
  From,
  InboxListener,
  IncomingStream,
  OutgoingStream,
  PublishOptions,
  ReceivedStream,
  RequestOptions,
  Session,
  SubscribeOptions,
  Subscription,
} from './contract.ts'
export { type Hasher, type IncrementalHash, portableSha256 } from './hasher.ts'
export { STREAM_STALL_MS } from './outgoing-stream.ts'
