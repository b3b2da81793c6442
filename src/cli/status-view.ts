import { join } from 'node:path'
import type { EngineInfo } from '../main/workspace/engine-file.ts'
import type { WorkspaceFiles } from '../main/workspace/open.ts'
import type { BreachView } from '../shared/services/run-result.ts'
import { type State, toBreachView } from '../shared/state/index.ts'

/** What `status` prints (docs/reference/cli.md); snake_case because it is the outside's form. */
export interface StatusView {
  readonly workspace: string
  readonly audit_dir: string
  readonly log_vkey: string
  /** Null in a workspace without data. */
  readonly master: { readonly path: string } | null
  readonly contributors: readonly { readonly name: string; readonly path: string }[]
  readonly breaker: 'closed' | 'open'
  readonly breach: BreachView | null
  readonly runs: number
  readonly engine: { readonly ws: string | null; readonly pid: number; readonly socket: string } | null
  /** Absent from a remote engine's answer: trust is kept where the person is. */
  readonly trusted?: boolean
  readonly records: number
}

export interface StatusSources {
  readonly files: WorkspaceFiles
  readonly state: State
  readonly vkey: string
  readonly engine: EngineInfo | undefined
  readonly isTrusted: boolean
}

export function toStatusView({ files, state, vkey, engine, isTrusted }: StatusSources): StatusView {
  const { layout, config } = files
  const { breach, isOpen } = state.breaker
  return {
    workspace: layout.root,
    audit_dir: layout.auditDir,
    log_vkey: vkey,
    master: config.hasData ? { path: join(layout.root, config.master.path) } : null,
    contributors: config.contributors.map(({ name, path }) => ({ name, path: join(layout.root, path) })),
    breaker: isOpen ? 'open' : 'closed',
    breach: isOpen && breach !== undefined ? toBreachView(breach) : null,
    runs: state.runsTotal,
    engine: engine === undefined ? null : { ws: engine.ws ?? null, pid: engine.pid, socket: engine.socket },
    trusted: isTrusted,
    records: state.size,
  }
}
