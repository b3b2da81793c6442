import { err, ok, type Result } from '../../shared/base/index.ts'
import { isPattern, overlaps } from '../../shared/topic/index.ts'
import { type BusPolicy, busPolicyFields, toBusPolicy } from './bus-policy.ts'
import type { Refusal } from './config.ts'
import type { WorkspaceConfig } from './config-types.ts'
import type { Diagnostic } from './schema.ts'
import { type Checked, decimal, flag, list, oneOf, optional, record, shape, text, whole } from './schema.ts'
import { type Parsed, parseYaml } from './schema-yaml.ts'

export const POLICY_FILE = 'policy.yaml'
export const ROW_RULES_MAX = 64

/** What a row rule looks for (docs/spec/data.md says exactly). */
export const ROW_CHECKS = [
  'wrong-type',
  'not-text',
  'missing',
  'repeated',
  'zero',
  'unmatched',
  'date-unreadable',
  'after-as-of',
  'outcome-unknown',
] as const
export type RowCheck = (typeof ROW_CHECKS)[number]
export type RowAction = 'kept' | 'corrected' | 'quarantined'

/** What may be done about each: a row without a date cannot be placed in time, a repeated title cannot be corrected. */
const ACTIONS: Readonly<Record<RowCheck, readonly RowAction[]>> = {
  'wrong-type': ['corrected', 'quarantined'],
  'not-text': ['corrected', 'quarantined'],
  missing: ['kept', 'quarantined'],
  repeated: ['kept', 'quarantined'],
  zero: ['kept', 'corrected', 'quarantined'],
  unmatched: ['kept'],
  'date-unreadable': ['quarantined'],
  'after-as-of': ['corrected', 'quarantined'],
  'outcome-unknown': ['kept', 'quarantined'],
}
/** Checks that concern a row as a whole, or the event's date: they name no columns, and each has exactly one rule. */
const ROW_WIDE: readonly RowCheck[] = ['unmatched', 'date-unreadable', 'after-as-of', 'outcome-unknown']

export interface RowRule {
  /** As it appears in findings and on the record: `T2-after-as-of`. */
  readonly id: string
  readonly check: RowCheck
  /** `others`: every declared column that no other rule of the same check names. */
  readonly columns: readonly string[] | 'others'
  readonly action: RowAction
}

/** What policy.yaml says, checked (docs/reference/workspace.md). */
export interface WorkspacePolicy {
  readonly rowRules: readonly RowRule[]
  readonly faultyShareMax: number
  readonly antiCheat: {
    readonly r2Max: number
    readonly maeMin: number
    readonly targetCorrelationMax: number
    readonly heldOutMin: number
  }
  readonly unconfinedOperators: 'record' | 'refuse'
  readonly softwareAdapter: 'accept' | 'refuse'
  readonly review: { readonly needsPerson: boolean; readonly unattendedAck: 'accept' | 'refuse' }
  readonly refusals: { readonly disconnectAfter: number; readonly windowS: number }
  readonly bus: BusPolicy
}

const column = text(/^[a-z][a-z0-9_]{0,63}$/, 'Name a column.')
const policyShape = shape({
  format: oneOf('vbus.policy.v1'),
  row_rules: record(
    /^[DT][1-9][0-9]?-[a-z0-9-]{1,60}$/,
    shape({
      check: oneOf(...ROW_CHECKS),
      columns: optional((place) => list(column, 256)(place)),
      others: optional(flag),
      action: oneOf('kept', 'corrected', 'quarantined'),
    }),
    ROW_RULES_MAX,
  ),
  faulty_share_max: decimal(0, 1),
  anti_cheat: shape({
    r2_max: decimal(0, 1),
    mae_min: decimal(0, 1e9),
    target_correlation_max: decimal(0, 1),
    held_out_min: whole(2, 1_000_000),
  }),
  operators: shape({ unconfined: oneOf('record', 'refuse') }),
  device: shape({ software_adapter: oneOf('accept', 'refuse') }),
  review: shape({ person: flag, unattended_ack: oneOf('accept', 'refuse') }),
  refusals: shape({ disconnect_after: whole(1, 1_000_000), window_s: whole(1, 86_400) }),
  ...busPolicyFields,
})
type PolicyFile = Checked<typeof policyShape>

