import protobuf from 'protobufjs/minimal.js'
import { isTopic } from '../topic/index.ts'
import { arqonbus } from './generated/arqonbus.js'

protobuf.Reader.discardUnknown = false
const { Envelope } = arqonbus.v1
const UINT53 = 2n ** 53n
const FIELD_MAX = 2 ** 29 - 1

export type Verdict = 'canonical' | 'bad-topic' | 'reserved' | 'refused'

/** An envelope as the generated code reads it. */
export interface Reading {
  readonly verdict: Verdict
  readonly envelope?: arqonbus.v1.Envelope
}

type Unknowns = arqonbus.v1.Envelope & { readonly $unknowns?: readonly Uint8Array[] }

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
const has = (of: object, name: string): boolean => Object.hasOwn(of, name)
const big = (value: number | { toString(): string }): bigint => BigInt(value.toString())
const isAscii = (text: string): boolean => text.length <= 255 && /^[ -~]*$/.test(text)

/** An unknown field is canonical when writing its tag and value anew gives the same bytes. */
function rewritten(raw: Uint8Array): Uint8Array {
  const reader = protobuf.Reader.create(raw)
  const writer = protobuf.Writer.create()
  const tag = reader.uint32()
  writer.uint32(tag)
  const kind = tag & 7
  if (kind === 0) writer.uint64(reader.uint64())
  else if (kind === 1) writer.fixed64(reader.fixed64())
  else if (kind === 5) writer.fixed32(reader.fixed32())
  else if (kind === 2) writer.bytes(reader.bytes())
  else throw new Error('a group')
  return writer.finish()
}

/** Fields that may be written out though they hold their default, which the generated code never does. */
const SPELLED_OUT = new Set(['210000000000000000', '2a00', '4800', '5000', '7a00'])

/** The bytes without such fields. @throws Error when fields, reserved ones aside, do not ascend. */
function withoutDefaults(bytes: Uint8Array): Uint8Array {
  const reader = protobuf.Reader.create(bytes)
  const kept: Uint8Array[] = []
  let before = 0
  while (reader.pos < reader.len) {
    const start = reader.pos
    const tag = reader.uint32()
    const field = tag >>> 3
    if (field !== 11 && field !== 12) {
      if (field <= before) throw new Error('out of order')
      before = field
    }
    reader.skipType(tag & 7)
    const whole = bytes.subarray(start, reader.pos)
    if (!SPELLED_OUT.has(Buffer.from(whole).toString('hex'))) kept.push(whole)
  }
  return Buffer.concat(kept)
}

function judgeUnknown(fields: readonly Uint8Array[]): Verdict {
  let before = 15
  for (const raw of fields) {
    if (!isSame(rewritten(raw), raw)) return 'refused'
    const field = protobuf.Reader.create(raw).uint32() >>> 3
    if (field === 11 || field === 12) return 'reserved'
    if (field <= before || field > FIELD_MAX || (field >= 100 && field <= 119)) return 'refused'
    before = field
  }
  return 'canonical'
}

function isSound(envelope: arqonbus.v1.Envelope): boolean {
  const { id, type, schema, trace, replyTo, correlationId, publisherSeq } = envelope
  if (!['id', 'type', 'topic'].every((name) => has(envelope, name)) || id.length !== 16 || type < 1 || type > 7) return false
  if (!isAscii(schema) || (has(envelope, 'replyTo') && !isTopic(replyTo))) return false
  if (has(envelope, 'correlationId') && correlationId.length !== 16) return false
  if (big(publisherSeq) >= UINT53) return false
  if (trace === null || trace === undefined) return true
  const parent = trace.parentId ?? new Uint8Array(0)
  const isWhole = trace.traceId?.length === 16 && trace.spanId?.length === 8 && parent.length === (has(trace, 'parentId') ? 8 : 0)
  return isWhole && !has(trace, '$unknowns')
}

/**
 * Judges bytes by docs/reference/wire.md, with the generated code and by other means than the header peek: canonical is what decodes,
 * holds what the rules ask, and encodes to the same bytes again, but for defaults that were written out.
 */
export function judge(bytes: Uint8Array): Reading {
  let envelope: Unknowns
  let unknown: Verdict
  let isWrittenSo: boolean
  try {
    envelope = Envelope.decode(bytes) as Unknowns
    isWrittenSo = isSame(Envelope.encode(envelope).finish(), withoutDefaults(bytes))
    unknown = judgeUnknown(envelope.$unknowns ?? [])
  } catch {
    return { verdict: 'refused' }
  }
  // A reserved field is found before whatever else is wrong behind it, so the order of the rest is not looked at.
  if (unknown === 'reserved') return { verdict: isSound(envelope) ? 'reserved' : 'refused' }
  if (unknown !== 'canonical' || !isWrittenSo || !isSound(envelope)) return { verdict: 'refused' }
  return isTopic(envelope.topic) ? { verdict: 'canonical', envelope } : { verdict: 'bad-topic' }
}
