import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { type Clock, canonicalJson, Fault } from '../../shared/base/index.ts'
import type { Bus, Client } from '../../shared/client/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { AuditLog } from '../audit/index.ts'
import { registerData } from '../data/index.ts'
import { JobRecall } from '../jobs/index.ts'
import { endStrays } from '../operators/index.ts'
import type { RunEnding, RunPlan } from '../pipeline/index.ts'
import { collectSeldom, type EngineLock, nodeDisk, type Random, systemRandom, takeEngineLock } from '../platform/index.ts'
import { openShield, type Shield } from '../shield/index.ts'
import { type PartyView, Spine } from '../spine/index.ts'
import { ContentStore } from '../workspace/content-store.ts'
import { removeEngineFile, writeEngineFile } from '../workspace/engine-file.ts'
import { socketPath, type UserEnvironment, userConfigDir } from '../workspace/layout.ts'
import type { WorkspaceFiles } from '../workspace/open.ts'
import type { Trust } from '../workspace/trust.ts'
import { Admissions } from './admissions.ts'
import { AnchorBook } from './anchor-book.ts'
import { type AuditDoor, openAuditDoor } from './audit-door.ts'
import { CircuitWiring } from './circuits/wire-circuits.ts'
import { Configuration, requireTrusted } from './configuration.ts'
import { DataAgent, type DataAgentRun } from './data-agent.ts'
import { dataRunOf } from './data-runs.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { hashLocks } from './integrity.ts'
import { type InternalParty, joinInMemory, joinInternal } from './internal-parties.ts'
import { Journal } from './journal.ts'
import { Listener } from './listener.ts'
import { OperatorDesk } from './operator-desk.ts'
import { reconcileOutputs } from './outputs.ts'
import { Recorder } from './recorder.ts'
import { RunDesk } from './run-desk.ts'
import { makeRunHost } from './run-host.ts'
import type { PlanSources } from './run-plan.ts'
import { serveEngine } from './serve-engine.ts'
import { recordStart } from './start-records.ts'
import { StreamLogs } from './stream-logs.ts'
import { AdmissionWiring } from './wire-admission.ts'
import { BlobWiring } from './wire-blobs.ts'
import { CacheWiring } from './wire-cache.ts'
import { DeviceWiring } from './wire-devices.ts'
import { consumerJournal } from './wire-durable.ts'
import { JobWiring } from './wire-jobs.ts'
import { KeptPhases } from './wire-kept.ts'
import { MemoryWiring } from './wire-memory.ts'
import { spineSources, TelemetryDesk } from './wire-telemetry.ts'
import type { LogWitnesses } from './wire-witness.ts'
import { openWorkspaceLog } from './workspace-log.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
export const ENGINE_VERSION = '0.1.0'
/** More than what one engine can have routed between its last record and its death. */
const POSITIONS_SKIPPED = 2 ** 32

export interface CoreOptions extends EngineOptions {
  readonly files: WorkspaceFiles
  readonly installRoot: string
  readonly clock: Clock
}

/** The composition root: every subsystem, wired; nothing of their work is done here. */
export class EngineCore {
  readonly options: CoreOptions
  readonly configuration: Configuration
  readonly clock: Clock
  readonly random: Random
  readonly configDir = ownConfigDir()
  readonly recorder: Recorder
  readonly log: AuditLog
  readonly audit: AuditDoor
  readonly epoch: number
  readonly store: ContentStore
  readonly #lock: EngineLock
  readonly #parties = new Map<string, 'human' | 'machine'>()
  readonly #dataRuns = new Map<string, DataAgentRun>()
  readonly #closed = Promise.withResolvers<void>()
  readonly #buses: Bus[] = []
  readonly anchors: AnchorBook
  readonly circuits: CircuitWiring
  readonly jobs: JobWiring
  readonly memory: MemoryWiring
  readonly blobs: BlobWiring
  readonly #kept: KeptPhases
  cache!: CacheWiring
  admission!: AdmissionWiring
  spine!: Spine
  telemetry!: TelemetryDesk
  shield!: Shield
  streams!: StreamLogs
  devices!: DeviceWiring
  operators!: OperatorDesk
  desk!: RunDesk
  witnesses: LogWitnesses | undefined
  admissions!: Admissions
  #listener: Listener | undefined
  #engineBus: Bus | undefined
  #closing: Promise<void> | undefined
  #onEmergency: () => void = () => undefined

