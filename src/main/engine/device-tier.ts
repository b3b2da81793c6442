import type { StoredEntry, TierStore } from '../cache/index.ts'
import type { DeviceHealth, DeviceRef } from '../compute/index.ts'

/** The jobs of a device host that keep bytes in its tensor memory (docs/spec/device.md DV10); a `DeviceClient` is one. */
export interface DeviceMemory {
  cachePut(device: DeviceRef, key: string, bytes: Uint8Array): Promise<unknown>
  cacheGet(device: DeviceRef, key: string): Promise<Uint8Array | undefined>
  cacheDrop(device: DeviceRef, key: string): Promise<boolean>
}

/** Tier L1 of the cache in the memory of a device. What the device uses in all is metered by its own budget. */
export class DeviceTier implements TierStore {
  readonly medium: string
  readonly #memory: DeviceMemory
  readonly #device: DeviceRef
  /** Bytes by key: a host has no job that lists what it keeps. */
  readonly #held = new Map<string, number>()

  constructor(memory: DeviceMemory, device: DeviceRef, medium: string) {
    this.medium = medium
    this.#memory = memory
    this.#device = device
  }

  async put({ key, bytes: size }: StoredEntry, bytes: Uint8Array): Promise<void> {
    await this.#memory.cachePut(this.#device, key, bytes)
    this.#held.set(key, size)
  }

  async get({ key }: StoredEntry): Promise<Uint8Array | undefined> {
    return await this.#memory.cacheGet(this.#device, key)
  }

  async drop({ key }: Pick<StoredEntry, 'key'>): Promise<void> {
    if (this.#held.delete(key)) await this.#memory.cacheDrop(this.#device, key)
  }

  list(): Promise<readonly { readonly key: string; readonly bytes: number }[]> {
    return Promise.resolve([...this.#held].map(([key, bytes]) => ({ key, bytes })))
  }

  usedBytes(): Promise<number> {
    return Promise.resolve([...this.#held.values()].reduce((sum, bytes) => sum + bytes, 0))
  }
}

/** Where the cache's L1 is told to be. */
interface L1Place {
  enterDevice(tier: TierStore): Promise<void>
  leaveDevice(): Promise<void>
}

interface TierDevice {
  tier(health: DeviceHealth): TierStore
}

/** L1 for as long as a run has its device: in the device's memory, unless that is no memory but this machine's. */
export class RunTier {
  readonly #place: L1Place
  readonly #device: TierDevice
  #isThere = false

  constructor(place: L1Place, device: TierDevice) {
    this.#place = place
    this.#device = device
  }

  /** The device answered for itself. */
  async answered(health: DeviceHealth): Promise<void> {
    if (health.kind === 'simulated' || this.#isThere) return
    this.#isThere = true
    await this.#place.enterDevice(this.#device.tier(health))
  }

  /** Before the device's host ends, so that what is in its memory can come down; after that it is lost. */
  async leave(): Promise<void> {
    if (!this.#isThere) return
    this.#isThere = false
    await this.#place.leaveDevice()
  }

  /** The device's operator, which ends once its memory is left. */
  leavingFirst<T extends { stop(): Promise<void> }>(operator: T): T {
    return { ...operator, stop: async () => await this.leave().then(() => operator.stop()) }
  }
}
