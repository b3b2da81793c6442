import { canonicalJson, toSnakeCase } from '../base/index.ts'
import { servedBy } from './check-world.ts'
import type { Circuit, CircuitEdge, CircuitNode } from './circuit.ts'
import { type Need, needsOf } from './needs.ts'
import type { CircuitWorld } from './world.ts'

/** A member that differs; undefined where it is absent. Names and values are as a file writes them. */
export interface MemberChange {
  readonly member: string
  readonly before: unknown
  readonly after: unknown
}

export interface CircuitPlan {
  readonly nodes: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    /** The same body under another name. */
    readonly renamed: readonly { readonly from: string; readonly to: string }[]
    readonly changed: readonly { readonly node: string; readonly members: readonly MemberChange[] }[]
  }
  /** Edges are written `from.port -> to.port`, with the names that nodes have afterwards. */
  readonly edges: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly { readonly edge: string; readonly members: readonly MemberChange[] }[]
  }
  /** Members of the circuit itself: name, namespace, description, limits, inputs, outputs. */
  readonly circuit: readonly MemberChange[]
  readonly topics: Shift
  readonly subscriptions: Shift
  readonly grants: { readonly wanted: readonly Right[]; readonly letGo: readonly Right[] }
  /** What one job of a node may ask for, where that differs: `nvm.max_runs`. */
  readonly quotas: readonly MemberChange[]
  /** Operator nodes that nobody serves in this world. */
  readonly operatorsMissing: readonly { readonly node: string; readonly type: string; readonly jobs: string }[]
  readonly isEmpty: boolean
}

/** Topics that are written (or read) afterwards and were not before, and the other way round. */
export interface Shift {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}
export type Right = Pick<Need, 'right' | 'what'>

/** A body that stands for another kind of question: equal bodies are equal texts. Undefined members are absent ones. */
const bodyOf = (node: unknown): string => canonicalJson(JSON.parse(JSON.stringify(node)))
const edgeText = ({ from, to }: CircuitEdge): string => `${from.node}.${from.port} -> ${to.node}.${to.port}`

/**
 * What applying `after` in the place of `before` changes, by meaning: order, comments and writing do not count.
 * @param before undefined: nothing runs under this name yet
 * @param after undefined: it is taken away
 */
export function planCircuit(before: Circuit | undefined, after: Circuit | undefined, world: CircuitWorld = {}): CircuitPlan {
  const nodes = planNodes(before, after)
  const renamed = new Map(nodes.renamed.map(({ from, to }) => [from, to]))
  const edges = planEdges(before, after, renamed)
  const circuit = planMembers(before, after)
  const [had, has] = [rightsOf(before), rightsOf(after)]
  const grants = { wanted: missing(has, had), letGo: missing(had, has) }
  const shift = (right: Need['right']): Shift => ({ added: whats(grants.wanted, right), removed: whats(grants.letGo, right) })
  const parts = [nodes.added, nodes.removed, nodes.renamed, nodes.changed, edges.added, edges.removed, edges.changed, circuit]
  return {
    nodes,
    edges,
    circuit,
    topics: shift('publish'),
    subscriptions: shift('subscribe'),
    grants,
    quotas: planQuotas(before, after, renamed),
    operatorsMissing: operatorsMissing(after, world),
    isEmpty: parts.every((part) => part.length === 0),
  }
}

function planNodes(before: Circuit | undefined, after: Circuit | undefined): CircuitPlan['nodes'] {
  const [old, now] = [before?.nodes ?? new Map<string, CircuitNode>(), after?.nodes ?? new Map<string, CircuitNode>()]
  const gone = [...old.keys()].filter((name) => !now.has(name))
  const fresh = [...now.keys()].filter((name) => !old.has(name))
  const renamed = before === undefined || after === undefined ? [] : findRenames({ gone, fresh }, before, after)
  const [from, to] = [new Set(renamed.map((each) => each.from)), new Set(renamed.map((each) => each.to))]
  const changed = [...now].flatMap(([node, body]) => {
    const members = old.has(node) ? membersThatDiffer(old.get(node), body) : []
    return members.length === 0 ? [] : [{ node, members }]
  })
  return { added: fresh.filter((name) => !to.has(name)), removed: gone.filter((name) => !from.has(name)), renamed, changed }
}

/** A node that went and one that came with the same body are one that got another name; of several, the one with the most neighbours in common. */
function findRenames(
  { gone, fresh }: { readonly gone: readonly string[]; readonly fresh: readonly string[] },
  before: Circuit,
  after: Circuit,
): { readonly from: string; readonly to: string }[] {
  if (gone.length === 0 || fresh.length === 0) return []
  const [around, aroundNow] = [neighbours(before), neighbours(after)]
  const free = new Map<string, string[]>()
  for (const name of fresh) {
    const body = bodyOf(after.nodes.get(name))
    const list = free.get(body)
    if (list === undefined) free.set(body, [name])
    else list.push(name)
  }
  return gone.flatMap((from) => {
    const candidates = free.get(bodyOf(before.nodes.get(from))) ?? []
    const known = around.get(from) ?? new Set()
    let best = -1
    let most = -1
    for (const [index, name] of candidates.slice(0, CANDIDATES_MAX).entries()) {
      const shared = [...(aroundNow.get(name) ?? [])].filter((each) => known.has(each)).length
      if (shared > most) [best, most] = [index, shared]
    }
    return best < 0 ? [] : [{ from, to: candidates.splice(best, 1)[0]! }]
  })
}

