import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../../../../e2e/support/manual-clock.ts'
import { applyPatches, type Circuit, type CircuitNode, inversePatches } from '../../../../shared/circuit/index.ts'
import { CircuitDocument, type CircuitReader, type Parsed } from './circuit-document.ts'
import { formatLayout, parseLayout } from './layout.ts'
import { NO_SELECTION } from './selection.ts'
import { patchBetween } from './text-patches.ts'
import { UNDO_STEPS_MAX } from './undo-log.ts'

/** A language of one node a line, so that these tests say what a document does with any language. */
function parse(text: string): Parsed {
  const names = text.split('\n').filter((line) => line !== '')
  const nodes = new Map(names.map((name) => [name, { kind: 'merge' } as CircuitNode]))
  const circuit = { nodes, edges: [] } as unknown as Circuit
  return { circuit: text.includes('!') ? undefined : circuit, diagnostics: [] }
}

function open(text: string, check?: CircuitReader['check']): CircuitDocument {
  return new CircuitDocument(
    { path: 'a.circuit.yaml', text, layout: new Map(), isSaved: true },
    { parse, check: check ?? (async (each) => parse(each)) },
  )
}

const insert = (from: number, text: string) => ({ title: 'Add node', patches: [{ from, to: from, insert: text }] })

describe('circuit document', () => {
  it('VX1 a document that nobody changed is its file, byte for byte, and so is one whose changes were taken back', () => {
    const text = 'a\r\n  b # kept\n\n\n'
    const document = open(text)
    expect(document.isUnsaved).toBe(false)
    document.edit(insert(3, 'c\n'))
    expect(document.isUnsaved).toBe(true)
    expect(document.undo()).toBe('Add node')
    expect(document.store.getState().text).toBe(text)
    expect(document.isUnsaved).toBe(false)
  })

  it('VX2 every act is taken back and done again: text, positions and selection', () => {
    const document = open('a\n')
    const selection = { nodes: ['b'], edges: [] }
    document.edit({ ...insert(2, 'b\n'), placed: new Map([['b', { x: 10, y: 20 }]]), selection })
    const after = document.store.getState()
    expect(after.circuit?.nodes.has('b')).toBe(true)
    document.undo()
    expect(document.store.getState()).toMatchObject({ text: 'a\n', selection: NO_SELECTION, undo: undefined, redo: 'Add node' })
    expect(document.store.getState().layout.size).toBe(0)
    document.redo()
    expect(document.store.getState()).toMatchObject({ text: after.text, layout: after.layout, selection })
  })

  it('VX2 of more steps than the limit the oldest cannot be taken back any longer', () => {
    const document = open('')
    for (let step = 0; step <= UNDO_STEPS_MAX; step += 1) document.edit(insert(0, 'x'))
    let undone = 0
    while (document.undo() !== undefined) undone += 1
    expect(undone).toBe(UNDO_STEPS_MAX)
    expect(document.store.getState().text).toBe('x')
  })

  it('VX3 acts with one key are one step, and what comes after an undo begins another history', () => {
    const document = open('a\n')
    const typed = (from: number, text: string) => document.edit({ ...insert(from, text), title: 'Type', merge: 'typing', isTyping: true })
    typed(0, 'x')
    typed(1, 'y')
    typed(2, 'z')
    expect(document.store.getState().text).toBe('xyza\n')
    document.undo()
    expect(document.store.getState().text).toBe('a\n')
    document.redo()
    expect(document.store.getState().text).toBe('xyza\n')
    document.undo()
    document.edit(insert(0, 'q'))
    expect(document.store.getState().redo).toBeUndefined()
  })

  it('VX4 a text that is no circuit leaves the last circuit standing until the text is one again', async () => {
    const document = open('a\n')
    document.edit({ ...insert(0, '!'), isTyping: true })
    await settle()
    expect(document.store.getState()).toMatchObject({ isCurrent: false, isChecked: true })
    expect([...(document.store.getState().circuit?.nodes.keys() ?? [])]).toEqual(['a'])
    document.edit({ title: 'Type', patches: [{ from: 0, to: 1, insert: 'b' }], isTyping: true })
    await settle()
    expect([...(document.store.getState().circuit?.nodes.keys() ?? [])]).toEqual(['ba'])
    expect(document.store.getState().isCurrent).toBe(true)
  })

  it('VX5 one check is under way at a time; what it says of an older text is not taken', async () => {
    const asked: { text: string; answer: (parsed: Parsed) => void }[] = []
    const document = open('a\n', (text) => new Promise((answer) => asked.push({ text, answer })))
    document.edit({ ...insert(0, 'b'), isTyping: true })
    document.edit({ ...insert(0, 'c'), isTyping: true })
    expect(asked.map(({ text }) => text)).toEqual(['a\n'])
    asked[0]?.answer({ circuit: undefined, diagnostics: [{ code: 'circuit/old' } as never] })
    await settle()
    expect(document.store.getState().diagnostics).toEqual([])
    expect(asked.map(({ text }) => text)).toEqual(['a\n', 'cba\n'])
    asked[1]?.answer(parse('cba\n'))
    await settle()
    expect(document.store.getState().isChecked).toBe(true)
  })

  it('VX6 a node whose name is typed stays where it stands', async () => {
    const document = open('a\nb\n')
    document.edit({ title: 'Move', placed: new Map([['a', { x: 5, y: 6 }]]) })
    document.edit({ ...insert(1, 'a'), isTyping: true })
    await settle()
    expect(document.store.getState().layout.get('aa')).toEqual({ x: 5, y: 6 })
  })

  it('VX2 patches and their inverse lead there and back, whatever they are', () => {
    const patched = fc.string({ maxLength: 40 }).chain((text) =>
      fc
        .array(fc.nat(text.length), { maxLength: 8, size: 'max' })
        .chain((cuts) => {
          const sorted = [...new Set(cuts)].sort((a, b) => a - b)
          const ranges = sorted.slice(1).map((to, index) => ({ from: sorted[index] ?? 0, to }))
          return fc.tuple(
            fc.constant(text),
            fc.constant(ranges.filter((_, index) => index % 2 === 0)),
            fc.array(fc.string(), { minLength: 8, maxLength: 8 }),
          )
        })
        .map(([whole, ranges, inserts]) => ({
          text: whole,
          patches: ranges.map((range, index) => ({ ...range, insert: inserts[index] ?? '' })),
        })),
    )
    fc.assert(
      fc.property(patched, ({ text, patches }) => {
        const after = applyPatches(text, patches)
        expect(applyPatches(after, inversePatches(text, patches))).toBe(text)
        expect(applyPatches(text, patchBetween(text, after))).toBe(after)
      }),
    )
  })
})

describe('layout file', () => {
  it('VX7 positions are kept one line a node, sorted; an entry that is none is left out, a file that is none is refused', () => {
    const layout = new Map([
      ['b', { x: 1.4, y: -2 }],
      ['a', { x: 0, y: 3 }],
    ])
    const text = formatLayout(layout)
    expect(text.split('\n').slice(3, 5)).toEqual(['    "a": [0, 3],', '    "b": [1, -2]'])
    expect(parseLayout(text)).toEqual(
      new Map([
        ['a', { x: 0, y: 3 }],
        ['b', { x: 1, y: -2 }],
      ]),
    )
    const odd = '{"format": "arqonbus.circuit-layout.v1", "nodes": {"a": [1e9, 0], "b": "x", "c": [4, 5]}}'
    expect(parseLayout(odd)).toEqual(new Map([['c', { x: 4, y: 5 }]]))
    for (const bad of ['', '[]', '{"format": "other", "nodes": {}}']) expect(() => parseLayout(bad)).toThrow(/layout/)
  })
})
