import type { Circuit } from './circuit.ts'
import { edgeIds, edgePattern, edgeTopic, statesTopic } from './edge-ids.ts'

/** One thing that a circuit's identity has to be allowed, and the member of the file that asks for it. */
export interface Need {
  readonly right: 'publish' | 'subscribe' | 'execute'
  /** A topic or pattern; of `execute` an operator type. */
  readonly what: string
  /** `nodes.nvm.jobs`. */
  readonly path: string
}

/** Names of topic nodes that edges leave: they read their topic; all others write it. */
export const sourcesOf = (circuit: Circuit): ReadonlySet<string> => {
  const starts = new Set(circuit.edges.map(({ from }) => from.node))
  return new Set([...circuit.nodes].flatMap(([name, { kind }]) => (kind === 'topic' && starts.has(name) ? [name] : [])))
}

/** What the identity of an (expanded) circuit needs on the bus, and no more; one entry for each right and thing, at the first member that asks for it. */
export function needsOf(circuit: Circuit): readonly Need[] {
  const needs = new Map<string, Need>()
  const want = (right: Need['right'], what: string, path: string): void => {
    const key = `${right} ${what}`
    if (!needs.has(key)) needs.set(key, { right, what, path })
  }
  const sources = sourcesOf(circuit)
  for (const [name, node] of circuit.nodes) {
    if (node.kind === 'topic') want(sources.has(name) ? 'subscribe' : 'publish', node.topic, `nodes.${name}.topic`)
    else if (node.kind === 'dead_letter') want('publish', node.topic, `nodes.${name}.topic`)
    else if (node.kind === 'operator') {
      want('publish', node.jobs, `nodes.${name}.jobs`)
      want('subscribe', node.results, `nodes.${name}.results`)
      want('subscribe', statesTopic(node.jobs), `nodes.${name}.jobs`)
      want('execute', node.type, `nodes.${name}.type`)
    }
  }
  const durable = circuit.edges.findIndex((edge) => edge.durable)
  if (durable >= 0) {
    want('publish', edgePattern(circuit.name), `edges.${durable}.durable`)
    want('subscribe', edgePattern(circuit.name), `edges.${durable}.durable`)
  }
  return [...needs.values()]
}

/** Topics that carry the durable edges, in the order of the edges. */
export function durableTopics(circuit: Circuit): readonly string[] {
  const ids = edgeIds(circuit.edges)
  return circuit.edges.flatMap(({ durable }, index) => (durable ? [edgeTopic(circuit.name, ids[index]!)] : []))
}
