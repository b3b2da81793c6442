import type { Circuit, CircuitNode } from '../../../../shared/circuit/index.ts'
import { detailOf, nameOf } from './kinds.ts'

/** Nodes whose name, kind or what they do holds every word of the text; none for no text. */
export function searchNodes(circuit: Circuit, text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return new Set()
  const found = [...circuit.nodes].filter(([name, node]) => {
    const whole = `${nameOf(node.kind, name)} ${detailOf(node)} ${topicsOf(node)
      .map(({ topic }) => topic)
      .join(' ')}`.toLowerCase()
    return words.every((word) => whole.includes(word))
  })
  return new Set(found.map(([name]) => name))
}

export type TopicUse = 'topic' | 'jobs' | 'results' | 'dead_letter'

/** Topics that a node names, and what it does with them. */
export function topicsOf(node: CircuitNode): readonly { readonly topic: string; readonly use: TopicUse }[] {
  switch (node.kind) {
    case 'topic':
    case 'dead_letter':
      return [{ topic: node.topic, use: node.kind }]
    case 'operator':
      return [
        { topic: node.jobs, use: 'jobs' },
        { topic: node.results, use: 'results' },
      ]
    default:
      return []
  }
}
