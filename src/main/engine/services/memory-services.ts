import { Fault } from '../../../shared/base/index.ts'
import type { MemoryState } from '../../../shared/state/index.ts'
import { BUS_READ_BYTES_MAX, formatAddress, type MemoryMap, type MemoryParty, type Rights } from '../../memory/index.ts'
import type { ContentStore, StorePort } from '../../workspace/content-store.ts'
import { toMapView } from '../map-view.ts'
import { type Body, type Caller, type Service, text, whole } from './service.ts'

/** A copy larger than this is not read over the bus: all of it is hashed at every read. */
export const OBJECT_BYTES_MAX = 16 * 1024 * 1024

export interface MemoryServiceDeps {
  readonly map: MemoryMap
  readonly state: () => MemoryState
  /** Who is at a connection, and whether a run has it as a party now. */
  readonly callerAt: (inbox: string) => { readonly party: MemoryParty; readonly isRunParty: boolean }
  readonly storeUnder: (port: StorePort) => ContentStore
  /** The bank that a copy is in. */
  readonly bankOf: (sha256: string) => string
  readonly onRunPartyRefused: (fault: Fault) => void
}

const RIGHTS: readonly Rights[] = ['r', 'w', 'x', 'rw', 'rx', 'wx', 'rwx']
const OFFSET_MAX = Number.MAX_SAFE_INTEGER

/** The memory map over the bus: what there is, leases, and reading copies under one. */
export function memoryServices(deps: MemoryServiceDeps): Record<string, Service> {
  const { map } = deps
  return {
    'system.memory.map': () => toMapView(deps.state(), map),
    'system.memory.lease': (body, caller) =>
      asParty(deps, caller, (party) => {
        const rights = RIGHTS.find((each) => each === text(body, 'rights'))
        if (rights === undefined) throw new Fault('wire/bad-payload', `rights must be one of ${RIGHTS.join(', ')}`, { member: 'rights' })
        const bytes = body['bytes'] === undefined ? {} : { bytes: whole(body, 'bytes', { min: 1, max: OFFSET_MAX }) }
        const run = party.run === undefined ? {} : { run: party.run }
        const { terms } = map.lease({ party, region: text(body, 'region'), rights, ...bytes, ...run, holder: caller.inbox })
        return { lease: terms.id, address: formatAddress(terms.region.id, 0), bytes: terms.bytes }
      }),
    'system.memory.release': (body, caller) =>
      asParty(deps, caller, (party) => {
        map.release(map.held(text(body, 'lease'), { party, holder: caller.inbox }))
        return { ok: true }
      }),
    'system.memory.read': (body, caller) => asParty(deps, caller, (party) => read(deps, body, { party, holder: caller.inbox })),
  }
}

/** A refusal of a run's party ends the run; anybody else's is an answer. */
async function asParty(deps: MemoryServiceDeps, caller: Caller, act: (party: MemoryParty) => object | Promise<object>): Promise<object> {
  const { party, isRunParty } = deps.callerAt(caller.inbox)
  try {
    return await act(party)
  } catch (error) {
    const fault = Fault.from(error)
    if (isRunParty && fault.code.startsWith('memory/')) deps.onRunPartyRefused(fault)
    throw fault
  }
}

/** A part of a copy in a bank: the lease is asked before the disk is. */
async function read(deps: MemoryServiceDeps, body: Body, by: { readonly party: MemoryParty; readonly holder: string }): Promise<object> {
  const lease = deps.map.held(text(body, 'lease'), by)
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(text(body, 'object'))?.[1]
  if (sha256 === undefined) throw new Fault('wire/bad-payload', 'object must be sha256: and 64 hex digits', { member: 'object' })
  const offset = whole(body, 'offset', { fallback: 0, min: 0, max: OFFSET_MAX })
  const bytes = whole(body, 'bytes', { fallback: BUS_READ_BYTES_MAX, min: 1, max: BUS_READ_BYTES_MAX })
  if (deps.bankOf(sha256) !== lease.terms.region.name)
    throw new Fault('data/missing', `region ${lease.terms.region.name} has no copy ${sha256}`, { sha256 })
  lease.read(offset, bytes)
  const whatIsThere: StorePort = {
    takeIn: () => undefined,
    read: (_sha256, size) => {
      if (size > OBJECT_BYTES_MAX) throw new Fault('request/refused', `a copy of ${size} bytes is not read over the bus`, { size })
    },
  }
  const copy = await deps.storeUnder(whatIsThere).read(sha256)
  return { data: Buffer.from(copy.subarray(offset, offset + bytes)).toString('base64'), bytes: copy.length }
}
