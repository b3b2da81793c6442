import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { FIXTURE_SESSION } from '../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../e2e/support/manual-clock.ts'
import type { Services } from '../services.ts'
import { Navigation } from '../shell/navigation.ts'
import { TimeCursor } from '../time/time-cursor.ts'
import { TimeTravel } from '../time/time-travel.ts'
import { followAddress, OVERWRITE_MS } from './address.ts'
import { formatPath } from './link.ts'

const { id } = FIXTURE_SESSION.workspace

function opened(address = '/') {
  const steps = [address]
  let back = (): void => {}
  let stopWaiting = (): void => {}
  const clock = new ManualClock()
  const bar = {
    get location() {
      const url = new URL(steps.at(-1) ?? '/', 'http://x')
      return { pathname: url.pathname, search: url.search }
    },
    history: {
      pushState: (_data: unknown, _title: string, path: unknown) => void steps.push(String(path)),
      replaceState: (_data: unknown, _title: string, path: unknown) => void steps.splice(-1, 1, String(path)),
    },
    addEventListener: (_type: string, listener: () => void) => {
      back = listener
    },
    removeEventListener: () => {},
    setTimeout: (callback: () => void, ms: number) => {
      stopWaiting = clock.after(ms, callback)
      return 1
    },
    clearTimeout: () => stopWaiting(),
  }
  const navigation = new Navigation()
  const time = new TimeCursor()
  const locate = async () => ({ record: 7, pos: '70', time: '2026-11-21T10:00:00Z' })
  const travel = new TimeTravel({ cursor: time, clock: new ManualClock(), history: { locate }, onTrouble: () => {} })
  const connection = { store: createStore<object>(() => ({ phase: 'connecting' })) }
  const foreign: string[] = []
  const parts = { navigation, time, travel, connection } as unknown as Services
  const stop = followAddress(parts, bar, (other) => void foreign.push(other))
  const connect = (): void => connection.store.setState({ phase: 'open', session: FIXTURE_SESSION })
  const wait = (): Promise<void> => clock.advance(OVERWRITE_MS)
  const goBack = (): void => {
    steps.pop()
    back()
  }
  return { steps, navigation, time, connect, goBack, wait, foreign, stop }
}

const path = (view: 'overview' | 'runs' | 'audit', part: object = {}): string =>
  formatPath(id, { view, selection: undefined, pos: undefined, query: '', ...part })

describe('address', () => {
  it('WN39 is the link of what is shown: another view is a step, the rest is written over', async () => {
    const { steps, navigation, connect, wait } = opened()
    navigation.go('runs')
    expect(steps).toEqual(['/'])
    connect()
    await wait()
    expect(steps).toEqual([path('runs')])
    navigation.select({ kind: 'run', id: 'r1' })
    expect(steps).toEqual([path('runs')])
    navigation.setQuery('runs', 'passed')
    await wait()
    expect(steps).toEqual([path('runs', { selection: { kind: 'run', id: 'r1' }, query: 'passed' })])
    navigation.setQuery('runs', 'failed')
    navigation.go('audit')
    // What was not written yet is, before the way goes on.
    expect(steps).toEqual([path('runs', { selection: { kind: 'run', id: 'r1' }, query: 'failed' }), expect.stringContaining('/audit')])
  })

  it('WN39 a link that the window was opened with leads there, and so does the way back', async () => {
    const link = path('audit', { selection: { kind: 'record', id: '7' }, pos: '70', query: 'gate' })
    const { steps, navigation, time, connect, goBack } = opened(link)
    connect()
    await settle()
    expect(navigation.store.getState()).toMatchObject({ view: 'audit', selection: { kind: 'record', id: '7' }, queries: { audit: 'gate' } })
    expect(time.store.getState()).toMatchObject({ mode: 'at', at: { record: 7 } })
    expect(steps).toEqual([link])
    navigation.go('runs')
    goBack()
    await settle()
    expect(navigation.store.getState().view).toBe('audit')
    expect(steps).toEqual([link])
  })

  it('WN39 a link of another workspace is told and not followed', () => {
    const { navigation, connect, foreign } = opened('/w/0190f3a2-7b1c-7def-8abc-0123456789ab/runs')
    connect()
    expect(navigation.store.getState().view).toBe('overview')
    expect(foreign).toEqual(['0190f3a2-7b1c-7def-8abc-0123456789ab'])
  })
})
