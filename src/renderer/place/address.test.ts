import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { FIXTURE_SESSION } from '../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../e2e/support/manual-clock.ts'
import type { Services } from '../services.ts'
import { Navigation } from '../shell/navigation.ts'
import { TimeCursor } from '../time/time-cursor.ts'
import { TimeTravel } from '../time/time-travel.ts'
import { followAddress } from './address.ts'
import { formatPath } from './link.ts'

const { id } = FIXTURE_SESSION.workspace

function opened(address = '/') {
  const steps = [address]
  let back = (): void => {}
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
  const goBack = (): void => {
    steps.pop()
    back()
  }
  return { steps, navigation, time, connect, goBack, foreign, stop }
}

const path = (view: 'overview' | 'runs' | 'audit', part: object = {}): string =>
  formatPath(id, { view, selection: undefined, pos: undefined, query: '', ...part })

describe('address', () => {
  it('WN39 is the link of what is shown: another view is a step, the rest is written over', () => {
    const { steps, navigation, connect } = opened()
    navigation.go('runs')
    expect(steps).toEqual(['/'])
    connect()
    expect(steps).toEqual([path('runs')])
    navigation.select({ kind: 'run', id: 'r1' })
    navigation.setQuery('runs', 'passed')
    expect(steps).toEqual([path('runs', { selection: { kind: 'run', id: 'r1' }, query: 'passed' })])
    navigation.go('audit')
    expect(steps).toHaveLength(2)
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
