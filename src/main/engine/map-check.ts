import { realpathSync } from 'node:fs'
import type { State } from '../../shared/state/index.ts'
import { fileNameOf } from '../cache/index.ts'
import { checkMap, type MapCheck, type RecordedOutput } from '../memory/index.ts'
import { systemClock } from '../platform/index.ts'
import { declaredTables } from '../workspace/config-types.ts'
import type { EngineInfo } from '../workspace/engine-file.ts'
import type { WorkspaceFiles } from '../workspace/open.ts'

/** What the record says now, and the engine that runs on the workspace. */
export interface PresentRig {
  readonly state: State
  readonly engine: EngineInfo | undefined
  /** What the state does not say; the log is read for it where it is asked for. */
  readonly named: () => NamedInLog
}

/** Hashes that records of the log name. */
export interface NamedInLog {
  /** Every content that a record ever put into the ROM. */
  readonly copies: ReadonlySet<string>
  /** By run: of the manifest that lies beside its outputs. */
  readonly manifests: ReadonlyMap<string, string>
}

/** Findings beside which the rig moved on (an engine that starts, a run that ends) are looked at so often. */
const LOOKS_MAX = 3
const LOOK_AGAIN_MS = 500

/** Compares a workspace as it is with its memory map; with or without an engine, from another process than the engine's too. */
export async function checkWorkspaceMap(files: WorkspaceFiles, present: () => PresentRig): Promise<MapCheck> {
  let rig = present()
  for (let looks = 1; ; looks++) {
    const found = await checkOnce(files, rig, () => present().state)
    const after = present()
    const isStill = after.state.size === rig.state.size && after.engine?.pid === rig.engine?.pid
    if (found.findings.length === 0 || isStill || looks === LOOKS_MAX) return found
    await new Promise<void>((resolve) => void systemClock.after(LOOK_AGAIN_MS, resolve))
    rig = present()
  }
}

async function checkOnce(files: WorkspaceFiles, rig: PresentRig, now: () => State): Promise<MapCheck> {
  let read: NamedInLog | undefined
  const named = (): NamedInLog => (read ??= rig.named())
  const { state, engine } = rig
  const { config, layout } = files
  const declared = declaredTables(config).map(({ path }) => path)
  const ports = [engine?.ws, engine?.http].flatMap((url) => (url === undefined ? [] : [Number(new URL(url).port)]))
  const listen = config.listen === undefined ? [] : [config.listen.port]
  return await checkMap({
    root: realpathSync(layout.root),
    files: ['workspace.yaml', 'policy.yaml', ...declared],
    engine: engine === undefined ? undefined : { pid: engine.pid, ports: [...ports, ...listen], socket: engine.socket },
    operators: new Map(Object.entries(state.operators).map(([identity, { pid }]) => [pid, identity])),
    self: process.pid,
    after: (ms, callback) => systemClock.after(ms, callback),
    isInUse: (name) => (name === STANDING ? hasStanding(files) : engine !== undefined && isInUse(state, name)),
    outputsOf: (version) => outputsOf(state, version),
    isCopyNamed: copyNames({ ...rig, named }),
    manifestOf: (version) => named().manifests.get(version),
    ...cacheFiles(state, engine === undefined ? undefined : now),
  })
}

/** Where operators that run as long as the engine does have their job folders (standing-operators.ts), which stay: what one wrote there it may want again. */
const STANDING = 'standing'
const hasStanding = ({ config }: WorkspaceFiles): boolean => Object.values(config.components).some((decl) => 'restart' in decl)

/** A check of a device outside runs has a folder of its own for as long as it lasts (wire-devices.ts). */
const DEVICE_CHECK = /^check-[0-9a-f-]+$/

/** Whether somebody works in a folder of the scratch or of staging: the run that is on, a device that is checked. */
function isInUse(state: State, name: string): boolean {
  return DEVICE_CHECK.test(name) || (Object.hasOwn(state.runs, name) && state.runs[name]?.status === 'running')
}

function outputsOf(state: State, version: string): ReadonlyMap<string, RecordedOutput> | 'older' | undefined {
  const run = Object.hasOwn(state.runs, version) ? state.runs[version] : undefined
  if (run === undefined) return state.runsTotal > state.runOrder.length ? 'older' : undefined
  // Of a run with more outputs than are kept the rest has no hash here.
  if (run.truncated > 0) return 'older'
  return new Map(run.outputs.map(({ path, sha256, bytes }) => [`outputs/${version}/${path}`, { sha256, bytes }]))
}

/** Old registrations and what is kept no more stand in the log alone. */
function copyNames({ state, engine, named: all }: PresentRig): (sha256: string) => boolean | undefined {
  const { data, kept, runs } = state
  const named = new Set([
    ...Object.values(data).map(({ sha256 }) => sha256),
    ...Object.values(runs).flatMap(({ inputs }) => inputs.map(({ sha256 }) => sha256)),
    ...kept.flatMap(({ sha256, outputs }) => [sha256, ...outputs.map((address) => address.slice('sha256:'.length))]),
  ])
  const isAtWork = engine !== undefined && Object.values(runs).some(({ status }) => status === 'running')
  return (sha256) => {
    if (named.has(sha256)) return true
    return isAtWork ? undefined : all().copies.has(sha256)
  }
}

/** The log is read again for so many files that came into the cache while it was looked at. */
const FRESH_MAX = 16

/** What the record has on disk of the cache. An entry's record is on disk before its file has its name: of a running engine a newer record may tell. */
function cacheFiles(state: State, now: (() => State) | undefined): Pick<Parameters<typeof checkMap>[0], 'cachedAs' | 'cachedNames'> {
  let entries = entriesOf(state)
  let reads = 0
  return {
    cachedAs: (name) => {
      if (!entries.has(name) && now !== undefined && reads < FRESH_MAX) {
        reads += 1
        entries = entriesOf(now())
      }
      return entries.get(name)
    },
    cachedNames: () => [...entries.keys()],
  }
}

/** SHA-256 by file name. */
const entriesOf = ({ cache }: State): ReadonlyMap<string, string> =>
  new Map(cache.tiers[2].entries.map(({ key, sha256 }) => [fileNameOf(key), sha256]))
