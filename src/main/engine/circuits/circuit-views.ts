import type { CircuitState } from '../../../shared/state/index.ts'
import type { CircuitStats, EdgeStats, NodeStats } from '../../circuits/index.ts'
import type { Recorder } from '../recorder.ts'
import type { AppliedCircuit, CircuitBook } from './circuit-book.ts'
import type { CircuitLives } from './circuit-lives.ts'
import type { TriedCircuit } from './circuit-tries.ts'

/** What one answer or event about all circuits may hold; beyond it counts of nodes and edges are left out, of the largest first. */
export const VIEW_CHARS_MAX = 340_000
/** The same of test runs, which are told with them. */
export const TESTS_CHARS_MAX = 160_000

export interface CircuitViewsDeps {
  readonly recorder: Recorder
  readonly lives: CircuitLives
  /** Whether an operator is connected and advertised itself. */
  readonly isServing: (operator: string) => boolean
}

type Counts = Readonly<Record<string, object>>

/** A circuit as services and events tell it. Counts that are 0 are left out. */
export interface CircuitView {
  readonly name: string
  readonly identity: string
  readonly namespace: string
  readonly state: string
  readonly version: number
  readonly running: boolean
  readonly fault: object | null
  readonly by: string
  readonly record: number
  readonly circuit_sha256: string
  readonly expanded_sha256: string
  readonly binding: string
  readonly binding_sha256: string
  readonly files: AppliedCircuit['files']
  readonly grants: AppliedCircuit['grants']
  readonly serves: readonly {
    readonly node: string
    readonly topic: string
    readonly operator: string
    readonly simulated: boolean
    readonly connected: boolean
  }[]
  readonly limits: unknown
  readonly versions: readonly object[]
  readonly counts: Readonly<Record<string, number>>
  readonly inside?: number
  readonly lost?: number
  /** Absent while it does not run. */
  readonly nodes?: Counts
  readonly edges?: Counts
  /** Counts of nodes and edges were left out: there are too many. */
  readonly truncated?: boolean
}

/** Every circuit of the record, or one. */
export function circuitViews(deps: CircuitViewsDeps, name?: string): CircuitView[] {
  const { circuits } = deps.recorder.state.circuits
  const views = Object.entries(circuits)
    .filter(([each]) => name === undefined || each === name)
    .map(([each, state]) => viewOf(each, state, deps))
  return within(views, VIEW_CHARS_MAX)
}

/** A test run as services and events tell it. */
export interface TestRunView {
  readonly test_id: string
  readonly name: string
  readonly namespace: string
  readonly state: string
  readonly inside: number
  readonly lost: number
  readonly nodes: Counts
  readonly edges: Counts
}

export const testView = ({ id, name, namespace, stats }: TriedCircuit): TestRunView => ({
  test_id: id,
  name,
  namespace,
  state: stats.state,
  ...statsView(stats),
})

/** Every test run that is under way. */
export const testViews = (tried: readonly TriedCircuit[]): TestRunView[] => within(tried.map(testView), TESTS_CHARS_MAX)

function viewOf(name: string, state: CircuitState, { recorder, lives, isServing }: CircuitViewsDeps): CircuitView {
  const book: CircuitBook = recorder.circuits
  const applied = book.version(name, state.version)
  const run = lives.runOf(name)
  const { circuitSha256 = '', expandedSha256 = '', binding = '', bindingSha256 = '' } = applied ?? {}
  const versions = state.versions.map((each) => ({
    ...{ version: each.version, circuit_sha256: each.circuitSha256, expanded_sha256: each.expandedSha256 },
    ...{ binding: each.binding, binding_sha256: each.bindingSha256, by: each.by, record: each.record },
  }))
  return {
    ...{ name, identity: `circuit-${name}`, namespace: applied?.namespace ?? '', state: state.state, version: state.version },
    ...{ running: run?.stats?.state === 'running', fault: run?.fault?.toView() ?? null, by: state.by, record: state.record },
    ...{
      circuit_sha256: circuitSha256,
      expanded_sha256: expandedSha256,
      binding,
      binding_sha256: bindingSha256,
      files: applied?.files ?? [],
    },
    grants: applied?.grants ?? { publish: [], subscribe: [], execute: [] },
    serves: (applied?.serves ?? []).map((served) => ({ ...served, connected: isServing(served.operator) })),
    limits: JSON.parse(applied?.limits ?? '{}') as unknown,
    versions,
    counts: state.counts,
    ...(run?.stats !== undefined && statsView(run.stats, run.lostAtGate)),
  }
}

/** Counts of what runs, as `system.circuit.status` tells them. */
export function statsView(stats: CircuitStats, lostAtGate = 0): { inside: number; lost: number; nodes: Counts; edges: Counts } {
  return {
    inside: stats.inside,
    lost: stats.lost + lostAtGate,
    nodes: Object.fromEntries(Object.entries(stats.nodes).map(([name, node]) => [name, nodeView(node)])),
    edges: Object.fromEntries(Object.entries(stats.edges).map(([id, edge]) => [id, edgeView(edge)])),
  }
}

const some = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => value !== 0 && value !== false && !(typeof value === 'object' && Object.keys(value ?? {}).length === 0),
    ),
  )
const nodeView = (node: NodeStats): object => some({ ...node })
const edgeView = ({ isHolding, ...edge }: EdgeStats): object => some({ ...edge, holding: isHolding })

interface Counted {
  readonly nodes?: Counts
  readonly edges?: Counts
}

function within<View extends Counted>(views: View[], charsMax: number): View[] {
  const sizes = views.map((view) => JSON.stringify(view).length)
  let left = charsMax - sizes.reduce((sum, size) => sum + size, 0)
  if (left >= 0) return views
  const largest = [...views.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
  const cut = new Set<number>()
  for (const at of largest) {
    if (left >= 0) break
    cut.add(at)
    const { nodes, edges } = views[at] ?? {}
    left += JSON.stringify({ nodes, edges }).length
  }
  return views.map((view, at) => (cut.has(at) ? { ...view, nodes: {}, edges: {}, truncated: true } : view))
}
