import { createStore } from 'zustand/vanilla'
import type { Services } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import type { Command } from './command.ts'

/** Commands that the omnibox offers first. */
export const RECENT_COMMANDS_MAX = 8

export interface CommandsState {
  /** How often each was carried out by this window. */
  readonly ran: Readonly<Record<string, number>>
  /** How often each was asked for while it could not be done. */
  readonly refused: Readonly<Record<string, number>>
  /** Newest first. */
  readonly recent: readonly Command['id'][]
}

const plusOne = (counts: Readonly<Record<string, number>>, id: string): Readonly<Record<string, number>> => ({
  ...counts,
  [id]: (counts[id] ?? 0) + 1,
})

/** Carries commands out, whoever asks: a button, a key, the omnibox, a menu of the system. */
export class Commands {
  readonly all: readonly Command[]
  readonly store = createStore<CommandsState>(() => ({ ran: {}, refused: {}, recent: [] }))
  readonly #byId: ReadonlyMap<string, Command>
  readonly #services: () => Services

  constructor(all: readonly Command[], services: () => Services) {
    this.all = all
    this.#byId = new Map(all.map((command) => [command.id, command]))
    this.#services = services
  }

  find(id: string): Command | undefined {
    return this.#byId.get(id)
  }

  /** Why it cannot be done now; undefined when it can. */
  unavailable(command: Command): string | undefined {
    return command.unavailable?.(this.#services())
  }

  /** Does it, or says why not. Never rejects: what fails is told as a notice. */
  async run(id: Command['id']): Promise<void> {
    const services = this.#services()
    const command = this.#byId.get(id)
    if (command === undefined) return
    const { ran, refused, recent } = this.store.getState()
    const why = this.unavailable(command)
    if (why !== undefined) {
      this.store.setState({ refused: plusOne(refused, id) })
      services.notices.done(WORDS.command.refused(command.title), why)
      return
    }
    this.store.setState({
      ran: plusOne(ran, id),
      recent: [id, ...recent.filter((other) => other !== id)].slice(0, RECENT_COMMANDS_MAX),
    })
    try {
      await command.run(services)
    } catch (error) {
      services.notices.failed(WORDS.command.failed(command.title), error)
    }
  }
}