  private constructor(
    options: CoreOptions,
    parts: Pick<EngineCore, 'recorder' | 'log' | 'store' | 'anchors' | 'blobs'> & { lock: EngineLock; trust: Trust; recall: JobRecall },
  ) {
    this.options = options
    this.configuration = new Configuration(options.files, parts.trust, {
      installRoot: options.installRoot,
      running: () => this.desk?.runId,
    })
    this.clock = options.clock
    this.random = systemRandom(options.clock)
    this.#lock = parts.lock
    this.recorder = parts.recorder
    this.anchors = parts.anchors
    this.blobs = parts.blobs
    this.log = parts.log
    this.audit = openAuditDoor(parts.log, options.files.layout, () => parts.recorder.state.log.earlier)
    this.circuits = new CircuitWiring(this)
    this.jobs = new JobWiring(this, parts.recall, () => this.presentRun())
    this.epoch = parts.recorder.state.engine.epoch + 1
    this.memory = new MemoryWiring(this)
    this.store = this.memory.store(parts.store)
    this.#kept = new KeptPhases(this.store, () => parts.recorder.state)
    this.#closed.promise.catch(() => undefined)
  }

  static async open(options: CoreOptions): Promise<EngineCore> {
    const { files } = options
    collectSeldom()
    const trust = requireTrusted(files, ownConfigDir())
    const lock = takeEngineLock(files.layout.lockFile)
    let opened: AuditLog | undefined
    try {
      const recorder = new Recorder((text) => createHash('sha256').update(text).digest())
      const box: { core?: EngineCore } = {}
      const onFault = ({ fault }: { fault: Fault }): void => box.core?.onLogFault(fault)
      const { clock, logWorker: workerUrl } = options
      const log = await openWorkspaceLog({ layout: files.layout, workspaceId: files.config.id, clock, actor: 'engine', workerUrl, onFault })
      opened = log
      const recall = new JobRecall()
      const anchors = new AnchorBook()
      recorder.onCommitted(anchors.take)
      const blobs = new BlobWiring(recorder)
      for await (const { number, record } of log.read()) {
        recorder.committed(number, record)
        recall.take(record)
      }
      log.onCommitted((number, record) => recorder.committed(number, record))
      const store = await ContentStore.open(files.layout.romDir)
      const core = new EngineCore(options, { lock, trust, recorder, log, store, recall, anchors, blobs })
      box.core = core
      opened = undefined
      await core.#start().catch(async (error: unknown) => {
        await core.close('start failed')
        throw error
      })
      return core
    } catch (error) {
      await opened?.close('start failed')
      lock.release()
      throw error
    }
  }

  get files(): WorkspaceFiles {
    return this.configuration.files
  }

  /** What the outside gets. */
  face(): Engine {
    const { shield } = this
    const core = this
    return {
      workspaceId: this.files.config.id,
      ready: shield.addresses,
      mintUiUrl: () => this.mintUiUrl(),
      connect: (token) => this.connect(token),
      attachWindow: (transport) => this.attachWindow(transport),
      get running() {
        return core.desk.runId
      },
      close: (reason) => this.close(reason),
      closed: this.#closed.promise,
    }
  }

  mintUiUrl(): string {
    return `http://127.0.0.1:${this.shield.port}/#code=${this.shield.mintCode()}`
  }

  async connect(token: string): Promise<Client> {
    const admitted = await this.admissions.verify(token)
    if (admitted instanceof Fault) throw admitted
    const denied = await this.admission.mayConnect(admitted.party)
    if (denied !== undefined) throw denied
    return await joinInMemory(this.spine, admitted.party, this.#host())
  }

  attachWindow(transport: Transport): void {
    this.spine.attach(this.admissions.ownerParty('window'), transport)
  }

  /** Publishes an event of the engine; events show, records prove. */
  tell = (topic: string, body: object): void => {
    this.#engineBus?.publish(topic, body).catch(() => undefined)
  }

  callerOf = (identity: string): { id: string; kind: 'human' | 'machine' } => ({
    id: identity,
    kind: this.#parties.get(identity) ?? 'machine',
  })

  integrity = (): Promise<Fault | undefined> => this.configuration.findAlteration()

  close(reason = 'asked to'): Promise<void> {
    this.#closing ??= this.#close(reason).then(
      () => this.#closed.resolve(),
      (error: unknown) => {
        this.#closed.reject(error)
        throw error
      },
    )
    return this.#closing
  }

  async #start(): Promise<void> {
    const { files, options, recorder, clock } = this
    const { layout } = files
    endStrays()
    const { state } = recorder
    // After a kill the stream log may be ahead of the last record: its positions are stepped over, never given twice.
    const startPos = state.pos + (state.engine.isRunning ? POSITIONS_SKIPPED : 0)
    recorder.attach(this.log, this.epoch, () => (this.spine === undefined ? startPos : this.spine.pos))
    recordStart({ recorder, files, components: this.configuration.components, version: ENGINE_VERSION, before: state })
    this.memory.begin()
    const onFault = (fault: Fault): void => this.onLogFault(fault)
    this.streams = await StreamLogs.open({
      layout,
      policy: () => this.files.policy.bus,
      clock,
      recorder,
      anchors: this.anchors,
      workerUrl: options.logWorker,
      onFault,
    })
    this.telemetry = this.#makeTelemetry(startPos)
    await this.blobs.open(this)
    this.cache = await CacheWiring.open(this)
    this.admission = await AdmissionWiring.open(this)
    this.spine = this.#makeSpine(startPos)
    this.jobs.begin()
    this.admissions = Admissions.open(this)
    await reconcileOutputs(recorder.state, layout, nodeDisk)
    const random = (into: Uint8Array): void => into.set(this.random.bytes(into.length))
    this.#listener = Listener.of(this)
    this.shield = await openShield({
      clock,
      random,
      spine: this.spine,
      authenticator: this.admission.guard(this.admissions),
      port: options.port ?? 0,
      socketPath: socketPath(layout.root, thisUser()),
      uiFolder: options.uiDir,
      sessionToken: () => this.admissions.sessionToken(),
      metrics: (token) => this.telemetry.page(token),
      tls: this.#listener.plan,
    })
    this.#listener.opened(this.shield)
    this.operators = this.#makeOperators()
    this.desk = this.#makeDesk()
    this.#engineBus = await this.join('engine')
    await serveEngine(this, this.#engineBus)
    await this.blobs.begin(this.#engineBus)
    await DataAgent.open(await this.join('data'), this.cache.cache, (runId) => this.#dataRuns.get(runId))
    this.#buses.push((this.#controller = await this.join('controller')))
    this.#onEmergency = () => void this.desk.stop('emergency', 'SIGUSR2', { id: 'signal', kind: 'machine' })
    process.on('SIGUSR2', this.#onEmergency)
    const { socketPath: socket, url: ws, port } = this.shield
    writeEngineFile(layout, {
      pid: process.pid,
      ws,
      http: `http://127.0.0.1:${port}/`,
      socket,
      started: new Date(Number(clock.wallNs() / 1_000_000n)).toISOString(),
    })
    await recorder.flush()
  }

  #controller: Bus | undefined

  #makeTelemetry(startPos: number): TelemetryDesk {
    const { clock, tell, files, recorder } = this
    const telemetry = new TelemetryDesk({
      clock,
      version: ENGINE_VERSION,
      otlp: files.config.telemetry?.otlp,
      tell,
      subscriptionsOf: async (token) => {
        const admission = await this.admissions.verify(token)
        return admission instanceof Fault ? admission : admission.party.grants.subscribe
      },
      sources: {
        ...spineSources(() => this.spine, startPos),
        records: () => recorder.state.size,
        jobsWaiting: () => this.jobs.waiting,
      },
    })
    recorder.onCommitted((_number, record) => telemetry.recorded(record))
    return telemetry
  }

  #makeSpine(startPos: number): Spine {
    const { files, clock, recorder, epoch } = this
    const journal = new Journal({
      recorder,
      jobs: this.jobs.records,
      presentRun: () => this.presentRun(),
      onPartyRefused: (party, code, topic) =>
        this.desk.fail(new Fault(code, `${party.identity} acted beyond its grants: ${topic}`, { identity: party.identity, topic })),
      onJoined: (party) => this.#joined(party),
      onLeft: (party, reason) => {
        this.jobs.left(party, reason)
        this.memory.left(party.inbox)
      },
    })
    const { disconnectAfter, windowS } = files.policy.refusals
    return new Spine({
      clock,
      random: (into) => into.set(this.random.bytes(into.length)),
      epoch,
      pos: startPos,
      server: `vbus/${ENGINE_VERSION}`,
      workspace: { id: files.config.id, name: files.config.name },
      refusals: { disconnectAfter, windowMs: windowS * 1000 },
      journal,
      probe: this.telemetry,
      jobs: this.jobs.broker,
      meter: this.jobs.ledger,
      admission: this.admission.control,
      durable: (namespace, topic) => this.streams.sinkFor(namespace, topic),
      deltaOnly: () => this.files.policy.bus.topics.filter(({ deltaOnly }) => deltaOnly),
      logOf: (namespace) => this.streams.logOf(namespace),
      consumers: consumerJournal(recorder),
    })
  }

  #joined(party: PartyView): void {
    this.#parties.set(party.identity, party.actorKind)
    this.blobs.joined(party.namespace)
  }

  presentRun(): { runId: string; phase: string; device: string; isSimulated: boolean } | undefined {
    const run = this.desk?.run
    if (run === undefined || run.isLatched) return undefined
    const { runId, device } = run.plan
    return { runId, phase: run.phase, device: device.name, isSimulated: run.isSimulated }
  }

  #makeOperators(): OperatorDesk {
    const { files, options, clock, recorder, tell } = this
    return new OperatorDesk({
      config: () => this.files.config,
      installRoot: options.installRoot,
      workspaceRoot: files.layout.root,
      socketPath: this.shield.socketPath,
      clock,
      confine: files.policy.unconfinedOperators === 'refuse' ? 'required' : 'record',
      recorder,
      components: () => this.configuration.components,
      issueToken: (identity, decl) => this.admissions.componentToken(identity, decl),
      ...(this.devices = new DeviceWiring(this)).forOperators(tell),
      isListening: (identity, topic) => this.spine.subscribersAt('default', topic).some((party) => party.identity === identity),
    })
  }

  #makeDesk(): RunDesk {
    const { clock, recorder } = this
    return new RunDesk({
      clock,
      state: () => recorder.state,
      sources: () => this.#runSources(),
      makeRunId: () => `run-${this.random.uuidv7().slice(0, 23)}`,
      makeHost: async (plan) => await this.#hostRun(plan),
      onEnded: (plan, ending) => this.#ended(plan, ending),
    })
  }

  /** What a run is planned from. A file edited before the run is a refusal; from then on it is a breach (docs/spec/trust.md, TU4). */
  async #runSources(): Promise<PlanSources> {
    const altered = await this.integrity()
    if (altered?.code === 'workspace/untrusted') throw altered
    const { components } = this.configuration
    const registered = this.recorder.state.data
    return { ...this.files, lockSha256: await hashLocks(this.options.installRoot), components, registered }
  }

  async #hostRun(plan: RunPlan): ReturnType<typeof makeRunHost> {
    const { files, clock, recorder, operators, devices, integrity } = this
    const bus = this.#controller
    if (bus === undefined) throw new Fault('spine/stopping', 'the engine is not ready')
    const [phases, verifyAudit, witnesses] = [this.#kept, () => this.audit.verify(), () => this.witnesses]
    phases.begin()
    const own = this.memory.run(plan.runId)
    const parts = { recorder, clock, operators, devices, integrity, cache: this.cache, witnesses }
    const deps = { ...parts, layout: files.layout, bus, disk: nodeDisk, verifyAudit, phases, memory: own.memory }
    const host = await makeRunHost(deps, plan)
    const { scratchDir, stagingDir } = host
    this.#dataRuns.set(plan.runId, { runId: plan.runId, data: dataRunOf(this, plan, own), memory: own.memory, scratchDir, stagingDir })
    return host
  }

  async #ended(plan: RunPlan, ending: RunEnding): Promise<void> {
    this.#dataRuns.delete(plan.runId)
    await this.#kept.sweep()
    if (ending.status === 'breached') this.tell('system.breaker', { state: 'open', run_id: plan.runId, code: ending.fault?.code })
    await (this.witnesses?.ask() ?? this.log.publishHead())
  }

  /** A log that fails ends the run; without a run it opens the breaker by itself. */
  onLogFault(fault: Fault): void {
    if (this.desk?.run !== undefined) this.desk.fail(fault)
    else void this.recordBreach(fault).catch(() => undefined)
  }

  async recordBreach(fault: Fault): Promise<void> {
    const { code, message, evidence, remedy } = fault
    await this.recorder.appendBreach({
      actor: MACHINE,
      breach: { mode: fault.breach ?? 'COMPUTE_HALT', code, message, evidence: canonicalJson(evidence), remedy },
    })
  }

  async takeData(name: string | undefined): ReturnType<typeof registerData> {
    if (!this.files.config.hasData) throw new Fault('workspace/bus-only', 'workspace.yaml declares no data to register')
    return await registerData(this.files.config, { root: this.files.layout.root, store: this.store }, name)
  }

  #host(): { clock: Clock; random: Random; client: string } {
    return { clock: this.clock, random: this.random, client: `vbus/${ENGINE_VERSION}` }
  }

  async join(identity: InternalParty, namespace?: string): Promise<Bus> {
    const bus = await joinInternal(this.spine, identity, this.#host(), namespace)
    this.#buses.push(bus)
    return bus
  }

  async #close(reason: string): Promise<void> {
    process.off('SIGUSR2', this.#onEmergency)
    removeEngineFile(this.files.layout)
    await this.desk?.stop('cancel', `the engine closes: ${reason}`, { id: 'engine', kind: 'machine' })
    // While their operators still are there: what is inside ends by its rules, not by theirs.
    await this.circuits.close()
    await this.operators?.killAll()
    this.devices?.close()
    this.jobs.end()
    await this.blobs.close()
    await this.cache?.close()
    this.spine?.stop()
    this.admission?.close()
    this.jobs.ledger.flush()
    await this.shield?.close()
    this.#listener?.close()
    this.admissions?.close()
    await this.telemetry?.stop()
    await this.streams?.close()
    this.memory.close()
    await this.log.close(reason)
    this.#lock.release()
  }
}

const thisUser = (): UserEnvironment => ({ env: process.env, uid: process.getuid?.() ?? 0, home: homedir() })
const ownConfigDir = (): string => userConfigDir(thisUser())
