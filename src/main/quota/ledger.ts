import { Fault } from '../../shared/base/index.ts'
import {
  accountAt,
  accountIn,
  accountsOf,
  applyQuota,
  NO_AMOUNTS,
  QUOTA_DIMENSIONS,
  type QuotaAmounts,
  type QuotaDimension,
  type QuotaEntry,
  type QuotaState,
  reservationOf,
  toAmounts,
  usedIn,
} from '../../shared/state/index.ts'
import { type Asked, constraintOf, firstBeyond, limitOf, shown } from './amounts.ts'
import type { Amounts, LedgerOptions, QuotaParty, QuotaRule } from './contract.ts'
import { METERED_PARTIES_MAX, SETTLE_EVERY_MS } from './limits.ts'

const NS_OF_HOUR = 3_600_000_000_000n

interface Payer {
  readonly identity: string
  readonly namespace: string
  readonly roles: readonly string[]
}

/** One party's traffic since its last record, and what bounds it. */
interface Meter {
  readonly payer: Payer
  readonly accounts: readonly string[]
  readonly rules: readonly QuotaRule[]
  readonly ofRules: readonly QuotaRule[]
  messages: number
  bytes: number
}

const payerOf = ({ identity, namespace, roles = [] }: QuotaParty): Payer => ({ identity, namespace, roles })
const accountOf = (rule: QuotaRule): string =>
  rule.identity !== undefined ? `identity/${rule.identity}` : rule.role !== undefined ? `role/${rule.role}` : `namespace/${rule.namespace}`

/**
 * What everybody used, and whether there is enough left. The live ledger is the fold of what it records, taken up at once: the same records
 * give the same ledger after a restart. Traffic that has no record yet is counted beside it.
 */
export class QuotaLedger {
  readonly #options: LedgerOptions
  #state: QuotaState
  #meters = new WeakMap<QuotaParty, Meter>()
  readonly #pending = new Set<Meter>()
  readonly #pendingOf = new Map<string, { messages: number; bytes: number }>()
  #stopTimer: (() => void) | undefined

  constructor(state: QuotaState, options: LedgerOptions) {
    this.#state = state
    this.#options = options
  }

  get state(): QuotaState {
    return this.#state
  }

