import { Fault } from '../../../shared/base/index.ts'
import { type State, toBreachView } from '../../../shared/state/index.ts'
import type { TopicStatistics } from '../../spine/index.ts'
import type { WorkspaceConfig } from '../../workspace/config-types.ts'
import type { OperatorView } from '../operator-desk.ts'
import type { Recorder } from '../recorder.ts'
import { type Service, text, textList, whole } from './service.ts'

/** Grants of one kind in one token. */
const GRANTS_MAX = 64
const TTL_S_MAX = 366 * 24 * 3600

export interface TokenRequest {
  readonly subject: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
  readonly namespace: string
  readonly ttlS: number
}

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
  readonly operators: () => readonly OperatorView[]
  readonly advertised: (identity: string, capabilities: unknown) => void
  readonly topics: () => readonly TopicStatistics[]
  readonly issueToken: (request: TokenRequest) => Promise<{ readonly token: string; readonly expiresNs: bigint; readonly id: string }>
  readonly mintUiUrl: () => string
}

/** What is there: rig, topics, operators, tokens, the window's address. */
export function rigServices(deps: RigServiceDeps): Record<string, Service> {
  return {
    'system.status': () => statusOf(deps),
    'system.topics.list': () => ({
      topics: deps.topics().map(({ topic, durable, messages, bytes, lastPos, subscribers }) => {
        return { topic, durable, messages: String(messages), bytes: String(bytes), last_pos: String(lastPos), subscribers }
      }),
    }),
    'system.token.issue': async (body, caller) => {
      const lists = {
        publish: textList(body, 'publish', GRANTS_MAX),
        subscribe: textList(body, 'subscribe', GRANTS_MAX),
        execute: textList(body, 'execute', GRANTS_MAX),
      }
      const subject = text(body, 'subject')
      if (!/^[a-z0-9_-]{1,64}$/.test(subject)) throw new Fault('wire/bad-payload', 'a subject is 1 to 64 of a-z 0-9 _ -', { subject })
      if (isReserved(subject, deps.config()))
        throw new Fault('authz/publish-denied', `${subject} is a registered component or part of the engine; nobody else gets its name`, {
          subject,
        })
      const namespace = text(body, 'namespace', 'default')
      const request = { subject, ...lists, namespace, ttlS: whole(body, 'ttl_s', { fallback: 3600, min: 1, max: TTL_S_MAX }) }
      const { token, expiresNs, id } = await deps.issueToken(request)
      const expires = Number(expiresNs)
      await deps.recorder.appendDurable({
        actor: { id: caller.id, kind: caller.kind === 'human' ? 1 : 2 },
        tokenIssued: { subject, ...lists, namespace, expires, tokenId: id },
      })
      return { token, expires: new Date(Number(expiresNs / 1_000_000n)).toISOString() }
    },
    'system.ui.code': () => ({ url: deps.mintUiUrl() }),
    'system.operators.advertise': (body, caller) => {
      deps.advertised(caller.id, body)
      return { ok: true }
    },
  }
}

const RESERVED = ['engine', 'controller', 'data', 'window', 'anonymous']
const isReserved = (subject: string, config: WorkspaceConfig): boolean =>
  RESERVED.includes(subject) || Object.hasOwn(config.components, subject)

function statusOf(deps: RigServiceDeps): object {
  const state: State = deps.recorder.state
  const { toAbsolute } = deps
  const config = deps.config()
  const { breach, isOpen } = state.breaker
  return {
    workspace: deps.root,
    audit_dir: deps.auditDir,
    log_vkey: deps.vkey,
    master: { path: toAbsolute(config.master.path) },
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
    devices: Object.entries(config.devices).map(([name, { kind }]) => ({ name, kind, simulated: kind === 'simulated' })),
    operators: deps.operators(),
  }
}
