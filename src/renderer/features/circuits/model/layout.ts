import { Fault } from '../../../../shared/base/index.ts'

/** Where a node's upper left corner is, in pixels at zoom 1. */
export interface Position {
  readonly x: number
  readonly y: number
}
export type Layout = ReadonlyMap<string, Position>

export const LAYOUT_FORMAT = 'arqonbus.circuit-layout.v1'
/** Nodes that a layout file may place: as many as a circuit may have. */
export const LAYOUT_NODES_MAX = 5_000
/** No coordinate is farther from the origin than this. */
export const COORDINATE_MAX = 1_000_000

/** `bowls.circuit.yaml` -> `bowls.circuit.layout.json`: the file beside it that holds the positions. */
export const layoutPathOf = (path: string): string => path.replace(/\.yaml$/, '.layout.json')

const isCoordinate = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= COORDINATE_MAX

/** Reads a layout file; one entry that is none is left out, and its node is placed anew. @throws Fault `circuit/layout-invalid` when it is no layout file at all */
export function parseLayout(text: string): Layout {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    throw new Fault('circuit/layout-invalid', `the layout is no JSON: ${(error as Error).message}`)
  }
  const { format, nodes } = (typeof file === 'object' && file !== null ? file : {}) as { format?: unknown; nodes?: unknown }
  if (format !== LAYOUT_FORMAT || typeof nodes !== 'object' || nodes === null) {
    throw new Fault('circuit/layout-invalid', `the layout is not ${LAYOUT_FORMAT}`)
  }
  const entries = Object.entries(nodes).slice(0, LAYOUT_NODES_MAX)
  return new Map(
    entries.flatMap(([name, place]: [string, unknown]) => {
      const [x, y] = Array.isArray(place) ? (place as unknown[]) : []
      return isCoordinate(x) && isCoordinate(y) ? [[name, { x, y }] as const] : []
    }),
  )
}

/** One line a node, by name, whole pixels: moving one node changes one line. */
export function formatLayout(layout: Layout): string {
  const names = [...layout.keys()].sort()
  const lines = names.map((name) => {
    const { x, y } = layout.get(name) ?? { x: 0, y: 0 }
    return `    ${JSON.stringify(name)}: [${Math.round(x)}, ${Math.round(y)}]`
  })
  return `{\n  "format": "${LAYOUT_FORMAT}",\n  "nodes": {\n${lines.join(',\n')}\n  }\n}\n`
}

export function isSameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [name, { x, y }] of a) {
    const other = b.get(name)
    if (other === undefined || other.x !== x || other.y !== y) return false
  }
  return true
}
