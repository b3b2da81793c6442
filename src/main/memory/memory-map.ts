import { Fault, type FaultCode } from '../../shared/base/index.ts'
import { formatAddress, OFFSET_MAX } from './address.ts'
import type { Accesses, LeaseEnd, LeaseRequest, LeaseView, MemoryOptions, MemoryParty, RefusedAccesses } from './contract.ts'
import { Lease, type LeaseHost } from './lease.ts'
import { LEASES_MAX, LEASES_PER_PARTY_MAX, REFUSALS_KEPT_MAX, SETTLE_EVERY_MS } from './limits.ts'
import { type Region, type Right, regionNamed } from './regions.ts'

interface Asked {
  readonly party: MemoryParty
  readonly region: number
  readonly offset: number
  readonly right: Right
  readonly bytes: number
}

/**
 * Who may use which region, and what was used. Grants leases, ends them, and settles what passed them by one record a window. It stands before
 * every access; the access itself is its caller's.
 */
export class MemoryMap {
  readonly #options: MemoryOptions
  readonly #leases = new Map<string, Lease>()
  /** Leases that were used since they were settled. */
  readonly #touched = new Set<Lease>()
  readonly #refused = new Map<string, RefusedAccesses>()
  /** Where write-once regions end. */
  readonly #ends = new Map<number, number>()
  readonly #host: LeaseHost
  #number = 0
  #isSettling = false
  #stopTimer: (() => void) | undefined

  constructor(options: MemoryOptions) {
    this.#options = options
    this.#host = {
      refuse: (code, about) => this.#refuse(code, about),
      touched: (lease) => this.#touch(lease),
      endOf: ({ id }) => this.#ends.get(id) ?? options.writtenBefore?.(id) ?? 0,
      grewTo: ({ id }, end) => void this.#ends.set(id, end),
    }
  }

  /** Leases in force, oldest first. */
  get leases(): readonly LeaseView[] {
    return [...this.#leases.values()].map(({ view }) => view)
  }

  /** What was used and has no record yet. */
  get pending(): readonly Accesses[] {
    return [...this.#touched].flatMap(({ accesses }) => accesses ?? [])
  }

  /** Refused and without a record yet. */
  get refusals(): number {
    return [...this.#refused.values()].reduce((sum, { count }) => sum + count, 0)
  }

  /**
   * Grants a lease.
   * @throws Fault `memory/off-map` for a region that is not on the map; `memory/denied` for rights that the party's
   * kind has not; `memory/too-many-leases`
   */
  lease(request: LeaseRequest): Lease {
    const { party, rights, run = '', holder = '' } = request
    const region = regionNamed(request.region)
    const right = (rights[0] ?? 'r') as Right
    const about = { party, region: region?.id ?? 0, offset: 0, right, bytes: request.bytes ?? 0 }
    if (region === undefined) return this.#refuse('memory/off-map', about)
    const bytes = request.bytes ?? region.bytes
    if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > OFFSET_MAX) this.#refuse('memory/off-map', about)
    const { kind } = party
    const denied = [...rights].find((each) => kind === undefined || !region.rights[kind].includes(each))
    if (kind === undefined || denied !== undefined || rights === '')
      return this.#refuse('memory/denied', { ...about, right: (denied ?? right) as Right })
    const ofHolder = holder === '' ? 0 : [...this.#leases.values()].filter(({ terms }) => terms.holder === holder).length
    if (this.#leases.size >= LEASES_MAX || ofHolder >= LEASES_PER_PARTY_MAX) this.#refuse('memory/too-many-leases', about)
    const id = `${this.#options.epoch}.${++this.#number}`
    const lease = new Lease({ id, party: { ...party, kind }, region, rights, bytes, run, holder }, this.#host)
    // A lease that cannot be recorded is none.
    this.#options.journal.leased(lease.view)
    this.#leases.set(id, lease)
    return lease
  }

  /** The lease with this id that `holder` has. @throws Fault `memory/no-lease` */
  held(id: string, by: { readonly party: MemoryParty; readonly holder: string }): Lease {
    const lease = this.#leases.get(id)
    if (lease !== undefined && lease.terms.holder === by.holder) return lease
    return this.#refuse('memory/no-lease', { party: by.party, region: lease?.terms.region.id ?? 0, offset: 0, right: 'r', bytes: 0 })
  }

  /** Ends one lease; one that has ended is left alone. */
  release(lease: Lease, reason: LeaseEnd = 'released'): void {
    this.#endAll([lease], reason)
  }

  /** Ends what a run has. */
  endRun(run: string): void {
    this.#endAll(
      [...this.#leases.values()].filter(({ terms }) => terms.run === run),
      'run-ended',
    )
  }

  /** Ends what a connection has. */
  left(holder: string): void {
    this.#endAll(
      [...this.#leases.values()].filter(({ terms }) => terms.holder === holder),
      'party-left',
    )
  }

  /** Puts on the record what was used and refused and has no record yet. */
  settle(): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    const rows = [...this.#touched].flatMap((lease) => lease.takeAccesses() ?? [])
    this.#touched.clear()
    const refused = [...this.#refused.values()]
    this.#refused.clear()
    const { journal } = this.#options
    // The record of a settlement passes the map too: it is counted with the next one and must not call for it.
    this.#isSettling = true
    try {
      if (rows.length > 0) journal.settled(rows)
      for (const refusal of refused) journal.refused(refusal)
    } finally {
      this.#isSettling = false
    }
  }

  /** Counts a refusal where there is no lease. @throws Fault always */
  refuse(code: FaultCode, about: { party: MemoryParty; region: Region | undefined; right: Right; bytes: number }): never {
    return this.#refuse(code, { ...about, region: about.region?.id ?? 0, offset: 0 })
  }

  #endAll(leases: readonly Lease[], reason: LeaseEnd): void {
    const live = leases.filter(({ isEnded }) => !isEnded)
    for (const lease of live) {
      lease.end()
      this.#leases.delete(lease.terms.id)
    }
    if (live.some((lease) => this.#touched.has(lease))) this.settle()
    for (const { terms } of live) this.#options.journal.ended(terms.id, reason)
  }

  #touch(lease: Lease): void {
    this.#touched.add(lease)
    if (!this.#isSettling) this.#arm()
  }

  #arm(): void {
    this.#stopTimer ??= this.#options.after(SETTLE_EVERY_MS, () => this.settle())
  }

  #refuse(code: FaultCode, { party, region, offset, right, bytes }: Asked): never {
    const { identity, run = '' } = party
    const address = formatAddress(region, offset)
    const refusal = { identity, code, address, right, bytes: safe(bytes), count: 1, run }
    if (run === '') this.#count(refusal, region)
    else this.#options.journal.refused(refusal)
    throw new Fault(code, `${identity} is refused ${ACTS[right]} ${address}, ${bytes} bytes`, {
      identity,
      address,
      right,
      bytes: safe(bytes),
    })
  }

  #count(refusal: RefusedAccesses, region: number): void {
    const { identity, code, right } = refusal
    const key = `${identity} ${code} ${right} ${region}`
    const known = this.#refused.get(key)
    if (known === undefined && this.#refused.size >= REFUSALS_KEPT_MAX) this.settle()
    this.#refused.set(key, known === undefined ? refusal : { ...known, count: known.count + 1 })
    this.#arm()
  }
}

const ACTS: Readonly<Record<Right, string>> = { r: 'reading at', w: 'writing at', x: 'running code at' }
const safe = (bytes: number): number => (Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : 0)
