import { createStore } from 'zustand/vanilla'
import type { TextStore } from '../features/settings/model.ts'
import type { Command } from './command.ts'
import { hasModifier, isKeyName } from './key-name.ts'

export const KEYMAP_STORAGE = 'vbus.keys.v1'
/** Rebound commands that are kept. */
export const REBOUND_MAX = 500

/** Keys that a person has chosen: command id to its one key, `''` for none. What is not here has the keys it came with. */
export type Rebound = Readonly<Record<string, string>>

/** What was kept, entry by entry: a damaged or foreign one is left out. */
export function parseRebound(text: string | null): Rebound {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {}
  const entries = Object.entries(kept).filter(([, keys]) => keys === '' || (typeof keys === 'string' && isKeyName(keys)))
  return Object.fromEntries(entries.slice(0, REBOUND_MAX))
}

/** The view whose command it is, or `shell`. */
export const scopeOf = ({ id }: Command): string => id.slice(0, id.indexOf('.'))

/** Which key does what: what the commands came with, and what the person has chosen instead, kept on this machine. */
export class Keymap {
  readonly store
  readonly #texts: TextStore

  constructor(texts: TextStore) {
    this.#texts = texts
    this.store = createStore<{ readonly rebound: Rebound }>(() => ({ rebound: parseRebound(texts.getItem(KEYMAP_STORAGE)) }))
  }

  readonly keysOf = (command: Command): readonly string[] => {
    const own = this.store.getState().rebound[command.id]
    if (own === undefined) return command.keys ?? []
    return own === '' ? [] : [own]
  }

  /** The other command that has this key at the same time (one with a modifier works in every view, one without in its own); undefined when none has. */
  conflict(all: readonly Command[], command: Command, keys: string): Command | undefined {
    const own = scopeOf(command)
    return all.find((other) => {
      const scope = scopeOf(other)
      const isEverywhere = hasModifier(keys) && command.isLocal !== true && other.isLocal !== true
      const isTogether = isEverywhere || scope === own || scope === 'shell' || own === 'shell'
      return other.id !== command.id && isTogether && this.keysOf(other).includes(keys)
    })
  }

  /** @returns the command that has this key already, then nothing was changed; undefined when it is done. `''` takes the key away. */
  bind(all: readonly Command[], command: Command, keys: string): Command | undefined {
    const taken = keys === '' ? undefined : this.conflict(all, command, keys)
    if (taken === undefined) this.#keep({ ...this.store.getState().rebound, [command.id]: keys })
    return taken
  }

  /** As it came. */
  reset(command?: Command): void {
    if (command === undefined) return this.#keep({})
    const { [command.id]: _, ...rest } = this.store.getState().rebound
    this.#keep(rest)
  }

  #keep(rebound: Rebound): void {
    this.store.setState({ rebound })
    this.#texts.setItem(KEYMAP_STORAGE, JSON.stringify(rebound))
  }
}
