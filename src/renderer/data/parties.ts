import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../shared/base/index.ts'
import type { Engine } from './engine.ts'
import { Watched } from './watched.ts'

/** How often they are asked for while somebody looks. */
const PARTIES_REFRESH_MS = 1_000

/** Answers of `system.operators.list`, `system.topology`, `system.devices.list` and `system.quota.show` (docs/reference/services.md). */
export interface OperatorAnswer {
  readonly identity: string
  readonly operator_id?: string
  readonly operator_type?: string
  readonly status: string
  readonly supervised: boolean
  readonly pid: number | null
  readonly places: number
  readonly free: number
  readonly jobs: readonly string[]
  readonly last_heard?: string
  readonly capabilities?: CapabilityView
}

export interface CapabilityView {
  readonly supported_schemas: readonly string[]
  readonly resource_limits: Readonly<Record<string, unknown>>
  readonly hardware_profile: Readonly<Record<string, unknown>>
  readonly supports_delta_only_topics: boolean
  readonly engine_modes: readonly string[]
  readonly churn_metrics: Readonly<Record<string, unknown>>
}

export interface DeclaredAnswer {
  readonly identity: string
  readonly operator_type: string
  readonly standing: boolean
  readonly device: string | null
  /** It stands for hardware that is not there. */
  readonly simulated?: boolean
}

export interface ConnectionAnswer {
  readonly identity: string
  readonly actor_kind: string
  readonly namespace: string
  readonly transport: string
  readonly client: string
  readonly inbox: string
  readonly credential: string | null
  readonly roles: readonly string[]
  readonly grants: { readonly publish: readonly string[]; readonly subscribe: readonly string[]; readonly execute: readonly string[] }
  readonly subscriptions: readonly { readonly pattern: string }[]
}

export interface BindingAnswer {
  readonly device: string
  readonly kind: string
  readonly operator: string
  readonly connected: boolean
}

export interface DeviceAnswer {
  readonly name: string
  readonly kind: string
  readonly component: string
  readonly proof_n: number
  readonly class: { readonly name: string; readonly proof_ms_max: number } | null
  readonly state: string
  readonly reason: string
  readonly simulated: boolean
  readonly software: boolean | null
  readonly backend: string | null
  readonly adapter: string | null
  readonly vendor: string | null
  readonly memory: { readonly used_bytes: number | null; readonly budget_bytes: number; readonly tensors: number | null }
  readonly pid: number | null
  readonly record: number | null
}

type Amounts = Readonly<Record<string, number>>

export interface AccountAnswer {
  readonly account: string
  readonly reserved: Amounts
  readonly hour: { readonly since: string; readonly used: Amounts }
  readonly day: { readonly since: string; readonly used: Amounts }
  readonly total: Amounts
  readonly limits: readonly ({ readonly per: 'hour' | 'day' | 'total'; readonly place: string } & Readonly<
    Record<string, number | string>
  >)[]
}

/** An operator at a topic where it takes jobs. */
interface ServedAnswer {
  readonly identity: string
  readonly topics: readonly string[]
  readonly confinement: string | null
}

/** One limit of `system.limits.show`. */
export interface LimitAnswer {
  readonly kind: 'process' | 'place' | 'rate' | 'cap' | 'quota'
  readonly what: string
  readonly of: string
  readonly per: string
  readonly value: number
  readonly used: number | null
  readonly source: string
  readonly place: string
  readonly binds: boolean
}

export interface LimitsAnswer {
  readonly identity: string
  readonly namespace: string
  readonly roles: readonly { readonly role: string; readonly source: string }[]
  readonly limits: readonly LimitAnswer[]
}

type Part = 'operators' | 'topology' | 'devices' | 'quota'

export interface PartiesState {
  readonly load: 'loading' | 'ready'
  readonly operators: readonly OperatorAnswer[]
  readonly declared: readonly DeclaredAnswer[]
  readonly served: readonly ServedAnswer[]
  readonly connections: readonly ConnectionAnswer[]
  readonly bindings: readonly BindingAnswer[]
  readonly devices: readonly DeviceAnswer[]
  readonly accounts: readonly AccountAnswer[]
  /** Why a part cannot be told; what was known of it stays. */
  readonly faults: Readonly<Partial<Record<Part, FaultView>>>
}

const NOTHING: PartiesState = {
  load: 'loading',
  operators: [],
  declared: [],
  served: [],
  connections: [],
  bindings: [],
  devices: [],
  accounts: [],
  faults: {},
}

/** Who is on the bus, on which devices and within which limits: asked for while somebody looks. */
export class Parties {
  readonly store = createStore<PartiesState>(() => NOTHING)
  readonly #watched: Watched
  #engine: Engine | undefined

  constructor(clock: Clock) {
    this.#watched = new Watched(clock, PARTIES_REFRESH_MS, async () => {
      if (this.#engine !== undefined) await this.#ask(this.#engine)
    })
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    if (this.#watched.isWatched) this.refresh()
  }

  /** Somebody looks; call what is returned when they look away. */
  watch(): () => void {
    return this.#watched.watch()
  }

  refresh(): void {
    this.#watched.refresh()
  }

  /** Every limit in force for an identity. @throws Fault */
  async limitsOf(identity: string): Promise<LimitsAnswer> {
    return (await this.ask('system.limits.show', { identity })) as LimitsAnswer
  }

  /** Any service, of the present connection. @throws Fault */
  async ask(topic: string, body: object, deadlineMs?: number): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await this.#engine.bus.request(topic, body, deadlineMs === undefined ? {} : { deadlineMs })
  }

  async #ask(engine: Engine): Promise<void> {
    const faults: Partial<Record<Part, FaultView>> = {}
    const part = async (name: Part, topic: string): Promise<object> => {
      try {
        return (await engine.bus.request(topic, {})) as object
      } catch (error) {
        faults[name] = Fault.from(error).toView()
        return {}
      }
    }
    const [operators, topology, devices, quota] = await Promise.all([
      part('operators', 'system.operators.list'),
      part('topology', 'system.topology'),
      part('devices', 'system.devices.list'),
      part('quota', 'system.quota.show'),
    ])
    if (engine !== this.#engine) return
    const { operators: served, ...connected } = topology as { operators?: readonly ServedAnswer[] } & Partial<PartiesState>
    const { connections, bindings } = connected
    this.store.setState({
      load: 'ready',
      faults,
      ...(operators as Pick<PartiesState, 'operators' | 'declared'>),
      ...(served && { served }),
      ...(connections && { connections }),
      ...(bindings && { bindings }),
      ...(devices as Pick<PartiesState, 'devices'>),
      ...(quota as Pick<PartiesState, 'accounts'>),
    })
  }
}
