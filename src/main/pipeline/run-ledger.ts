import { canonicalJson, type Evidence, Fault } from '../../shared/base/index.ts'
import type { PhaseName } from '../../shared/services/run-result.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { LedgerEntry, RunHost, RunPlan } from './contract.ts'
import { isFact } from './kept-phase.ts'

const { HUMAN, MACHINE } = { HUMAN: arqonbus.v1.ActorKind.ACTOR_KIND_HUMAN, MACHINE: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

/**
 * One run's records and events. Once latched (a breach, a cancel, or the end) it takes closing records only:
 * whatever a party still does for that run leaves no record of the run.
 */
export class RunLedger {
  readonly #host: RunHost
  readonly #plan: RunPlan
  #isLatched = false
  phase: PhaseName | '' = ''
  isSimulated: boolean
  /** The present phase's first record, and the newest of the run. */
  phaseRecord = 0
  lastRecord = 0
  /** What the run's records say it found, in order: inputs, findings, models, metrics, outputs. */
  readonly facts: Partial<arqonbus.v1.IRecord>[] = []

  constructor(host: RunHost, plan: RunPlan) {
    this.#host = host
    this.#plan = plan
    this.isSimulated = plan.device.kind === 'simulated'
  }

  get isLatched(): boolean {
    return this.#isLatched
  }

  latch(): void {
    this.#isLatched = true
  }

  /** @throws Fault `pipeline/cancelled` once latched: the step that still runs has nothing more to say. */
  append(body: Partial<arqonbus.v1.IRecord>, actor?: RunPlan['actor']): number {
    if (this.#isLatched) throw new Fault('pipeline/cancelled', `run ${this.#plan.runId} has ended; it takes no more records`)
    const record = this.#host.ledger.append(this.#entry(body, actor))
    if (isFact(body)) this.facts.push(body)
    if (body.phaseStarted) this.phaseRecord = record
    this.lastRecord = record
    return record
  }

  /** The record that ends the run; latches. */
  async appendBreach(fault: Fault): Promise<number> {
    this.latch()
    const { code, message, remedy, evidence } = fault
    const breach = { mode: fault.breach ?? 'COMPUTE_HALT', code, message, evidence: safeJson(evidence), remedy }
    return await this.#host.ledger.appendBreach(this.#entry({ breach }))
  }

  appendClosing(body: Partial<arqonbus.v1.IRecord>, actor?: RunPlan['actor']): number {
    return this.#host.ledger.append(this.#entry(body, actor))
  }

  /** Records a gate and tells it; a gate that does not hold ends the run with `fault`. */
  gate(gate: { rule: string; when: 'before' | 'during' | 'after'; ok: boolean; evidence: Evidence }, fault: () => Fault): void {
    const record = this.append({ gate: { ...gate, evidence: safeJson(gate.evidence) } })
    this.tell('pipeline.gates', { phase: this.phase, rule: gate.rule, when: gate.when, ok: gate.ok, record })
    if (!gate.ok) throw fault()
  }

  /** Takes a step that itself refuses: the gate is recorded as held when the step succeeds and as failed when it throws. */
  async guard<T>(
    gate: { rule: string; when: 'before' | 'during' | 'after' },
    step: () => Promise<T>,
    toEvidence: (value: T) => Evidence,
  ): Promise<T> {
    let value: T
    try {
      value = await step()
    } catch (error) {
      const fault = Fault.from(error)
      if (!this.#isLatched) this.gate({ ...gate, ok: false, evidence: { ...fault.evidence, code: fault.code } }, () => fault)
      throw fault
    }
    this.gate({ ...gate, ok: true, evidence: toEvidence(value) }, () => new Fault('pipeline/gate-failed', gate.rule))
    return value
  }

  /** Publishes an event of this run; events show, records prove, so one that cannot be sent is not waited for. */
  tell(topic: string, body: object): void {
    this.#host.bus.publish(topic, { run_id: this.#plan.runId, ...body }).catch(() => undefined)
  }

  progress(message: string, more: object = {}): void {
    if (!this.#isLatched) this.tell('pipeline.progress', { phase: this.phase, message, ...more })
  }

  #entry(body: Partial<arqonbus.v1.IRecord>, actor?: RunPlan['actor']): LedgerEntry {
    const who = actor ?? { id: 'controller', kind: 'machine' as const }
    return {
      actor: { id: who.id, kind: who.kind === 'human' ? HUMAN : MACHINE },
      run: this.#plan.runId,
      phase: this.phase,
      device: this.#plan.device.name,
      simulated: this.isSimulated,
      ...body,
    }
  }
}

/** Evidence comes from parties too; what JSON cannot hold is written as text. */
function safeJson(evidence: Evidence): string {
  const plain = JSON.parse(JSON.stringify(evidence, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))) as Evidence
  return canonicalJson(plain)
}
