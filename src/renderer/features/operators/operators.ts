import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Engine } from '../../data/engine.ts'
import type { AuditRecord } from '../../data/types.ts'
import type { CredentialRow } from './rows.ts'

export const SECTIONS = ['operators', 'jobs', 'quotas', 'identities'] as const
export type Section = (typeof SECTIONS)[number]

/** Refusals shown, the newest. */
const REFUSALS_SHOWN_MAX = 100

export type Act = 'publish' | 'subscribe' | 'execute'

export interface CanAnswer {
  readonly allowed: boolean
  readonly who: string
  readonly does: Act
  readonly what: string
  readonly namespace: string
  readonly code: string | null
  readonly reason: string
  readonly source: string | null
  readonly role: string | null
  readonly by: string | null
  readonly caps: Readonly<Record<string, number>> | null
}

/** What a token or key is issued for, as it is written. */
export interface IssueDraft {
  readonly kind: 'token' | 'key'
  readonly subject: string
  readonly namespace: string
  /** Patterns with spaces between them. */
  readonly publish: string
  readonly subscribe: string
  readonly execute: string
  /** Of a key alone. */
  readonly roles: string
  /** Hours; empty: until it is revoked, of a key alone. */
  readonly hours: string
}

/** Tokens live this long at most; the engine's own limit. */
const TTL_S_MAX = 366 * 24 * 3_600

const EMPTY_ISSUE: IssueDraft = {
  kind: 'token',
  subject: '',
  namespace: 'default',
  publish: '',
  subscribe: '',
  execute: '',
  roles: '',
  hours: '1',
}

export interface OperatorsState {
  readonly section: Section
  /** What is asked to be confirmed. */
  readonly asks:
    | { readonly act: 'cancel'; readonly jobId: string }
    | { readonly act: 'revoke'; readonly credential: CredentialRow }
    | undefined
  readonly credentials: readonly CredentialRow[]
  readonly credentialsFault: FaultView | undefined
  readonly refusals: readonly AuditRecord[]
  readonly refusalsFault: FaultView | undefined
  readonly can: { readonly who: string; readonly does: Act; readonly what: string }
  readonly canAnswer: CanAnswer | undefined
  readonly canFault: FaultView | undefined
  /** The form of a token or key; undefined: closed. */
  readonly issue: (IssueDraft & { readonly step: 'write' | 'review'; readonly fault: FaultView | undefined }) | undefined
}

type CredentialAnswer = Omit<CredentialRow, 'kind' | 'id'> & { readonly token_id?: string; readonly key_id?: string }

