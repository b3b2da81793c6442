import type { arqonbus } from '../wire/generated/arqonbus.js'
import { addAmounts, isNothing, NO_AMOUNTS, type QuotaAmounts, subtractAmounts, toAmounts } from './quota-amounts.ts'
import { toHex, toNumber } from './values.ts'

/** Accounts of one kind; what comes beyond shares the account `KIND/*`. */
export const QUOTA_ACCOUNTS_MAX = 4_096
const HOURS_OF_DAY = 24

/** What was used in one window; `start` counts whole hours, or days, since 1970 UTC. */
export interface QuotaWindow {
  readonly start: number
  readonly used: QuotaAmounts
}

/** What an identity, a role or a namespace used, and what its open jobs have reserved. */
export interface QuotaAccount {
  readonly hour: QuotaWindow
  readonly day: QuotaWindow
  readonly total: QuotaAmounts
  readonly reserved: QuotaAmounts
}

export interface QuotaReservation {
  readonly accounts: readonly string[]
  readonly amounts: QuotaAmounts
}

/**
 * The ledger. Accounts are named `identity/NAME`, `role/NAME`, `namespace/NAME`. Accounts lie in 64 parts by a hash of their names, reservations
 * in 256 by the end of the job's id, so that one act copies little, however many there are.
 */
export interface QuotaState {
  readonly accounts: Readonly<Record<string, Readonly<Record<string, QuotaAccount>>>>
  /** How many accounts of a kind there are. */
  readonly counts: Readonly<Record<string, number>>
  readonly open: Readonly<Record<string, Readonly<Record<string, QuotaReservation>>>>
}

export const EMPTY_QUOTA: QuotaState = { accounts: {}, counts: {}, open: {} }

/** One act of the ledger, as its record says it. */
export interface QuotaEntry {
  readonly act: 'reserved' | 'settled'
  readonly identity: string
  readonly namespace: string
  readonly roles: readonly string[]
  /** 32 hex digits; empty for traffic. */
  readonly job: string
  readonly amounts: QuotaAmounts
  readonly hour: number
}

const NO_WINDOW: QuotaWindow = { start: 0, used: NO_AMOUNTS }
const NO_ACCOUNT: QuotaAccount = { hour: NO_WINDOW, day: NO_WINDOW, total: NO_AMOUNTS, reserved: NO_AMOUNTS }

export const dayOf = (hour: number): number => Math.floor(hour / HOURS_OF_DAY)
const partOf = (job: string): string => job.slice(-2)
const kindOf = (name: string): string => name.slice(0, name.indexOf('/'))

function shelfOf(name: string): string {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 64
  return String(hash)
}

/** The accounts that someone's use counts in. */
export function accountsOf(who: { readonly identity: string; readonly namespace: string; readonly roles: readonly string[] }): string[] {
  return [`identity/${who.identity}`, `namespace/${who.namespace}`, ...who.roles.map((role) => `role/${role}`)]
}

/** The account that `name` counts in: itself, or its kind's common one when there are too many. */
export function accountIn({ accounts, counts }: QuotaState, name: string): string {
  const kind = kindOf(name)
  const isKept = accounts[shelfOf(name)]?.[name] !== undefined || (counts[kind] ?? 0) < QUOTA_ACCOUNTS_MAX
  return isKept ? name : `${kind}/*`
}

export function accountAt(state: QuotaState, name: string): QuotaAccount {
  const kept = accountIn(state, name)
  return state.accounts[shelfOf(kept)]?.[kept] ?? NO_ACCOUNT
}

export const accountNames = ({ accounts }: QuotaState): string[] => Object.values(accounts).flatMap((shelf) => Object.keys(shelf))

export function reservationOf(state: QuotaState, job: string): QuotaReservation | undefined {
  return state.open[partOf(job)]?.[job]
}

/** What an account used in the window that `hour` lies in. */
export function usedIn(account: QuotaAccount, per: 'hour' | 'day' | 'total', hour: number): QuotaAmounts {
  if (per === 'total') return account.total
  const window = per === 'hour' ? account.hour : account.day
  return window.start === (per === 'hour' ? hour : dayOf(hour)) ? window.used : NO_AMOUNTS
}

/** The ledger after one act. Pure; unknown jobs and repeated settlements change no reservation. */
export function applyQuota(state: QuotaState, entry: QuotaEntry): QuotaState {
  const names = [...new Set(accountsOf(entry).map((name) => accountIn(state, name)))]
  if (entry.act === 'reserved') return reserve(state, entry, names)
  const given = entry.job === '' ? undefined : reservationOf(state, entry.job)
  const released = given === undefined ? state : release(state, entry.job, given)
  if (isNothing(entry.amounts)) return released
  return change(released, names, (account) => ({
    ...account,
    hour: added(account.hour, entry.hour, entry.amounts),
    day: added(account.day, dayOf(entry.hour), entry.amounts),
    total: addAmounts(account.total, entry.amounts),
  }))
}

/** What a record says of the ledger; undefined when it says nothing. */
export function quotaEntry(record: arqonbus.v1.IRecord): QuotaEntry | undefined {
  const body = record.quotaReserved ?? record.quotaSettled
  if (body === null || body === undefined) return undefined
  const { wallMs, cpuMs, runs, energyUj, bytes, messages } = body.amounts ?? {}
  return {
    act: record.quotaReserved ? 'reserved' : 'settled',
    identity: body.identity ?? '',
    namespace: body.namespace ?? '',
    roles: body.roles ?? [],
    job: toHex(body.jobId),
    amounts: toAmounts({
      wallMs: toNumber(wallMs),
      cpuMs: toNumber(cpuMs),
      runs: toNumber(runs),
      energyUj: toNumber(energyUj),
      bytes: toNumber(bytes),
      messages: toNumber(messages),
    }),
    hour: body.hour ?? 0,
  }
}

function reserve(state: QuotaState, { job, amounts }: QuotaEntry, names: readonly string[]): QuotaState {
  if (reservationOf(state, job) !== undefined) return state
  const part = partOf(job)
  const open = { ...state.open, [part]: { ...state.open[part], [job]: { accounts: names, amounts } } }
  return change({ ...state, open }, names, (account) => ({ ...account, reserved: addAmounts(account.reserved, amounts) }))
}

function release(state: QuotaState, job: string, given: QuotaReservation): QuotaState {
  const part = partOf(job)
  const { [job]: _released, ...others } = state.open[part] ?? {}
  const { [part]: _part, ...parts } = state.open
  const open = Object.keys(others).length === 0 ? parts : { ...parts, [part]: others }
  return change({ ...state, open }, given.accounts, (account) => ({
    ...account,
    reserved: subtractAmounts(account.reserved, given.amounts),
  }))
}

const added = ({ start, used }: QuotaWindow, at: number, amounts: QuotaAmounts): QuotaWindow => ({
  start: at,
  used: start === at ? addAmounts(used, amounts) : amounts,
})

function change(state: QuotaState, names: readonly string[], to: (account: QuotaAccount) => QuotaAccount): QuotaState {
  const accounts = { ...state.accounts }
  const counts = { ...state.counts }
  for (const name of names) {
    const at = shelfOf(name)
    const account = accounts[at]?.[name]
    if (account === undefined) counts[kindOf(name)] = (counts[kindOf(name)] ?? 0) + 1
    accounts[at] = { ...accounts[at], [name]: to(account ?? NO_ACCOUNT) }
  }
  return { ...state, accounts, counts }
}
