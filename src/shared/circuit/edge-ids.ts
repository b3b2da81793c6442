import type { CircuitEdge } from './circuit.ts'

/** What an edge is called: `from.port->to.port`; of several alike, from the second on, with `#2`, `#3`. In the order of `circuit.edges`. */
export function edgeIds(edges: readonly CircuitEdge[]): string[] {
  const seen = new Map<string, number>()
  return edges.map(({ from, to }) => {
    const id = `${from.node}.${from.port}->${to.node}.${to.port}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}#${count}`
  })
}

/**
 * The topic that carries a durable edge: `circuits.NAME.EDGE`. A node's name may hold what a segment may not (`part.nvm`): a dot becomes two
 * underscores, `->` two dashes, so that it can still be read.
 */
export const edgeTopic = (circuit: string, edgeId: string): string =>
  `circuits.${circuit}.${edgeId
    .toLowerCase()
    .replaceAll('->', '--')
    .replaceAll('.', '__')
    .replace('#', '--')
    .replaceAll(/[^a-z0-9_-]/g, '_')}`

/** The durable consumer of all durable edges of a circuit. */
export const edgeConsumer = (circuit: string): string => `circuit-${circuit}`
export const edgePattern = (circuit: string): string => `circuits.${circuit}.*`

/** The topic beside a job topic: `nvm.jobs` -> `nvm.states`. */
export const statesTopic = (jobs: string): string => jobs.replace(/[^.]*$/, 'states')
