import { expect, it } from 'vitest'
import { take } from './capture.testing.ts'
import { FieldSeries, type SeriesSight } from './field-series.ts'
import { BUDGET_DEFAULT, PLOT_LOOKED_THROUGH_MAX, PLOT_POINTS_MAX } from './limits.ts'
import { MessageStore } from './message-store.ts'
import { PayloadValues } from './payload-value.ts'
import { RowView } from './row-view.ts'

/** A store that is looked at as a whole, and how many payloads were decoded. */
function rig() {
  const store = new MessageStore(BUDGET_DEFAULT)
  const values = new PayloadValues(store, () => undefined)
  const decoded: number[] = []
  const payloadOf = (number: number): unknown => {
    decoded.push(number)
    return values.of(number)
  }
  const view = new RowView({ filter: { is: 'all' }, scope: '', upToPos: undefined }, { store, payloadOf, nowMs: 0, monotonicMs: () => 0 })
  const sight = (): SeriesSight => {
    view.update()
    return {
      total: view.count,
      place: (index) => ({ view, number: view.numberAt(index) }),
      reading: () => ({ store, payloadOf, fields: [], isFromLog: false }),
    }
  }
  return { store, sight, decoded, series: new FieldSeries() }
}

it('VT44 a field is plotted by the numbers it held in its topic, in the order they were sent; what is no number is counted', () => {
  const { store, sight, series } = rig()
  const payloads = ['{"a":{"b":3}}', '{"a":{"b":"2.5"}}', '{"a":{"b":"warm"}}', '{"a":{}}', 'no json', '{"a":{"b":-1}}']
  for (const [at, payload] of payloads.entries()) take(store, { topic: 'lab.x', payload, pos: at + 10, arrivalMs: 1_000 - at })
  take(store, { topic: 'lab.y', payload: '{"a":{"b":99}}', pos: 20, arrivalMs: 5 })
  expect(series.read({ topic: 'lab.x', path: 'a.b' }, sight())).toEqual({
    points: [
      { pos: '15', atMs: 995, value: -1 },
      { pos: '11', atMs: 999, value: 2.5 },
      { pos: '10', atMs: 1_000, value: 3 },
    ],
    without: 3,
  })
  expect(series.read({ topic: 'lab.absent', path: 'a.b' }, sight())).toEqual({ points: [], without: 0 })
})

it('VT44 only what is new is decoded, and no more than the newest points are kept', () => {
  const { store, sight, series, decoded } = rig()
  for (let n = 0; n < PLOT_POINTS_MAX + 50; n++) take(store, { topic: 'lab.x', payload: `{"n":${n}}`, pos: n + 1, arrivalMs: n })
  const first = series.read({ topic: 'lab.x', path: 'n' }, sight())
  expect([first.points.length, first.points[0]?.value, decoded.length]).toEqual([PLOT_POINTS_MAX, 50, PLOT_POINTS_MAX])
  take(store, { topic: 'lab.x', payload: '{"n":7}', pos: 10_000, arrivalMs: 10_000 })
  expect(series.read({ topic: 'lab.x', path: 'n' }, sight()).points.at(-1)?.value).toBe(7)
  expect(decoded.length).toBe(PLOT_POINTS_MAX + 1)
})

it('VT44 a topic that is rare among the rows is looked for no further back than the bound', () => {
  const { store, sight, series } = rig()
  take(store, { topic: 'lab.rare', payload: '{"n":1}', pos: 1 })
  for (let n = 0; n < PLOT_LOOKED_THROUGH_MAX; n++) take(store, { topic: 'lab.x', payload: '', pos: n + 2 })
  expect(series.read({ topic: 'lab.rare', path: 'n' }, sight()).points).toEqual([])
})
