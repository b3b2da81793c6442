import { Fault } from '../../../shared/base/index.ts'
import type { BoundComponent, Circuit, CircuitWorld, JobConstraints, WorldOperator } from '../../../shared/circuit/index.ts'
import type { JobAct, JobBinding } from '../../jobs/index.ts'
import type { PortSpec } from '../../spine/index.ts'
import { CIRCUIT_SOURCE } from '../authority.ts'
import type { EngineCore } from '../engine-core.ts'
import { joinInMemory } from '../internal-parties.ts'
import { CIRCUIT_IDENTITY, isTryNamespace } from '../reserved-names.ts'
import { circuitServices } from '../services/circuit-services.ts'
import type { Service } from '../services/service.ts'
import { CircuitDesk, grantsOf } from './circuit-desk.ts'
import type { Surroundings } from './circuit-files.ts'
import { CircuitLives, type CircuitVersion } from './circuit-lives.ts'
import { circuitRecords } from './circuit-records.ts'
import { circuitSchemas } from './circuit-schemas.ts'
import { CircuitSource } from './circuit-source.ts'
import { CircuitTries } from './circuit-tries.ts'
import { type CircuitView, type CircuitViewsDeps, circuitViews, testViews } from './circuit-views.ts'
import { CircuitVoice } from './circuit-voice.ts'
import { HeldTexts } from './held-texts.ts'

/** Where the events of running circuits are told. */
export const CIRCUITS_TOPIC = 'system.circuits'
const TRIER = { publish: ['>'], subscribe: ['>'], execute: ['nvm', 'bowlnet', 'qml', 'helios', 'generic'] }

/** Circuits, wired: who serves their nodes, their desk, what runs. */
export class CircuitWiring {
  readonly #core: EngineCore
  readonly #lives: CircuitLives
  readonly #tries: CircuitTries
  readonly #desk: CircuitDesk
  #voice: CircuitVoice | undefined

