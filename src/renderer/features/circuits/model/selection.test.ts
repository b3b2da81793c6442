import { describe, expect, it } from 'vitest'
import { partOf, shownPart } from './selection.ts'

describe('selection of a circuit', () => {
  it('VX31 a node or an edge is named by its file, and both are found again', () => {
    const path = 'lab #2/small.circuit.yaml'
    for (const name of ['gate', 'part.first', 'a.out->b.in', 'a.out->b.in#2']) expect(partOf(`${path}#${name}`)).toEqual({ path, name })
  })

  it('VX32 the inspector shows the last node, else the last edge', () => {
    const at = (nodes: readonly string[], edges: readonly string[]) => shownPart('x.circuit.yaml', { nodes, edges })
    expect(at(['a', 'b'], ['b.out->c.in'])).toEqual({ kind: 'node', id: 'x.circuit.yaml#b' })
    expect(at([], ['a.out->b.in', 'b.out->c.in'])).toEqual({ kind: 'edge', id: 'x.circuit.yaml#b.out->c.in' })
    expect(at([], [])).toBeUndefined()
  })
})
