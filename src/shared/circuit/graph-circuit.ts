import type { Circuit, CircuitEdge, CircuitNode } from './circuit.ts'

/** Text of a label that no drawing language reads as anything else. */
const safe = (text: string): string => text.replaceAll(/[^\p{L}\p{N} ._:>()-]/gu, ' ').slice(0, 80)

function about(node: CircuitNode): string {
  if (node.kind === 'topic' || node.kind === 'dead_letter') return node.topic
  if (node.kind === 'operator') return `${node.type}: ${node.jobs}`
  return node.kind === 'circuit' ? node.file : ''
}

const labelOf = (name: string, node: CircuitNode): string =>
  [name, node.kind, about(node)]
    .filter((line) => line !== '')
    .map(safe)
    .join('\n')

function edgeLabel({ from, to, schema, durable }: CircuitEdge): string {
  const ports = [from.port === 'out' ? '' : from.port, to.port === 'in' ? '' : `> ${to.port}`]
  return [...ports, schema ?? '', durable ? 'durable' : '']
    .filter((part) => part !== '')
    .map(safe)
    .join(' ')
}

/**
 * A circuit as a drawing in text: Mermaid (`flowchart LR`) or Graphviz DOT. Nodes are numbered in the file's order, so equal circuits give equal texts.
 * Edges to nodes that are not there are left out.
 */
export function graphOf(circuit: Circuit, language: 'mermaid' | 'dot'): string {
  const ids = new Map([...circuit.nodes.keys()].map((name, index) => [name, `n${index}`]))
  const ends = circuit.edges.flatMap((edge) => {
    const [from, to] = [ids.get(edge.from.node), ids.get(edge.to.node)]
    return from === undefined || to === undefined ? [] : [{ edge, from, to, label: edgeLabel(edge) }]
  })
  if (language === 'dot') {
    const nodes = [...circuit.nodes].map(([name, node]) => `  ${ids.get(name)} [label="${labelOf(name, node).replaceAll('\n', '\\n')}"]`)
    const edges = ends.map(({ edge, from, to, label }) => `  ${from} -> ${to} [label="${label}"${edge.durable ? ', style=bold' : ''}]`)
    return ['digraph circuit {', '  rankdir=LR', '  node [shape=box]', ...nodes, ...edges, '}', ''].join('\n')
  }
  const nodes = [...circuit.nodes].map(([name, node]) => `  ${ids.get(name)}["${labelOf(name, node).replaceAll('\n', '<br>')}"]`)
  const edges = ends.map(
    ({ edge, from, to, label }) => `  ${from} ${edge.durable ? '==>' : '-->'}${label === '' ? '' : `|"${label}"|`} ${to}`,
  )
  return ['flowchart LR', ...nodes, ...edges, ''].join('\n')
}
