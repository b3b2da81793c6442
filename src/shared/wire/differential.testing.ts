import { envelopeFrom } from './decode.ts'
import { encodeEnvelope } from './encode.ts'
import { judge, type Verdict } from './envelope-oracle.testing.ts'
import { arqonbus } from './generated/arqonbus.js'
import { EnvelopeHeader, peekEnvelope } from './header.ts'
import type { Envelope, EnvelopeType } from './message.ts'
import { TYPE } from './types.ts'

/** mulberry32: a seed names every byte of a run. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

const TYPES = Object.keys(TYPE) as EnvelopeType[]
const ALPHABET = 'abcxyz019_-'
/** Bytes that mean something to a parser: tags, lengths, the ends of ranges. */
const TELLING = [0, 1, 2, 7, 8, 0x0a, 0x10, 0x12, 0x1a, 0x21, 0x2a, 0x2e, 0x32, 0x3a, 0x42, 0x48, 0x50, 0x5a, 0x62, 0x7a, 0x7f, 0x80, 0xff]
const POOL = 256
const HALF_MARGIN = 16

/** What a run saw, by verdict: a run that saw only refusals proved little. */
export type FuzzReport = Record<Verdict, number> & { encoded: number }

export class DifferentialFuzz {
  readonly #next: () => number
  readonly #pool: Uint8Array[] = []
  readonly #header = new EnvelopeHeader()
  readonly report: FuzzReport = { canonical: 0, 'bad-topic': 0, reserved: 0, refused: 0, encoded: 0 }

  constructor(seed: number) {
    this.#next = chance(seed)
  }

  /** One envelope, mutated none to four times, read by both. @throws Error that holds its bytes when they differ. */
  round(): void {
    const bytes = this.#mutated()
    const { verdict, envelope } = judge(bytes)
    const code = this.#peek(bytes)
    const fits = code === undefined ? verdict === 'canonical' : agrees(code, verdict)
    if (!fits) throw new Error(`peek: ${code ?? 'canonical'} (${this.#header.reason}); generated code: ${verdict}; ${hex(bytes)}`)
    this.report[verdict]++
    if (envelope !== undefined) this.#compare(bytes, envelope)
  }

