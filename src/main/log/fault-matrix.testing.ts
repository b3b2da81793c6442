import { setTimeout as sleep } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import { readEntries } from '../../shared/chain/index.ts'
import { nodeDisk } from '../platform/index.ts'
import { makeLogHome } from './log.testing.ts'
import { LogWriter } from './log-writer.ts'
import type { PlannedFault } from './planned-fault.testing.ts'

const ENTRIES_MAX = 300
const ENTRY_BYTES = 2_000
const SEGMENT_BYTES = 65_536

/** How one log met its fault. */
export interface FaultOutcome {
  readonly fault: PlannedFault
  /** The fault fell: at the opening, while it was appended to, or never (there were fewer such calls). */
  readonly fell: 'opening' | 'appending' | 'never'
  readonly acknowledged: number
  /** Entries at the next opening, on a sound disk. */
  readonly stored: number
  /** What is wrong; empty when all is as docs/spec/log.md says. */
  readonly wrong: readonly string[]
}

function addressOf({ call, at, error, mode }: PlannedFault): URL {
  const address = new URL('./planned-fault.testing.ts', import.meta.url)
  address.search = String(new URLSearchParams({ call, at: String(at), error, mode }))
  return address
}

function entryOf(number: number): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES + (number % 97), number & 0xff)
  entry.writeUInt32LE(number, 0)
  return entry
}

/** Appends until the log halts. @returns what was acknowledged, and what the log did wrong. */
async function appendUntilHalt(log: LogWriter, seen: { acknowledged: number; fault: Fault | undefined }): Promise<string[]> {
  const wrong: string[] = []
  for (let number = log.size; number < ENTRIES_MAX; ) {
    try {
      if (log.append(entryOf(number)) === 'full') await sleep(1)
      else number++
      if (number % 7 === 0) await log.durable(number - 1)
    } catch (error) {
      if (!(error instanceof Fault)) wrong.push(`no fault: ${String(error)}`)
      break
    }
  }
  if (seen.fault === undefined) return wrong
  const { acknowledged } = seen
  if (!['log/io', 'log/disk-full'].includes(seen.fault.code)) wrong.push(`code ${seen.fault.code}`)
  if (seen.fault.message.includes('/')) wrong.push(`its message tells a path: ${seen.fault.message}`)
  if (log.state === 'open') wrong.push('it says that it is open')
  try {
    log.append(entryOf(0))
    wrong.push('it took an entry after its fault')
  } catch {}
  await log.durable(acknowledged).then(
    () => wrong.push('it acknowledged after its fault'),
    () => undefined,
  )
  if (seen.acknowledged !== acknowledged) wrong.push('it committed after its fault')
  return wrong
}

/** One fault, one log: nothing is acknowledged after it, everything acknowledged before is there afterwards, in order, and it verifies. */
export async function meetFault(fault: PlannedFault): Promise<FaultOutcome> {
  using home = makeLogHome({ kind: 'stream', isPinned: false, segmentBytes: SEGMENT_BYTES })
  const seen: { acknowledged: number; fault: Fault | undefined } = { acknowledged: 0, fault: undefined }
  const wrong: string[] = []
  let fell: FaultOutcome['fell'] = 'never'
  try {
    const log = await LogWriter.open({
      ...home.options,
      diskModule: addressOf(fault),
      onCommitted: (_first, _count, durableSize) => void (seen.acknowledged = durableSize),
      onFault: (met) => void (seen.fault ??= met.fault),
    })
    wrong.push(...(await appendUntilHalt(log, seen)))
    await log.close()
    if (seen.fault !== undefined) fell = 'appending'
  } catch (error) {
    fell = 'opening'
    if (!(error instanceof Fault)) wrong.push(`opening: ${String(error)}`)
  }
  const again = await LogWriter.open(home.options)
  const { kind, size: stored } = again.opening
  await again.close()
  if (kind === 'replaced') wrong.push('it did not verify afterwards')
  if (stored < seen.acknowledged) wrong.push(`${seen.acknowledged} were acknowledged, ${stored} are there`)
  // Where even the clearing away fails, a whole group may be found that was reported void; one fault alone leaves none.
  if (fell === 'appending' && fault.mode === 'once' && stored > seen.acknowledged)
    wrong.push(`${stored - seen.acknowledged} void ones are there`)
  let number = 0
  for (const { content } of readEntries({ disk: nodeDisk, dir: home.dir, crc32, from: 0 }))
    if (Buffer.compare(content, entryOf(number++)) !== 0) wrong.push(`entry ${number - 1} is another`)
  return { fault, fell, acknowledged: seen.acknowledged, stored, wrong }
}

/** Every kind of call, failing at its first few times and at `later` ones, with each error, once and from then on. */
export function faultMatrix(places: readonly number[]): PlannedFault[] {
  const calls = ['write', 'short', 'syncData', 'create', 'rename', 'truncate', 'syncFolder'] as const
  const modes = ['once', 'on'] as const
  return calls.flatMap((call) =>
    (['EIO', 'ENOSPC'] as const).flatMap((error) => modes.flatMap((mode) => places.map((at) => ({ call, at, error, mode })))),
  )
}
