import type { CacheTier } from '../../shared/state/index.ts'
import type { DiskTier } from './disk-tier.ts'
import type { Entry } from './entry.ts'
import type { FoundThing, Violation } from './law.ts'
import type { Act } from './tier-book.ts'
import type { RamStore, TierStore } from './tier-store.ts'

type Carried = ReadonlyMap<Entry, Uint8Array>

/** What stands before the memory of the tiers; a call that throws keeps the bytes where they are. */
export interface TierPort {
  reading(tier: CacheTier, bytes: number): void
  writing(tier: CacheTier, bytes: number): void
}

/** The bytes of all three tiers. Every change is two steps, `prepare` and `finish`, with the records of it on disk between them. */
export class Shelves {
  #memory: readonly [TierStore, TierStore]
  readonly #disk: DiskTier
  readonly #port: TierPort | undefined

  constructor(memory: readonly [l1: TierStore, l2: RamStore], l3: DiskTier, port?: TierPort) {
    this.#memory = memory
    this.#disk = l3
    this.#port = port
  }

  get media(): readonly [string, string, string] {
    return [this.#memory[0].medium, this.#memory[1].medium, 'disk']
  }

  /** Unchecked. */
  async get(entry: Entry): Promise<Uint8Array | undefined> {
    this.#port?.reading(entry.tier, entry.bytes)
    return entry.tier === 3 ? await this.#disk.get(entry) : await this.#memory[entry.tier - 1]!.get(entry)
  }

  /**
   * Puts what comes beside what is there, and takes the name of what goes from L3. Where that fails everything is as before.
   * @param carried the bytes of all that moves and of what is put
   */
  async prepare({ moves, evictions, put }: Act, carried: Carried): Promise<void> {
    const coming = [...moves.map(({ entry, to }) => ({ entry, to })), ...(put === undefined ? [] : [{ entry: put, to: put.tier }])]
    const bytesOf = (entry: Entry): Uint8Array => carried.get(entry) ?? new Uint8Array()
    const down = coming.filter(({ to }) => to === 3).map(({ entry }) => ({ entry, bytes: bytesOf(entry) }))
    const going = [...moves, ...evictions].map(({ entry }) => entry).filter(({ tier }) => tier === 3)
    const done: { entry: Entry; to: CacheTier }[] = []
    for (const { entry, to } of coming) this.#port?.writing(to, entry.bytes)
    try {
      for (const { entry, to } of coming) {
        if (to === 3) continue
        await this.#memory[to - 1]!.put(entry, bytesOf(entry))
        done.push({ entry, to })
      }
      await this.#disk.stage(down)
      await this.#disk.release(going)
    } catch (error) {
      for (const { entry, to } of done) await this.#memory[to - 1]!.drop(entry).catch(() => undefined)
      await this.#disk.undo(
        down.map(({ entry }) => entry),
        going,
      )
      throw error
    }
  }

  /** The records are on disk. @param from where each entry that moved or was evicted had been */
  async finish({ moves, evictions }: Act, from: ReadonlyMap<Entry, CacheTier>): Promise<void> {
    const left = [...moves, ...evictions].map(({ entry }) => entry)
    for (const entry of left) {
      const tier = from.get(entry)
      if (tier === 1 || tier === 2) await this.#memory[tier - 1]!.drop(entry)
    }
    const come = moves.filter(({ to }) => to === 3).map(({ entry }) => entry)
    await this.#disk.finish(
      come,
      left.filter((entry) => from.get(entry) === 3),
    )
  }

  /** Everything that is really there. */
  async list(): Promise<FoundThing[]> {
    const found: FoundThing[] = []
    for (const tier of [1, 2] as const)
      for (const { key, bytes } of await this.#memory[tier - 1]!.list()) found.push({ tier, name: key, bytes, isPlain: true })
    for (const { name, bytes, isPlain } of await this.#disk.list()) found.push({ tier: 3, name, bytes, isPlain })
    return found
  }

  /** L1 is elsewhere from now on. Callers empty it first. */
  moveL1(store: TierStore): void {
    this.#memory = [store, this.#memory[1]]
  }

  /** What L1 says that it uses; a device may tell more than its entries. */
  async usedBytesOfL1(): Promise<number> {
    return await this.#memory[0].usedBytes()
  }

  /** Takes away what has no business there; files are set aside. */
  async clear({ things }: Pick<Violation, 'things'>): Promise<void> {
    for (const { tier, name } of things) {
      if (tier === 3) await this.#disk.setAside(name)
      else await this.#memory[tier - 1]!.drop({ key: name })
    }
  }

  /** An entry that broke the law goes: from memory, or from L3 to where a person can look at it. */
  async discard(entry: Entry, fileName: string): Promise<void> {
    if (entry.tier === 3) await this.#disk.setAside(fileName)
    else await this.#memory[entry.tier - 1]!.drop(entry)
  }
}
