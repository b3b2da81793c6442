import { Fault } from '../../../../shared/base/index.ts'
import {
  type CircuitEdit,
  copyFragment,
  type Endpoint,
  editCircuit,
  type NodeKind,
  pasteFragment,
} from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits.ts'
import type { CircuitDocument } from './circuit-document.ts'
import type { NodeLink } from './circuits.ts'
import type { Layout, Position } from './layout.ts'
import { freeName, newNode } from './new-node.ts'
import { edgeKeysOf, NO_SELECTION } from './selection.ts'

const words = WORDS.steps

/** Where the parts of what is pasted stand to each other stays; where all of it comes, each time a little farther. */
const PASTE_PX = 32

export const endpointText = ({ node, port }: Endpoint, usual: 'in' | 'out'): string => (port === usual ? node : `${node}.${port}`)
const edgeText = (from: Endpoint, to: Endpoint) => ({ from: endpointText(from, 'out'), to: endpointText(to, 'in') })

interface Act {
  readonly title: string
  readonly edits: readonly CircuitEdit[]
  readonly placed?: ReadonlyMap<string, Position | undefined>
  readonly select?: readonly string[]
}

/** Does an act on the text by patches. @throws Fault `circuit/edit-refused` and others where it cannot be done; then nothing has changed */
function act(document: CircuitDocument, { title, edits, placed, select }: Act): void {
  const { patches } = editCircuit(document.store.getState().text, edits)
  document.edit({
    title,
    patches,
    ...(placed === undefined ? {} : { placed }),
    ...(select === undefined ? {} : { selection: { nodes: select, edges: [] } }),
  })
}

export interface NewNode {
  readonly kind: NodeKind
  readonly at: Position
  /** An edge to it, or from it, that is made with it. */
  readonly link: NodeLink | undefined
}

/** Adds a node, and the edge that it was wanted for, as one step. @returns its name */
export function addNode(document: CircuitDocument, { kind, at, link }: NewNode): string {
  const { circuit } = document.store.getState()
  const name = freeName(kind, circuit)
  const own: Endpoint = { node: name, port: link?.end === 'from' ? 'in' : 'out' }
  const edge = link === undefined ? [] : [link.end === 'from' ? edgeText(link.at, own) : edgeText(own, link.at)]
  act(document, {
    title: words.add(WORDS.kinds[kind]),
    edits: [{ do: 'addNode', name, node: newNode(kind, name) }, ...edge.map((each) => ({ do: 'addEdge' as const, edge: each }))],
    placed: new Map([[name, at]]),
    select: [name],
  })
  return name
}

/** An edge between two nodes; the same one twice is refused. @throws Fault */
export function connect(document: CircuitDocument, from: Endpoint, to: Endpoint): void {
  const { circuit, selection } = document.store.getState()
  const isThere = circuit?.edges.some(
    (edge) => edge.from.node === from.node && edge.from.port === from.port && edge.to.node === to.node && edge.to.port === to.port,
  )
  if (isThere === true) throw new Fault('circuit/edit-refused', `${endpointText(from, 'out')} leads to ${endpointText(to, 'in')} already`)
  act(document, {
    title: words.connect(from.node, to.node),
    edits: [{ do: 'addEdge', edge: edgeText(from, to) }],
    select: selection.nodes,
  })
}

/** Removes what is selected: nodes with their edges, and edges. */
export function removeSelected(document: CircuitDocument, title?: string): void {
  const { circuit, selection } = document.store.getState()
  if (circuit === undefined) return
  const names = selection.nodes.filter((name) => circuit.nodes.has(name))
  const keys = edgeKeysOf(circuit)
  const gone = new Set(names)
  const indexes = selection.edges
    .map((key) => keys.indexOf(key))
    .filter((index) => {
      const edge = circuit.edges[index]
      return edge !== undefined && !gone.has(edge.from.node) && !gone.has(edge.to.node)
    })
  if (names.length === 0 && indexes.length === 0) return
  act(document, {
    title: title ?? (names.length === 0 ? words.removeEdges(indexes.length) : words.remove(names.length)),
    edits: [
      ...(indexes.length === 0 ? [] : [{ do: 'removeEdges' as const, indexes }]),
      ...(names.length === 0 ? [] : [{ do: 'removeNodes' as const, names }]),
    ],
    placed: new Map(names.map((name) => [name, undefined])),
    select: [],
  })
}

