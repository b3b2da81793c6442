import type { BreachView, PhaseName } from '../../../shared/services/run-result.ts'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { Progress } from '../../run/phase-state.ts'

/** The controller's events (docs/reference/services.md) as this view uses them. */
export type RunEvent =
  | {
      readonly what: 'started'
      readonly runId: string
      readonly mode: string
      readonly seed: number
      readonly device: string
      readonly simulated: boolean
    }
  | {
      readonly what: 'ended'
      readonly runId: string
      readonly status: 'passed' | 'breached' | 'cancelled'
      readonly breach: BreachView | undefined
    }
  | {
      readonly what: 'phase'
      readonly runId: string
      readonly phase: PhaseName
      readonly status: 'running' | 'passed' | 'failed'
      readonly durationMs: number
    }
  | {
      readonly what: 'gate'
      readonly runId: string
      readonly phase: PhaseName
      readonly gate: { rule: string; when: 'before' | 'during' | 'after'; ok: boolean; record: number }
    }
  | {
      readonly what: 'progress'
      readonly runId: string
      readonly phase: PhaseName
      readonly progress: Progress
      readonly isAsking: boolean
    }

type Body = Readonly<Record<string, unknown>>
const text = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '')
const number = (body: Body, name: string): number | undefined => (typeof body[name] === 'number' ? body[name] : undefined)

/** A bus event as a run event; undefined for anything that does not name a run (and a phase, where it must). */
export function parseRunEvent(topic: string, body: Body): RunEvent | undefined {
  const runId = text(body, 'run_id')
  if (runId === '') return undefined
  if (topic === 'pipeline.runs') return parseRun(runId, body)
  const phase = PHASES.find((name) => name === body['phase'])
  if (phase === undefined) return undefined
  if (topic === 'pipeline.phases') {
    const event = text(body, 'event')
    const status = event === 'started' ? 'running' : event
    if (status !== 'running' && status !== 'passed' && status !== 'failed') return undefined
    return { what: 'phase', runId, phase, status, durationMs: number(body, 'duration_ms') ?? 0 }
  }
  if (topic === 'pipeline.gates') {
    const when = text(body, 'when')
    const record = number(body, 'record')
    if ((when !== 'before' && when !== 'during' && when !== 'after') || record === undefined) return undefined
    return { what: 'gate', runId, phase, gate: { rule: text(body, 'rule'), when, ok: body['ok'] === true, record } }
  }
  if (topic === 'pipeline.progress') {
    const progress = {
      model: text(body, 'model'),
      message: text(body, 'message'),
      done: number(body, 'done'),
      total: number(body, 'total'),
    }
    return { what: 'progress', runId, phase, progress, isAsking: body['waits_for'] === 'release' }
  }
  return undefined
}

function parseRun(runId: string, body: Body): RunEvent | undefined {
  const event = text(body, 'event')
  if (event === 'started') {
    const device = (body['device'] ?? {}) as Body
    return {
      what: 'started',
      runId,
      mode: text(body, 'mode'),
      seed: number(body, 'seed') ?? 0,
      device: text(device, 'name'),
      simulated: device['simulated'] === true,
    }
  }
  const status = text(body, 'status')
  if (event !== 'ended' || (status !== 'passed' && status !== 'breached' && status !== 'cancelled')) return undefined
  return { what: 'ended', runId, status, breach: (body['breach'] ?? undefined) as BreachView | undefined }
}
