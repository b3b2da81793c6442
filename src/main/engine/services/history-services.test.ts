import { describe, expect, it } from 'vitest'
import type { HistoryRequest } from '../../audit/index.ts'
import { historyServices } from './history-services.ts'

const caller = { id: 'window', kind: 'human', namespace: 'default', inbox: 'inbox.c1' } as const
const other = { ...caller, inbox: 'inbox.c2' }

/** The services over a history whose one ask lasts until it is told off. */
function opened() {
  const asked: HistoryRequest[] = []
  const here = new Set([caller.inbox, other.inbox])
  const ticks: (() => void)[] = []
  const services = historyServices({
    isHere: (inbox) => here.has(inbox as typeof caller.inbox),
    history: {
      ask: (request, work = {}) => {
        asked.push(request)
        ticks.push(() => work.onProgress?.({ records: 5, of: 10 }))
        return new Promise((_, reject) => work.signal?.addEventListener('abort', () => reject(new Error('cancelled'))))
      },
    },
  })
  const call = async (topic: string, body: object, by: typeof caller | typeof other = caller, part = (_: object): void => {}) =>
    await services[topic]?.(body as Record<string, unknown>, by, part)
  return { asked, here, ticks, call }
}

describe('services of the history', () => {
  it('HS10 a request is cancelled by its id, by the connection that made it', async () => {
    const { call } = opened()
    const waiting = call('system.history.state', { record: 5, id: 'one' })
    const ended = expect(waiting).rejects.toThrow('cancelled')
    expect(await call('system.history.cancel', { id: 'one' }, other)).toEqual({ ok: true, known: false })
    expect(await call('system.history.cancel', { id: 'one' })).toEqual({ ok: true, known: true })
    await ended
    expect(await call('system.history.cancel', { id: 'one' })).toEqual({ ok: true, known: false })
  })

  it('HS10 a request whose caller has gone ends by itself; until then it tells how far it is', async () => {
    const { call, here, ticks } = opened()
    const parts: object[] = []
    const ended = expect(call('system.history.diff', { from: 1, to: 2 }, caller, (part) => parts.push(part))).rejects.toThrow('cancelled')
    ticks[0]?.()
    expect(parts).toEqual([{ records: 5, of: 10 }])
    here.delete(caller.inbox)
    ticks[0]?.()
    await ended
    expect(parts).toHaveLength(1)
  })

  it('HS10 says what is no path, time, position, step or record', async () => {
    const { call } = opened()
    const bad: [string, object][] = [
      ['state', { record: -1 }],
      ['state', { record: 1, path: 'a..b' }],
      ['state', { record: 1, path: 'a\\b' }],
      ['locate', {}],
      ['locate', { pos: '1', record: 1 }],
      ['locate', { time: 'yesterday' }],
      ['locate', { pos: '-1' }],
      ['find', { from: 1, step: 2 }],
      ['list', { at: 0, limit: 501 }],
      ['list', { since: '2026' }],
      ['tally', { buckets: 0 }],
      ['blame', { record: 1, id: 'x'.repeat(65) }],
    ]
    for (const [name, body] of bad)
      await expect(call(`system.history.${name}`, body), JSON.stringify(body)).rejects.toMatchObject({ code: 'wire/bad-payload' })
  })

  it('HS10 reads paths with dots within names', async () => {
    const { call, asked } = opened()
    void call('system.history.blame', { record: 4, path: 'data.a\\.b.sha256' })?.catch(() => undefined)
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toEqual([{ ask: 'blame', record: 4, path: ['data', 'a.b', 'sha256'] }])
  })
})
