import { describe, expect, it } from 'vitest'
import { parseHostRequest } from '../../shared/host/index.ts'
import { COMMANDS } from '../commands/registry.ts'
import type { RunSummary } from '../data/types.ts'
import { ends, menuOf } from './use-desktop.ts'

const run = (id: string, status: RunSummary['status'], breach: RunSummary['breach'] = null) =>
  ({ run_id: id, status, breach }) as RunSummary
const state = (...runs: RunSummary[]) => ({ runs }) as unknown as Parameters<typeof ends>[0]

describe('the window as the system knows it', () => {
  it('WN62 its menu holds every command once, and the app takes it', () => {
    const items = menuOf(COMMANDS, { keysOf: ({ keys }) => keys ?? [] })
    expect(items.map(({ id }) => id)).toEqual(COMMANDS.map(({ id }) => id))
    expect(parseHostRequest({ op: 'menu.set', items })).toEqual({ op: 'menu.set', items })
    expect(items.find(({ id }) => id === 'shell.go-topics')).toMatchObject({ menu: 'Window', keys: 'Ctrl+3' })
  })

  it('WN63 tells of a run that ended, and of its breach with what to do; of nothing else', () => {
    const breach = { mode: 'COMPUTE_HALT', phase: 'GPU_INIT', message: 'no device.', remedy: 'Plug one in.' } as RunSummary['breach']
    const before = state(run('a', 'running'), run('b', 'running'), run('c', 'passed'))
    expect(ends(state(run('a', 'passed'), run('b', 'breached', breach), run('c', 'passed')), before)).toEqual([
      { title: 'Run passed', body: 'a' },
      { title: 'COMPUTE_HALT in GPU_INIT', body: 'no device. Plug one in.' },
    ])
    expect(ends(state(run('new', 'running'), run('old', 'passed')), before)).toEqual([])
  })
})
