import type { Fault } from '../base/index.ts'
import type { From, SubscribeOptions } from './contract.ts'
import { readFault } from './payload.ts'

/** Payloads of control envelopes, member by member in the order of vectors/wire/control.json. */
type Delivered = { readonly [K in 'group' | 'consumer' | 'from']?: SubscribeOptions[K] | undefined }

/** Who this is. `session`: a UUID of the client's own; the engine keeps what it accepted under it. */
export interface Hello {
  readonly client: string
  readonly token?: string | undefined
  readonly session?: string | undefined
}

export function helloBody({ client, token, session }: Hello): object {
  return { ...(token !== undefined && { token }), client, ...(session !== undefined && { session }), features: ['delta'] }
}

export function fromBody(from: From): unknown {
  if (typeof from === 'string') return from
  if ('pos' in from) return { pos: String(from.pos) }
  return 'seq' in from ? { seq: String(from.seq) } : { time: from.time }
}

export function subscribeBody(pattern: string, { group, consumer, from }: Delivered): object {
  return { ...unsubscribeBody(pattern, { group, consumer }), ...(from !== undefined && { from: fromBody(from) }) }
}

export function unsubscribeBody(pattern: string, { group, consumer }: Delivered): object {
  return { patterns: [pattern], ...(group !== undefined && { group }), ...(consumer !== undefined && { consumer }) }
}

export const consumedBody = (consumer: string, pos: bigint): object => ({ consumer, pos: String(pos) })

export const cancelBody = (reason: string): object => ({ cancel: reason })

/** What the engine knows of a session. */
export interface SessionState {
  readonly isResumed: boolean
  /** Every publisher_seq up to here was routed or refused. */
  readonly accepted: number
  readonly durable: number
  /** Refusals that may have been lost with the last connection. */
  readonly refused: readonly { readonly seq: number; readonly fault: Fault }[]
}

/** The `session` of hello's answer; undefined where the engine keeps none. */
export function readSession(answer: Readonly<Record<string, unknown>>): SessionState | undefined {
  const { session } = answer
  if (typeof session !== 'object' || session === null) return undefined
  const { resumed, accepted, durable, refused } = session as Record<string, unknown>
  const refusals = Array.isArray(refused) ? (refused as Readonly<Record<string, unknown>>[]) : []
  return {
    isResumed: resumed === true,
    accepted: Number(accepted ?? 0),
    durable: Number(durable ?? 0),
    refused: refusals.map((view) => ({ seq: Number(view['publisher_seq']), fault: readFault(view) })),
  }
}
