import { checkPayloads } from './check-payloads.ts'
import { checkWorld } from './check-world.ts'
import type { BranchNode, Circuit, CircuitEdge, Diagnostic, JoinNode, QuickFix } from './circuit.ts'
import { unboundedCycles } from './cycles.ts'
import { placeInScalar } from './expression-place.ts'
import { type ExpressionPlace, expressionAt, expressionsOf } from './expressions-of.ts'
import { nearest } from './nearest.ts'
import { sourcesOf } from './needs.ts'
import { endpointOf } from './parse-circuit.ts'
import { portsOf } from './ports.ts'
import { endpointText, QuickFixes } from './quick-fixes.ts'
import { schemaFlow, schemaMismatches } from './schema-flow.ts'
import { DIAGNOSTICS_MAX, type Finding, SourceMap, type TextRange } from './source-map.ts'
import type { CircuitWorld } from './world.ts'

type Report = (path: string, finding: Finding) => void

interface Look {
  readonly circuit: Circuit
  readonly report: Report
  /** At a part of an expression; where that has no place of its own, at the whole. */
  readonly reportAt: (place: ExpressionPlace, part: TextRange | undefined, finding: Finding) => void
  readonly fixes: QuickFixes
}

/**
 * What is wrong with a circuit beyond its form: ports, expressions, topics, cycles, schemas; with `world` also what an engine would refuse.
 * @param source the map that parseCircuit gave, for the places; without it all findings are at 1:1
 * @returns at most DIAGNOSTICS_MAX, errors first
 */
export function validateCircuit(
  circuit: Circuit,
  world: CircuitWorld = {},
  source: SourceMap = new SourceMap(circuit.name, ''),
): Diagnostic[] {
  // Each has room of its own: no number of warnings hides an error.
  const found = { error: [] as Diagnostic[], warning: [] as Diagnostic[] }
  const keep = ({ severity = 'error' }: Finding, made: () => Diagnostic): void => {
    if (found[severity].length < DIAGNOSTICS_MAX) found[severity].push(made())
  }
  const report: Report = (path, finding) => keep(finding, () => source.at(path, finding))
  const reportAt: Look['reportAt'] = (place, part, finding) => {
    const range = expressionRange(source, place, part)
    keep(finding, () => (range === undefined ? source.at(place.path, finding) : source.atRange(range, place.path, finding)))
  }
  const look: Look = { circuit, report, reportAt, fixes: new QuickFixes(source) }
  const flow = schemaFlow(circuit)
  checkEdges(look)
  checkPortsOfCircuit(circuit, report)
  checkExpressions(look)
  checkNodes(look)
  checkTopics(circuit, report)
  for (const { nodes, edge } of unboundedCycles(circuit))
    report(`edges.${edge}`, {
      code: 'circuit/unbounded-cycle',
      message: `messages go round ${shown(nodes)} without end`,
      fix:
        holdUp(circuit.edges[edge]!, edge, look) ??
        look.fixes.byHand('Lead them through a delay, a throttle that does not block, or the port failed of a retry'),
    })
  for (const { edge, given, origin, wanted, by } of schemaMismatches(circuit, flow)) {
    const who = by === 'edge' ? 'the edge is declared' : `${circuit.edges[edge]!.to.node} takes`
    report(by === 'edge' ? `edges.${edge}.schema` : `edges.${edge}`, {
      code: 'circuit/schema-mismatch',
      message: `${origin} gives ${given}, ${who} ${wanted}`,
      fix: by === 'edge' ? look.fixes.write(`edges.${edge}.schema`, given) : look.fixes.byHand(`Put a map between that gives ${wanted}`),
    })
  }
  const fixIn = (place: ExpressionPlace, part: TextRange, insert: string): QuickFix | undefined => {
    const range = expressionRange(source, place, part)
    return range && { title: `Write ${insert}`, patches: [{ ...range, insert }] }
  }
  if (world.schemas !== undefined) checkPayloads({ circuit, flow, schemas: world.schemas, report: reportAt, fixIn })
  checkWorld(look, world)
  return [...found.error, ...found.warning].slice(0, DIAGNOSTICS_MAX)
}

const shown = (names: readonly string[]): string => {
  const [first = '', ...more] = names
  const some = more.length > 6 ? [...more.slice(0, 6), '…'] : more
  return [first, ...some, first].join(' -> ')
}

/** How long what goes round waits in the delay that a fix puts there. */
const ROUND_MS = 1_000

