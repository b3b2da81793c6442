import { describe, expect, it } from 'vitest'
import { rowAfterKey } from '../ui/row-keys.ts'
import { commandFor, type Pressed } from './key-target.ts'
import { Keymap } from './keymap.ts'
import { COMMANDS } from './registry.ts'

const keymap = new Keymap({ getItem: () => null, setItem: () => {} })
const idOf = (keys: string, part: Partial<Pressed> = {}): string | undefined =>
  commandFor(COMMANDS, keymap, { keys, view: 'runs', target: 'other', hasSingleKeys: true, ...part })?.id

describe('keys', () => {
  it('WN21 Ctrl-1 to 9 go to the views and F6 goes round the regions, also while typing', () => {
    const typing = { target: 'typing', hasSingleKeys: false } as const
    expect(idOf('Ctrl+1', typing)).toBe('shell.go-overview')
    expect(idOf('Ctrl+9', typing)).toBe('shell.go-replay')
    expect(idOf('Ctrl+,', typing)).toBe('shell.go-settings')
    expect(idOf('F6', typing)).toBe('shell.next-region')
    expect(idOf('Shift+F6', typing)).toBe('shell.previous-region')
    expect(idOf('Ctrl+0', typing)).toBeUndefined()
  })

  it('WN21 single keys never fire while typing and can be switched off', () => {
    for (const keys of ['/', '?', 'Space']) {
      expect(idOf(keys, { target: 'typing' }), keys).toBeUndefined()
      expect(idOf(keys, { hasSingleKeys: false }), keys).toBeUndefined()
      expect(idOf(keys), keys).toBeDefined()
    }
    expect(idOf('Space', { target: 'pressable' })).toBeUndefined()
  })

  it('WN35 no two commands of the registry mean the same key at the same time', () => {
    const conflicts = COMMANDS.flatMap((command) =>
      (command.keys ?? []).map((keys) => [keys, command.id, keymap.conflict(COMMANDS, command, keys)?.id]),
    )
    expect(conflicts.filter(([, , other]) => other !== undefined)).toEqual([])
  })

  it('WN34 every command has an id of its own, a name that begins with a capital, and an undo class', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
    for (const { id, title, undo } of COMMANDS) {
      expect(id).toMatch(/^[a-z]+\.[a-z0-9-]+$/)
      expect(title, id).toMatch(/^\p{Lu}[^.!]+$/u)
      expect(['view', 'document', 'rig'], id).toContain(undo)
    }
  })

  it('WN21 moves in a grid and stays inside it', () => {
    expect(rowAfterKey('ArrowDown', -1, 5)).toBe(0)
    expect(rowAfterKey('ArrowDown', 4, 5)).toBe(4)
    expect(rowAfterKey('ArrowUp', -1, 5)).toBe(4)
    expect(rowAfterKey('PageUp', 3, 5)).toBe(0)
    expect(rowAfterKey('PageDown', 3, 50)).toBe(23)
    expect(rowAfterKey('Home', 3, 5)).toBe(0)
    expect(rowAfterKey('End', 0, 5)).toBe(4)
    expect(rowAfterKey('x', 0, 5)).toBeUndefined()
    expect(rowAfterKey('ArrowDown', 0, 0)).toBeUndefined()
  })
})