  /** Whether a job of `party` that asks for `asked` may be done by an operator of `type`: within its caps, and enough is left. */
  check(party: QuotaParty, type: string, asked: Asked): Fault | undefined {
    if (this.#options.isFree(party)) return undefined
    const cap = party.caps !== undefined && Object.hasOwn(party.caps, type) ? party.caps[type] : undefined
    return (cap && beyondCap(cap, type, asked)) ?? this.#beyondQuota(payerOf(party), this.#options.rules(), asked)
  }

  reserve(party: QuotaParty, jobId: string, amounts: QuotaAmounts): void {
    if (QUOTA_DIMENSIONS.some((dimension) => amounts[dimension] > 0) && !this.#options.isFree(party))
      this.#take('reserved', payerOf(party), jobId, amounts)
  }

  settle(party: QuotaParty, jobId: string, used: QuotaAmounts): void {
    const isReserved = reservationOf(this.#state, toJobKey(jobId)) !== undefined
    if (isReserved || QUOTA_DIMENSIONS.some((dimension) => used[dimension] > 0)) this.#take('settled', payerOf(party), jobId, used)
  }

  /** Counts traffic; called once a turn and party. @returns a fault when it has no more left */
  charge(party: QuotaParty, messages: number, bytes: number): Fault | undefined {
    if (this.#options.isFree(party)) return undefined
    const meter = this.#meterOf(party)
    if (!this.#pending.has(meter)) this.#open(meter)
    meter.messages += messages
    meter.bytes += bytes
    for (const account of meter.accounts) {
      const pending = this.#pendingOf.get(account) ?? { messages: 0, bytes: 0 }
      pending.messages += messages
      pending.bytes += bytes
      this.#pendingOf.set(account, pending)
    }
    return this.#exhausted(meter.ofRules)
  }

  /** How an account stands in the present hour (`hour` counts them since 1970), the present day and in all; traffic without a record counts. */
  standing(name: string): { hour: number; inHour: QuotaAmounts; inDay: QuotaAmounts; total: QuotaAmounts; reserved: QuotaAmounts } {
    const hour = this.#hour()
    const [inHour, inDay, total] = (['hour', 'day', 'total'] as const).map((per) => this.#spentIn(name, per, hour))
    const { reserved } = accountAt(this.#state, name)
    return { hour, inHour: inHour ?? NO_AMOUNTS, inDay: inDay ?? NO_AMOUNTS, total: total ?? NO_AMOUNTS, reserved }
  }

  /** Puts all traffic that has no record yet on the record. */
  flush(): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    const meters = [...this.#pending]
    this.#pending.clear()
    this.#pendingOf.clear()
    for (const meter of meters) {
      const { payer, bytes, messages } = meter
      meter.bytes = 0
      meter.messages = 0
      this.#take('settled', payer, '', toAmounts({ bytes, messages }))
    }
  }

  #open(meter: Meter): void {
    if (this.#pending.size >= METERED_PARTIES_MAX) this.flush()
    this.#pending.add(meter)
    this.#stopTimer ??= this.#options.after(SETTLE_EVERY_MS, () => this.flush())
  }

  #meterOf(party: QuotaParty): Meter {
    const rules = this.#options.rules()
    const known = this.#meters.get(party)
    if (known?.rules === rules) return known
    const payer = payerOf(party)
    const accounts = accountsOf(payer)
    const ofRules = rules.filter((rule) => accounts.includes(accountOf(rule)) && isOfTraffic(rule.limits))
    const meter = { payer, accounts, rules, ofRules, messages: 0, bytes: 0 }
    this.#meters.set(party, meter)
    return meter
  }

  #hour(): number {
    return Number(this.#options.wallNs() / NS_OF_HOUR)
  }

  #take(act: QuotaEntry['act'], payer: Payer, jobId: string, amounts: QuotaAmounts): void {
    const { identity, namespace, roles } = payer
    const entry = { act, identity, namespace, roles, job: toJobKey(jobId), amounts, hour: this.#hour() }
    this.#state = applyQuota(this.#state, entry)
    this.#options.record(entry)
  }

  #beyondQuota(payer: Payer, rules: readonly QuotaRule[], asked: Asked): Fault | undefined {
    if (rules.length === 0) return undefined
    const accounts = accountsOf(payer)
    const hour = this.#hour()
    for (const rule of rules) {
      const name = accountOf(rule)
      const beyond = accounts.includes(name) ? firstBeyond(asked, this.#leftOf(rule, name, hour)) : undefined
      if (beyond !== undefined) return exceeded(name, rule.per, beyond)
    }
    return undefined
  }

  /** The first of a party's quotas of which nothing is left for traffic. */
  #exhausted(rules: readonly QuotaRule[]): Fault | undefined {
    if (rules.length === 0) return undefined
    const hour = this.#hour()
    for (const rule of rules) {
      const name = accountOf(rule)
      const leftOf = this.#leftOf(rule, name, hour)
      for (const dimension of ['messages', 'bytes'] as const) {
        const left = leftOf(dimension)
        if (left !== undefined && left <= 0) return exceeded(name, rule.per, { dimension, limit: 0, asked: 1 })
      }
    }
    return undefined
  }

  #leftOf(rule: QuotaRule, name: string, hour: number): (dimension: QuotaDimension) => number | undefined {
    return (dimension) => {
      const limit = limitOf(rule.limits, dimension)
      return limit === undefined ? undefined : Math.max(limit - this.#usedOf(name, rule.per, hour)[dimension], 0)
    }
  }

  /** Used in the window, reserved by open jobs, and passed since the last record. */
  #usedOf(name: string, per: QuotaRule['per'], hour: number): QuotaAmounts {
    const used = this.#spentIn(name, per, hour)
    const { reserved } = accountAt(this.#state, name)
    const sum = (dimension: QuotaDimension): number => used[dimension] + reserved[dimension]
    return {
      wallMs: sum('wallMs'),
      cpuMs: sum('cpuMs'),
      runs: sum('runs'),
      energyUj: sum('energyUj'),
      bytes: sum('bytes'),
      messages: sum('messages'),
    }
  }

  /** Used in the window, and passed since the last record. */
  #spentIn(name: string, per: QuotaRule['per'], hour: number): QuotaAmounts {
    const used = usedIn(accountAt(this.#state, name), per, hour)
    const pending = this.#pendingOf.get(name) ?? this.#pendingOf.get(accountIn(this.#state, name)) ?? NO_AMOUNTS
    return { ...used, bytes: used.bytes + pending.bytes, messages: used.messages + pending.messages }
  }
}

/** Record ids are 32 hex digits; job ids come as UUIDs. */
const toJobKey = (id: string): string => id.replaceAll('-', '')
const isOfTraffic = ({ bytes, messages }: Amounts): boolean => bytes !== undefined || messages !== undefined

type Beyond = NonNullable<ReturnType<typeof firstBeyond>>

function beyondCap(cap: Amounts, type: string, asked: Asked): Fault | undefined {
  const beyond = firstBeyond(asked, (dimension) => limitOf(cap, dimension))
  if (beyond === undefined) return undefined
  const { dimension, limit } = beyond
  const what = `jobs of type ${type} are granted at most ${shown(limit, dimension)}`
  const evidence = { operator_type: type, member: constraintOf(dimension), limit, asked: beyond.asked ?? null }
  if (beyond.asked === undefined)
    return new Fault('authz/cap-exceeded', `${what}, and this one does not say what it needs: ${constraintOf(dimension)}`, evidence)
  return new Fault('authz/cap-exceeded', `${what}; this one asks for ${shown(beyond.asked, dimension)}`, evidence)
}

function exceeded(account: string, per: QuotaRule['per'], { dimension, limit, asked }: Beyond): Fault {
  const window = per === 'total' ? 'in all' : `this ${per}`
  const what = `${account} has ${shown(limit, dimension)} left ${window}`
  const evidence = { account, per, member: constraintOf(dimension), left: limit, asked: asked ?? null }
  if (asked === undefined)
    return new Fault('quota/exceeded', `${what}, and this job does not say what it needs: ${constraintOf(dimension)}`, evidence)
  return new Fault('quota/exceeded', `${what}; ${shown(asked, dimension)} more is too much`, evidence)
}
