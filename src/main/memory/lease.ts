import type { FaultCode } from '../../shared/base/index.ts'
import type { Accesses, LeaseView, MemoryParty } from './contract.ts'
import type { PartyKind, Region, Right, Rights } from './regions.ts'

/** What a lease needs of its map. */
export interface LeaseHost {
  /** Counts the refusal. @throws Fault always */
  refuse(code: FaultCode, about: { party: MemoryParty; region: number; offset: number; right: Right; bytes: number }): never
  /** Something is there to settle. */
  touched(lease: Lease): void
  /** Where a write-once region ends. */
  endOf(region: Region): number
  grewTo(region: Region, end: number): void
}

export interface LeaseTerms {
  readonly id: string
  readonly party: MemoryParty & { readonly kind: PartyKind }
  readonly region: Region
  readonly rights: Rights
  readonly bytes: number
  readonly run: string
  readonly holder: string
}

/**
 * A granted lease: every access goes through it before a byte moves. It checks and counts and does no I/O.
 * Callers must not go on with the I/O when a call throws.
 */
export class Lease {
  readonly terms: LeaseTerms
  readonly #host: LeaseHost
  #used = 0
  #isEnded = false
  #reads = 0
  #writes = 0
  #executes = 0
  #bytesRead = 0
  #bytesWritten = 0

  constructor(terms: LeaseTerms, host: LeaseHost) {
    this.terms = terms
    this.#host = host
  }

  get view(): LeaseView {
    const { id, party, region, rights, bytes, run } = this.terms
    return { id, identity: party.identity, kind: party.kind, region: region.id, rights, bytes, used: this.#used, run }
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** @throws Fault `memory/no-lease`, `memory/denied`, `memory/off-map`, `memory/over-budget` */
  read(offset: number, bytes: number): void {
    this.#pass('r', offset, bytes)
    this.#reads += 1
    this.#bytesRead += bytes
  }

  /** @throws Fault as `read`; `memory/written-once` for what a write-once region has already */
  write(offset: number, bytes: number): void {
    const { region } = this.terms
    this.#pass('w', offset, bytes)
    if (region.medium === 'write-once') {
      if (offset < this.#host.endOf(region)) this.#refuse('memory/written-once', 'w', offset, bytes)
      this.#host.grewTo(region, offset + bytes)
    }
    this.#writes += 1
    this.#bytesWritten += bytes
  }

  /** Writes behind all that a write-once region has. @throws Fault as `write` */
  append(bytes: number): void {
    this.write(this.#host.endOf(this.terms.region), bytes)
  }

  /** @throws Fault `memory/no-lease`, `memory/denied` */
  execute(): void {
    this.#pass('x', 0, 0)
    this.#executes += 1
  }

  /** For its map: nothing passes any more. */
  end(): void {
    this.#isEnded = true
  }

  /** What was used since it was settled; undefined when nothing was. */
  get accesses(): Accesses | undefined {
    const { id: lease, region } = this.terms
    const [reads, writes, executes] = [this.#reads, this.#writes, this.#executes]
    if (reads + writes + executes === 0) return undefined
    return { lease, region: region.id, reads, writes, executes, bytesRead: this.#bytesRead, bytesWritten: this.#bytesWritten }
  }

  /** For its map: `accesses`, which is settled with it. */
  takeAccesses(): Accesses | undefined {
    const { accesses } = this
    this.#reads = this.#writes = this.#executes = this.#bytesRead = this.#bytesWritten = 0
    return accesses
  }

  #pass(right: Right, offset: number, bytes: number): void {
    const { region, rights, bytes: budget } = this.terms
    if (this.#isEnded) this.#refuse('memory/no-lease', right, offset, bytes)
    if (!rights.includes(right)) this.#refuse('memory/denied', right, offset, bytes)
    const isOnMap =
      Number.isSafeInteger(offset) && Number.isSafeInteger(bytes) && offset >= 0 && bytes >= 0 && offset + bytes <= region.bytes
    if (!isOnMap) this.#refuse('memory/off-map', right, offset, bytes)
    if (this.#used + bytes > budget) this.#refuse('memory/over-budget', right, offset, bytes)
    this.#used += bytes
    this.#host.touched(this)
  }

  #refuse(code: FaultCode, right: Right, offset: number, bytes: number): never {
    const { party, region } = this.terms
    return this.#host.refuse(code, { party, region: region.id, offset, right, bytes })
  }
}