  /** Peeks at the bytes amid others, once amid zeros and once amid noise: nothing outside the range may count. */
  #peek(bytes: Uint8Array): string | undefined {
    const frame = new Uint8Array(bytes.length + 2 * HALF_MARGIN).fill(this.#below(256))
    frame.set(bytes, HALF_MARGIN)
    const amidNoise = peekEnvelope(frame, HALF_MARGIN, HALF_MARGIN + bytes.length, this.#header)
    const alone = peekEnvelope(bytes, 0, bytes.length, this.#header)
    if (alone !== amidNoise) throw new Error(`peek: alone ${alone}, amid other bytes ${amidNoise}; ${hex(bytes)}`)
    return alone
  }

  /** Every field the same for both, and written again the same bytes. */
  #compare(bytes: Uint8Array, theirs: arqonbus.v1.Envelope): void {
    const ours = envelopeFrom(bytes, this.#header)
    const isSame =
      ours.id.replaceAll('-', '') === hex(theirs.id) &&
      TYPE[ours.type] === Number(theirs.type) &&
      ours.topic === theirs.topic &&
      (ours.ts ?? 0n) === BigInt(theirs.ts.toString()) &&
      (ours.schema ?? '') === theirs.schema &&
      (ours.replyTo ?? '') === theirs.replyTo &&
      (ours.correlationId ?? '').replaceAll('-', '') === hex(theirs.correlationId) &&
      (ours.deadlineMs ?? 0) === theirs.deadline &&
      (ours.publisherSeq ?? 0n) === BigInt(theirs.publisherSeq.toString()) &&
      hex(ours.trace?.traceId) + hex(ours.trace?.spanId) + hex(ours.trace?.parentId) ===
        hex(theirs.trace?.traceId) + hex(theirs.trace?.spanId) + hex(theirs.trace?.parentId) &&
      Buffer.compare(ours.payload, theirs.payload) === 0
    if (!isSame) throw new Error(`another reading: ${hex(bytes)}`)
    // What our encoder writes lacks fields that hold their default and those it does not know, and is otherwise the same.
    const again = encodeEnvelope(ours)
    if (again.length === bytes.length && Buffer.compare(again, bytes) !== 0) throw new Error(`another writing: ${hex(bytes)}`)
    if (again.length > bytes.length) throw new Error(`a longer writing: ${hex(bytes)}`)
  }

  #below(limit: number): number {
    return this.#next() % limit
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#below(256))
  }

  #topic(): string {
    const segment = (): string => Array.from({ length: 1 + this.#below(6) }, () => ALPHABET[this.#below(ALPHABET.length)]).join('')
    return Array.from({ length: 1 + this.#below(this.#below(20) === 0 ? 16 : 4) }, segment).join('.')
  }

  #uuid(): string {
    return hex(this.#bytes(16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }

  /** An envelope by our encoder, compared with the generated one's. */
  #fresh(): Uint8Array {
    const isThere = (): boolean => this.#below(3) === 0
    const envelope: Envelope = {
      id: this.#uuid(),
      type: TYPES[this.#below(TYPES.length)] as EnvelopeType,
      topic: this.#topic(),
      ...(isThere() && { ts: BigInt(1 + this.#next()) * BigInt(this.#next()) + 1n }),
      ...(isThere() && { schema: `arqonbus.s${this.#below(1_000)}.v1` }),
      ...(isThere() && { trace: { traceId: this.#bytes(16), spanId: this.#bytes(8), ...(isThere() && { parentId: this.#bytes(8) }) } }),
      ...(isThere() && { replyTo: this.#topic() }),
      ...(isThere() && { correlationId: this.#uuid() }),
      ...(isThere() && { deadlineMs: 1 + (this.#next() >>> this.#below(32)) }),
      ...(isThere() && { publisherSeq: 1n + (BigInt(this.#next()) << BigInt(this.#below(21))) }),
      payload: this.#bytes(this.#below(this.#below(10) === 0 ? 300 : 12)),
    }
    const bytes = encodeEnvelope(envelope)
    const theirs = arqonbus.v1.Envelope.encode(asGenerated(envelope)).finish()
    if (Buffer.compare(bytes, theirs) !== 0) throw new Error(`the encoders differ: ours ${hex(bytes)}, generated ${hex(theirs)}`)
    this.report.encoded++
    return bytes
  }

  #mutated(): Uint8Array {
    if (this.#pool.length < POOL) this.#pool.push(this.#fresh())
    else if (this.#below(16) === 0) this.#pool[this.#below(POOL)] = this.#fresh()
    let bytes: Uint8Array = (this.#pool[this.#below(this.#pool.length)] as Uint8Array).slice()
    for (let left = this.#below(5); left > 0; left--) bytes = this.#mutate(bytes)
    return bytes
  }

  #mutate(bytes: Uint8Array): Uint8Array {
    const at = this.#below(bytes.length + 1)
    const telling = TELLING[this.#below(TELLING.length)] as number
    const other = this.#pool[this.#below(this.#pool.length)] as Uint8Array
    const from = this.#below(other.length)
    const part = other.subarray(from, from + 1 + this.#below(24))
    switch (this.#below(8)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << this.#below(8))
        return bytes
      case 1:
        if (at < bytes.length) bytes[at] = telling
        return bytes
      case 2:
        return bytes.slice(0, at)
      case 3:
        return joined(bytes.subarray(0, at), [telling], bytes.subarray(at))
      case 4:
        return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + this.#below(4)))
      case 5:
        return joined(bytes.subarray(0, at), part, bytes.subarray(at))
      case 6:
        return joined(bytes, this.#unknownField())
      default:
        return joined(bytes.subarray(0, at), other.subarray(Math.min(at, other.length)))
    }
  }

  /** A field behind the payload; now and then a reserved or a server-only one, or a varint longer than it need be. */
  #unknownField(): number[] {
    const field = [16, 17, 30, 99, 100, 119, 120, 11, 12, 13, 2_047, 2_048, 536_870_911][this.#below(13)] as number
    const kind = [0, 1, 2, 5, 3][this.#below(this.#below(8) === 0 ? 5 : 4)] as number
    const tag = varint(field * 8 + kind, this.#below(16) === 0)
    if (kind === 0) return [...tag, ...varint(this.#next(), this.#below(8) === 0)]
    if (kind === 2) return [...tag, 2, 1, 2]
    return [...tag, ...this.#bytes(kind === 1 ? 8 : 4)]
  }
}

function varint(value: number, isLong: boolean): number[] {
  const out: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128)
  return isLong ? [...out, rest | 128, 0] : [...out, rest]
}

function joined(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

const hex = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('hex')
const fromUuid = (text: string): Uint8Array => Buffer.from(text.replaceAll('-', ''), 'hex')

function asGenerated(envelope: Envelope): arqonbus.v1.IEnvelope {
  const { id, type, topic, ts, schema, trace, replyTo, correlationId, deadlineMs, publisherSeq, payload } = envelope
  return arqonbus.v1.Envelope.fromObject({
    id: fromUuid(id),
    type: TYPE[type],
    topic,
    ...(ts !== undefined && { ts: ts.toString() }),
    ...(schema !== undefined && { schema }),
    ...(trace !== undefined && { trace }),
    ...(replyTo !== undefined && { replyTo }),
    ...(correlationId !== undefined && { correlationId: fromUuid(correlationId) }),
    ...(deadlineMs !== undefined && { deadline: deadlineMs }),
    ...(publisherSeq !== undefined && { publisherSeq: publisherSeq.toString() }),
    ...(payload.length > 0 && { payload }),
  })
}

/** Several things may be wrong at once, and the peek names the first: it must be refused, and a lone bad topic be called that. */
function agrees(code: string, verdict: Verdict): boolean {
  if (verdict === 'canonical') return false
  if (verdict === 'bad-topic') return code === 'wire/bad-topic'
  return true
}
