export type { Backoff } from './backoff.ts'
export { type BlobOptions, getBlob, putBlob, readBlob } from './blobs.ts'
export type { ClientOptions } from './bus-client.ts'
export { type CircuitText, pieceOf, readCircuitText, requestWithTexts } from './circuit-texts.ts'
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
export { type DeltaPayload, readDelta, writeDelta } from './delta-payload.ts'
export { DeltaPublisher, type DeltaReader, DeltaSubscriber } from './deltas.ts'
export { type Hasher, type IncrementalHash, portableSha256 } from './hasher.ts'
export {
  type BowlnetJob,
  bowlnetJob,
  type HeliosJob,
  heliosJob,
  type ItmdJob,
  itmdJob,
  type JobConstraints,
  type JobSpec,
  type NvmJob,
  nvmJob,
} from './job-specs.ts'
export { type JobHandle, type JobState, type JobUpdate, type SubmitOptions, submitJob } from './jobs.ts'
export { Operator, type OperatorCapabilities, type OperatorJob, type OperatorOptions, operate } from './operator.ts'
export { STREAM_STALL_MS } from './outgoing-stream.ts'