/** Nodes of one body that are compared for a rename. */
const CANDIDATES_MAX = 64

function neighbours(circuit: Circuit): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>([...circuit.nodes.keys()].map((name) => [name, new Set()]))
  for (const { from, to } of circuit.edges) {
    found.get(from.node)?.add(`>${from.port} ${to.node}.${to.port}`)
    found.get(to.node)?.add(`<${to.port} ${from.node}.${from.port}`)
  }
  return found
}

function planEdges(before: Circuit | undefined, after: Circuit | undefined, renamed: ReadonlyMap<string, string>): CircuitPlan['edges'] {
  const moved = ({ from, to, ...rest }: CircuitEdge): CircuitEdge => ({
    ...rest,
    from: { ...from, node: renamed.get(from.node) ?? from.node },
    to: { ...to, node: renamed.get(to.node) ?? to.node },
  })
  const old = new Map((before?.edges ?? []).map((edge) => [edgeText(moved(edge)), moved(edge)]))
  const now = new Map((after?.edges ?? []).map((edge) => [edgeText(edge), edge]))
  return {
    added: [...now.keys()].filter((text) => !old.has(text)),
    removed: [...old.keys()].filter((text) => !now.has(text)),
    changed: [...now].flatMap(([edge, body]) => {
      const members = old.has(edge) ? membersThatDiffer(old.get(edge), body) : []
      return members.length === 0 ? [] : [{ edge, members }]
    }),
  }
}

/** Members of two objects that differ; those of objects inside them one by one (`constraints.max_runs`), as a file writes them. An empty one that comes or goes is none. */
function membersThatDiffer(before: unknown, after: unknown, prefix = ''): MemberChange[] {
  const [old, now] = [recordOf(before), recordOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
    const [a, b] = [old[name], now[name]]
    const member = prefix + toSnakeCase(name)
    if (isRecord(a) && isRecord(b)) return membersThatDiffer(a, b, `${member}.`)
    const [before, after] = [asWritten(a), asWritten(b)]
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ member, before, after }]
  })
}

/** Nothing is written of an object without members. */
function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten)
  if (!isRecord(value)) return value
  const members = Object.entries(value).filter(([, each]) => each !== undefined)
  return members.length === 0 ? undefined : Object.fromEntries(members.map(([name, each]) => [toSnakeCase(name), asWritten(each)]))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})

function planMembers(before: Circuit | undefined, after: Circuit | undefined): readonly MemberChange[] {
  const members = (circuit: Circuit | undefined): unknown => {
    if (circuit === undefined) return undefined
    const { name, namespace, description, limits, inputs, outputs } = circuit
    return { name, namespace, description, limits, inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(outputs) }
  }
  return membersThatDiffer(members(before), members(after))
}

function rightsOf(circuit: Circuit | undefined): ReadonlyMap<string, Right> {
  const needs = circuit === undefined ? [] : needsOf(circuit)
  return new Map(needs.map(({ right, what }) => [`${right} ${what}`, { right, what }]))
}
const missing = (wanted: ReadonlyMap<string, Right>, held: ReadonlyMap<string, Right>): readonly Right[] =>
  [...wanted].flatMap(([key, right]) => (held.has(key) ? [] : [right]))
const whats = (rights: readonly Right[], right: Need['right']): readonly string[] =>
  rights.flatMap((each) => (each.right === right ? [each.what] : [])).sort()

function planQuotas(
  before: Circuit | undefined,
  after: Circuit | undefined,
  renamed: ReadonlyMap<string, string>,
): readonly MemberChange[] {
  const constraintsOf = (circuit: Circuit | undefined, names: ReadonlyMap<string, string>): unknown =>
    Object.fromEntries(
      [...(circuit?.nodes ?? [])].flatMap(([name, node]) =>
        node.kind === 'operator' ? [[names.get(name) ?? name, node.constraints]] : [],
      ),
    )
  const flat = (value: unknown): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(recordOf(value)).flatMap(([node, amounts]) =>
        Object.entries(recordOf(amounts)).flatMap(([member, amount]) => (amount === undefined ? [] : [[`${node}.${member}`, amount]])),
      ),
    )
  return membersThatDiffer(flat(constraintsOf(before, renamed)), flat(constraintsOf(after, new Map())))
}

function operatorsMissing(after: Circuit | undefined, { operators }: CircuitWorld): CircuitPlan['operatorsMissing'] {
  if (after === undefined || operators === undefined) return []
  return [...after.nodes].flatMap(([node, body]) =>
    body.kind !== 'operator' || servedBy(body, operators).length > 0 ? [] : [{ node, type: body.type, jobs: body.jobs }],
  )
}
