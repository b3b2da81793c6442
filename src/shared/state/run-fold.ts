import type { BreachMode } from '../base/index.ts'
import { PHASES, type PhaseName } from '../services/run-result.ts'
import type { arqonbus } from '../wire/generated/arqonbus.js'
import { type BreachState, freshPhases, type GateState, type PhaseState, RUN_ITEMS_MAX, type RunState, type RunStatus } from './state.ts'
import { toHex, toNumber, toTime } from './values.ts'

type Record_ = arqonbus.v1.IRecord

/** Notes kept of one phase; a phase writes one or two. */
const PHASE_NOTES_MAX = 8

export const toPhaseName = (name: string | null | undefined): PhaseName | '' => PHASES.find((phase) => phase === name) ?? ''

export function startedRun(record: Record_, number: number): RunState {
  const body = record.runStarted
  return {
    id: record.run ?? '',
    status: 'running',
    mode: body?.mode ?? '',
    seed: toNumber(body?.seed),
    asOf: body?.asOf ?? '',
    device: { name: record.device ?? '', kind: body?.deviceKind ?? '', simulated: record.simulated ?? false, adapter: '' },
    started: toTime(record.time),
    ended: '',
    firstRecord: number,
    lastRecord: number,
    phases: freshPhases(),
    inputs: [],
    findings: [],
    models: [],
    metrics: [],
    outputs: [],
    version: '',
    summary: '',
    truncated: 0,
  }
}

export function toBreach(record: Record_, number: number): BreachState {
  const body = record.breach
  return {
    record: number,
    mode: (body?.mode ?? '') as BreachMode,
    run: record.run ?? '',
    phase: toPhaseName(record.phase),
    code: body?.code ?? '',
    message: body?.message ?? '',
    evidence: body?.evidence ?? '{}',
    remedy: body?.remedy ?? '',
  }
}

function withPhase(run: RunState, name: string, change: (phase: PhaseState) => PhaseState): RunState {
  return { ...run, phases: run.phases.map((phase) => (phase.name === name ? change(phase) : phase)) }
}

function appended<K extends 'inputs' | 'findings' | 'models' | 'metrics' | 'outputs'>(
  run: RunState,
  key: K,
  item: RunState[K][number],
): RunState {
  if (run[key].length >= RUN_ITEMS_MAX) return { ...run, truncated: run.truncated + 1 }
  return { ...run, [key]: [...run[key], item] }
}

function withGate(run: RunState, record: Record_, number: number): RunState {
  const gate = record.gate
  const item: GateState = {
    rule: gate?.rule ?? '',
    when: (gate?.when ?? 'during') as GateState['when'],
    ok: gate?.ok ?? false,
    record: number,
  }
  return withPhase(run, record.phase ?? '', (phase) =>
    phase.gates.length >= RUN_ITEMS_MAX ? phase : { ...phase, gates: [...phase.gates, item] },
  )
}

function withNote(run: RunState, record: Record_): RunState {
  const { act, reason, differs } = record.phaseNoted ?? {}
  const note = { act: act ?? '', reason: reason ?? '', differs: [...(differs ?? [])] }
  return withPhase(run, record.phase ?? '', (phase) => {
    const { notes = [] } = phase
    return notes.length >= PHASE_NOTES_MAX ? phase : { ...phase, notes: [...notes, note] }
  })
}

function withBreach(run: RunState, record: Record_, number: number): RunState {
  if (run.breach !== undefined) return run
  const breached = withPhase(run, record.phase ?? '', (phase) => ({ ...phase, status: 'failed' }))
  return { ...breached, status: 'breached', breach: toBreach(record, number) }
}

function withRelease(run: RunState, { releaseAsked, releaseGiven }: Record_, number: number): RunState {
  if (releaseAsked) {
    const { manifestSha256, limitMs } = releaseAsked
    return { ...run, release: { asked: number, manifestSha256: toHex(manifestSha256), limitMs: toNumber(limitMs) } }
  }
  if (run.release === undefined || !releaseGiven) return run
  const { verdict, reason, person, attended } = releaseGiven
  const given = { given: number, verdict: verdict ?? '', reason: reason ?? '', person: person ?? '', attended: attended ?? false }
  return { ...run, release: { ...run.release, ...given } }
}

function ended(run: RunState, record: Record_): RunState {
  const body = record.runEnded
  const phases = run.phases.map((phase) => (phase.status === 'running' ? { ...phase, status: 'failed' as const } : phase))
  const status = (body?.status ?? 'interrupted') as RunStatus
  return { ...run, phases, status, ended: toTime(record.time), version: body?.version ?? '', summary: body?.summary ?? '' }
}

/** One run after one of its records. Records of other kinds leave it as it is, but for `lastRecord`. */
export function applyToRun(run: RunState, record: Record_, number: number): RunState {
  const next = applyBody(run, record, number)
  return { ...next, lastRecord: number }
}

function applyBody(run: RunState, record: Record_, number: number): RunState {
  const { input, finding, model, metrics, output, proofOfWork } = record
  if (record.phaseStarted) return withPhase(run, record.phase ?? '', (phase) => ({ ...phase, status: 'running' }))
  if (record.phaseEnded) {
    const { status, durationMs } = record.phaseEnded
    return withPhase(run, record.phase ?? '', (phase) => ({
      ...phase,
      status: status === 'passed' ? 'passed' : 'failed',
      durationMs: toNumber(durationMs),
    }))
  }
  if (record.phaseReused) {
    const reusedFrom = record.phaseReused.fromRun ?? ''
    return withPhase(run, record.phase ?? '', (phase) => ({ ...phase, reusedFrom }))
  }
  if (record.releaseAsked || record.releaseGiven) return withRelease(run, record, number)
  if (record.phaseNoted) return withNote(run, record)
  if (record.gate) return withGate(run, record, number)
  if (record.breach) return withBreach(run, record, number)
  if (record.runEnded) return ended(run, record)
  if (proofOfWork) return { ...run, device: { ...run.device, adapter: proofOfWork.adapter ?? '', simulated: record.simulated ?? false } }
  if (input)
    return appended(run, 'inputs', {
      name: input.name ?? '',
      path: input.path ?? '',
      sha256: toHex(input.sha256),
      rows: toNumber(input.rows),
    })
  if (finding)
    return appended(run, 'findings', {
      rule: finding.rule ?? '',
      rows: toNumber(finding.rows),
      action: finding.action ?? '',
      record: number,
      detail: finding.detail ?? '',
    })
  if (model) {
    const item = { name: model.name ?? '', trees: model.trees ?? 0, weight: model.weight ?? 0, sha256: toHex(model.sha256), record: number }
    return appended(run, 'models', item)
  }
  if (metrics)
    return appended(run, 'metrics', { name: metrics.name ?? '', mae: metrics.mae ?? 0, r2: metrics.r2 ?? 0, rows: toNumber(metrics.rows) })
  if (output) {
    return appended(run, 'outputs', {
      role: output.role ?? '',
      path: output.path ?? '',
      sha256: toHex(output.sha256),
      bytes: toNumber(output.bytes),
    })
  }
  return run
}
