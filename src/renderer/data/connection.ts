import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../shared/base/index.ts'
import type { Bus, Session } from '../../shared/client/contract.ts'
import type { Host } from '../hosts/host.ts'

/** Waits before each new try; the last one repeats. The first is short: a restarted engine is back before anyone reaches for the mouse. */
export const RETRY_WAITS_MS = [250, 500, 1_000, 2_000] as const

/** A credential that was refused does not get better by trying again. */
const HOPELESS = new Set([
  'auth/bad-code',
  'auth/bad-token',
  'auth/expired',
  'workspace/untrusted',
  'workspace/invalid',
  'workspace/not-found',
])

export type ConnectionState =
  | { readonly phase: 'connecting' }
  /** `silentSinceMs`: when the engine was heard last, ms since 1970, where it should have been heard since. */
  | { readonly phase: 'open'; readonly session: Session; readonly silentSinceMs?: number }
  | { readonly phase: 'lost'; readonly tries: number; readonly fault: FaultView; readonly session?: Session }
  | { readonly phase: 'refused'; readonly fault: FaultView; readonly session?: Session }

export interface ConnectionOptions {
  readonly host: Pick<Host, 'connect'>
  readonly clock: Clock
  /** Called for every new connection; what it subscribes to ends with that connection. */
  readonly onOpen: (bus: Bus) => Promise<void>
  readonly onFault: Bus['onFault']
  /** The connection that was open ended. */
  readonly onEnd?: () => void
}

/** Keeps the page connected: connects, notices the end, tries again, and tells the views what is the case. */
export class Connection {
  readonly store: StoreApi<ConnectionState> = createStore<ConnectionState>(() => ({ phase: 'connecting' }))
  readonly #options: ConnectionOptions
  #bus: Bus | undefined
  #cancelRetry: (() => void) | undefined
  #tries = 0
  #isDisposed = false

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  get bus(): Bus | undefined {
    return this.#bus
  }

  /** Connects now, also out of turn (the `Connect again` button). */
  async connect(): Promise<void> {
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
    if (this.#isDisposed || this.#bus !== undefined) return
    try {
      const bus = await this.#options.host.connect()
      if (this.#isDisposed) return void bus.close()
      this.#bus = bus
      bus.onFault = this.#options.onFault
      bus.onClose = (code, reason) => this.#onClosed(bus, code, reason)
      await this.#options.onOpen(bus)
      if (this.#bus !== bus) return
      this.#tries = 0
      this.store.setState({ phase: 'open', session: bus.session }, true)
    } catch (error) {
      this.#onFailed(Fault.from(error))
    }
  }

  /** Ends what there is and connects again: grants may have changed. */
  async reconnect(): Promise<void> {
    const bus = this.#bus
    this.#bus = undefined
    await bus?.close()
    await this.connect()
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancelRetry?.()
    const bus = this.#bus
    this.#bus = undefined
    void bus?.close()
  }

  #onClosed(bus: Bus, code: number, reason: string): void {
    if (this.#bus !== bus || this.#isDisposed) return
    this.#bus = undefined
    const fault = code === 4401 || code === 4409 ? 'auth/bad-token' : 'transport/closed'
    this.#onFailed(new Fault(fault, reason === '' ? `the engine ended the connection (${code})` : `${reason} (${code})`))
  }

  /** The engine says nothing (since then), or is heard again. */
  setSilent(sinceMs: number | undefined): void {
    const state = this.store.getState()
    if (state.phase !== 'open') return
    const { session } = state
    this.store.setState({ phase: 'open', session, ...(sinceMs !== undefined && { silentSinceMs: sinceMs }) }, true)
  }

  #onFailed(fault: Fault): void {
    this.#options.onEnd?.()
    const bus = this.#bus
    this.#bus = undefined
    void bus?.close().catch(() => {})
    const last = this.store.getState()
    const session = 'session' in last ? last.session : undefined
    const view = fault.toView()
    if (HOPELESS.has(fault.code)) {
      this.store.setState({ phase: 'refused', fault: view, ...(session && { session }) }, true)
      return
    }
    this.#tries += 1
    this.store.setState({ phase: 'lost', tries: this.#tries, fault: view, ...(session && { session }) }, true)
    const waitMs = RETRY_WAITS_MS[Math.min(this.#tries, RETRY_WAITS_MS.length) - 1] ?? 2_000
    this.#cancelRetry?.()
    this.#cancelRetry = this.#options.clock.after(waitMs, () => void this.connect())
  }
}
