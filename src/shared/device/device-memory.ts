import { Fault } from '../base/index.ts'
import type { HeldBytes, TensorBackend } from './backend.ts'

/** Entries held at once: those of the cache's first tier. */
export const HELD_MAX = 64

/** A device's tensor memory, metered: what would pass the budget is refused before anything is allocated (docs/spec/device.md DV9). */
export class DeviceMemory {
  readonly #backend: TensorBackend
  readonly budgetBytes: number
  readonly #held = new Map<string, HeldBytes>()

  constructor(backend: TensorBackend, budgetBytes: number) {
    this.#backend = backend
    this.budgetBytes = budgetBytes
  }

  view(): { readonly used_bytes: number; readonly budget_bytes: number; readonly tensors: number } {
    const { usedBytes, tensors } = this.#backend.memory()
    return { used_bytes: usedBytes, budget_bytes: this.budgetBytes, tensors }
  }

  /** @throws Fault `device/over-memory` */
  need(bytes: number): void {
    const { usedBytes } = this.#backend.memory()
    if (usedBytes + bytes <= this.budgetBytes) return
    throw new Fault('device/over-memory', `${bytes} bytes more than the ${usedBytes} in use would pass the budget of ${this.budgetBytes}`, {
      used_bytes: usedBytes,
      needed_bytes: bytes,
      budget_bytes: this.budgetBytes,
    })
  }

  /** Keeps bytes under a key; what was there goes first. @throws Fault `device/over-memory`: nothing has changed then. */
  put(key: string, bytes: Uint8Array): void {
    const known = this.#held.get(key)
    if (known === undefined && this.#held.size >= HELD_MAX)
      throw new Fault('device/over-memory', `${HELD_MAX} entries are held already`, { held: this.#held.size })
    this.need(Math.ceil(bytes.length / 4) * 4 - Math.ceil((known?.length ?? 0) / 4) * 4)
    known?.free()
    this.#held.set(key, this.#backend.hold(bytes))
  }

  /** Undefined for a key that is not held. */
  async get(key: string): Promise<Uint8Array | undefined> {
    return await this.#held.get(key)?.read()
  }

  /** Whether there was something. */
  drop(key: string): boolean {
    const known = this.#held.get(key)
    known?.free()
    return this.#held.delete(key)
  }
}
