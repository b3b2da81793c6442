import { type State, toBreachView } from '../../../shared/state/index.ts'
import type { WorkspaceConfig } from '../../workspace/config-types.ts'
import type { DeviceView } from '../device-desk.ts'
import type { OperatorView } from '../operator-desk.ts'
import type { Recorder } from '../recorder.ts'
import type { LogView } from '../stream-log.ts'
import type { Service } from './service.ts'

export interface RigServiceDeps {
  readonly recorder: Recorder
  readonly config: () => WorkspaceConfig
  readonly root: string
  readonly auditDir: string
  readonly vkey: string
  readonly toAbsolute: (relative: string) => string
  readonly running: () => string | undefined
  readonly pos: () => number
  readonly epoch: number
  readonly head: () => { readonly size: number; readonly root: string }
  readonly engine: () => { readonly ws?: string; readonly pid: number; readonly socket: string }
  readonly devices: () => readonly DeviceView[]
  readonly operators: () => readonly OperatorView[]
  readonly logs: () => readonly LogView[]
  readonly mintUiUrl: () => string
}

/** What is there: the rig, the window's address. */
export function rigServices(deps: RigServiceDeps): Record<string, Service> {
  return {
    'system.status': () => statusOf(deps),
    'system.ui.code': () => ({ url: deps.mintUiUrl() }),
  }
}

function statusOf(deps: RigServiceDeps): object {
  const state: State = deps.recorder.state
  const { toAbsolute } = deps
  const config = deps.config()
  const { breach, isOpen } = state.breaker
  return {
    workspace: deps.root,
    audit_dir: deps.auditDir,
    log_vkey: deps.vkey,
    master: config.hasData ? { path: toAbsolute(config.master.path) } : null,
    contributors: config.contributors.map(({ name, path }) => ({ name, path: toAbsolute(path) })),
    breaker: isOpen ? 'open' : 'closed',
    breach: breach === undefined ? null : toBreachView(breach),
    runs: state.runsTotal,
    engine: deps.engine(),
    name: config.name,
    id: config.id,
    running: deps.running() ?? null,
    pos: String(deps.pos()),
    epoch: deps.epoch,
    records: state.size,
    head: deps.head(),
    devices: deps.devices().map(({ name, kind, state, simulated }) => ({ name, kind, state, simulated })),
    operators: deps.operators(),
    logs: deps.logs(),
  }
}
