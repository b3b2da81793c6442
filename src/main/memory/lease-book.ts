import { OFFSET_MAX } from './address.ts'
import type { MemoryParty } from './contract.ts'
import type { Lease } from './lease.ts'
import type { MemoryMap } from './memory-map.ts'
import { type Region, type Right, type Rights, regionNamed } from './regions.ts'

export interface LeaseBookOptions {
  readonly map: MemoryMap
  readonly partyOf: (identity: string) => MemoryParty
  /** The run that everything here ends with; empty: it ends with the engine. */
  readonly run: string
}

/** Leases of parts of the engine, each taken when it is first needed. Once over, nothing passes. */
export class LeaseBook {
  readonly #options: LeaseBookOptions
  readonly #leases = new Map<string, Lease>()
  #isOver = false

  constructor(options: LeaseBookOptions) {
    this.#options = options
  }

  /**
   * The lease of `identity` on a region, which is asked for now if it has none yet.
   * @throws Fault as `MemoryMap.lease`; `memory/no-lease` once the run is over
   */
  at(identity: string, region: string, rights: Rights): Lease {
    const key = `${identity} ${region} ${rights}`
    const known = this.#leases.get(key)
    if (known !== undefined && !known.isEnded) return known
    const { map, partyOf, run } = this.#options
    const party = this.#party(partyOf(identity))
    const about = { party, region: regionNamed(region), right: rights[0] as Right, bytes: 0 }
    if (this.#isOver) return map.refuse('memory/no-lease', about)
    const { medium, bytes } = regionNamed(region) ?? {}
    // What is written to scratch stays there until the run ends; elsewhere the same bytes may pass again and again.
    const isHeld = medium === 'hbm' && rights.includes('w')
    const lease = map.lease({ party, region, rights, run, bytes: isHeld ? (bytes ?? 0) : OFFSET_MAX })
    this.#leases.set(key, lease)
    return lease
  }

  /** Refuses an access to a place that no region has. @throws Fault `memory/off-map` */
  offMap(identity: string, right: Right, bytes: number): never {
    const { map, partyOf } = this.#options
    const region: Region | undefined = undefined
    return map.refuse('memory/off-map', { party: this.#party(partyOf(identity)), region, right, bytes })
  }

  end(): void {
    this.#isOver = true
    if (this.#options.run !== '') this.#options.map.endRun(this.#options.run)
  }

  #party(party: MemoryParty): MemoryParty {
    const { run } = this.#options
    return run === '' ? party : { ...party, run }
  }
}
