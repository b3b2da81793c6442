import type { Circuit } from './circuit.ts'
import { type Gives, readExpression } from './expression.ts'

/** An expression of a circuit, and what it stands at. */
export interface ExpressionPlace {
  readonly text: string
  readonly gives: Gives
  /** `nodes.loud.where`. */
  readonly path: string
  /** The node that it belongs to; of an edge the one it leaves. */
  readonly node: string
  /** Index of the edge that it belongs to. */
  readonly edge: number | undefined
  /** Schema of what it makes. */
  readonly makes: string | undefined
}

/** Every expression of a circuit, in the file's order. */
export function expressionsOf(circuit: Circuit): readonly ExpressionPlace[] {
  const places: ExpressionPlace[] = []
  for (const [node, body] of circuit.nodes) {
    const makes = body.kind === 'map' ? body.schema : undefined
    const add = (text: string, gives: Gives, member: string): void =>
      void places.push({ text, gives, path: `nodes.${node}.${member}`, node, edge: undefined, makes })
    if (body.kind === 'filter') add(body.where, 'bool', 'where')
    else if (body.kind === 'map') add(body.to, 'map', 'to')
    else if (body.kind === 'join') add(body.by, 'any', 'by')
    else if (body.kind === 'branch') for (const [index, { when }] of body.cases.entries()) add(when, 'bool', `cases.${index}.when`)
  }
  for (const [edge, { where, from }] of circuit.edges.entries())
    if (where !== undefined)
      places.push({ text: where, gives: 'bool', path: `edges.${edge}.where`, node: from.node, edge, makes: undefined })
  return places
}

/** Expressions taken apart that are kept, so that typing in one does not compile a thousand others again; at the limit all are let go. */
const READ_MAX = 8_192
const known = new Map<string, ReturnType<typeof readExpression>>()

/** An expression taken apart, or what is wrong with it. */
export function expressionAt({ text, gives }: Pick<ExpressionPlace, 'text' | 'gives'>): ReturnType<typeof readExpression> {
  const key = `${gives} ${text}`
  const found = known.get(key) ?? readExpression(text, { gives })
  if (!known.has(key)) {
    if (known.size >= READ_MAX) known.clear()
    known.set(key, found)
  }
  return found
}
