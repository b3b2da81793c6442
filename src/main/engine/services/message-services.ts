import { Fault } from '../../../shared/base/index.ts'
import { leafHash, toBase64, toHex } from '../../../shared/chain/index.ts'
import { isPattern, matches } from '../../../shared/topic/index.ts'
import { findTopic, posOf } from '../../../shared/wire/index.ts'
import { sha256 } from '../../platform/index.ts'
import { maySubscribe, type PartyView } from '../../spine/index.ts'
import type { AnchorBook } from '../anchor-book.ts'
import type { AuditDoor } from '../audit-door.ts'
import type { StreamLog } from '../stream-log.ts'
import type { StreamLogs } from '../stream-logs.ts'
import { type Body, type Service, text, textList, whole } from './service.ts'

/** Messages of one answer, and bytes of them; entries that are looked at for one answer, and in one step. */
const READ_MESSAGES_MAX = 500
const READ_BYTES_MAX = 262_144
const LOOKED_AT_MAX = 8_192
const STEP_ENTRIES = 256
const STEP_BYTES = 262_144
const READ_PATTERNS_MAX = 64
const decoder = new TextDecoder()

export interface MessageServicesDeps {
  readonly logs: StreamLogs
  readonly anchors: AnchorBook
  readonly audit: Pick<AuditDoor, 'head' | 'vkey'>
  /** Who is connected. */
  readonly parties: () => readonly PartyView[]
}

/**
 * `system.messages.prove`: that one durable message of the caller's namespace is in its log, up to the audit log's anchor. `system.messages.read`:
 * durable messages of the caller's namespace before a position, those that it may subscribe to.
 */
export function messageServices({ logs, anchors, audit, parties }: MessageServicesDeps): Readonly<Record<string, Service>> {
  return {
    'system.messages.prove': async (body, { namespace }) => {
      const wanted = position(body, 'pos')
      const log = logs.logOf(namespace)
      if (log === undefined) throw new Fault('request/refused', `${namespace} has no durable messages`)
      const index = await log.find({ pos: BigInt(wanted) })
      const { bytes, starts } = await log.read(index, 1)
      if (starts[0] === undefined || posOf(bytes, starts[0]) !== Number(wanted))
        throw new Fault('request/refused', `no durable message of ${namespace} has the position ${wanted}`)
      const anchor = anchors.covering(log.origin, index)
      if (anchor === undefined) throw new Fault('request/refused', 'the message is not anchored yet; ask again in a second')
      const { content, path, root, size } = await log.prove(index, anchor.last + 1)
      return {
        pos: wanted,
        log: log.origin,
        log_vkey: log.vkey,
        index,
        entry: toBase64(content),
        leaf: toHex(leafHash(sha256, content)),
        path: path.map(toHex),
        size,
        root: toHex(root),
        anchor: { record: anchor.record },
        audit: { vkey: audit.vkey, head: audit.head() },
      }
    },
    'system.messages.read': async (body, { namespace, inbox }) => {
      const to = BigInt(position(body, 'to'))
      const limit = whole(body, 'limit', { fallback: READ_MESSAGES_MAX, min: 1, max: READ_MESSAGES_MAX })
      const patterns = textList(body, 'patterns', READ_PATTERNS_MAX)
      const wrong = patterns.find((pattern) => !isPattern(pattern))
      if (wrong !== undefined) throw new Fault('wire/bad-payload', `${wrong} is no pattern`, { member: 'patterns' })
      const party = parties().find((one) => one.inbox === inbox)
      const log = logs.logOf(namespace)
      if (party === undefined || log === undefined) return { entries: [], next: null }
      const isWanted = (topic: string): boolean =>
        (patterns.length === 0 || patterns.some((pattern) => matches(pattern, topic))) && maySubscribe(party, topic)
      return await readBefore(log, { to, limit, isWanted })
    },
  }
}

function position(body: Body, name: string): string {
  const value = text(body, name)
  if (!/^\d{1,16}$/.test(value)) throw new Fault('wire/bad-payload', `${name} must be a decimal number as text`)
  return value
}

/** Entries up to position `to` that are wanted, newest first; `next` is the `to` of the next older answer. */
async function readBefore(
  log: StreamLog,
  { to, limit, isWanted }: { readonly to: bigint; readonly limit: number; readonly isWanted: (topic: string) => boolean },
): Promise<{ readonly entries: readonly string[]; readonly next: string | null }> {
  let end = log.size
  try {
    end = await log.find({ pos: to + 1n })
  } catch (error) {
    // What retention dropped is not there to be read.
    if (Fault.from(error).code === 'log/gone') return { entries: [], next: null }
    throw error
  }
  const entries: string[] = []
  const place = { at: 0, length: 0 }
  let bytesLeft = READ_BYTES_MAX
  for (let looked = 0; end > log.first && looked < LOOKED_AT_MAX; looked += STEP_ENTRIES) {
    const step = await readStep(log, Math.max(log.first, end - STEP_ENTRIES), end)
    for (const { bytes, start, stop } of step.reverse()) {
      if (entries.length >= limit || (bytesLeft < stop - start && entries.length > 0)) return { entries, next: String(posOf(bytes, start)) }
      findTopic(bytes, start, place)
      if (!isWanted(decoder.decode(bytes.subarray(place.at, place.at + place.length)))) continue
      entries.push(toBase64(bytes.subarray(start, stop)))
      bytesLeft -= stop - start
    }
    end = Math.max(log.first, end - STEP_ENTRIES)
  }
  return { entries, next: end > log.first ? String(await log.posAt(end - 1)) : null }
}

interface Entry {
  readonly bytes: Uint8Array
  readonly start: number
  readonly stop: number
}

/** Entries [from, end), oldest first. */
async function readStep(log: StreamLog, from: number, end: number): Promise<Entry[]> {
  const found: Entry[] = []
  for (let index = from; index < end; ) {
    const { bytes, starts, ends } = await log.read(index, STEP_BYTES)
    if (starts.length === 0) break
    for (let i = 0; i < starts.length && index < end; i++, index++)
      found.push({ bytes, start: starts[i] as number, stop: ends[i] as number })
  }
  return found
}