/** Checks the text of a policy.yaml against the workspace it is for. Touches no disk. */
export function parseWorkspacePolicy(
  source: string,
  config: WorkspaceConfig,
  file: string = POLICY_FILE,
): Result<WorkspacePolicy, Refusal> {
  const parsed = parseYaml(source, file, policyShape)
  if (!parsed.ok) return err({ code: 'policy/invalid', diagnostics: parsed.error })
  const diagnostics = [...checkRules(parsed.value, config), ...checkCover(parsed.value, config), ...checkBus(parsed.value)]
  return diagnostics.length > 0 ? err({ code: 'policy/invalid', diagnostics }) : ok(toPolicy(parsed.value.value))
}

function checkRules({ value, at }: Parsed<PolicyFile>, config: WorkspaceConfig): Diagnostic[] {
  const found: Diagnostic[] = []
  const columns = new Set([config.master, ...config.contributors].flatMap((table) => Object.keys(table.columns)))
  const claimed = new Set<string>()
  for (const [id, rule] of Object.entries(value.row_rules)) {
    const place = ['row_rules', id]
    const allowed = ACTIONS[rule.check]
    if (!allowed.includes(rule.action))
      found.push(at([...place, 'action'], `${id}: ${rule.check} cannot be ${rule.action}`, `Use ${allowed.join(' or ')}.`))
    const isRowWide = ROW_WIDE.includes(rule.check)
    const named = rule.columns !== undefined
    if (isRowWide ? named || rule.others !== undefined : named === (rule.others === true)) {
      found.push(
        at(
          place,
          `${id}: says wrongly which columns it looks at`,
          isRowWide ? 'Leave columns and others out.' : 'Give either columns or others: true.',
        ),
      )
    }
    const targets = rule.columns ?? (isRowWide || rule.others === true ? ['*'] : [])
    for (const column of targets) {
      if (column !== '*' && !columns.has(column))
        found.push(at([...place, 'columns'], `${id}: no column ${column}`, 'Name declared columns.'))
      const claim = `${rule.check} ${column}`
      if (claimed.has(claim)) found.push(at(place, `${id}: another rule checks ${claim} already`, 'Keep one of them.'))
      claimed.add(claim)
    }
  }
  return found
}

/** Every way a row can be faulty needs a rule, or a fault could vanish. */
function checkCover({ value, at }: Parsed<PolicyFile>, config: WorkspaceConfig): Diagnostic[] {
  const found: Diagnostic[] = []
  const rules = Object.values(value.row_rules)
  const need = (isThere: boolean, what: string): void => {
    if (!isThere) found.push(at(['row_rules'], `no rule for ${what}`, 'Add one: every fault must show.'))
  }
  for (const check of ROW_WIDE)
    need(
      rules.some((rule) => rule.check === check),
      check,
    )
  for (const check of ['missing', 'wrong-type', 'not-text'] as const)
    need(
      rules.some((rule) => rule.check === check && rule.others === true),
      `${check} with others: true`,
    )
  for (const key of config.key.filter((name) => name !== config.prediction.event)) {
    const isQuarantined = rules.some(
      (rule) => rule.check === 'missing' && rule.action === 'quarantined' && rule.columns?.includes(key) === true,
    )
    need(isQuarantined, `missing key column ${key}, quarantined`)
  }
  return found
}

/** Patterns of topics that nothing can cross to: those of the namespace that a log or a writer owns. */
const keptTopics = ({ topics = [] }: PolicyFile, namespace: string): string[] =>
  topics
    .filter((topic) => (topic.durable === true || topic.delta_only === true) && (topic.namespace ?? namespace) === namespace)
    .map(({ pattern }) => pattern)
    .filter(isPattern)

