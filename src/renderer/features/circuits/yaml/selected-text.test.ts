import { expect, it } from 'vitest'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { rangesOf, SourceReader, selectionAt } from './selected-text.ts'

const TEXT = `format: arqonbus.circuit.v1
name: bowls
nodes:
  audio: {kind: topic, topic: input.audio}
  all:
    kind: merge
    # the end
  out: {kind: topic, topic: bowls.out}
edges:
  - {from: audio, to: all}
  - from: all
    to: out
`
const { circuit } = parseCircuit(TEXT, { file: 'x' })

it('VX43 what is selected on the canvas is found in the text', () => {
  if (circuit === undefined) throw new Error('the circuit does not parse')
  const source = new SourceReader().of(TEXT, 'x')
  const [all] = rangesOf(source, circuit, { nodes: ['all'], edges: [] })
  expect(TEXT.slice(all?.from, all?.to)).toMatch(/^all:\s+kind: merge/)
  const [edge] = rangesOf(source, circuit, { nodes: [], edges: ['all.out->out.in'] })
  expect(TEXT.slice(edge?.from, edge?.to)).toMatch(/^from: all\s+to: out/)
  expect(rangesOf(source, circuit, { nodes: ['gone'], edges: ['gone'] })).toEqual([])
})

it('VX43 where the cursor stands is selected on the canvas', () => {
  const at = (mark: string) => selectionAt(TEXT, TEXT.indexOf(mark) + 1, circuit)
  expect(at('topic: input')).toEqual({ nodes: ['audio'], edges: [] })
  expect(at('kind: merge')).toEqual({ nodes: ['all'], edges: [] })
  expect(at('to: all')).toEqual({ nodes: [], edges: ['audio.out->all.in'] })
  expect(at('to: out')).toEqual({ nodes: [], edges: ['all.out->out.in'] })
  expect(at('name: bowls')).toEqual({ nodes: [], edges: [] })
  expect(selectionAt(TEXT, 60, undefined)).toEqual({ nodes: [], edges: [] })
})
