import { canonicalJson, Fault } from '../../shared/base/index.ts'
import { PHASES, type PhaseName } from '../../shared/services/run-result.ts'
import { ArtifactDesk } from './artifact-desk.ts'
import type { RunEnding, RunHost, RunningOperator, RunPlan } from './contract.ts'
import { JobDesk } from './job-desk.ts'
import { PartyWatch } from './party-watch.ts'
import { PhaseMemory } from './phase-memory.ts'
import { PHASE_STEPS } from './phases/index.ts'
import { fromHex, type PhaseContext, type RunFacts } from './phases/phase-context.ts'
import { ReleaseWait, type ReleaseWord } from './release-wait.ts'
import { RunLedger } from './run-ledger.ts'
import { validate } from './validation-only.ts'

const emptyFacts = (): RunFacts => ({
  inputHashes: new Set(),
  rows: { in: 0, used: 0, quarantined: 0, held_out: 0 },
  trainRows: 0,
  features: [],
  models: [],
  predictions: {},
  outputs: [],
  manifestSha256: '',
  version: '',
})

/**
 * One run of the eight phases. The first fault wins and ends it: its record is durable before any child is signalled, nothing of the
 * run is published, and the run can never continue. There is no retry and no way around a phase.
 */
export class Run {
  readonly plan: RunPlan
  readonly #host: RunHost
  readonly #ledger: RunLedger
  readonly #desk: JobDesk
  readonly #artifacts: ArtifactDesk
  readonly #watch: PartyWatch
  readonly #memory = new PhaseMemory()
  readonly #operators = new Map<string, RunningOperator>()
  readonly #facts = emptyFacts()
  readonly #release: ReleaseWait
  readonly #halted = Promise.withResolvers<never>()
  #hasFault = false
  #isEnding = false
  #isDismissed = false
  #phaseStartMs = 0

