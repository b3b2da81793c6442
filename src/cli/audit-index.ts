import { join } from 'node:path'
import { type Indexed, RecordIndex, type RecordIndexOptions } from '../main/audit/index.ts'
import { nodeDisk } from '../main/platform/index.ts'
import { loadLogVkey } from '../main/workspace/keys.ts'
import { readWorkspace } from '../main/workspace/open.ts'
import { Fault } from '../shared/base/index.ts'
import type { VerbContext } from './verb.ts'

/** Where the index of the workspace's audit log is. @throws Fault `cli/usage` with --url: the files must be here. */
export function indexOptions({ args }: VerbContext): RecordIndexOptions {
  if (args.text('url') !== undefined) throw new Fault('cli/usage', "this verb reads the workspace's files: it does not work with --url")
  const { layout } = readWorkspace(args.workspaceDir)
  return { disk: nodeDisk, dir: layout.auditDir, vkey: loadLogVkey(layout), path: join(layout.indexDir, 'audit.sqlite') }
}

/** Does something with the index of the workspace's audit log; says so when it had to be made anew. */
export async function withIndex<T>(context: VerbContext, act: (index: RecordIndex) => T | Promise<T>): Promise<T> {
  const { value, rebuilt }: Indexed<T> = await RecordIndex.use(indexOptions(context), act)
  if (rebuilt !== undefined) context.out.note(`the index was made anew: ${rebuilt}`)
  return value
}

/** The record number that a positional argument names. */
export function recordNumber(text: string | undefined): number {
  if (text === undefined || !/^\d{1,15}$/.test(text))
    throw new Fault('cli/usage', `a record is named by its number, from 0 on, not "${text}"`)
  return Number(text)
}
