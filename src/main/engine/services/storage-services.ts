import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkspaceLayout } from '../../workspace/layout.ts'
import type { Service } from './service.ts'

/** Files counted of one area; what has more is told as `more`. */
export const FILES_COUNTED_MAX = 50_000
/** A count is told again within this: walking folders is no work for every glance. */
const FRESH_MS = 5_000

interface Area {
  readonly area: string
  readonly path: string
  readonly bytes: number
  readonly files: number
  /** More files are there than were counted. */
  readonly more: boolean
}

/** `system.storage.show`: what the workspace takes on disk, by what it is for, and what is left. */
export function storageServices({
  layout,
  nowMs,
}: {
  readonly layout: WorkspaceLayout
  readonly nowMs: () => number
}): Record<string, Service> {
  const places: readonly (readonly [string, string])[] = [
    ['audit log', layout.auditDir],
    ['stream logs', layout.streamsDir],
    ['content store', layout.romDir],
    ['blobs', layout.blobsDir],
    ['cache', layout.cacheDir],
    ['outputs', layout.outputsDir],
    ['scratch', layout.hbmDir],
    ['indexes', layout.indexDir],
  ]
  let last: { readonly atMs: number; readonly answer: Promise<object> } | undefined
  const count = async (): Promise<object> => {
    const areas: Area[] = []
    for (const [area, path] of places) areas.push({ area, path, ...(await sizeOf(path)) })
    const disk = await statfs(layout.root)
    return { areas, free_bytes: disk.bavail * disk.bsize, total_bytes: disk.blocks * disk.bsize }
  }
  return {
    'system.storage.show': async () => {
      if (last === undefined || nowMs() - last.atMs > FRESH_MS) last = { atMs: nowMs(), answer: count() }
      return await last.answer
    },
  }
}

/** Of all files below a folder; a folder that is not there holds nothing, a file that goes meanwhile is not counted. */
export async function sizeOf(folder: string, most = FILES_COUNTED_MAX): Promise<Pick<Area, 'bytes' | 'files' | 'more'>> {
  let [bytes, files] = [0, 0]
  const open = [folder]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) open.push(path)
      else if (files >= most) return { bytes, files, more: true }
      else {
        files += 1
        bytes += await stat(path).then(
          ({ size }) => size,
          () => 0,
        )
      }
    }
  }
  return { bytes, files, more: false }
}