/** A delay in the middle of an edge. */
function holdUp({ from, to }: CircuitEdge, index: number, { circuit, fixes }: Look): QuickFix | undefined {
  let name = 'pause'
  for (let count = 2; circuit.nodes.has(name); count += 1) name = `pause-${count}`
  return fixes.act(
    `Put a delay of ${ROUND_MS / 1_000} s between ${from.node} and ${to.node}`,
    { do: 'addNode', name, node: { kind: 'delay', ms: ROUND_MS }, after: from.node },
    { do: 'setMember', path: ['edges', index, 'to'], value: name },
    { do: 'addEdge', edge: { from: name, to: endpointText(to, 'in') } },
  )
}

function checkEdges({ circuit, report, fixes }: Look): void {
  const seen = new Map<string, number>()
  const ports = new Map([...circuit.nodes].map(([name, node]) => [name, portsOf(node)]))
  const names = [...circuit.nodes.keys()]
  const checkEnd = (index: number, end: 'from' | 'to', { node, port }: CircuitEdge['from']): void => {
    const known = ports.get(node)
    const path = `edges.${index}.${end}`
    if (known === undefined) {
      const meant = nearest(node, names)
      const own = end === 'from' ? 'out' : 'in'
      report(path, {
        code: 'circuit/unknown-node',
        message: `no node ${node}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
        fix: meant === undefined ? undefined : fixes.write(path, endpointText({ node: meant, port }, own)),
      })
      return
    }
    const list = end === 'from' ? known.outputs : known.inputs
    if (list === undefined || list.includes(port)) return
    const what = list.length === 0 ? 'none' : list.join(', ')
    const side = end === 'from' ? 'leaves by' : 'enters by'
    const meant = nearest(port, list)
    report(path, {
      code: 'circuit/unknown-port',
      message: `nothing ${side} ${node}.${port}: its ports are ${what}`,
      fix: meant === undefined ? undefined : fixes.write(path, endpointText({ node, port: meant }, end === 'from' ? 'out' : 'in')),
    })
  }
  for (const [index, edge] of circuit.edges.entries()) {
    checkEnd(index, 'from', edge.from)
    checkEnd(index, 'to', edge.to)
    const key = `${edge.from.node}.${edge.from.port}>${edge.to.node}.${edge.to.port}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    else
      report(`edges.${index}`, {
        code: 'circuit/duplicate-edge',
        message: `edge ${first} joins the same two ports`,
        fix: fixes.act('Take this edge away', { do: 'removeEdges', indexes: [index] }),
      })
  }
}

function checkPortsOfCircuit(circuit: Circuit, report: Report): void {
  for (const [side, targets] of [
    ['inputs', circuit.inputs],
    ['outputs', circuit.outputs],
  ] as const) {
    for (const [name, target] of targets) {
      const { node, port } = endpointOf(target, side === 'inputs' ? 'in' : 'out')
      const found = circuit.nodes.get(node)
      const path = `${side}.${name}`
      if (found === undefined) report(path, { code: 'circuit/unknown-node', message: `no node ${node}` })
      else {
        const list = side === 'inputs' ? portsOf(found).inputs : portsOf(found).outputs
        if (list !== undefined && !list.includes(port))
          report(path, { code: 'circuit/unknown-port', message: `${node} has no port ${port}` })
        if (found.kind === 'topic') report(path, { code: 'circuit/unknown-port', message: `${node} is a topic: join it by edges` })
      }
    }
  }
}

/** An expression and the place that a part of it has in the file. */
function expressionRange(source: SourceMap, { path, text }: ExpressionPlace, part: TextRange | undefined): TextRange | undefined {
  const scalar = source.valueRangeOf(path)
  return scalar === undefined || part === undefined ? undefined : placeInScalar(source.text, scalar, { value: text, part })
}

function checkExpressions({ circuit, reportAt }: Look): void {
  for (const place of expressionsOf(circuit)) {
    const read = expressionAt(place)
    if (read.ok) continue
    const { message, at } = read.error
    const part = at === undefined ? undefined : { from: at, to: at + 1 }
    reportAt(place, part, { code: 'circuit/bad-expression', message })
  }
}

function checkNodes(look: Look): void {
  const { circuit, report, fixes } = look
  const entering = new Map<string, Set<string>>()
  const leaving = new Map<string, Set<string>>()
  const note = (map: Map<string, Set<string>>, node: string, port: string): void => {
    const ports = map.get(node)
    if (ports === undefined) map.set(node, new Set([port]))
    else ports.add(port)
  }
  for (const { from, to } of circuit.edges) {
    note(leaving, from.node, from.port)
    note(entering, to.node, to.port)
  }
  for (const target of circuit.inputs.values()) note(entering, endpointOf(target, 'in').node, endpointOf(target, 'in').port)
  for (const target of circuit.outputs.values()) note(leaving, endpointOf(target, 'out').node, endpointOf(target, 'out').port)
  for (const [name, node] of circuit.nodes) {
    const path = `nodes.${name}`
    const [enters, leaves] = [entering.get(name), leaving.get(name)]
    if (node.kind === 'topic') {
      if (enters === undefined && leaves === undefined)
        report(path, {
          code: 'circuit/dangling-topic',
          message: `no edge leaves or enters ${name}: ${node.topic} is neither read nor written`,
          fix: fixes.act(`Take ${name} away`, { do: 'removeNodes', names: [name] }),
        })
      continue
    }
    if (enters === undefined) report(path, { code: 'circuit/unconnected', severity: 'warning', message: `nothing reaches ${name}` })
    if (leaves === undefined && node.kind !== 'dead_letter' && node.kind !== 'circuit')
      report(path, { code: 'circuit/unconnected', severity: 'warning', message: `nothing leaves ${name}: what it gives is dropped` })
    if (node.kind === 'branch') checkBranch(path, { node, leaves: leaves ?? new Set() }, report)
    if (node.kind === 'join') checkJoin(path, { node, inputs: enters?.size ?? 0 }, report)
    if (node.kind === 'retry' && enters !== undefined && !enters.has('failed'))
      report(path, {
        code: 'circuit/idle-retry',
        severity: 'warning',
        message: `no edge leads back to ${name}.failed: it never retries`,
        fix: leadBack(name, look),
      })
  }
}

/** The edge that brings the failures of what a retry leads to back to it. */
function leadBack(name: string, { circuit, fixes }: Look): QuickFix | undefined {
  const next = circuit.edges.find(
    ({ from, to }) => from.node === name && from.port === 'out' && circuit.nodes.get(to.node)?.kind === 'operator',
  )
  if (next === undefined) return undefined
  const edge = { from: `${next.to.node}.error`, to: `${name}.failed` }
  return fixes.act(`Add the edge ${edge.from} to ${edge.to}`, { do: 'addEdge', edge })
}

interface Branch {
  readonly node: BranchNode
  readonly leaves: ReadonlySet<string>
}

function checkBranch(path: string, { node, leaves }: Branch, report: Report): void {
  const seen = new Set<string>()
  const ports = node.cases.map(({ port }, index): [port: string, at: string] => [port, `${path}.cases.${index}.port`])
  if (node.else !== undefined) ports.push([node.else, `${path}.else`])
  for (const [port, at] of ports) {
    if (seen.has(port)) report(at, { code: 'circuit/duplicate-port', message: `the port ${port} is there twice` })
    seen.add(port)
    if (leaves.size > 0 && !leaves.has(port))
      report(at, { code: 'circuit/unused-port', severity: 'warning', message: `no edge leaves ${port}: what goes there is dropped` })
  }
}

interface Join {
  readonly node: JoinNode
  readonly inputs: number
}

function checkJoin(path: string, { node, inputs }: Join, report: Report): void {
  if (inputs < 2)
    report(path, {
      code: 'circuit/bad-join',
      message: `a join takes at least two inputs, not ${inputs}: name them, such as to: ${path.slice(6)}.a`,
    })
  if (node.mode === 'quorum' && node.of === undefined)
    report(path, { code: 'circuit/bad-join', message: 'a quorum says how many inputs it takes: of: 2' })
  else if (node.of !== undefined && node.of > Math.max(inputs, 2))
    report(`${path}.of`, { code: 'circuit/bad-join', message: `${node.of} inputs are more than the ${inputs} that lead here` })
}

function checkTopics(circuit: Circuit, report: Report): void {
  const sources = sourcesOf(circuit)
  const enters = new Set(circuit.edges.map(({ to }) => to.node))
  const read = new Map<string, string>()
  for (const [name, node] of circuit.nodes) {
    if (node.kind !== 'topic' || !sources.has(name)) continue
    read.set(node.topic, name)
    if (enters.has(name))
      report(`nodes.${name}`, {
        code: 'circuit/topic-loop',
        message: `${name} is read and written: what is written comes back over the bus; use two topics`,
      })
  }
  const written = (topic: string, path: string): void => {
    const reader = read.get(topic)
    if (reader !== undefined)
      report(path, { code: 'circuit/topic-loop', message: `${topic} is read by ${reader}: what is written comes back over the bus` })
  }
  for (const [name, node] of circuit.nodes) {
    if (node.kind === 'topic' && !sources.has(name)) written(node.topic, `nodes.${name}.topic`)
    if (node.kind === 'dead_letter') written(node.topic, `nodes.${name}.topic`)
    if (node.kind === 'operator') written(node.jobs, `nodes.${name}.jobs`)
  }
}
