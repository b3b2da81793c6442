import { type Clock, Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { DeviceHealth, DeviceMemoryView } from '../compute/index.ts'
import type { DeviceDecl, WorkspaceConfig } from '../workspace/config-types.ts'
import type { Recorder } from './recorder.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
/** How often silence is looked at. */
const LOOK_EVERY_MS = 1_000
const MIB = 1024 * 1024

/** `idle`: declared, and no host of it was started by this engine. */
export type DeviceStatus = 'idle' | 'starting' | 'healthy' | 'missing' | 'faulted' | 'over-memory' | 'gone'

interface Known {
  state: DeviceStatus
  health?: DeviceHealth
  memory?: DeviceMemoryView
  reason: string
  pid?: number
  heardMs: number
  /** Silent for too long at the last look already. */
  isSuspect?: boolean
  record?: number
}

/** One line of what is known; docs/reference/services.md has all of it. */
export interface DeviceView {
  readonly name: string
  readonly kind: string
  readonly state: DeviceStatus
  readonly simulated: boolean
  readonly [member: string]: unknown
}

export interface DeviceDeskOptions {
  readonly config: () => WorkspaceConfig
  readonly recorder: Recorder
  readonly clock: Clock
  /** A device that was well is not any more: whoever uses it must stop. */
  readonly onFault: (device: string, fault: Fault) => void
}

/** What is known of each declared device; changes of state go on the record (docs/spec/device.md DV11). */
export class DeviceDesk {
  readonly #options: DeviceDeskOptions
  readonly #known = new Map<string, Known>()
  #stopTimer: () => void = () => undefined

  constructor(options: DeviceDeskOptions) {
    this.#options = options
    this.#look()
  }

  close(): void {
    this.#stopTimer()
  }

  /** Every declared device, as docs/reference/services.md has it. */
  get views(): readonly DeviceView[] {
    return Object.entries(this.#options.config().devices).map(([name, decl]) => this.#view(name, decl))
  }

  #view(name: string, decl: DeviceDecl): DeviceView {
    const known = this.#of(name)
    const { health, memory, reason, pid, state, record } = known
    return {
      name,
      kind: decl.kind,
      component: decl.component,
      proof_n: decl.proofN,
      class: decl.deviceClass === undefined ? null : { name: decl.deviceClass.name, proof_ms_max: decl.deviceClass.proofMsMax },
      state,
      reason,
      simulated: health?.simulated ?? decl.kind === 'simulated',
      software: health?.software ?? null,
      backend: health?.backend ?? null,
      adapter: health?.adapter ?? null,
      vendor: health?.vendor ?? null,
      memory: {
        used_bytes: memory?.usedBytes ?? null,
        budget_bytes: memory?.budgetBytes ?? decl.memoryMb * MIB,
        tensors: memory?.tensors ?? null,
      },
      pid: pid ?? null,
      record: record ?? null,
    }
  }

  /** A component's process changed its state. */
  operator(identity: string, status: string, pid: number): void {
    const name = this.#nameOf(identity)
    if (name === undefined) return
    const known = this.#of(name)
    if (status === 'starting') this.#become(name, 'starting', { pid, reason: '' })
    if (status === 'ended' && known.pid === pid) this.#become(name, 'gone', { reason: known.state === 'healthy' ? '' : known.reason })
  }

  /** A device answered for itself. */
  seen(name: string, health: DeviceHealth): void {
    this.#become(name, 'healthy', { health, memory: health.memory, reason: '' })
  }

  /** A device could not answer, or not rightly. */
  failed(name: string, fault: Fault): void {
    const state = fault.code === 'device/missing' ? 'missing' : fault.code === 'device/over-memory' ? 'over-memory' : 'faulted'
    this.#become(name, state, { reason: fault.message })
  }

  /** A host gave a sign of life. */
  alive(identity: string, memory: DeviceMemoryView | undefined): void {
    const name = this.#nameOf(identity)
    if (name === undefined) return
    const known = this.#of(name)
    known.heardMs = this.#options.clock.monotonicMs()
    if (memory === undefined) return
    known.memory = memory
    const { budgetBytes } = this.#budget(name)
    if (known.state !== 'healthy' || memory.usedBytes <= budgetBytes) return
    const evidence = { device: name, used_bytes: memory.usedBytes, budget_bytes: budgetBytes }
    this.#ends(name, new Fault('device/over-memory', `${name} uses ${memory.usedBytes} bytes, its budget is ${budgetBytes}`, evidence))
  }

  #look(): void {
    const { clock, config } = this.#options
    for (const [name, known] of this.#known) {
      const component = config().components[config().devices[name]?.component ?? '']
      const limitMs = component !== undefined && 'limits' in component ? component.limits.heartbeatS * 1000 : Number.POSITIVE_INFINITY
      const silentMs = Math.round(clock.monotonicMs() - known.heardMs)
      const isSilent = known.state === 'healthy' && silentMs > limitMs
      // What lies unread in the engine's own queue gets one look's time to be read before silence is believed.
      const isBelieved = isSilent && known.isSuspect
      known.isSuspect = isSilent
      if (!isBelieved) continue
      const evidence = { device: name, silent_ms: silentMs, limit_ms: limitMs }
      this.#ends(name, new Fault('device/faulted', `${name} has not been heard from for ${silentMs} ms`, evidence))
    }
    this.#stopTimer = clock.after(LOOK_EVERY_MS, () => this.#look())
  }

  #ends(name: string, fault: Fault): void {
    this.failed(name, fault)
    this.#options.onFault(name, fault)
  }

  #become(name: string, state: DeviceStatus, more: Partial<Known>): void {
    const known = this.#of(name)
    const isSame =
      known.state === state && (more.reason ?? '') === known.reason && adapterOf(more.health ?? known.health) === adapterOf(known.health)
    Object.assign(known, more, { state, heardMs: this.#options.clock.monotonicMs() })
    if (isSame) return
    const decl = this.#options.config().devices[name]
    const { health, memory, reason } = known
    known.record = this.#options.recorder.append({
      actor: MACHINE,
      device: name,
      simulated: health?.simulated ?? decl?.kind === 'simulated',
      deviceState: {
        device: name,
        identity: decl?.component ?? '',
        kind: decl?.kind ?? '',
        state,
        backend: health?.backend ?? '',
        adapter: health?.adapter ?? '',
        vendor: health?.vendor ?? '',
        simulated: health?.simulated ?? decl?.kind === 'simulated',
        software: health?.software ?? false,
        memoryUsedBytes: memory?.usedBytes ?? 0,
        memoryBudgetBytes: this.#budget(name).budgetBytes,
        reason,
      },
    })
  }

  #budget(name: string): { readonly budgetBytes: number } {
    return { budgetBytes: (this.#options.config().devices[name]?.memoryMb ?? 0) * MIB }
  }

  #of(name: string): Known {
    let known = this.#known.get(name)
    if (known === undefined) {
      known = { state: 'idle', reason: '', heardMs: this.#options.clock.monotonicMs() }
      this.#known.set(name, known)
    }
    return known
  }

  #nameOf(identity: string): string | undefined {
    return Object.entries(this.#options.config().devices).find(([, decl]) => decl.component === identity)?.[0]
  }
}

const adapterOf = (health: DeviceHealth | undefined): string => (health === undefined ? '' : `${health.backend} ${health.adapter}`)
