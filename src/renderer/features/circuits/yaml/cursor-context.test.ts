import { describe, expect, it } from 'vitest'
import { cursorContext } from './cursor-context.ts'

/** The context at `|` of the text. */
const at = (marked: string) => cursorContext(marked.replace('|', ''), marked.indexOf('|'))

const CIRCUIT = `format: arqonbus.circuit.v1 # the format
name: bowls
nodes:
  audio: {kind: topic, topic: input.audio}
  nvm:
    kind: operator
    type: nvm
edges:
  - {from: audio, to: nvm}
`

describe('where the cursor stands', () => {
  it('VX40 tells the member whose value is written, and what else its mapping says', () => {
    const context = at(CIRCUIT.replace('type: nvm', 'type: n|'))
    expect(context).toMatchObject({ path: ['nodes', 'nvm', 'type'], slot: 'value', isFlow: false })
    expect(context.members.get('kind')).toBe('operator')
  })

  it('VX40 tells the mapping whose member is named, in a half-written line', () => {
    expect(at(CIRCUIT.replace('    type: nvm', '    ty|'))).toMatchObject({ path: ['nodes', 'nvm'], slot: 'key' })
    expect(at(CIRCUIT.replace('edges:', '|'))).toMatchObject({ path: [], slot: 'key' })
  })

  it('VX40 knows flows, open ones too', () => {
    const open = at(CIRCUIT.replace('topic: input.audio}', 'to|'))
    expect(open).toMatchObject({ path: ['nodes', 'audio'], slot: 'key', isFlow: true })
    const value = at(CIRCUIT.replace('input.audio}', 'inp|'))
    expect(value).toMatchObject({ path: ['nodes', 'audio', 'topic'], slot: 'value', isFlow: true })
    expect(value.members.get('kind')).toBe('topic')
    expect(at(CIRCUIT.replace('to: nvm}', 'to: |}'))).toMatchObject({ path: ['edges', 0, 'to'], slot: 'value' })
  })

  it('VX40 takes what stands behind the cursor into account', () => {
    const context = at('nodes:\n  a: {|, kind: branch}\n')
    expect(context).toMatchObject({ path: ['nodes', 'a'], slot: 'key' })
    expect(context.members.get('kind')).toBe('branch')
  })

  it('VX40 takes the column of an empty line', () => {
    expect(at(`${CIRCUIT}  |`)).toMatchObject({ path: ['edges'], slot: 'key' })
    expect(at(CIRCUIT.replace('edges:', '    |\nedges:'))).toMatchObject({ path: ['nodes', 'nvm'], slot: 'key' })
    expect(at(CIRCUIT.replace('edges:', '  |\nedges:'))).toMatchObject({ path: ['nodes'], slot: 'key' })
  })

  it('VX40 counts items of block sequences, indented or not', () => {
    const text = 'edges:\n- from: a\n  to: b\n- from: c\n  to: |\nname: x\n'
    expect(at(text)).toMatchObject({ path: ['edges', 1, 'to'], slot: 'value' })
    expect(at(text).members.get('from')).toBe('c')
    expect(at('edges:\n  - from: a\n  - |')).toMatchObject({ path: ['edges', 1], slot: 'value' })
    expect(at('nodes:\n  r:\n    cases: [{port: a, when: x}, {po|}]\n')).toMatchObject({ path: ['nodes', 'r', 'cases', 1], slot: 'key' })
  })

  it('VX40 is silent in comments and block scalars', () => {
    expect(at('format: x # a comm|ent').slot).toBe('none')
    expect(at('# a comm|ent').slot).toBe('none')
    expect(at('description: >\n  some: te|xt\nname: x').slot).toBe('none')
  })

  it('VX40 answers anywhere in any text', () => {
    for (let offset = 0; offset <= CIRCUIT.length; offset += 1) {
      for (const text of [CIRCUIT, CIRCUIT.slice(0, offset), CIRCUIT.replaceAll('}', ''), CIRCUIT.replaceAll(':', '"')]) {
        const { from, path } = cursorContext(text, Math.min(offset, text.length))
        expect(from).toBeLessThanOrEqual(offset)
        expect(path.length).toBeLessThan(12)
      }
    }
  })
})
