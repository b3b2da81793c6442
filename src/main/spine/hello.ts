import { Fault } from '../../shared/base/index.ts'
import { EnvelopeHeader, ITEM_HEAD_BYTES, isUuid, itemEnd, peekEnvelope, uuidText } from '../../shared/wire/index.ts'

/** Features that a client may say it has. */
const FEATURES: readonly string[] = ['delta']

/** A hello that was read before the party was attached; `session` and `features` as they stood there. */
export interface ReceivedHello {
  readonly id: string
  readonly client: string
  readonly session?: unknown
  readonly features?: unknown
}

/** @throws Fault `wire/bad-payload` */
export function readSession({ session }: ReceivedHello): string | undefined {
  if (session === undefined || session === null) return undefined
  if (typeof session === 'string' && isUuid(session)) return session.toLowerCase()
  throw new Fault('wire/bad-payload', 'session must be a UUID')
}

/** Those of the client's features that this engine knows. @throws Fault `wire/bad-payload` */
export function readFeatures({ features }: ReceivedHello): readonly string[] {
  if (features === undefined || features === null) return []
  if (Array.isArray(features)) return FEATURES.filter((feature) => features.includes(feature))
  throw new Fault('wire/bad-payload', 'features must be an array of names')
}

/** The hello that a frame begins with; `end` is the offset behind it. Undefined when it begins with something else. */
export function helloIn(frame: Uint8Array): { readonly id: string; readonly payload: Uint8Array; readonly end: number } | undefined {
  const header = new EnvelopeHeader()
  const end = itemEnd(frame, 0)
  if (end < 0 || peekEnvelope(frame, ITEM_HEAD_BYTES, end, header) !== undefined) return undefined
  const { idAt, topicAt, topicLength, payloadAt, payloadLength } = header
  if (new TextDecoder().decode(frame.subarray(topicAt, topicAt + topicLength)) !== 'system.control.hello') return undefined
  return { id: uuidText(frame, idAt), payload: frame.subarray(payloadAt, payloadAt + payloadLength), end }
}