  constructor(core: EngineCore) {
    this.#core = core
    const { clock, random, recorder } = core
    this.#lives = new CircuitLives({
      clock,
      random,
      pos: () => BigInt(core.spine.pos),
      join: (version) => joinInMemory(core.spine, this.#partyOf(version), { clock, random, client: `circuit ${version.name}` }),
      paths: (made) =>
        circuitRecords({
          ...made,
          recorder,
          isSimulated: (operator) => this.isSimulated(operator),
          onUnrecorded: (error) => this.#note(error),
        }),
      isDurable: (namespace, topic) => core.streams.sinkFor(namespace, topic) !== undefined,
      cancelJob: (jobId, reason) => core.jobs.cancel(jobId, reason),
    })
    this.#tries = new CircuitTries({
      clock,
      lives: this.#lives,
      newId: () => random.uuidv7().slice(-12),
      join: (namespace) =>
        joinInMemory(
          core.spine,
          { identity: 'engine', actorKind: 'machine', namespace, grants: TRIER, isEngine: true },
          { clock, random, client: 'circuit test' },
        ),
      leave: (namespace) => {
        core.jobs.leave(namespace)
        core.spine.forget(namespace)
      },
    })
    this.#desk = new CircuitDesk({
      recorder,
      book: recorder.circuits,
      store: () => core.store,
      lives: this.#lives,
      around: (circuit) => this.#around(circuit),
      isComponent: (identity) => Object.hasOwn(core.files.config.components, identity),
      isStanding: core.options.isStanding === true && core.options.isTrial !== true,
    })
  }

  /** The operator that a job goes to: by the binding of the circuit's version that it comes from; undefined where nobody is bound. */
  boundTo({ party, topic, id }: Pick<JobAct, 'party' | 'topic' | 'id'>): JobBinding | undefined {
    const operator = this.#lives.boundAt(party.inbox, topic, id)
    if (operator === undefined) return undefined
    const { files } = this.#core
    const decl = Object.hasOwn(files.config.components, operator) ? files.config.components[operator] : undefined
    return { operator, type: decl !== undefined && 'operatorType' in decl ? decl.operatorType : 'generic' }
  }

  /** Whether workspace.yaml says that an operator stands for hardware that is not there. */
  isSimulated(operator: string): boolean {
    const { components } = this.#core.files.config
    const decl = Object.hasOwn(components, operator) ? components[operator] : undefined
    return decl !== undefined && 'isSimulated' in decl && decl.isSimulated
  }

  /** Another namespace whose operators serve a topic of this one: of a circuit that is tried, the one that it belongs to. */
  servedFrom(namespace: string, topic: string): readonly string[] {
    const from = this.#tries.servedFrom(namespace, topic)
    return from === undefined ? [] : [from]
  }

  /** Whether anybody may be in a namespace: where a circuit was tried nobody is any more. */
  isThere(namespace: string): boolean {
    return !isTryNamespace(namespace) || this.#tries.homeOf(namespace) !== undefined
  }

  /** Where a namespace's blobs are: of a circuit that is tried, in the namespace that it belongs to, as its operators are. */
  blobsOf(namespace: string): string {
    return isTryNamespace(namespace) ? (this.#tries.homeOf(namespace) ?? namespace) : namespace
  }

  /** What is applied, for the topology. */
  views(): readonly CircuitView[] {
    return circuitViews(this.#viewed())
  }

  #viewed(): CircuitViewsDeps {
    return { recorder: this.#core.recorder, lives: this.#lives, isServing: (operator) => this.#isServing(operator) }
  }

  services(): Record<string, Service> {
    const { spine, files, store } = this.#core
    return circuitServices({
      ...this.#viewed(),
      desk: this.#desk,
      tries: this.#tries,
      source: new CircuitSource(files.layout.root),
      texts: new HeldTexts(),
      readContent: (sha256) => store.read(sha256),
      partyAt: (inbox) => spine.partyAt(inbox),
    })
  }

  /** Starts what the record says runs, and tells of it while somebody listens. */
  begin(): void {
    const { clock, spine, tell } = this.#core
    const isHeard = (): boolean => [...spine.systemSpace.matching(CIRCUITS_TOPIC)].length > 0
    let told = 0
    const tellAll = (): void => {
      const [circuits, tests] = [this.views(), testViews(this.#tries.all)]
      const count = circuits.length + tests.length
      // That there is none is told once.
      if (count > 0 || told > 0) tell(CIRCUITS_TOPIC, { circuits, tests })
      told = count
    }
    this.#voice = new CircuitVoice({ clock, isHeard, tell: tellAll })
    this.#desk.begin().catch((error: unknown) => this.#note(error))
  }

  async close(): Promise<void> {
    this.#voice?.close()
    await this.#tries.close()
    await this.#lives.stop()
  }

  /** Exactly what its nodes need, less what the policy denies. */
  #partyOf({ name, version, circuit }: CircuitVersion): PortSpec {
    const identity = `${CIRCUIT_IDENTITY}${name}`
    const own = { grants: grantsOf(circuit), roles: [], source: `${CIRCUIT_SOURCE}${name} version ${version}` }
    const rights = this.#core.admissions.authority.rightsOf(identity, own)
    return { identity, actorKind: 'machine', namespace: circuit.namespace, own, ...rights }
  }

  #isServing(operator: string): boolean {
    return this.#core.spine
      .parties()
      .some(({ identity, inbox }) => identity === operator && this.#core.jobs.advertised(inbox) !== undefined)
  }

  #around({ name, namespace }: Pick<Circuit, 'name' | 'namespace'>): Surroundings {
    const { files, jobs, admission, admissions, spine, streams } = this.#core
    const { components } = files.config
    const bound = new Map<string, BoundComponent>()
    const operators: WorldOperator[] = []
    const seen = new Set<string>()
    for (const party of spine.parties()) {
      const capabilities = jobs.advertised(party.inbox) as Readonly<Record<string, unknown>> | undefined
      if (capabilities === undefined) continue
      seen.add(party.identity)
      const type = capabilities['operator_type'] as WorldOperator['type']
      const accepts = capabilities['supported_schemas'] as readonly string[]
      const topics = party.grants.subscribe
      operators.push({
        name: party.identity,
        type,
        topics,
        accepts,
        limits: limitsOf(capabilities['resource_limits']),
        isSimulated: this.isSimulated(party.identity),
      })
    }
    for (const [identity, decl] of Object.entries(components)) {
      const operatorType = 'operatorType' in decl ? decl.operatorType : undefined
      bound.set(identity, { isSimulated: this.isSimulated(identity), operatorType })
      if (!('operatorType' in decl) || seen.has(identity)) continue
      operators.push({
        name: identity,
        type: decl.operatorType,
        topics: decl.grants.subscribe,
        accepts: [],
        limits: limitsOf(undefined),
        isSimulated: decl.isSimulated,
      })
    }
    const { caps, rates } = admissions.authority.rightsOf(`${CIRCUIT_IDENTITY}${name}`, {
      grants: NOTHING,
      roles: [],
      source: CIRCUIT_SOURCE,
    })
    const world: CircuitWorld = {
      schemas: circuitSchemas(admission.control.schemas),
      operators,
      beside: this.#lives.beside({ name, namespace }),
      isKept: (topic) => streams.isKept(namespace, topic),
      caps: new Map(
        Object.entries(caps).map(([type, { wallS, cpuS, runs, energyJ }]) => [
          type,
          { maxRuntimeMs: ms(wallS), maxCpuMs: ms(cpuS), maxRuns: runs, maxEnergyJoules: energyJ },
        ]),
      ),
      ...(rates.messagesPerS !== undefined && { messagesPerS: rates.messagesPerS }),
    }
    return { world, components: bound }
  }

  #note(error: unknown): Fault {
    const fault = Fault.from(error)
    this.#core.options.log?.(`circuits: ${fault.code}: ${fault.message}`)
    return fault
  }
}

const NOTHING = { publish: [], subscribe: [], execute: [] }
const ms = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * 1000)

/** What an operator says that one job may ask for. */
function limitsOf(limits: unknown): JobConstraints {
  const members = (typeof limits === 'object' && limits !== null ? limits : {}) as Readonly<Record<string, unknown>>
  const number = (name: string): number | undefined => (typeof members[name] === 'number' ? (members[name] as number) : undefined)
  return {
    maxRuntimeMs: number('max_runtime_ms'),
    maxCpuMs: number('max_cpu_ms'),
    maxRuns: number('max_runs'),
    maxEnergyJoules: number('max_energy_joules'),
  }
}
