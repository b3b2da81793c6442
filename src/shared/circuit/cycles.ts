import type { Circuit, CircuitEdge } from './circuit.ts'

/**
 * Whether what enters a node by this edge is bounded, so that a cycle may be closed by it:
 * a `retry` entered by `failed` lets one message pass `attempts` times; a `delay` holds each message for a while, so that at most `in_flight` go round in
 * `ms`; a `throttle` lets `per_s` go round, and must not be one that blocks, for a full one would wait for itself.
 */
function bounds(circuit: Circuit, { to }: CircuitEdge): boolean {
  const node = circuit.nodes.get(to.node)
  if (node?.kind === 'retry') return to.port === 'failed'
  if (node?.kind === 'throttle') return node.overflow !== 'block'
  return node?.kind === 'delay'
}

/** A cycle that nothing bounds: its edges, by index, in their order. */
export interface Cycle {
  readonly nodes: readonly string[]
  /** Index of an edge of the cycle. */
  readonly edge: number
  /** All nodes that it and what is joined to it go round through. */
  readonly group: readonly string[]
}

/**
 * Cycles that nothing bounds, one for each group of nodes that reach each other. A `window` of at least two bounds a group in which every node leads on to
 * one other alone: each round leaves at most half as many messages.
 */
export function unboundedCycles(circuit: Circuit): readonly Cycle[] {
  const next = new Map<string, { readonly to: string; readonly edge: number }[]>()
  for (const name of circuit.nodes.keys()) next.set(name, [])
  for (const [index, edge] of circuit.edges.entries()) {
    if (!bounds(circuit, edge) && circuit.nodes.has(edge.to.node)) next.get(edge.from.node)?.push({ to: edge.to.node, edge: index })
  }
  return groupsOf(next).flatMap((group) => {
    const inside = new Set(group)
    const isLoop = group.length > 1 || next.get(group[0]!)!.some(({ to }) => to === group[0])
    if (!isLoop) return []
    const isSimple = group.every((name) => next.get(name)!.filter(({ to }) => inside.has(to)).length === 1)
    const halves = group.some((name) => {
      const node = circuit.nodes.get(name)
      return node?.kind === 'window' && node.count >= 2
    })
    return isSimple && halves ? [] : [{ ...cycleIn(inside, next), group }]
  })
}

type Next = ReadonlyMap<string, readonly { readonly to: string; readonly edge: number }[]>

/** One way round inside a group: from its first node along edges that stay inside until a node comes again. */
function cycleIn(inside: ReadonlySet<string>, next: Next): Omit<Cycle, 'group'> {
  const path = new Set<string>()
  let edge = -1
  let at = [...inside][0]!
  while (!path.has(at)) {
    path.add(at)
    const step = next.get(at)!.find(({ to }) => inside.has(to))!
    edge = step.edge
    at = step.to
  }
  const nodes = [...path]
  return { nodes: nodes.slice(nodes.indexOf(at)), edge }
}

/** Groups of nodes that reach each other (Tarjan 1972), without recursion: a chain may be as long as a circuit. */
function groupsOf(next: Next): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const groups: string[][] = []
  for (const root of next.keys()) {
    if (order.has(root)) continue
    const calls: { name: string; at: number }[] = [{ name: root, at: 0 }]
    while (calls.length > 0) {
      const call = calls.at(-1)!
      const { name } = call
      if (call.at === 0) {
        order.set(name, order.size)
        low.set(name, order.get(name)!)
        open.push(name)
        isOpen.add(name)
      }
      const step = next.get(name)![call.at]
      call.at += 1
      if (step === undefined) {
        calls.pop()
        const above = calls.at(-1)?.name
        if (above !== undefined) low.set(above, Math.min(low.get(above)!, low.get(name)!))
        if (low.get(name) === order.get(name)) groups.push(close(name, open, isOpen))
      } else if (!order.has(step.to)) calls.push({ name: step.to, at: 0 })
      else if (isOpen.has(step.to)) low.set(name, Math.min(low.get(name)!, order.get(step.to)!))
    }
  }
  return groups
}

function close(name: string, open: string[], isOpen: Set<string>): string[] {
  const group = open.splice(open.lastIndexOf(name))
  for (const each of group) isOpen.delete(each)
  return group
}
