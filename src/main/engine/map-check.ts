import { realpathSync } from 'node:fs'
import type { State } from '../../shared/state/index.ts'
import { checkMap, type MapCheck, type RecordedOutput } from '../memory/index.ts'
import { systemClock } from '../platform/index.ts'
import type { EngineInfo } from '../workspace/engine-file.ts'
import type { WorkspaceFiles } from '../workspace/open.ts'

export interface MapCheckSources {
  readonly files: WorkspaceFiles
  /** What the record says now. */
  readonly state: State
  /** The engine that runs on the workspace. */
  readonly engine: EngineInfo | undefined
}

/** Compares a workspace as it is with its memory map; with or without an engine, from another process than the engine's too. */
export async function checkWorkspaceMap({ files, state, engine }: MapCheckSources): Promise<MapCheck> {
  const { config, layout } = files
  const declared = [config.master, ...config.contributors].map(({ path }) => path)
  const ports = [engine?.ws, engine?.http].flatMap((url) => (url === undefined ? [] : [Number(new URL(url).port)]))
  const listen = config.listen === undefined ? [] : [config.listen.port]
  return await checkMap({
    root: realpathSync(layout.root),
    files: ['workspace.yaml', 'policy.yaml', ...declared],
    engine: engine === undefined ? undefined : { pid: engine.pid, ports: [...ports, ...listen], socket: engine.socket },
    operators: new Map(Object.entries(state.operators).map(([identity, { pid }]) => [pid, identity])),
    self: process.pid,
    after: (ms, callback) => systemClock.after(ms, callback),
    inUse: inUse(files, state, engine !== undefined),
    outputsOf: (version) => outputsOf(state, version),
  })
}

/** Where operators that run as long as the engine does have their job folders (standing-operators.ts). */
const STANDING = 'standing'

/** Who works in the scratch and in staging: the run that is on, and standing operators. */
function inUse({ config }: WorkspaceFiles, state: State, hasEngine: boolean): ReadonlySet<string> {
  if (!hasEngine) return new Set()
  const runs = Object.values(state.runs).flatMap(({ id, status }) => (status === 'running' ? [id] : []))
  const hasStanding = Object.values(config.components).some((decl) => 'restart' in decl)
  return new Set([...runs, ...(hasStanding ? [STANDING] : [])])
}

function outputsOf(state: State, version: string): ReadonlyMap<string, RecordedOutput> | 'older' | undefined {
  const run = Object.hasOwn(state.runs, version) ? state.runs[version] : undefined
  if (run === undefined) return state.runsTotal > state.runOrder.length ? 'older' : undefined
  // Of a run with more outputs than are kept the rest has no hash here.
  if (run.truncated > 0) return 'older'
  return new Map(run.outputs.map(({ path, sha256, bytes }) => [`outputs/${version}/${path}`, { sha256, bytes }]))
}
