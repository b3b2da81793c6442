import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { Engine } from '../../data/engine.ts'
import { UI_UPDATE_MS } from '../../data/pacer.ts'
import { ReplayModel, ROWS_MAX } from './replay.ts'
import { commandLineOf, EMPTY_FORM, problemsOf, requestOf } from './replay-form.ts'

const form = { ...EMPTY_FORM, patterns: 'a.in, b.>', into: 'test-2', from: '10', to: '90', speed: 0 }

describe('what a replay is to be', () => {
  it('VP1 what the engine would refuse is said before it is asked, by field', () => {
    expect(problemsOf(form)).toEqual({})
    expect(Object.keys(problemsOf({ ...form, into: 'default', patterns: 'A', compare: 'B', from: '-1' })).sort()).toEqual([
      'compare',
      'from',
      'into',
      'patterns',
    ])
    expect(Object.keys(problemsOf({ ...form, from: '91' }))).toEqual(['to'])
    expect(Object.keys(problemsOf({ ...EMPTY_FORM }))).toEqual(['patterns'])
  })

  it('VP1 goes to the engine as it was written, and as a command line where one can say it', () => {
    expect(requestOf(form)).toEqual({
      patterns: ['a.in', 'b.>'],
      into: 'test-2',
      speed: 0,
      paused: false,
      from: { pos: '10' },
      to: { pos: '90' },
    })
    expect(commandLineOf(form)).toBeUndefined()
    expect(commandLineOf({ ...form, patterns: 'a.in', compare: 'a.out' })).toBe(
      "npx vbus replay 'a.in' --into test-2 --from pos:10 --to pos:90 --speed 0 --compare 'a.out'",
    )
  })
})

async function opened() {
  const clock = new ManualClock()
  let status = 'running'
  let made = 0
  const bus = new FixtureBus({
    'system.replay.start': () => ({ replay_id: 'r1' }),
    'system.replay.list': () => ({
      replays: made === 0 && status === 'none' ? [] : [{ replay_id: 'r1', status, paused: false, patterns: [] }],
    }),
    'system.replay.rows': ({ since }) => {
      const from = Number(since)
      const rows = Array.from({ length: Math.min(250, made - from) }, (_, index) => ({ row: from + index, change: from + index + 1 }))
      return { rows, change: rows.at(-1)?.change ?? from, dropped: 0 }
    },
    'system.replay.step': () => ({}),
  })
  const model = new ReplayModel(clock)
  await model.attach(new Engine(bus))
  return { clock, bus, model, end: () => (status = 'complete'), make: (count: number) => (made += count) }
}

describe('a replay as the window follows it', () => {
  it('WN8 a connection that went takes nothing away from what is shown', async () => {
    const { bus, model } = await opened()
    await model.refresh()
    bus.answers['system.replay.list'] = () => ({ error: { code: 'transport/closed', message: 'gone' } })
    await model.refresh()
    expect(model.store.getState()).toMatchObject({ load: 'ready', fault: undefined, replays: [{ replay_id: 'r1' }] })
  })

  it('VP3 is asked for at most four times a second, while it runs and somebody looks', async () => {
    const { clock, bus, model, end } = await opened()
    await clock.advance(1_000)
    expect(bus.requests).toEqual([])
    const look = model.watch()
    await settle()
    await clock.advance(1_000)
    const lists = (): number => bus.requests.filter(({ topic }) => topic === 'system.replay.list').length
    expect(lists()).toBe(1 + 1_000 / UI_UPDATE_MS)
    end()
    await clock.advance(1_000)
    expect(lists()).toBe(2 + 1_000 / UI_UPDATE_MS)
    look()
    expect(model.running).toBeUndefined()
  })

  it('VP5 takes all rows there are, each once, and keeps the newest', async () => {
    const { model, make } = await opened()
    make(600)
    model.setForm(form)
    await model.start()
    await settle()
    expect(model.store.getState().rows).toHaveLength(600)
    make(ROWS_MAX)
    await model.control('step')
    await settle()
    const { rows } = model.store.getState()
    expect(rows).toHaveLength(ROWS_MAX)
    expect(rows.at(-1)?.row).toBe(599 + ROWS_MAX)
  })
})