/** Removes one edge, by its key. */
export function removeEdge(document: CircuitDocument, key: string): void {
  const { circuit } = document.store.getState()
  const index = circuit === undefined ? -1 : edgeKeysOf(circuit).indexOf(key)
  if (index >= 0) act(document, { title: words.removeEdges(1), edits: [{ do: 'removeEdges', indexes: [index] }] })
}

/** Another name, in every edge too; it stands where it stood. @throws Fault */
export function rename(document: CircuitDocument, from: string, to: string): void {
  const { layout } = document.store.getState()
  const at = layout.get(from)
  act(document, {
    title: words.rename(from, to),
    edits: [{ do: 'renameNode', from, to }],
    placed: at === undefined ? new Map() : new Map([[from, undefined] as const, [to, at] as const]),
    select: [to],
  })
}

/** Sets a member of a node or an edge, or takes it away. @throws Fault */
export function setMember(
  document: CircuitDocument,
  path: readonly (string | number)[],
  value: string | number | boolean | undefined,
): void {
  act(document, { title: words.set(String(path.at(-1))), edits: [{ do: 'setMember', path, value }] })
}

/** Nodes stand somewhere else. Acts with one key are one step. */
export function move(
  document: CircuitDocument,
  placed: ReadonlyMap<string, Position>,
  step: { readonly title?: string; readonly merge?: string } = {},
): void {
  const { title = words.move(placed.size), merge } = step
  document.edit({ title, placed, ...(merge === undefined ? {} : { merge }) })
}

/** The selected nodes and the edges between them, as YAML. */
export function copySelected(document: CircuitDocument): string | undefined {
  const { text, selection } = document.store.getState()
  return selection.nodes.length === 0 ? undefined : copyFragment(text, selection.nodes)
}

/**
 * Adds what a clipboard holds. Nodes that were copied in this window stand to each other as they stood.
 * @param at where the upper left of them comes
 * @throws Fault `circuit/edit-refused` where the text is no fragment; then nothing has changed
 */
export function paste(
  document: CircuitDocument,
  fragment: string,
  { at, layout }: { readonly at: Position; readonly layout: Layout },
): void {
  const { text } = document.store.getState()
  const { patches, names } = pasteFragment(text, fragment)
  const known = [...names.keys()].flatMap((name) => layout.get(name) ?? [])
  const [left, top] = [Math.min(...known.map(({ x }) => x)), Math.min(...known.map(({ y }) => y))]
  const placed = new Map<string, Position>()
  for (const [index, [was, is]] of [...names].entries()) {
    const own = layout.get(was)
    placed.set(
      is,
      own === undefined ? { x: at.x + index * PASTE_PX, y: at.y + index * PASTE_PX } : { x: at.x + own.x - left, y: at.y + own.y - top },
    )
  }
  document.edit({ title: words.paste, patches, placed, selection: { ...NO_SELECTION, nodes: [...names.values()] } })
}

/** The selected nodes once more, a little below, with the edges between them. */
export function duplicate(document: CircuitDocument): void {
  const fragment = copySelected(document)
  if (fragment === undefined) return
  const { layout, selection } = document.store.getState()
  const known = selection.nodes.flatMap((name) => layout.get(name) ?? [])
  const at = known.length === 0 ? { x: 0, y: 0 } : { x: Math.min(...known.map(({ x }) => x)), y: Math.min(...known.map(({ y }) => y)) }
  paste(document, fragment, { at: { x: at.x + PASTE_PX, y: at.y + PASTE_PX }, layout })
}