/** Which part of the view is shown; credentials and what they allow; what was refused. What is secret is never kept here. */
export class OperatorsModel {
  readonly store = createStore<OperatorsState>(() => ({
    section: 'operators',
    asks: undefined,
    credentials: [],
    credentialsFault: undefined,
    refusals: [],
    refusalsFault: undefined,
    can: { who: '', does: 'publish', what: '' },
    canAnswer: undefined,
    canFault: undefined,
    issue: undefined,
  }))
  #engine: Engine | undefined

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    // What was asked on the former connection is asked again by whoever looks.
    this.store.setState({ asks: undefined, canAnswer: undefined })
  }

  show(section: Section): void {
    this.store.setState({ section, asks: undefined })
  }

  ask(asks: OperatorsState['asks']): void {
    this.store.setState({ asks })
  }

  /** Tokens and keys in force. */
  async readCredentials(): Promise<void> {
    try {
      const { tokens } = (await this.#request('system.token.list', {})) as { tokens: readonly CredentialAnswer[] }
      const { keys } = (await this.#request('system.key.list', {})) as { keys: readonly CredentialAnswer[] }
      const row = (kind: CredentialRow['kind'], { token_id: token, key_id: key, ...rest }: CredentialAnswer): CredentialRow => ({
        ...rest,
        kind,
        id: token ?? key ?? '',
      })
      const credentials = [...tokens.map((each) => row('token', each)), ...keys.map((each) => row('key', each))]
      this.store.setState({ credentials, credentialsFault: undefined })
    } catch (error) {
      this.store.setState({ credentialsFault: Fault.from(error).toView() })
    }
  }

  /** The newest records of what was refused. */
  async readRefusals(): Promise<void> {
    try {
      const { total } = (await this.#request('system.history.list', { kind: 'refusals', limit: 1 })) as { total: number }
      const at = Math.max(0, total - REFUSALS_SHOWN_MAX)
      const answer = await this.#request('system.history.list', { kind: 'refusals', at, limit: REFUSALS_SHOWN_MAX })
      const { records } = answer as { records: readonly AuditRecord[] }
      this.store.setState({ refusals: records.toReversed(), refusalsFault: undefined })
    } catch (error) {
      this.store.setState({ refusalsFault: Fault.from(error).toView() })
    }
  }

  changeCan(part: Partial<OperatorsState['can']>): void {
    this.store.setState({ can: { ...this.store.getState().can, ...part }, canAnswer: undefined, canFault: undefined })
  }

  isCanComplete(): boolean {
    const { who, what } = this.store.getState().can
    return who.trim() !== '' && what.trim() !== ''
  }

  async askCan(): Promise<void> {
    const { who, does, what } = this.store.getState().can
    try {
      const canAnswer = (await this.#request('system.can', { who: who.trim(), does, what: what.trim() })) as CanAnswer
      this.store.setState({ canAnswer, canFault: undefined })
    } catch (error) {
      this.store.setState({ canAnswer: undefined, canFault: Fault.from(error).toView() })
    }
  }

  openIssue(subject: string): void {
    this.store.setState({ issue: { ...EMPTY_ISSUE, subject, step: 'write', fault: undefined }, section: 'identities' })
  }

  closeIssue(): void {
    this.store.setState({ issue: undefined })
  }

  changeIssue(part: Partial<NonNullable<OperatorsState['issue']>>): void {
    const { issue } = this.store.getState()
    if (issue !== undefined) this.store.setState({ issue: { ...issue, fault: undefined, ...part } })
  }

  /** Issues what was reviewed. @returns the secret, which the engine tells once; the caller shows it and keeps it nowhere. */
  async issue(): Promise<string | undefined> {
    const { issue } = this.store.getState()
    if (issue === undefined) return undefined
    try {
      const body = issueBody(issue)
      const answer = await this.#request(issue.kind === 'token' ? 'system.token.issue' : 'system.key.create', body)
      const { token, key } = answer as { token?: string; key?: string }
      // The form stays until the person has what it shows once; another one must be reviewed anew.
      this.changeIssue({ step: 'write' })
      void this.readCredentials()
      return token ?? key
    } catch (error) {
      this.changeIssue({ step: 'write', fault: Fault.from(error).toView() })
      return undefined
    }
  }

  /** @returns how many connections ended. @throws Fault */
  async revoke({ kind, id }: CredentialRow, reason: string): Promise<number> {
    const body = kind === 'token' ? { token_id: id, reason } : { key_id: id, reason }
    const { ended } = (await this.#request(`system.${kind}.revoke`, body)) as { ended: number }
    this.store.setState({ asks: undefined })
    void this.readCredentials()
    return ended
  }

  async #request(topic: string, body: object): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await this.#engine.bus.request(topic, body)
  }
}

export const listOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== '')

/** The request that issues it. @throws Fault `cli/usage` for hours that are none */
export function issueBody({ kind, hours, roles, ...draft }: IssueDraft): object {
  const ttl = hours.trim() === '' ? undefined : Math.round(Number(hours) * 3_600)
  if (ttl !== undefined && !(ttl >= 1 && ttl <= TTL_S_MAX))
    throw new Fault('wire/bad-payload', `hours must be a number above 0, at most ${TTL_S_MAX / 3_600}`)
  const { subject, namespace, publish, subscribe, execute } = draft
  const grants = { publish: listOf(publish), subscribe: listOf(subscribe), execute: listOf(execute) }
  return {
    subject: subject.trim(),
    namespace: namespace.trim(),
    ...grants,
    ...(kind === 'key' && { roles: listOf(roles) }),
    ...(ttl !== undefined && { ttl_s: ttl }),
  }
}
