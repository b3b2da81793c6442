import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/index.ts'
import { SOFTWARE_N_MAX } from '../../shared/device/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { TierStore } from '../cache/index.ts'
import { type DeviceClass, DeviceClient, type DeviceHealth, type ProofOutcome } from '../compute/index.ts'
import { DeviceDesk, type DeviceView } from './device-desk.ts'
import { DeviceTier } from './device-tier.ts'
import type { EngineCore } from './engine-core.ts'
import type { DeviceWindows } from './window-operator.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

type Tell = (topic: string, body: object) => void

/** A declared device, as a run's plan names it. */
export interface PlannedDevice {
  readonly name: string
  readonly identity: string
  readonly deviceClass?: DeviceClass
}

/** A device in use. Callers close it. */
export interface DeviceInUse {
  health(): Promise<DeviceHealth>
  prove(runId: string, n: number): Promise<ProofOutcome>
  /** Tier L1 of the cache in its memory. */
  tier(health: DeviceHealth): TierStore
  close(): Promise<void>
}

/** How a run comes by its device. */
export interface DeviceAccess {
  use(bus: Bus, device: PlannedDevice): Promise<DeviceInUse>
}

/** What a check of a device found: the proof, and the device as it was then; afterwards its host is ended. */
interface CheckedDevice {
  readonly proof: ProofOutcome
  readonly device: DeviceView | undefined
}

/** Declared devices: their hosts, what is known of them, and checks outside runs. */
export class DeviceWiring implements DeviceAccess {
  readonly desk: DeviceDesk
  readonly #core: EngineCore
  #isChecking = false

  constructor(core: EngineCore) {
    this.#core = core
    this.desk = new DeviceDesk({
      config: () => core.files.config,
      recorder: core.recorder,
      clock: core.clock,
      onFault: (device, fault) => {
        if (core.desk.run?.plan.device.name === device) core.desk.fail(fault)
      },
    })
  }

  close(): void {
    this.desk.close()
  }

  /** Follows the states of processes on their way to the bus; opens windows where this process can. */
  forOperators(tell: Tell): { readonly tell: Tell; readonly windows: DeviceWindows | undefined } {
    const following: Tell = (topic, body) => {
      const { identity, status, pid } = body as { identity?: unknown; status?: unknown; pid?: unknown }
      if (topic === 'system.operators' && typeof pid === 'number') this.desk.operator(String(identity), String(status), pid)
      tell(topic, body)
    }
    return { tell: following, windows: this.#windows() }
  }

  #windows(): DeviceWindows | undefined {
    const core = this.#core
    const open = core.options.openDeviceWindow
    if (open === undefined) return undefined
    return {
      open,
      admit: async (token) => {
        const admitted = await core.admissions.verify(token)
        if (admitted instanceof Fault) throw admitted
        return (transport) => core.spine.attach(admitted.party, transport)
      },
    }
  }

  async use(bus: Bus, device: PlannedDevice): Promise<DeviceInUse> {
    const { clock, random } = this.#core
    const { name, deviceClass } = device
    const client = await DeviceClient.open({ bus, clock })
    client.onAlive((identity, memory) => this.desk.alive(identity, memory))
    const noted = async <T>(step: Promise<T>): Promise<T> => {
      try {
        return await step
      } catch (error) {
        this.desk.failed(name, Fault.from(error))
        throw error
      }
    }
    return {
      health: async () => {
        const health = await noted(client.health(device))
        this.desk.seen(name, health)
        return health
      },
      prove: (runId, n) => noted(client.prove(device, { runId, n, random, ...(deviceClass !== undefined && { deviceClass }) })),
      tier: ({ kind, software, adapter }) => new DeviceTier(client, device, `${kind}${software ? ' (software)' : ''}: ${adapter}`),
      close: () => client.close(),
    }
  }

  /**
   * Starts a device's host, lets it prove its work, and ends it again; a run need not be there for that.
   * @throws Fault `device/…`; `device/not-declared`; `engine/busy` while a run or another check goes on
   */
  async check(name: string): Promise<CheckedDevice> {
    const core = this.#core
    const { devices } = core.files.config
    const decl = Object.hasOwn(devices, name) ? devices[name] : undefined
    if (decl === undefined) throw new Fault('device/not-declared', `workspace.yaml names no device ${name}`, { device: name })
    if (core.desk.runId !== undefined || this.#isChecking) throw new Fault('engine/busy', 'a run, or another check, uses the devices')
    const altered = await core.integrity()
    if (altered !== undefined) throw altered
    this.#isChecking = true
    const id = `check-${core.random.uuidv7().slice(0, 23)}`
    const folder = join(core.files.layout.hbmDir, id)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return await this.#prove(name, { id, folder })
    } finally {
      this.#isChecking = false
      await rm(folder, { recursive: true, force: true })
    }
  }

  async #prove(name: string, check: { readonly id: string; readonly folder: string }): Promise<CheckedDevice> {
    const core = this.#core
    const { component: identity, proofN, deviceClass } = core.files.config.devices[name] as EngineCore['files']['config']['devices'][string]
    const denied = core.memory.whyNotRun(identity)
    if (denied !== undefined) throw denied
    const operator = await core.operators.start(identity, check.folder)
    const bus = await core.join('controller')
    const device = await this.use(bus, { name, identity, ...(deviceClass !== undefined && { deviceClass }) })
    try {
      const health = await device.health()
      const proof = await device.prove(check.id, health.simulated || health.software ? Math.min(proofN, SOFTWARE_N_MAX) : proofN)
      core.recorder.append({ actor: MACHINE, device: name, simulated: health.simulated, proofOfWork: { ...proof } })
      return { proof, device: this.desk.views.find((view) => view.name === name) }
    } finally {
      await device.close()
      await operator.stop()
      await bus.close()
    }
  }
}
