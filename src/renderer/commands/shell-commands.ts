import { VIEW_TITLES, VIEWS } from '../place/views.ts'
import type { Command } from './command.ts'

/** What can be done from every view. */
export const commands: readonly Command[] = [
  ...VIEWS.map(
    (view, index): Command => ({
      id: `shell.go-${view}`,
      title: `Go to ${VIEW_TITLES[view]}`,
      keys: [`Ctrl+${index + 1}`],
      undo: 'view',
      run: ({ navigation }) => navigation.go(view),
    }),
  ),
]
