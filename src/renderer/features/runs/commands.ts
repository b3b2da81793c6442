import type { Command } from '../../commands/command.ts'
import { startRun } from '../../shell/run-commands.ts'
import { WORDS } from '../../words/shell.ts'

/** What can be done in this view. */
export const commands: readonly Command[] = [
  {
    id: 'runs.start',
    title: WORDS.commands.start,
    keys: ['Alt+R'],
    undo: 'rig',
    unavailable: ({ connection, runs }) => {
      if (connection.bus === undefined) return WORDS.unavailable.offline
      return runs.store.getState().runs[0]?.status === 'running' ? WORDS.unavailable.running : undefined
    },
    run: (services) => startRun(services),
    cli: () => 'npx vbus run',
  },
]
