import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toHex, toNumber } from './values.ts'

/** Leases in force that are kept; the engine grants no more at once, and a record of one beyond is not taken. */
export const LEASES_FOLDED_MAX = 256
/** Regions whose counters are kept. */
export const REGIONS_FOLDED_MAX = 64

/** What passed a region. */
export interface RegionCounters {
  readonly reads: number
  readonly writes: number
  readonly executes: number
  readonly bytesRead: number
  readonly bytesWritten: number
  /** Refused leases and accesses. */
  readonly refused: number
}

export interface LeaseState {
  readonly identity: string
  readonly kind: string
  /** The upper 16 bits of its addresses. */
  readonly region: number
  readonly rights: string
  readonly bytes: number
  /** Bytes moved under it, as far as they are settled. */
  readonly used: number
  readonly run: string
  readonly record: number
}

/** The memory map as the record has it: which map is in force, who may use what, and what was used. */
export interface MemoryState {
  readonly map: { readonly sha256: string; readonly record: number }
  readonly leases: Readonly<Record<string, LeaseState>>
  /** By the upper 16 bits of the region's addresses, four hex digits. */
  readonly regions: Readonly<Record<string, RegionCounters>>
  readonly refused: number
}

export const EMPTY_MEMORY: MemoryState = { map: { sha256: '', record: -1 }, leases: {}, regions: {}, refused: 0 }

export const NO_ACCESSES: RegionCounters = { reads: 0, writes: 0, executes: 0, bytesRead: 0, bytesWritten: 0, refused: 0 }

/** The key of a region's counters. */
export const regionKey = (region: number): string => region.toString(16).padStart(4, '0')

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** The map after one record; records of other kinds change nothing. */
export function applyMemory(state: MemoryState, record: arqonbus.v1.IRecord, number: number): MemoryState {
  const { mapDeclared, regionLeased, leaseEnded, accessSettled, accessRefused } = record
  // An engine's leases end with it, however it ended.
  if (record.engineStarted || record.engineClosed) return Object.keys(state.leases).length === 0 ? state : { ...state, leases: {} }
  if (mapDeclared) return withMap(state, mapDeclared, number)
  if (regionLeased) return withLease(state, regionLeased, number)
  if (leaseEnded) {
    const { [leaseEnded.lease ?? '']: _ended, ...leases } = state.leases
    return { ...state, leases }
  }
  if (accessSettled) return (accessSettled.leases ?? []).reduce(withAccesses, state)
  if (accessRefused) return withRefused(state, accessRefused)
  return state
}

/** The regions that there are now; those that stay keep what was counted. */
function withMap(state: MemoryState, { sha256, regions }: arqonbus.v1.IMapDeclared, record: number): MemoryState {
  const keys = (regions ?? []).slice(0, REGIONS_FOLDED_MAX).map(regionKey)
  const counters = Object.fromEntries(keys.map((key) => [key, own(state.regions, key) ?? NO_ACCESSES]))
  return { ...state, map: { sha256: toHex(sha256), record }, regions: counters }
}

function withLease(state: MemoryState, body: arqonbus.v1.IRegionLeased, record: number): MemoryState {
  const id = body.lease ?? ''
  if (own(state.leases, id) === undefined && Object.keys(state.leases).length >= LEASES_FOLDED_MAX) return state
  const { identity, kind, rights, run } = body
  const lease: LeaseState = {
    identity: identity ?? '',
    kind: kind ?? '',
    region: body.region ?? 0,
    rights: rights ?? '',
    bytes: toNumber(body.bytes),
    used: 0,
    run: run ?? '',
    record,
  }
  return { ...state, leases: { ...state.leases, [id]: lease } }
}

function withAccesses(state: MemoryState, row: arqonbus.v1.ILeaseAccesses): MemoryState {
  const [bytesRead, bytesWritten] = [toNumber(row.bytesRead), toNumber(row.bytesWritten)]
  const added = { reads: toNumber(row.reads), writes: toNumber(row.writes), executes: toNumber(row.executes), bytesRead, bytesWritten }
  const counted = withCounters(state, row.region ?? 0, { ...added, refused: 0 })
  const id = row.lease ?? ''
  const lease = own(counted.leases, id)
  if (lease === undefined) return counted
  return { ...counted, leases: { ...counted.leases, [id]: { ...lease, used: lease.used + bytesRead + bytesWritten } } }
}

function withRefused(state: MemoryState, { address, count }: arqonbus.v1.IAccessRefused): MemoryState {
  const refused = toNumber(count)
  const [, space, region] = /^0x([0-9a-f])_([0-9a-f]{3})_/.exec(address ?? '') ?? []
  const next = { ...state, refused: state.refused + refused }
  return space === undefined ? next : withCounters(next, Number.parseInt(`${space}${region}`, 16), { ...NO_ACCESSES, refused })
}

/** What is not on the map is not counted by region: what was refused may have named any. */
function withCounters(state: MemoryState, region: number, added: RegionCounters): MemoryState {
  const key = regionKey(region)
  const before = own(state.regions, key)
  return before === undefined ? state : { ...state, regions: { ...state.regions, [key]: addCounters(before, added) } }
}

/** Both, member by member. */
export function addCounters(a: RegionCounters, b: RegionCounters): RegionCounters {
  return {
    reads: a.reads + b.reads,
    writes: a.writes + b.writes,
    executes: a.executes + b.executes,
    bytesRead: a.bytesRead + b.bytesRead,
    bytesWritten: a.bytesWritten + b.bytesWritten,
    refused: a.refused + b.refused,
  }
}
