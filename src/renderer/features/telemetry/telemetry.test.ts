import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { Engine } from '../../data/engine.ts'
import { CHARTED, columnsOf, formatValue, GAP_MS, nowOf } from './charted.ts'
import { parseSpanId } from './span-id.ts'
import { POINTS_MAX, Telemetry } from './telemetry.ts'

const quantiles = { p50: 0.1, p99: 2.4, max: 8 }
const event = (rate: number) => ({
  messages_per_s: rate,
  connections: 4,
  queued_bytes: 2_048,
  durable_pending: 1,
  jobs_waiting: 0,
  event_loop_delay_ms: quantiles,
  turn_ms: quantiles,
  commit_ms: quantiles,
  topics: [],
  topics_omitted: 3,
  refusals: [{ code: 'authz/publish-denied', count: 2 }],
  topic_errors: [],
  operators: [],
})

async function opened() {
  const clock = new ManualClock()
  const bus = new FixtureBus({
    'system.traces.list': ({ topic }) => ({ traces: [{ trace_id: topic ?? 'any' }], spans: 1, spans_max: 9, dropped: 0, untold: 0 }),
    'system.traces.get': ({ trace_id: id }) =>
      id === 'gone'
        ? { error: { code: 'request/refused', message: 'gone' } }
        : { trace_id: id, waterfall: [{ span: 7, pos: '40' }], omitted: 0 },
  })
  const telemetry = new Telemetry(clock)
  await telemetry.attach(new Engine(bus))
  return { clock, bus, telemetry }
}

describe('what the engine measures', () => {
  it('VM1 every event is one point, and the newest half hour is kept', async () => {
    const { bus, telemetry, clock } = await opened()
    for (let second = 0; second < POINTS_MAX + 3; second += 1) {
      bus.emit('system.metrics', event(second))
      await clock.advance(1_000)
    }
    const { points, counts } = telemetry.store.getState()
    expect(points).toHaveLength(POINTS_MAX)
    expect([points[0]?.rate, points.at(-1)?.rate]).toEqual([3, POINTS_MAX + 2])
    expect(counts).toMatchObject({ topics_omitted: 3, refusals: [{ count: 2 }] })
  })

  it('VM1 a gap in time stays a gap in the line', async () => {
    const { bus, telemetry, clock } = await opened()
    bus.emit('system.metrics', event(1))
    await clock.advance(1_000)
    bus.emit('system.metrics', event(2))
    await clock.advance(GAP_MS + 1_000)
    bus.emit('system.metrics', event(3))
    const [times, rates] = columnsOf(telemetry.store.getState().points, CHARTED[0]!.series)
    expect(rates).toEqual([1, 2, null, 3])
    expect(times).toEqual([...(times ?? [])].sort((a, b) => (a ?? 0) - (b ?? 0)))
  })

  it('VM2 a chart says in words what it shows now, with its unit', async () => {
    const { bus, telemetry } = await opened()
    bus.emit('system.metrics', event(1_234))
    const [point] = telemetry.store.getState().points
    expect(CHARTED.map((charted) => nowOf(charted, point!)).slice(0, 2)).toEqual(['1234/s', 'p50 0.1, p99 2.4, max 8 ms'])
    const idle = { p50: 0, p99: 0, max: 0 }
    bus.emit('system.metrics', { ...event(1), commit_ms: idle })
    const still = telemetry.store.getState().points.at(-1)
    expect([CHARTED[2]?.id, nowOf(CHARTED[2]!, still!)]).toEqual(['commit', 'none in the last second'])
    expect(columnsOf([point!, still!], CHARTED[2]!.series).slice(1)).toEqual([
      [0.1, null],
      [2.4, null],
      [8, null],
    ])
    expect([formatValue(0.01234), formatValue(99.96), formatValue(1_234.5)]).toEqual(['0.0123', '100', '1235'])
  })

  it('VM7 traces of a topic, one trace, and what is kept no more is said', async () => {
    const { telemetry } = await opened()
    telemetry.showTopic('nvm.jobs')
    await settle()
    expect(telemetry.store.getState().list?.traces).toEqual([{ trace_id: 'nvm.jobs' }])
    await telemetry.showTrace('gone')
    expect(telemetry.store.getState()).toMatchObject({ trace: undefined, traceFault: { code: 'request/refused' } })
    await telemetry.showTrace('t1')
    expect(telemetry.store.getState()).toMatchObject({ trace: { trace_id: 't1' }, traceFault: undefined })
    expect(parseSpanId('t1/7')).toEqual({ traceId: 't1', number: 7 })
  })
})
