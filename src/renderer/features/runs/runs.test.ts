import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { detail, runs as fixtureRuns } from '../../../../e2e/harness/fixture-data.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { Engine } from '../../data/engine.ts'
import type { RunSummary } from '../../data/types.ts'
import { DETAILS_KEPT_MAX, Runs } from './runs.ts'

async function listed(list: () => readonly RunSummary[]) {
  const clock = new ManualClock()
  const bus = new FixtureBus({
    'system.runs.list': () => ({ runs: list() }),
    'system.run.show': (body) => detail(String(body['run_id']), false),
    'system.audit.read': () => ({ records: [], size: 0 }),
  })
  const runs = new Runs(clock)
  let turns = 0
  runs.onTurn = () => (turns += 1)
  await runs.attach(new Engine(bus), (error) => {
    throw error
  })
  await settle()
  const lists = () => bus.requests.filter((request) => request.topic === 'system.runs.list').length
  return { clock, bus, runs, lists, turns: () => turns }
}

describe('runs', () => {
  it('WN19 shows a started run at once, selects it, and asks for the list again', async () => {
    const { clock, bus, runs, lists, turns } = await listed(() => fixtureRuns(false))
    expect(runs.store.getState().load).toBe('ready')
    bus.emit('pipeline.runs', { run_id: 'new', event: 'started', mode: 'full_build', seed: 1, device: { name: 'sim0', simulated: true } })
    expect(runs.store.getState().selectedRun).toBe('new')
    expect(Runs.shown(runs.store.getState())?.status).toBe('running')
    await clock.advance(300)
    expect(lists()).toBe(2)
    expect(turns()).toBe(1)
  })

  it('WN9 folds a burst of events in two updates', async () => {
    const { clock, bus, runs } = await listed(() => fixtureRuns(false))
    let updates = 0
    runs.store.subscribe(() => (updates += 1))
    for (let done = 0; done < 500; done += 1) {
      bus.emit('pipeline.progress', { run_id: 'r', phase: 'MODEL_TRAINING', model: 'xgboost', message: '', done, total: 500 })
    }
    await clock.advance(300)
    expect(updates).toBe(2)
    expect(runs.store.getState().progress['r']?.lines[0]?.done).toBe(499)
  })

  it('WN19 keeps the details of as many runs as it has room for', async () => {
    const many = Array.from(
      { length: DETAILS_KEPT_MAX + 5 },
      (_, index): RunSummary => ({ ...(fixtureRuns(false)[0] as RunSummary), run_id: `run-${index}` }),
    )
    const { runs } = await listed(() => many)
    for (const run of many) {
      runs.select(run.run_id)
      await settle()
    }
    const kept = Object.keys(runs.store.getState().details)
    expect(kept).toHaveLength(DETAILS_KEPT_MAX)
    expect(kept).toContain(`run-${DETAILS_KEPT_MAX + 4}`)
  })

  it('VR7 asks for the rows on screen a page at a time, each page once, and gathers all for a filter', async () => {
    const total = 1_000
    const runOf = (number: number): RunSummary => ({
      ...(fixtureRuns(false)[0] as RunSummary),
      run_id: `run-${number}`,
      seed: number,
      number,
    })
    const bus = new FixtureBus({
      'system.runs.list': (body) => {
        const before = Number(body['before'] ?? total)
        const count = Math.min(before, Number(body['limit']))
        return {
          runs: Array.from({ length: count }, (_, index) => runOf(before - 1 - index)),
          total,
          from: 0,
          next: before - count > 0 ? before - count : null,
        }
      },
      'system.run.show': (body) => detail(String(body['run_id']), false),
      'system.audit.read': () => ({ records: [], size: 0 }),
    })
    const runs = new Runs(new ManualClock())
    await runs.attach(new Engine(bus), () => {})
    const asked = () => bus.requests.filter(({ topic }) => topic === 'system.runs.list').length
    expect(asked()).toBe(1)
    runs.want(110, 140)
    runs.want(112, 149)
    await settle()
    expect(asked()).toBe(2)
    expect(runs.at(120)?.run_id).toBe('run-120')
    expect(runs.at(20)).toBeUndefined()
    runs.arrange('seed:20', 'newest')
    expect(runs.store.getState().order).toEqual([])
    await settle()
    await settle()
    expect(runs.store.getState()).toMatchObject({ order: [20], isGathering: false })
    runs.arrange('', 'oldest')
    expect(runs.store.getState().order?.slice(0, 2)).toEqual([0, 1])
    runs.arrange('', 'newest')
    expect(runs.store.getState().order).toBeUndefined()
    const before = asked()
    runs.arrange('status:passed', 'longest')
    await settle()
    expect(asked()).toBe(before)
  })

  it('WN8 keeps the selection over a new connection', async () => {
    const { runs } = await listed(() => fixtureRuns(false))
    const chosen = fixtureRuns(false)[1]?.run_id ?? ''
    runs.select(chosen, 'MODEL_TRAINING')
    const bus = new FixtureBus({
      'system.runs.list': () => ({ runs: fixtureRuns(false) }),
      'system.run.show': (body) => detail(String(body['run_id']), false),
      'system.audit.read': () => ({ records: [], size: 0 }),
    })
    await runs.attach(new Engine(bus), () => {})
    expect(runs.store.getState()).toMatchObject({ selectedRun: chosen, selectedPhase: 'MODEL_TRAINING' })
  })
})
