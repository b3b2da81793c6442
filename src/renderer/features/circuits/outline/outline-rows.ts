import type { Circuit, CircuitNode } from '../../../../shared/circuit/index.ts'
import { depthsOf } from '../canvas/place-nodes.ts'

export interface OutlineRow {
  readonly name: string
  readonly node: CircuitNode
  /** Edges before it on its longest way from a start. */
  readonly depth: number
  /** Where it leads: `nvm, lost (error)`. */
  readonly leads: string
}

/** Every node once, each before those that it leads to, as a person would tell the circuit. */
export function outlineRows(circuit: Circuit): readonly OutlineRow[] {
  const depths = depthsOf(circuit)
  const leads = new Map<string, string[]>()
  const next = new Map<string, string[]>()
  const push = (map: Map<string, string[]>, key: string, value: string): void => {
    const known = map.get(key)
    if (known === undefined) map.set(key, [value])
    else known.push(value)
  }
  for (const { from, to } of circuit.edges) {
    push(leads, from.node, from.port === 'out' ? to.node : `${to.node} (${from.port})`)
    push(next, from.node, to.node)
  }
  const rows: OutlineRow[] = []
  const seen = new Set<string>()
  const starts = [...circuit.nodes.keys()].toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))
  const waiting = starts.toReversed()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const node = circuit.nodes.get(name)
    if (node === undefined || seen.has(name)) continue
    seen.add(name)
    rows.push({ name, node, depth: depths.get(name) ?? 0, leads: (leads.get(name) ?? []).join(', ') })
    waiting.push(...(next.get(name) ?? []).toReversed())
  }
  return rows
}
