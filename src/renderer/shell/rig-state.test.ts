import { describe, expect, it } from 'vitest'
import { FIXTURE_SESSION } from '../../../e2e/harness/fixture-bus.ts'
import { BREACH, phases, runs, status } from '../../../e2e/harness/fixture-data.ts'
import { rigLine } from './rig-state.ts'

const open = { phase: 'open', session: FIXTURE_SESSION } as const

describe('state of the rig', () => {
  it('WN20 says in one line whether it is well', () => {
    const [newest] = runs(false)
    expect(rigLine({ phase: 'connecting' }, undefined, undefined)).toMatchObject({ state: 'offline', headline: 'Connecting' })
    expect(rigLine(open, status(false, 10), undefined)).toMatchObject({ state: 'ready', detail: 'No run yet' })
    expect(rigLine(open, status(false, 10), newest)).toMatchObject({ state: 'ready', detail: 'Last run passed' })
    expect(rigLine(open, status(true, 10), newest)).toEqual({ state: 'halted', headline: 'DATA_BREAKDOWN', detail: 'in DATA_LOADING' })
    const running = newest && { ...newest, status: 'running' as const, phases: phases(4, 'running') }
    expect(rigLine(open, status(false, 10), running)).toEqual({ state: 'running', headline: 'Running', detail: 'MODEL_TRAINING' })
  })

  it('WN46 says that the engine is silent before anything it knew earlier', () => {
    expect(rigLine({ ...open, silentSinceMs: 1 }, status(true, 10), undefined)).toMatchObject({ state: 'offline', headline: 'No answer' })
  })

  it('WN8 says that it is disconnected before anything it knew earlier', () => {
    const fault = { code: 'transport/closed', message: 'gone', remedy: '' } as const
    expect(rigLine({ phase: 'lost', tries: 1, fault }, status(true, 10), undefined)).toEqual({
      state: 'offline',
      headline: 'Disconnected',
      detail: 'gone',
    })
    expect(BREACH.records[0]).toBe(58)
  })
})
