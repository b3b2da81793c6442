import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from './command.ts'
import { KEYMAP_STORAGE, Keymap, parseRebound, REBOUND_MAX } from './keymap.ts'

const command = (id: Command['id'], ...keys: string[]): Command => ({ id, title: id, undo: 'view', run: () => {}, keys })
const palette = command('shell.palette', 'Ctrl+K')
const mark = command('topics.mark', 'm')
const move = command('runs.move', 'm')
const all = [palette, mark, move]

function store(): { readonly kept: Map<string, string>; readonly keymap: () => Keymap } {
  const kept = new Map<string, string>()
  const texts = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  return { kept, keymap: () => new Keymap(texts) }
}

describe('which key does what', () => {
  it('WN35 is the person’s choice, kept on this machine, and can be taken back', () => {
    const { keymap } = store()
    const keys = keymap()
    expect(keys.bind(all, mark, 'Ctrl+M')).toBeUndefined()
    expect(keys.bind(all, palette, '')).toBeUndefined()
    const again = keymap()
    expect([again.keysOf(mark), again.keysOf(palette), again.keysOf(move)]).toEqual([['Ctrl+M'], [], ['m']])
    again.reset(mark)
    expect(again.keysOf(mark)).toEqual(['m'])
    again.reset()
    expect(again.keysOf(palette)).toEqual(['Ctrl+K'])
  })

  it('WN35 a key that another command has at the same time is refused, and nothing changes', () => {
    const keys = store().keymap()
    expect(keys.bind(all, mark, 'Ctrl+K')?.id).toBe('shell.palette')
    expect(keys.bind(all, palette, 'm')?.id).toBe('topics.mark')
    expect(keys.keysOf(mark)).toEqual(['m'])
    // Two views may give one single key to different commands: only one of them is on screen.
    expect(keys.conflict(all, move, 'm')).toBeUndefined()
  })

  it('WN35 what was kept is taken entry by entry, bounded; a damaged one is left out', () => {
    expect(parseRebound('{"a.b":"Ctrl+M","c.d":7,"e.f":"Ctrl+","g.h":""}')).toEqual({ 'a.b': 'Ctrl+M', 'g.h': '' })
    const many = Object.fromEntries(Array.from({ length: REBOUND_MAX + 5 }, (_, index) => [`a.${index}`, 'm']))
    expect(Object.keys(parseRebound(JSON.stringify(many)))).toHaveLength(REBOUND_MAX)
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseRebound(text) === 'object'))
    const { kept, keymap } = store()
    kept.set(KEYMAP_STORAGE, '{')
    expect(keymap().keysOf(mark)).toEqual(['m'])
  })
})
