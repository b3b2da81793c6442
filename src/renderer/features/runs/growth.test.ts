import { expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { toBase64 } from '../../../shared/wire/index.ts'
import { deliveredItem } from '../../capture/capture.testing.ts'
import { Engine } from '../../data/engine.ts'
import { readGrowth } from './growth.ts'
import { GROWTH_POINTS_MAX } from './model.ts'

const TS = 1_764_000_000_000

/** A bus that kept `count` messages of progress, one a position from 100 on, and answers at most `page` of them. */
function kept(count: number, page: number) {
  const entry = (pos: number): string => {
    const runId = pos % 10 === 9 ? 'another' : 'r1'
    const body = { run_id: runId, phase: 'MODEL_TRAINING', model: 'xgboost', done: pos - 100, total: count, message: '' }
    return toBase64(deliveredItem({ topic: 'pipeline.progress', payload: JSON.stringify(body), pos, tsMs: TS + pos }))
  }
  const bus = new FixtureBus({
    'system.messages.read': (body) => {
      const to = Math.min(Number(body['to']), 99 + count)
      const positions = Array.from({ length: Math.max(0, Math.min(page, to - 99)) }, (_, back) => to - back)
      const next = to - page >= 100 ? String(to - page) : null
      return { entries: positions.map(entry), next }
    },
  })
  return { bus, engine: new Engine(bus) }
}

it('VR9 how trees grew is read from what the bus kept of the run’s time, by time, of this run alone', async () => {
  const { engine, bus } = kept(60, 25)
  const points = await readGrowth(engine, { runId: 'r1', positions: ['120', '154'] })
  expect(points.map(({ done }) => done)).toEqual(Array.from({ length: 35 }, (_, at) => at + 20).filter((done) => done % 10 !== 9))
  expect(points[0]).toEqual({ at: new Date(TS + 120).toISOString(), model: 'xgboost', done: 20 })
  expect(bus.requests.length).toBe(2)
  expect(await readGrowth(kept(0, 25).engine, { runId: 'r1', positions: ['120', '154'] })).toEqual([])
})

it('VR9 of very many messages as many points are kept as are drawn, the last one among them', async () => {
  const { engine } = kept(3_000, 500)
  const points = await readGrowth(engine, { runId: 'r1', positions: ['100', '3098'] })
  expect([points.length, points.at(-1)?.done]).toEqual([GROWTH_POINTS_MAX, 2_998])
})
