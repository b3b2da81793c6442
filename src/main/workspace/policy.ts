import { err, ok, type Result } from '../../shared/base/index.ts'
import { isPattern, overlaps } from '../../shared/topic/index.ts'
import { type BusPolicy, busPolicyFields, toBusPolicy } from './bus-policy.ts'
import type { Refusal } from './config.ts'
import type { WorkspaceConfig } from './config-types.ts'
import { checkRowRules, columnRightsField, type RowRule, rowRulesField, toRowRules } from './row-rules.ts'
import type { Diagnostic } from './schema.ts'
import { type Checked, decimal, flag, oneOf, optional, shape, whole } from './schema.ts'
import { type Parsed, parseYaml } from './schema-yaml.ts'

export const POLICY_FILE = 'policy.yaml'
/** A run waits so long for its release where the policy does not say. */
const RELEASE_S = 86_400
const RELEASE_S_MAX = 7 * 86_400
/** What policy.yaml says, checked (docs/reference/workspace.md). */
export interface WorkspacePolicy {
  readonly rowRules: readonly RowRule[]
  readonly faultyShareMax: number
  /** Table -> the columns it may deliver; a table that is not named may deliver what it declares. */
  readonly columnRights: Readonly<Record<string, readonly string[]>>
  readonly antiCheat: {
    readonly r2Max: number
    readonly mapeMin: number
    readonly targetCorrelationMax: number
    /** A model of so few trees on a shuffled target may not explain more than this. */
    readonly shuffled: { readonly trees: number; readonly r2Max: number }
    readonly workMin: { readonly trainRows: number; readonly modelBytesPerTree: number }
    readonly heldOutMin: number
  }
  readonly unconfinedOperators: 'record' | 'refuse'
  readonly softwareAdapter: 'accept' | 'refuse'
  /** What a run does about a witness that does not co-sign. */
  readonly missingWitness: 'record' | 'refuse'
  readonly review: {
    readonly needsPerson: boolean
    /** How long a run waits for its release. */
    readonly releaseWithinS: number
    readonly unattendedAck: 'accept' | 'refuse'
    readonly unattendedRelease: 'accept' | 'refuse'
  }
  readonly refusals: { readonly disconnectAfter: number; readonly windowS: number }
  readonly bus: BusPolicy
}

/** What a run is held to: all of it where there is data, none of it in a workspace that is a bus and nothing else. */
const dataFields = {
  row_rules: rowRulesField,
  column_rights: optional(columnRightsField),
  faulty_share_max: decimal(0, 1),
  anti_cheat: shape({
    r2_max: decimal(0, 1),
    mape_min: decimal(0, 1),
    target_correlation_max: decimal(0, 1),
    shuffled: shape({ trees: whole(1, 1_000), r2_max: decimal(0, 1) }),
    work_min: shape({ train_rows: whole(1, 1_000_000_000), model_bytes_per_tree: whole(1, 1_000_000) }),
    held_out_min: whole(2, 1_000_000),
  }),
  device: shape({ software_adapter: oneOf('accept', 'refuse') }),
}
const commonFields = {
  format: oneOf('vbus.policy.v1'),
  operators: shape({ unconfined: oneOf('record', 'refuse') }),
  witnesses: optional(shape({ missing: oneOf('record', 'refuse') })),
  review: shape({
    person: flag,
    release_within_s: optional(whole(1, RELEASE_S_MAX)),
    unattended_ack: oneOf('accept', 'refuse'),
    unattended_release: optional(oneOf('accept', 'refuse')),
  }),
  refusals: shape({ disconnect_after: whole(1, 1_000_000), window_s: whole(1, 86_400) }),
  ...busPolicyFields,
}
const policyShape = shape({ ...commonFields, ...dataFields })
const busPolicyShape = shape(commonFields)
/** Without data nothing runs; should anything try, these limits let nothing pass. */
const NO_DATA = {
  row_rules: {},
  faulty_share_max: 0,
  anti_cheat: {
    r2_max: 0,
    mape_min: 1,
    target_correlation_max: 0,
    shuffled: { trees: 1, r2_max: 0 },
    work_min: { train_rows: 1_000_000_000, model_bytes_per_tree: 1_000_000 },
    held_out_min: 1_000_000,
  },
  device: { software_adapter: 'refuse' as const },
}
type PolicyFile = Checked<typeof policyShape>

/** Checks the text of a policy.yaml against the workspace it is for. Touches no disk. */
export function parseWorkspacePolicy(
  source: string,
  config: WorkspaceConfig,
  file: string = POLICY_FILE,
): Result<WorkspacePolicy, Refusal> {
  const parsed = config.hasData ? parseYaml(source, file, policyShape) : parseBusPolicy(source, file)
  if (!parsed.ok) return err({ code: 'policy/invalid', diagnostics: parsed.error })
  const { value, at } = parsed.value
  const rows = config.hasData ? checkRowRules({ rules: value.row_rules, rights: value.column_rights ?? {}, at }, config) : []
  const diagnostics = [...rows, ...checkBus(parsed.value)]
  return diagnostics.length > 0 ? err({ code: 'policy/invalid', diagnostics }) : ok(toPolicy(value))
}

function parseBusPolicy(source: string, file: string): Result<Parsed<PolicyFile>, readonly Diagnostic[]> {
  const parsed = parseYaml(source, file, busPolicyShape)
  return parsed.ok ? ok({ ...parsed.value, value: { ...NO_DATA, ...parsed.value.value } }) : parsed
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

function toReview(review: PolicyFile['review']): WorkspacePolicy['review'] {
  const {
    person,
    release_within_s: releaseWithinS = RELEASE_S,
    unattended_ack: unattendedAck,
    unattended_release: unattendedRelease,
  } = review
  return { needsPerson: person, releaseWithinS, unattendedAck, unattendedRelease: unattendedRelease ?? unattendedAck }
}

function toPolicy(value: PolicyFile): WorkspacePolicy {
  const { anti_cheat: limits, review, refusals } = value
  return {
    rowRules: toRowRules(value.row_rules),
    faultyShareMax: value.faulty_share_max,
    columnRights: value.column_rights ?? {},
    antiCheat: {
      r2Max: limits.r2_max,
      mapeMin: limits.mape_min,
      targetCorrelationMax: limits.target_correlation_max,
      shuffled: { trees: limits.shuffled.trees, r2Max: limits.shuffled.r2_max },
      workMin: { trainRows: limits.work_min.train_rows, modelBytesPerTree: limits.work_min.model_bytes_per_tree },
      heldOutMin: limits.held_out_min,
    },
    unconfinedOperators: value.operators.unconfined,
    softwareAdapter: value.device.software_adapter,
    missingWitness: value.witnesses?.missing ?? 'record',
    review: toReview(review),
    refusals: { disconnectAfter: refusals.disconnect_after, windowS: refusals.window_s },
    bus: toBusPolicy(value),
  }
}
