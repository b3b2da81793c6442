import { userConfigDir } from '../main/workspace/layout.ts'
import { readWorkspace, type WorkspaceFiles } from '../main/workspace/open.ts'
import { loadPerson, type Person } from '../main/workspace/person.ts'
import { Fault } from '../shared/base/index.ts'
import type { Bus } from '../shared/client/contract.ts'
import { findEngine, openSession } from './engine-access.ts'
import { type OfflineLog, openOfflineLog } from './offline-log.ts'
import type { VerbContext } from './verb.ts'

/** What a person is about to do to a workspace, and what by. */
export interface PersonAct {
  readonly files: WorkspaceFiles
  readonly person: Person
  readonly configDir: string
}

/** Both ways to put a person's act on the record. Each returns what the verb goes on with. */
export interface Ways<T> {
  /** An engine runs: it writes the record. */
  readonly ask: (bus: Bus) => Promise<T>
  /** None runs: the verb holds the lock and the log. */
  readonly record: (log: OfflineLog) => Promise<T>
}

/** The person of this configuration folder and the workspace they act on. @throws Fault `cli/usage` with --url: the files must be here. */
export function beginAct({ args, host }: VerbContext): PersonAct {
  if (args.text('url') !== undefined) throw new Fault('cli/usage', "this verb needs the workspace's folder: it does not work with --url")
  const configDir = userConfigDir(host.user)
  return { files: readWorkspace(args.workspaceDir), person: loadPerson(configDir), configDir }
}

/** Puts an act on the record: through the engine that runs, or straight into the log. */
export async function putOnRecord<T>(context: VerbContext, { files }: PersonAct, ways: Ways<T>): Promise<T> {
  if (findEngine(files) !== undefined) {
    try {
      await using session = await openSession(context, 'running')
      return await ways.ask(session.bus)
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'engine/not-running') throw error
    }
  }
  await using log = await openOfflineLog(context, { layout: files.layout, workspaceId: files.config.id })
  return await ways.record(log)
}
