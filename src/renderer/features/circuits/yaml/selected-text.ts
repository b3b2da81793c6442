import { type Circuit, parseCircuit, type SourceMap } from '../../../../shared/circuit/index.ts'
import { type CanvasSelection, edgeKeysOf, NO_SELECTION } from '../model/selection.ts'
import { cursorContext } from './cursor-context.ts'
import type { TextRange } from './yaml-editor.ts'

/** Where what is selected stands in the text. */
export function rangesOf(source: SourceMap, circuit: Circuit, { nodes, edges }: CanvasSelection): readonly TextRange[] {
  const keys = edgeKeysOf(circuit)
  const paths = [...nodes.map((name) => `nodes.${name}`), ...edges.map((key) => `edges.${keys.indexOf(key)}`)]
  return paths.flatMap((path) => source.rangeOf(path) ?? [])
}

/** What the cursor stands in: a node, an edge, or nothing of the kind. */
export function selectionAt(text: string, offset: number, circuit: Circuit | undefined): CanvasSelection {
  const [part, which] = cursorContext(text, offset).path
  if (part === 'nodes' && typeof which === 'string' && circuit?.nodes.has(which) === true) return { nodes: [which], edges: [] }
  const key = part === 'edges' && typeof which === 'number' && circuit !== undefined ? edgeKeysOf(circuit)[which] : undefined
  return key === undefined ? NO_SELECTION : { nodes: [], edges: [key] }
}

export const isSameSelection = (a: CanvasSelection, b: CanvasSelection): boolean =>
  a.nodes.join('\n') === b.nodes.join('\n') && a.edges.join('\n') === b.edges.join('\n')

/** Reads a text once, however often what is selected in it changes. */
export class SourceReader {
  #text: string | undefined
  #source: SourceMap | undefined

  of(text: string, file: string): SourceMap {
    if (this.#source === undefined || text !== this.#text) this.#source = parseCircuit(text, { file }).source
    this.#text = text
    return this.#source
  }
}
