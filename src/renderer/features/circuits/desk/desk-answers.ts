import type { CircuitPlan, Diagnostic } from '../../../../shared/circuit/index.ts'
import type { CircuitCounts, EdgeCounts, NodeCounts } from '../live/counts.ts'
import type { Served } from '../live/live-marks.ts'

/** One version of a circuit, as the desk tells it. Hashes hex. */
export interface VersionView {
  readonly version: number
  readonly circuitSha256: string
  /** Empty: none. */
  readonly binding: string
  readonly bindingSha256: string
  readonly by: string
  readonly record: number
}

/** One circuit of the engine: what runs, or ran last, under its name. */
export interface AppliedView {
  readonly name: string
  readonly namespace: string
  readonly state: string
  readonly version: number
  /** Oldest first. */
  readonly versions: readonly VersionView[]
  /** Who applied it, returned it or stopped it last, and the record of that. */
  readonly by: string
  readonly record: number
  readonly serves: ReadonlyMap<string, Served>
  /** Undefined while it does not run. */
  readonly counts: CircuitCounts | undefined
  /** Messages that are inside. */
  readonly inside: number
  /** Why it does not run though it is active. */
  readonly fault: { readonly code: string; readonly message: string; readonly remedy: string } | undefined
}

type Members = Readonly<Record<string, unknown>>
const members = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0) || 0)

/** Reads what `system.circuit.status` answers and `system.circuits` says (docs/reference/services.md). */
export const appliedOf = (body: unknown): readonly AppliedView[] => list(members(body)['circuits']).map((each) => oneOf(members(each)))

function oneOf(circuit: Members): AppliedView {
  const version = number(circuit['version'])
  const hasCounts = circuit['nodes'] !== undefined && circuit['nodes'] !== null && typeof circuit['nodes'] === 'object'
  return {
    name: text(circuit['name']),
    namespace: text(circuit['namespace']),
    state: text(circuit['state']),
    version,
    versions: list(circuit['versions']).map((each) => versionOf(members(each))),
    by: text(circuit['by']),
    record: number(circuit['record']),
    serves: servesOf(circuit['serves']),
    counts: hasCounts ? countsOf(circuit, version) : undefined,
    inside: number(circuit['inside']),
    fault: faultOf(circuit['fault']),
  }
}

/** A test run that is under way. */
export interface TestView {
  readonly id: string
  readonly name: string
  readonly namespace: string
  /** Messages that are inside. */
  readonly inside: number
  readonly counts: CircuitCounts
}

/** Reads the test runs of the same answers. */
export const testsOf = (body: unknown): readonly TestView[] =>
  list(members(body)['tests']).map((each) => {
    const test = members(each)
    const [name, namespace, inside] = [text(test['name']), text(test['namespace']), number(test['inside'])]
    return { id: text(test['test_id']), name, namespace, inside, counts: countsOf(test, 0) }
  })

function faultOf(value: unknown): AppliedView['fault'] {
  const { code, message, remedy } = members(value)
  return code === undefined ? undefined : { code: text(code), message: text(message), remedy: text(remedy) }
}

const versionOf = (version: Members): VersionView => ({
  version: number(version['version']),
  circuitSha256: text(version['circuit_sha256']),
  binding: text(version['binding']),
  bindingSha256: text(version['binding_sha256']),
  by: text(version['by']),
  record: number(version['record']),
})

const servesOf = (serves: unknown): ReadonlyMap<string, Served> =>
  new Map(
    list(serves).map((each) => {
      const { node, operator, simulated } = members(each)
      return [text(node), { operator: text(operator), isSimulated: simulated === true }]
    }),
  )

function countsOf(circuit: Members, version: number): CircuitCounts {
  return {
    version,
    nodes: new Map(Object.entries(members(circuit['nodes'])).map(([name, each]) => [name, nodeOf(members(each))])),
    edges: new Map(Object.entries(members(circuit['edges'])).map(([id, each]) => [id, edgeOf(members(each))])),
  }
}

const byCause = (value: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(members(value)).map(([cause, messages]) => [cause, number(messages)]))

const nodeOf = (node: Members): NodeCounts => ({
  in: number(node['in']),
  out: number(node['out']),
  errors: number(node['errors']),
  dropped: byCause(node['dropped']),
  queued: number(node['queued']),
  busy: number(node['busy']),
})

const edgeOf = (edge: Members): EdgeCounts => ({
  messages: number(edge['messages']),
  dropped: byCause(edge['dropped']),
  held: number(edge['held']),
  isHolding: edge['holding'] === true,
})

/** What applying would change, and whether it can be done. */
export interface PlannedView {
  readonly name: string
  readonly plan: CircuitPlan
  readonly planSha256: string
  /** Of the circuit, its sub-circuits and the binding, by what the engine knows. */
  readonly diagnostics: readonly Diagnostic[]
  /** Rights that the circuit would get and whoever asks has not: `publish nvm.jobs`. */
  readonly notHeld: readonly string[]
  /** Exactly this runs already. */
  readonly isUnchanged: boolean
  readonly serves: ReadonlyMap<string, Served>
  readonly isApplicable: boolean
}

/** Reads what `system.circuit.plan` answers. */
export function plannedOf(body: unknown): PlannedView {
  const answer = members(body)
  const diagnostics = list(answer['diagnostics']) as readonly Diagnostic[]
  const notHeld = list(answer['not_held']).map(text)
  return {
    name: text(answer['name']),
    plan: answer['plan'] as CircuitPlan,
    planSha256: text(answer['plan_sha256']),
    diagnostics,
    notHeld,
    isUnchanged: answer['unchanged'] === true,
    serves: servesOf(answer['serves']),
    isApplicable: notHeld.length === 0 && !diagnostics.some(({ severity }) => severity === 'error'),
  }
}
