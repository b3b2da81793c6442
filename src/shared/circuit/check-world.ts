import { covers, isGranted } from '../topic/index.ts'
import type { Circuit, JobConstraints, OperatorNode } from './circuit.ts'
import { edgeIds, edgePattern, edgeTopic } from './edge-ids.ts'
import { loopsAround } from './loops-around.ts'
import { nearest } from './nearest.ts'
import { needsOf } from './needs.ts'
import type { QuickFixes } from './quick-fixes.ts'
import type { Finding } from './source-map.ts'
import type { CircuitWorld, WorldOperator } from './world.ts'

type Report = (path: string, finding: Finding) => void
interface Look {
  readonly circuit: Circuit
  readonly report: Report
  readonly fixes: QuickFixes
}

/** What only somebody who knows an engine can see: schemas, grants, operators, caps and quotas. */
export function checkWorld(look: Look, world: CircuitWorld): void {
  const { circuit, report, fixes } = look
  checkSchemas(look, world)
  checkGrants(circuit, world, report)
  checkKept(circuit, world, report)
  for (const { node, circuits } of loopsAround(circuit, world.beside ?? []))
    report(`nodes.${node}`, {
      code: 'circuit/unbounded-cycle',
      message: `what ${node} gives comes back without end, through ${circuits.join(', ')}`,
      fix: fixes.byHand('Lead it through a delay, a throttle that does not block, or another topic'),
    })
  for (const [name, node] of circuit.nodes) if (node.kind === 'operator') checkOperator(`nodes.${name}`, node, { world, report, fixes })
  const { messagesPerS } = circuit.limits
  if (messagesPerS !== undefined && world.messagesPerS !== undefined && messagesPerS > world.messagesPerS)
    report('limits.messages_per_s', {
      code: 'circuit/unmeetable-quota',
      message: `${messagesPerS} messages a second are more than the ${world.messagesPerS} that the identity may send`,
    })
}

function checkSchemas({ circuit, report, fixes }: Look, { schemas }: CircuitWorld): void {
  if (schemas === undefined) return
  const check = (name: string | undefined, path: string): void => {
    if (name === undefined || schemas.has(name)) return
    const fix = fixes.meant(path, nearest(name, schemas.keys()))
    report(path, { code: 'circuit/unknown-schema', message: `no schema ${name} is registered`, fix })
  }
  for (const [name, node] of circuit.nodes) {
    if (node.kind === 'topic' || node.kind === 'map') check(node.schema, `nodes.${name}.schema`)
    if (node.kind !== 'operator') continue
    check(node.accepts, `nodes.${name}.accepts`)
    check(node.gives, `nodes.${name}.gives`)
  }
  for (const [index, { schema }] of circuit.edges.entries()) check(schema, `edges.${index}.schema`)
}

function checkGrants(circuit: Circuit, { grants }: CircuitWorld, report: Report): void {
  if (grants === undefined) return
  for (const { right, what, path } of needsOf(circuit)) {
    const held = grants[right]
    const isHeld = right === 'execute' ? held.includes(what) || held.includes('*') : isGranted(held, what)
    if (isHeld) continue
    const fix = { title: `Ask for the grant to ${right} ${what}`, patches: undefined }
    report(path, { code: 'circuit/missing-grant', message: `whoever applies this may not ${right} ${what}`, fix })
  }
}

/** An edge whose topic is not kept would be refused when the circuit starts: better before anything is changed. */
function checkKept(circuit: Circuit, { isKept }: CircuitWorld, report: Report): void {
  if (isKept === undefined) return
  const ids = edgeIds(circuit.edges)
  for (const [index, { durable }] of circuit.edges.entries()) {
    if (!durable) continue
    const topic = edgeTopic(circuit.name, ids[index]!)
    if (isKept(topic)) continue
    const title = `Add {pattern: ${edgePattern(circuit.name)}, durable: true} to the topics of the policy`
    report(`edges.${index}.durable`, {
      code: 'circuit/edge-not-kept',
      message: `${topic} is not kept: the policy does not call it durable`,
      fix: { title, patches: undefined },
    })
  }
}

interface Around {
  readonly world: CircuitWorld
  readonly report: Report
  readonly fixes: QuickFixes
}

function checkOperator(path: string, node: OperatorNode, { world, report, fixes }: Around): void {
  if (world.operators !== undefined) checkServed(path, node, { operators: world.operators, report, fixes })
  const cap = world.caps?.get(node.type)
  if (cap !== undefined) checkAmounts(path, node, { most: cap, by: `the cap on ${node.type} jobs`, report, fixes })
  if (world.quota !== undefined) checkAmounts(path, node, { most: world.quota, by: 'what is left of the quota', report, fixes })
}

/** Operators that serve a node's jobs: of its type, and on its topic where they say on which. */
export const servedBy = (node: OperatorNode, operators: readonly WorldOperator[]): readonly WorldOperator[] =>
  operators.filter(
    ({ type, topics }) => type === node.type && (topics.length === 0 || topics.some((pattern) => covers(pattern, node.jobs))),
  )

interface Served {
  readonly operators: readonly WorldOperator[]
  readonly report: Report
  readonly fixes: QuickFixes
}

function checkServed(path: string, node: OperatorNode, { operators, report, fixes }: Served): void {
  const ofType = operators.filter(({ type }) => type === node.type)
  const serving = servedBy(node, operators)
  if (serving.length === 0) {
    const message =
      ofType.length === 0 ? `no operator of type ${node.type} is here` : `no operator of type ${node.type} serves ${node.jobs}`
    report(`${path}.${ofType.length === 0 ? 'type' : 'jobs'}`, { code: 'circuit/unknown-operator', message })
    return
  }
  const { accepts } = node
  const taking = accepts === undefined ? serving : serving.filter((each) => each.accepts.length === 0 || each.accepts.includes(accepts))
  if (taking.length === 0) {
    const names = serving.map(({ name }) => name).join(', ')
    report(`${path}.accepts`, { code: 'circuit/schema-mismatch', message: `${names} takes no ${accepts}` })
    return
  }
  // One that can is enough: whoever is bound serves.
  const [first] = taking
  if (first !== undefined && !taking.some(({ limits }) => beyond(node.constraints, limits).length === 0))
    checkAmounts(path, node, { most: first.limits, by: `what ${first.name} takes`, report, fixes })
}

const AMOUNTS = [
  ['maxRuntimeMs', 'max_runtime_ms'],
  ['maxCpuMs', 'max_cpu_ms'],
  ['maxRuns', 'max_runs'],
  ['maxEnergyJoules', 'max_energy_joules'],
] as const

const beyond = (asked: JobConstraints, most: JobConstraints) =>
  AMOUNTS.filter(([member]) => {
    const [want, limit] = [asked[member], most[member]]
    return want !== undefined && limit !== undefined && want > limit
  })

interface Most {
  readonly most: JobConstraints
  readonly by: string
  readonly report: Report
  readonly fixes: QuickFixes
}

function checkAmounts(path: string, node: OperatorNode, { most, by, report, fixes }: Most): void {
  for (const [member, name] of beyond(node.constraints, most))
    report(`${path}.constraints.${name}`, {
      code: 'circuit/unmeetable-quota',
      message: `a job asks for ${name} ${node.constraints[member]}, more than the ${most[member]} of ${by}`,
      fix: fixes.write(`${path}.constraints.${name}`, most[member]!),
    })
}
