import { crc32 } from 'node:zlib'
import { History, type HistoryAnswer, type HistoryRequest } from '../main/audit/index.ts'
import { nodeDisk } from '../main/platform/index.ts'
import { readWorkspace } from '../main/workspace/open.ts'
import { Fault } from '../shared/base/index.ts'
import { readEntries, segmentFirst, segmentNames } from '../shared/chain/index.ts'
import { parsePath, type StatePath } from '../shared/history/index.ts'
import type { VerbContext } from './verb.ts'

/** Asks the history of the workspace's audit log, from its files. @throws Fault those of `History.ask`; `cli/usage` with --url */
export async function askHistory({ args, out }: VerbContext, request: HistoryRequest): Promise<HistoryAnswer> {
  if (args.text('url') !== undefined) throw new Fault('cli/usage', "this verb reads the workspace's files: it does not work with --url")
  const dir = readWorkspace(args.workspaceDir).layout.auditDir
  const history = new History({ disk: nodeDisk, dir, nowMs: () => performance.now() })
  try {
    const onProgress = ({ records, of }: { records: number; of: number }): void => out.note(`${records} of ${of} records`)
    return await history.ask(request, committed(dir), { onProgress })
  } finally {
    history.close()
  }
}

/** Committed records of a log that may grow meanwhile. */
function committed(dir: string): number {
  const first = Math.max(0, ...segmentNames(nodeDisk, dir).map((name) => segmentFirst(name) ?? 0))
  let size = first
  for (const { index } of readEntries({ disk: nodeDisk, dir, crc32, from: first })) size = index + 1
  return size
}

/** The part of the state that an argument names. @throws Fault `cli/usage` */
export function statePath(text: string | undefined): StatePath {
  const path = parsePath(text ?? '')
  if (path === undefined) throw new Fault('cli/usage', 'a path is names with dots between them, a dot within a name as \\.')
  return path
}