/** Patterns are patterns, roles are declared, a quota concerns one thing, a protobuf schema names its message. */
function checkBus({ value, at }: Parsed<PolicyFile>): Diagnostic[] {
  const found: Diagnostic[] = []
  const roles = value.roles ?? {}
  const needPatterns = (path: readonly (string | number)[], patterns: readonly string[] = []): void => {
    for (const pattern of patterns) if (!isPattern(pattern)) found.push(at([...path], `not a pattern: ${pattern}`, 'Write a.b, a.* or a.>'))
  }
  const needRoles = (path: readonly (string | number)[], names: readonly string[] = []): void => {
    for (const name of names) if (!Object.hasOwn(roles, name)) found.push(at([...path], `no role ${name}`, 'Declare it under roles.'))
  }
  for (const [index, { pattern, durable, delta_only: isDeltaOnly }] of (value.topics ?? []).entries()) {
    needPatterns(['topics', index], [pattern])
    if (durable === true && isDeltaOnly === true)
      found.push(
        at(
          ['topics', index],
          `${pattern}: durable and delta-only`,
          'A topic is one of them: a log would hold deltas without what they are on.',
        ),
      )
  }
  for (const [index, { pattern, from, to }] of (value.crossings ?? []).entries()) {
    needPatterns(['crossings', index], [pattern])
    if (from === to || pattern.startsWith('system.'))
      found.push(at(['crossings', index], 'crosses nothing', 'Name two namespaces and topics that are not the engine’s.'))
    const kept = keptTopics(value, to).find((one) => isPattern(pattern) && overlaps(one, pattern))
    if (kept !== undefined)
      found.push(
        at(
          ['crossings', index],
          `${kept} is durable or delta-only in ${to} too: nothing can cross to it`,
          `Say of which namespace ${kept} is, or cross other topics.`,
        ),
      )
  }
  for (const [name, role] of Object.entries(roles)) {
    needPatterns(['roles', name, 'publish'], [...(role.publish ?? []), ...(role.deny?.publish ?? [])])
    needPatterns(['roles', name, 'subscribe'], [...(role.subscribe ?? []), ...(role.deny?.subscribe ?? [])])
  }
  for (const [name, { roles: names }] of Object.entries(value.identities ?? {})) needRoles(['identities', name], names)
  for (const [index, { roles: names }] of (value.issuers ?? []).entries()) needRoles(['issuers', index], names)
  for (const [index, { roles: names }] of (value.certificates ?? []).entries()) needRoles(['certificates', index], names)
  for (const [index, { identity, role, namespace }] of (value.quotas ?? []).entries()) {
    if ([identity, role, namespace].filter((member) => member !== undefined).length !== 1)
      found.push(at(['quotas', index], 'a quota concerns one of identity, role, namespace', 'Give exactly one of them.'))
    needRoles(['quotas', index], role === undefined ? [] : [role])
  }
  for (const [index, { kind, message }] of (value.schemas ?? []).entries())
    if ((kind === 'protobuf') !== (message !== undefined))
      found.push(at(['schemas', index], 'message is for protobuf, which needs it', 'Give the full name of the message.'))
  return found
}

function toPolicy(value: PolicyFile): WorkspacePolicy {
  const { anti_cheat: limits, review, refusals } = value
  return {
    rowRules: Object.entries(value.row_rules).map(([id, { check, columns, action, others }]) => ({
      id,
      check,
      columns: others === true ? 'others' : (columns ?? []),
      action,
    })),
    faultyShareMax: value.faulty_share_max,
    antiCheat: {
      r2Max: limits.r2_max,
      maeMin: limits.mae_min,
      targetCorrelationMax: limits.target_correlation_max,
      heldOutMin: limits.held_out_min,
    },
    unconfinedOperators: value.operators.unconfined,
    softwareAdapter: value.device.software_adapter,
    review: { needsPerson: review.person, unattendedAck: review.unattended_ack },
    refusals: { disconnectAfter: refusals.disconnect_after, windowS: refusals.window_s },
    bus: toBusPolicy(value),
  }
}
