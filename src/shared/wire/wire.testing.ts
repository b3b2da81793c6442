import fc from 'fast-check'
import type { Envelope, EnvelopeType } from './message.ts'
import { TYPE } from './types.ts'

const segment = fc.string({ unit: fc.constantFrom(...'abcxyz019_-'), minLength: 1, maxLength: 12 })
export const anyTopic: fc.Arbitrary<string> = fc.array(segment, { minLength: 1, maxLength: 8 }).map((segments) => segments.join('.'))
export const anyUuid: fc.Arbitrary<string> = fc.uuid()
const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length })
const anyTrace = fc.record({ traceId: bytes(16), spanId: bytes(8), parentId: bytes(8) }, { requiredKeys: ['traceId', 'spanId'] })

/** Any envelope a client may send. */
export const anyEnvelope: fc.Arbitrary<Envelope> = fc.record(
  {
    id: anyUuid,
    type: fc.constantFrom(...(Object.keys(TYPE) as EnvelopeType[])),
    topic: anyTopic,
    ts: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).filter((ns) => ns !== 0n),
    schema: fc.string({ unit: fc.constantFrom(...'arqonbus.nvm v1'), minLength: 1, maxLength: 60 }),
    trace: anyTrace,
    replyTo: anyTopic,
    correlationId: anyUuid,
    deadlineMs: fc.integer({ min: 1, max: 0xffffffff }),
    publisherSeq: fc.bigInt({ min: 1n, max: BigInt(Number.MAX_SAFE_INTEGER) }),
    payload: fc.uint8Array({ maxLength: 400 }),
  },
  { requiredKeys: ['id', 'type', 'topic', 'payload'] },
)
