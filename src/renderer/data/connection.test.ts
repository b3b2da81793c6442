import { describe, expect, it } from 'vitest'
import { FIXTURE_SESSION, FixtureBus } from '../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../e2e/support/manual-clock.ts'
import { Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/index.ts'
import { Connection, RETRY_WAITS_MS } from './connection.ts'

function rig(answers: (Bus | Fault)[]) {
  const clock = new ManualClock()
  const opened: Bus[] = []
  const asked: number[] = []
  const connection = new Connection({
    clock,
    host: {
      connect: async () => {
        asked.push(clock.monotonicMs())
        const answer = answers.shift() ?? new Fault('transport/closed', 'nobody there')
        if (answer instanceof Fault) throw answer
        return answer
      },
    },
    onOpen: async (bus) => void opened.push(bus),
    onFault: () => {},
  })
  return { clock, connection, opened, asked }
}

describe('connection', () => {
  it('WN8 opens, and says who it is', async () => {
    const { connection, opened } = rig([new FixtureBus({})])
    await connection.connect()
    expect(opened).toHaveLength(1)
    expect(connection.store.getState()).toEqual({ phase: 'open', session: FIXTURE_SESSION })
  })

  it('WN8 tries again after 250 ms, 500 ms, 1 s, then every 2 s', async () => {
    const { connection, clock, asked } = rig([])
    await connection.connect()
    await clock.advance(10_000)
    const waits = asked.slice(1).map((time, index) => time - (asked[index] ?? 0))
    expect(waits.slice(0, 4)).toEqual([...RETRY_WAITS_MS])
    expect(new Set(waits.slice(4))).toEqual(new Set([2_000]))
  })

  it('WN8 notices the end of a connection, keeps the session it had, and is back with the next', async () => {
    const [first, second] = [new FixtureBus({}), new FixtureBus({})]
    const { connection, clock, opened } = rig([first, second])
    await connection.connect()
    first.onClose(4503, 'the engine stops', new Fault('transport/closed', 'the engine stops'))
    const lost = connection.store.getState()
    expect(lost).toMatchObject({ phase: 'lost', tries: 1, session: FIXTURE_SESSION, fault: { code: 'transport/closed' } })
    expect(connection.bus).toBeUndefined()
    await clock.advance(RETRY_WAITS_MS[0])
    expect(opened).toEqual([first, second])
    expect(connection.store.getState().phase).toBe('open')
  })

  it('WN8 does not try a refused credential again by itself, but does when told', async () => {
    const { connection, clock, asked } = rig([new Fault('auth/bad-code', 'used'), new FixtureBus({})])
    await connection.connect()
    await clock.advance(60_000)
    expect(asked).toHaveLength(1)
    expect(connection.store.getState()).toMatchObject({ phase: 'refused', fault: { code: 'auth/bad-code' } })
    await connection.connect()
    expect(connection.store.getState().phase).toBe('open')
  })

  it('WN8 ends with the page', async () => {
    const { connection, clock, asked } = rig([])
    await connection.connect()
    connection.dispose()
    await clock.advance(60_000)
    await settle()
    expect(asked).toHaveLength(1)
    expect(clock.waiting).toBe(0)
  })
})
