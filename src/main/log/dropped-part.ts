import { Fault } from '../../shared/base/index.ts'
import type { Disk } from '../platform/disk.ts'

const FILE_BYTES_MAX = 2 ** 28

/** What is known of the entries that retention dropped; `dropped.json` beside the segments. */
export interface DroppedPart {
  /** Position of the newest one; 0 when there is none. */
  readonly lastPos: number
  /** The last sequence number, among them, of each of their topics. */
  readonly topics: ReadonlyMap<string, number>
}

const pathOf = (dir: string): string => `${dir}/dropped.json`

/** @throws Fault `audit/altered` when the file is not what `writeDropped` wrote. */
export function readDropped(disk: Disk, dir: string): DroppedPart {
  if (!(disk.list(dir) ?? []).some(({ name }) => name === 'dropped.json')) return { lastPos: 0, topics: new Map() }
  try {
    const { last_pos: lastPos, topics } = JSON.parse(new TextDecoder().decode(disk.readFile(pathOf(dir), FILE_BYTES_MAX)))
    const map = new Map<string, number>(topics)
    if (Number.isSafeInteger(lastPos) && [...map.values()].every(Number.isSafeInteger)) return { lastPos, topics: map }
  } catch {}
  throw new Fault('audit/altered', `${pathOf(dir)} is not readable`, { file: 'dropped.json' })
}

/** Returns once it is on disk. */
export function writeDropped(disk: Disk, dir: string, { lastPos, topics }: DroppedPart): void {
  const bytes = new TextEncoder().encode(JSON.stringify({ last_pos: lastPos, topics: [...topics] }))
  disk.writeDurable(pathOf(dir), bytes, { temporary: `${dir}.dropped.tmp` })
}
