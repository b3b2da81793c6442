import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { segmentFirst, segmentName, verifyFolder } from '../../shared/chain/index.ts'
import type { Disk } from '../platform/disk.ts'
import { sha256, sha256Into } from '../platform/hash.ts'
import type { LogWriterOptions, SetAside } from './log-options.ts'
import { checkSignature } from './recovery.ts'
import type { Refused } from './worker-thread.ts'

/** Folders in set-aside; more than a rig will ever have. */
const SET_ASIDE_MAX = 100_000
const NAME = /^(\d+)-(audit|stream)-(altered|rolled-back|.*)$/

/** Moves a whole log folder out of the way: nothing is deleted. */
export function setAside(options: LogWriterOptions, refused: Refused): SetAside {
  const { disk, dir, setAsideDir } = options
  const code = refused.isRolledBack ? 'audit/rolled-back' : 'audit/altered'
  disk.makeFolder(setAsideDir)
  const number = 1 + numbers(disk, setAsideDir).reduce((most, next) => Math.max(most, next), 0)
  const reason = refused.isRolledBack ? 'rolled-back' : 'altered'
  const movedTo = `${setAsideDir}/${number}-${options.kind}-${reason}`
  disk.rename(dir, movedTo)
  disk.syncFolder(setAsideDir)
  disk.syncFolder(dirname(dir))
  return { code, origin: refused.origin, size: refused.size, root: refused.root, bad: refused.bad, movedTo }
}

function numbers(disk: Disk, setAsideDir: string): readonly number[] {
  const names = (disk.list(setAsideDir) ?? []).slice(0, SET_ASIDE_MAX)
  return names.map(({ name }) => Number(NAME.exec(name)?.[1] ?? 0))
}

/**
 * For a folder without an audit log: the log that was set aside when the engine died before the one in its place began.
 */
export async function unfinished(options: LogWriterOptions): Promise<SetAside | undefined> {
  const { disk, setAsideDir, kind } = options
  const names = (disk.list(setAsideDir) ?? []).map(({ name }) => name).filter((name) => NAME.exec(name)?.[2] === kind)
  const newest = names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1)
  if (newest === undefined) return undefined
  const dir = `${setAsideDir}/${newest}`
  const report = await verifyFolder({ disk, dir, sha256, hashInto: sha256Into, crc32, checkSignature, newestSignaturesMax: 1 })
  const bad = report.firstBad ?? { file: report.segments[0] ?? segmentName(0), offset: 0, reason: 'set aside earlier' }
  const code = report.isRolledBack ? 'audit/rolled-back' : 'audit/altered'
  return { code, origin: report.origin, size: report.head.size, root: report.head.root, bad, movedTo: dir }
}

/** A log that should be there and is not. */
export function gone(options: LogWriterOptions): SetAside {
  const bad = { record: 0, file: segmentName(0), offset: 0, reason: 'the log is gone' }
  const root = sha256(new Uint8Array(0))
  return { code: 'audit/rolled-back', origin: options.identity.origin, size: 0, root, bad, movedTo: '' }
}

export function hasLog(disk: Disk, dir: string): boolean {
  return (disk.list(dir) ?? []).some((entry) => segmentFirst(entry.name) !== undefined)
}
