import { type Circuit, type CircuitNode, portsOf as portsOfNode } from '../../../../shared/circuit/index.ts'

/** What can be connected to a node, in the order in which it is drawn. */
export interface Ports {
  readonly ins: readonly string[]
  readonly outs: readonly string[]
}

/** Ports of a sub-circuit, where its file has been read. */
export type SubPorts = ReadonlyMap<string, Ports>

/** Names that the edges use, in the file's order. */
interface UsedPorts {
  readonly ins: Set<string>
  readonly outs: Set<string>
}

function usedPorts(circuit: Circuit): ReadonlyMap<string, UsedPorts> {
  const used = new Map<string, UsedPorts>()
  const of = (node: string): UsedPorts => {
    const known = used.get(node)
    if (known !== undefined) return known
    const fresh = { ins: new Set<string>(), outs: new Set<string>() }
    used.set(node, fresh)
    return fresh
  }
  for (const { from, to } of circuit.edges) {
    of(from.node).outs.add(from.port)
    of(to.node).ins.add(to.port)
  }
  return used
}

/** The name that a further input of a join would get: the first letter that is free. */
export function nextInput(used: Iterable<string>): string {
  const taken = new Set(used)
  for (let code = 97; code < 123; code += 1) if (!taken.has(String.fromCharCode(code))) return String.fromCharCode(code)
  return `in${taken.size + 1}`
}

function ownPorts(node: CircuitNode, used: UsedPorts | undefined, sub: Ports | undefined): Ports {
  if (node.kind === 'circuit' && sub !== undefined) return sub
  const { inputs, outputs } = portsOfNode(node)
  const hasIns = (used?.ins.size ?? 0) > 0
  const hasOuts = (used?.outs.size ?? 0) > 0
  // A topic is a source or a sink, and says which by its edges.
  if (node.kind === 'topic' && hasIns !== hasOuts) return hasIns ? { ins: ['in'], outs: [] } : { ins: [], outs: ['out'] }
  if (node.kind === 'join') return { ins: [...(used?.ins ?? []), nextInput(used?.ins ?? [])], outs: outputs ?? [] }
  return { ins: inputs ?? (hasIns ? [] : ['in']), outs: outputs ?? (hasOuts ? [] : ['out']) }
}

const withUsed = (own: readonly string[], used: Iterable<string> | undefined): readonly string[] => [...new Set([...own, ...(used ?? [])])]

/** Ports of every node: those of its kind, and what its edges name besides, so that every edge can be drawn. */
export function portsOf(circuit: Circuit, subs: SubPorts = new Map()): ReadonlyMap<string, Ports> {
  const used = usedPorts(circuit)
  return new Map(
    [...circuit.nodes].map(([name, node]) => {
      const { ins, outs } = ownPorts(node, used.get(name), subs.get(name))
      return [name, { ins: withUsed(ins, used.get(name)?.ins), outs: withUsed(outs, used.get(name)?.outs) }]
    }),
  )
}
