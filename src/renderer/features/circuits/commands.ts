import type { Command } from '../../commands/command.ts'

/** What can be done in this view. */
export const commands: readonly Command[] = []