  constructor(host: RunHost, plan: RunPlan) {
    this.#host = host
    this.plan = plan
    this.#ledger = new RunLedger(host, plan)
    this.#release = new ReleaseWait(host.clock, this.#ledger)
    this.#desk = new JobDesk(host.bus, plan.runId, host.clock)
    this.#artifacts = new ArtifactDesk(host, plan.runId)
    const { heartbeatMs } = plan.limits
    this.#watch = new PartyWatch({
      bus: host.bus,
      clock: host.clock,
      ledger: this.#ledger,
      runId: plan.runId,
      heartbeatMs,
      onFault: (fault) => this.#accuse(fault),
    })
    this.#desk.onForeign = (fault) => this.#accuse(fault)
    this.#artifacts.onForeign = (fault) => this.fail(fault)
    this.#artifacts.onFailed = (error) =>
      this.fail(error instanceof Fault ? error : new Fault('run/io', `an artifact could not be kept: ${String(error)}`))
    this.#halted.promise.catch(() => undefined)
  }

  /** PL15: what somebody sent who is no party of the run counts for nothing; it ends no run. */
  #accuse(fault: Fault): void {
    const { from } = fault.evidence
    if (typeof from !== 'string' || this.#host.isParty(from)) this.fail(fault)
  }

  get phase(): PhaseName | '' {
    return this.#ledger.phase
  }

  /** As declared; once the device has answered, as it is: a software adapter counts as simulated. */
  get isSimulated(): boolean {
    return this.#ledger.isSimulated
  }

  /** Whether how it ends is settled: it takes no more faults. */
  get isOver(): boolean {
    return this.#hasFault || this.#isEnding
  }

  get isLatched(): boolean {
    return this.#ledger.isLatched
  }

  /** The pids of the run's operators, for those who watch from outside. */
  get operators(): ReadonlyMap<string, RunningOperator> {
    return this.#operators
  }

  /** SHA-256 of the manifest that a person is waited for to release. */
  get awaitsReleaseOf(): string | undefined {
    return this.#release.terms?.manifestSha256
  }

  /** A person's word on that, whose signature was checked. @returns its record, on disk some time later; undefined when none is waited for */
  giveRelease(word: ReleaseWord, actorId: string): number | undefined {
    return this.isOver ? undefined : this.#release.give(word, actorId)
  }

  /** Ends the run with this fault, at once, unless it has one already or is done. */
  fail(fault: Fault): void {
    if (this.isOver) return
    this.#hasFault = true
    this.#halted.reject(fault)
  }

  /** Ends the run without a breach: a person asked for it. */
  cancel(kind: 'cancel' | 'emergency', reason: string, actor: RunPlan['actor']): void {
    if (this.#hasFault || this.#isEnding) return
    this.#ledger.appendClosing({ stopRequested: { kind, reason } }, actor)
    this.fail(new Fault('pipeline/cancelled', reason))
  }

  /** Runs the phases in order. Never rejects: how it ended is the value. */
  async execute(): Promise<RunEnding> {
    try {
      await this.#open()
      for (const [index, phase] of PHASES.entries()) await this.#runPhase(phase, index + 1)
      return await this.#pass()
    } catch (error) {
      this.#hasFault = true
      const fault = toRunFault(error)
      return fault.code === 'pipeline/cancelled' ? await this.#cancelled(fault) : await this.#breach(fault)
    } finally {
      this.#release.close()
      await this.#watch.stop()
      await this.#desk.close()
      await this.#artifacts.close()
    }
  }

  async #open(): Promise<void> {
    const { plan } = this
    const hashes = {
      configSha256: fromHex(plan.configSha256),
      policySha256: fromHex(plan.policySha256),
      lockSha256: fromHex(plan.lockSha256),
    }
    const parameters = canonicalJson(plan.parameters)
    const runStarted = { mode: plan.mode, seed: plan.seed, asOf: plan.asOf, parameters, deviceKind: plan.device.kind, ...hashes }
    const record = this.#ledger.append({ runStarted }, plan.actor)
    await this.#host.ledger.flush()
    this.#ledger.tell('pipeline.runs', { event: 'started', mode: plan.mode, seed: plan.seed, device: plan.device, breach: null, record })
    await this.#desk.listen(['data.results', 'fabric.results'])
    await this.#artifacts.listen('fabric.artifacts')
    await this.#watch.start()
  }

  async #runPhase(phase: PhaseName, number: number): Promise<void> {
    this.#ledger.phase = phase
    this.#phaseStartMs = this.#host.clock.monotonicMs()
    const record = this.#ledger.append({ phaseStarted: { number } })
    this.#ledger.tell('pipeline.phases', { phase, number, event: 'started', record })
    await Promise.race([this.#step(phase), this.#halted.promise])
    const durationMs = this.#elapsedMs()
    const ended = this.#ledger.append({ phaseEnded: { number, status: 'passed', durationMs } })
    this.#ledger.tell('pipeline.phases', { phase, number, event: 'passed', duration_ms: durationMs, record: ended })
  }

  async #step(phase: PhaseName): Promise<void> {
    const altered = phase === 'GPU_INIT' ? undefined : await this.#host.integrity()
    const broken = altered ?? (await this.#host.lawful())
    if (phase === 'GPU_INIT' && broken !== undefined) throw broken
    if (phase !== 'GPU_INIT') this.#judgeTrust(broken)
    const [context, step] = [this.#context(), PHASE_STEPS[phase]]
    if (this.plan.mode === 'validation_only') await validate(context, phase, step)
    else await this.#memory.work(context, phase, step)
  }

  /** Nothing changed since the run began: what is trusted, who works here, the laws that hold beside the run (PL11). */
  #judgeTrust(broken: Fault | undefined): void {
    const { configSha256, policySha256 } = this.plan
    const evidence = { config_sha256: configSha256, policy_sha256: policySha256, ...(broken && { code: broken.code }) }
    this.#ledger.gate({ rule: 'G0-still-trusted', when: 'before', ok: broken === undefined, evidence }, () => broken as Fault)
  }

  #context(): PhaseContext {
    const { plan } = this
    const [host, ledger, desk, artifacts, facts, operators] = [
      this.#host,
      this.#ledger,
      this.#desk,
      this.#artifacts,
      this.#facts,
      this.#operators,
    ]
    return {
      host,
      plan,
      ledger,
      desk,
      artifacts,
      facts,
      operators,
      startOperator: (identity) => this.#startOperator(identity),
      watch: (identity) => this.#watch.watch(identity),
      release: this.#release,
      dismiss: () => this.#dismiss(),
    }
  }

  async #startOperator(identity: string): Promise<RunningOperator> {
    this.#ledger.progress(`starting ${identity}`)
    const operator = await this.#host.startOperator(identity)
    if (this.#hasFault || this.#isEnding) {
      operator.kill()
      throw new Fault('pipeline/cancelled', 'the run ended while its operator started')
    }
    this.#operators.set(identity, operator)
    void operator.exited.then(({ reason, evidence, fault }) => {
      if (this.#isDismissed) return
      this.fail(
        fault ?? new Fault('operator/died', `${identity} ended during the run: ${reason}`, { identity, pid: operator.pid, ...evidence }),
      )
    })
    return operator
  }

  async #dismiss(): Promise<void> {
    this.#isDismissed = true
    await Promise.all([...this.#operators.values()].map((operator) => operator.stop()))
  }

  #elapsedMs(): number {
    return Math.round(this.#host.clock.monotonicMs() - this.#phaseStartMs)
  }

  async #pass(): Promise<RunEnding> {
    this.#isEnding = true
    await this.#memory.keep(this.#context())
    this.#ledger.latch()
    await this.#dismiss()
    const summary = canonicalJson({ rows: this.#facts.rows })
    const record = this.#ledger.appendClosing({ runEnded: { status: 'passed', version: this.#facts.version, summary } })
    await this.#host.wipe()
    await this.#host.ledger.flush()
    this.#ledger.tell('pipeline.runs', { event: 'ended', status: 'passed', breach: null, record })
    return { status: 'passed' }
  }

  async #breach(fault: Fault): Promise<RunEnding> {
    this.#isEnding = true
    const { phase } = this.#ledger
    let breachRecord: number | undefined
    try {
      breachRecord = await this.#ledger.appendBreach(fault)
    } finally {
      for (const operator of this.#operators.values()) operator.kill()
    }
    const number = (PHASES as readonly string[]).indexOf(phase) + 1
    const durationMs = this.#elapsedMs()
    const record = number === 0 ? breachRecord : this.#ledger.appendClosing({ phaseEnded: { number, status: 'failed', durationMs } })
    this.#ledger.tell('pipeline.phases', { phase, number, event: 'failed', duration_ms: durationMs, record })
    await this.#close('breached')
    return { status: 'breached', fault, breachRecord }
  }

  async #cancelled(fault: Fault): Promise<RunEnding> {
    this.#isEnding = true
    this.#ledger.latch()
    for (const operator of this.#operators.values()) operator.kill()
    await this.#close('cancelled')
    return { status: 'cancelled', fault }
  }

  async #close(status: 'breached' | 'cancelled'): Promise<void> {
    await Promise.all([...this.#operators.values()].map((operator) => operator.exited))
    await this.#host.wipe()
    const summary = canonicalJson({ rows: this.#facts.rows })
    const record = this.#ledger.appendClosing({ runEnded: { status, version: '', summary } })
    await this.#host.ledger.flush()
    this.#ledger.tell('pipeline.runs', { event: 'ended', status, record })
  }
}

/** Every fault that ends a run is one of the four breaches; one that is none in the table is a bug and halts as such. */
function toRunFault(error: unknown): Fault {
  const fault = Fault.from(error)
  if (fault.code === 'pipeline/cancelled' || fault.breach !== undefined) return fault
  return new Fault('internal/unexpected', `${fault.code}: ${fault.message}`, { ...fault.evidence, code: fault.code }, { cause: error })
}
