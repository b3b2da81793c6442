import { canonicalJson } from '../../../shared/base/index.ts'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { RecordView } from '../../audit/index.ts'
import type { RecordedRun } from './recorded-run.ts'

/** Facts of one phase that differ are told up to here; `differs` counts all. */
export const DIFFERENCES_TOLD_MAX = 20

export interface Difference {
  readonly fact: string
  /** Undefined: that run has no such fact. */
  readonly a: unknown
  readonly b: unknown
}
export interface PhaseDifference {
  readonly phase: string
  readonly differs: number
  readonly facts: readonly Difference[]
}

export interface RunDifference {
  readonly settings: readonly Difference[]
  readonly phases: readonly PhaseDifference[]
  /** The first phase that differs; undefined when none does. */
  readonly first?: PhaseDifference
}

/** Members of evidence that are of one run alone (numbers of records, what it took), or a setting, which is told once and not again at every gate. */
const OWN = /record|hand_overs|^ms$|_ms$|duration|^config_sha256$|^policy_sha256$/
type Facts = Map<string, unknown>

/** What a record says that has to be the same in a run that does the same. Proofs and durations are of their own run. */
const SAYS: Readonly<Record<string, (body: RecordView['body']) => readonly [string, unknown]>> = {
  gate: ({ rule, ok, evidence }) => [`gate ${rule}`, { ok, evidence: withoutOwn(evidence) }],
  input: ({ name, sha256, rows }) => [`input ${name}`, { sha256, rows }],
  finding: ({ rule, detail, row_ids_sha256: sha256, rows, action }) => [
    `finding ${rule} ${String(detail).split(':')[0]}`,
    { rows, action, row_ids_sha256: sha256 },
  ],
  rule_applied: ({ rule, parameters, looked, found, action }) => [`rule ${rule}`, { parameters, looked, found, action }],
  conservation: ({ hand_over: name, ...rest }) => [`hand-over ${name}`, rest],
  model: ({ name, sha256, trees_counted: trees, library }) => [`model ${name}`, { sha256, trees, library }],
  metrics: ({ name, ...scores }) => [`metrics ${name}`, scores],
  output: ({ role, sha256 }) => [`output ${role}`, sha256],
  proof_of_work: ({ backend, adapter, verdict }) => ['proof of work', { backend, adapter, verdict }],
  phase_ended: ({ status }) => ['status', status],
  breach: ({ code, message }) => ['breach', { code, message }],
}
/** Gates whose evidence is of the run itself: its manifest, the log it verified, who started it, its version. */
const OWN_GATES = /^(G7\.1|V3|V4|G8)/

function withoutOwn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !OWN.test(name)))
}

function factsOf({ records }: RecordedRun, phase: string): Facts {
  const facts: Facts = new Map()
  for (const { kind, body, phase: of } of records) {
    if (of !== phase) continue
    const said = SAYS[kind]?.(body)
    if (said === undefined) continue
    const [name, value] = said
    if (kind === 'gate' && name.startsWith('gate R')) continue
    facts.set(name, kind === 'gate' && OWN_GATES.test(String(body['rule'])) ? body['ok'] : value)
  }
  return facts
}

function settingsOf({ records }: RecordedRun): Facts {
  const started = records.find(({ kind }) => kind === 'run_started')
  const { parameters, ...settings } = started?.body ?? {}
  const device = { device: started?.device, ...settings }
  return new Map(Object.entries({ ...device, ...((parameters ?? {}) as object) }))
}

/** In which settings a run that is told `settings` would differ from `a`: `a` is the run, `b` what would be. */
export function settingDifferences(a: RecordedRun, settings: Readonly<Record<string, unknown>>): readonly Difference[] {
  return compare(settingsOf(a), new Map(Object.entries(settings)))
}

function compare(a: Facts, b: Facts): readonly Difference[] {
  const names = [...new Set([...a.keys(), ...b.keys()])]
  const text = (facts: Facts, name: string): string => canonicalJson(facts.get(name) ?? null)
  return names.filter((name) => text(a, name) !== text(b, name)).map((fact) => ({ fact, a: a.get(fact), b: b.get(fact) }))
}

/** A phase that was taken from an earlier run left no gates: they are compared where both have them. */
const isSaidByBoth = (a: Facts, b: Facts, fact: string): boolean => !fact.startsWith('gate ') || (a.has(fact) && b.has(fact))

/** Compares what two runs recorded, phase by phase, and what they were told. */
export function differenceOf(a: RecordedRun, b: RecordedRun): RunDifference {
  const phases = PHASES.map((phase) => {
    const [left, right] = [factsOf(a, phase), factsOf(b, phase)]
    const facts = compare(left, right).filter(({ fact }) => isSaidByBoth(left, right, fact))
    return { phase, differs: facts.length, facts: facts.slice(0, DIFFERENCES_TOLD_MAX) }
  })
  const first = phases.find(({ differs }) => differs > 0)
  return { settings: compare(settingsOf(a), settingsOf(b)), phases, ...(first !== undefined && { first }) }
}

/** What `vbus diff --json` and `system.run.compare` answer; the phases with their facts. */
export function toDifferenceView({ settings, phases, first }: RunDifference, [a, b]: readonly [string, string]): DifferenceView {
  return {
    a,
    b,
    same: first === undefined,
    first_phase: first?.phase ?? null,
    why: first?.facts ?? [],
    settings,
    phases: phases.map(({ phase, differs, facts }) => ({ phase, same: differs === 0, differs, facts })),
  }
}

interface DifferenceView {
  readonly a: string
  readonly b: string
  readonly same: boolean
  readonly first_phase: string | null
  readonly why: readonly Difference[]
  readonly settings: readonly Difference[]
  readonly phases: readonly {
    readonly phase: string
    readonly same: boolean
    readonly differs: number
    readonly facts: readonly Difference[]
  }[]
}

/** Of two values that are alike in parts what is not: a reader looks for it in vain in a long line. Lists of one length are compared place by place. */
export function apart(a: unknown, b: unknown): readonly [unknown, unknown] {
  const isAlike = isMembers(a) && isMembers(b) && Array.isArray(a) === Array.isArray(b) && Object.keys(a).length === Object.keys(b).length
  if (!isAlike) return [a, b]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const differing = names.filter((name) => canonicalJson(a[name] ?? null) !== canonicalJson(b[name] ?? null))
  const pairs = differing.map((name) => [name, apart(a[name], b[name])] as const)
  return [
    Object.fromEntries(pairs.map(([name, [left]]) => [name, left])),
    Object.fromEntries(pairs.map(([name, [, right]]) => [name, right])),
  ]
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
