import type { CircuitCountsAnswer } from '../../../../shared/history/index.ts'
import type { CircuitCounts, EdgeCounts, NodeCounts } from './counts.ts'

/** How ways end without a loss. */
const ENDS = new Set(['out', 'joined', 'kept'])
/** What a record of its own tells of a way's end stands beside that it passed. */
const OF_WAYS = 'path.'

const isEdge = (name: string): boolean => name.includes('->')

/**
 * What the record knows at a moment, as counts of nodes and edges. `out` of a node are the messages that it tells of there: those that came in at a
 * source, those whose way passed, those whose way ended. Nodes in the middle of ways without a record of their own have none.
 */
export function pastCounts({ version, names }: Pick<CircuitCountsAnswer, 'version' | 'names'>): CircuitCounts {
  const nodes = new Map<string, NodeCounts>()
  const edges = new Map<string, EdgeCounts>()
  for (const [name, { came = 0, passed = 0, ...whats }] of Object.entries(names)) {
    const dropped: Record<string, number> = {}
    let ended = 0
    for (const [what, messages] of Object.entries(whats)) {
      const isOfWay = what.startsWith(OF_WAYS)
      const end = isOfWay ? what.slice(OF_WAYS.length) : what
      if (!isOfWay) ended += messages
      if (!ENDS.has(end)) dropped[end] = (dropped[end] ?? 0) + messages
    }
    // What came in at a source is all that passed it, too.
    const told = came > 0 ? came : passed + ended
    if (isEdge(name)) edges.set(name, { messages: ended, dropped, held: 0, isHolding: false })
    else nodes.set(name, { in: told, out: told, errors: 0, dropped, queued: 0, busy: 0 })
  }
  return { version, nodes, edges }
}
