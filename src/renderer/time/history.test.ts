import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../e2e/harness/fixture-bus.ts'
import { Engine } from '../data/engine.ts'
import { History, STATES_KEPT_MAX } from './history.ts'

const answerFor = (body: Readonly<Record<string, unknown>>) => ({
  record: body['record'],
  pos: '9',
  time: 't',
  state: body['path'] ?? 'whole',
})

async function opened(answer: (body: Readonly<Record<string, unknown>>) => unknown) {
  const bus = new FixtureBus({ 'system.history.state': answer, 'system.history.find': () => ({ record: null }) })
  const history = new History()
  await history.attach(new Engine(bus))
  return { bus, history }
}

describe('states at a moment', () => {
  it('WN33 each is asked for once, and kept', async () => {
    const { bus, history } = await opened(answerFor)
    const [first] = await Promise.all([history.stateAt({ record: 3 }, 'cache'), history.stateAt({ record: 3 }, 'cache')])
    expect(first.state).toBe('cache')
    expect((await history.stateAt({ record: 3 })).state).toBe('whole')
    expect(bus.requests.map(({ body }) => body)).toEqual([
      { record: 3, path: 'cache', hash: false },
      { record: 3, hash: false },
    ])
    expect(history.known(3, 'cache')).toMatchObject({ load: 'ready', answer: { state: 'cache' } })
  })

  it('WN33 are bounded: the one longest not asked for gives way', async () => {
    const { bus, history } = await opened(answerFor)
    for (let record = 0; record < STATES_KEPT_MAX; record += 1) await history.stateAt({ record })
    await history.stateAt({ record: 0 })
    await history.stateAt({ record: STATES_KEPT_MAX })
    expect(Object.keys(history.store.getState())).toHaveLength(STATES_KEPT_MAX)
    expect(history.known(0)).toBeDefined()
    expect(history.known(1)).toBeUndefined()
    expect(bus.requests).toHaveLength(STATES_KEPT_MAX + 1)
  })

  it('WN33 what is looked at is asked for before the time cursor is there', async () => {
    const { bus, history } = await opened(answerFor)
    const ends = [history.watch('breaker'), history.watch('breaker'), history.watch('cache')]
    history.prepare(5)
    expect(bus.requests.map(({ body }) => body)).toEqual(['breaker', 'cache'].map((path) => ({ record: 5, path, hash: false })))
    for (const end of ends.slice(1)) end()
    history.prepare(6)
    expect(bus.requests.slice(2).map(({ body }) => body)).toEqual([{ record: 6, path: 'breaker', hash: false }])
    await history.stateAt({ record: 6 }, 'breaker')
    expect(bus.requests).toHaveLength(3)
  })

  it('WN33 a failure is told with its code, and is no answer: it is asked for again', async () => {
    let isBroken = true
    const { history } = await opened((body) => (isBroken ? { error: { code: 'request/refused', message: 'not now' } } : answerFor(body)))
    await expect(history.stateAt({ record: 3 })).rejects.toMatchObject({ code: 'request/refused' })
    expect(history.known(3)).toMatchObject({ load: 'failed', fault: { code: 'request/refused' } })
    isBroken = false
    expect(await history.stateAt({ record: 3 })).toMatchObject({ state: 'whole' })
    expect(await history.find({ from: 1, step: 1, kind: 'breach' })).toBeUndefined()
  })
})
