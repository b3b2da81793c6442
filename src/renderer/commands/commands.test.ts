import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import type { Services } from '../services.ts'
import { Notices } from '../shell/notices.ts'
import type { Command } from './command.ts'
import { Commands, RECENT_COMMANDS_MAX } from './commands.ts'

function opened(...all: readonly Command[]): { readonly commands: Commands; readonly notices: Notices } {
  const notices = new Notices(() => {})
  return { commands: new Commands(all, () => ({ notices }) as unknown as Services), notices }
}

describe('commands', () => {
  it('WN34 are counted when they ran, and the recent ones are kept, bounded', async () => {
    const all = Array.from({ length: RECENT_COMMANDS_MAX + 2 }, (_, index): Command => {
      return { id: `shell.c${index}`, title: `C${index}`, undo: 'view', run: () => {} }
    })
    const { commands } = opened(...all)
    for (const { id } of all) await commands.run(id)
    await commands.run('shell.c3')
    expect(commands.store.getState().ran['shell.c3']).toBe(2)
    expect(commands.store.getState().recent).toHaveLength(RECENT_COMMANDS_MAX)
    expect(commands.store.getState().recent[0]).toBe('shell.c3')
  })

  it('WN34 one that cannot be done says why, one that fails says what', async () => {
    const { commands, notices } = opened(
      { id: 'runs.no', title: 'No', undo: 'rig', unavailable: () => 'because', run: () => {} },
      { id: 'runs.bad', title: 'Bad', undo: 'rig', run: () => Promise.reject(new Fault('engine/busy', 'a run is in progress')) },
    )
    await commands.run('runs.no')
    await commands.run('runs.bad')
    expect(commands.store.getState()).toMatchObject({ ran: { 'runs.bad': 1 }, refused: { 'runs.no': 1 } })
    expect(notices.store.getState()).toMatchObject([{ message: 'because' }, { code: 'engine/busy' }])
  })
})
