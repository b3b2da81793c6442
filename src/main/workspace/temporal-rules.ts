import type { WorkspaceConfig } from './config-types.ts'
import type { WorkspacePolicy } from './policy.ts'

/** The temporal rules (docs/spec/data.md), in one line each. */
const TEMPORAL = {
  T1: 'nothing is measured before its entity exists',
  T2: 'missing and zero never turn into each other',
  T3: 'a value of a period that ended before the release is missing',
  T4: 'an unreleased entity has no outcome',
  T5: 'a release after the as-of date means no outcome',
  T6: "a group's release is the earliest of its members'",
  T7: 'what is used is known no later than the prediction is made, and by the as-of date',
  T8: 'training strictly before validation strictly before test',
} as const

export interface TemporalRuleView {
  readonly id: string
  /** Its name in policy.yaml; its id where the policy leaves nothing to choose. */
  readonly rule: string
  readonly what: string
  readonly action: string
  readonly parameters: object
}

/** T1 to T8 with what this workspace chose. */
export function temporalRules({ prediction, asOf }: WorkspaceConfig, policy: WorkspacePolicy): readonly TemporalRuleView[] {
  const parameters: Readonly<Record<string, object>> = {
    T1: { exists_days: prediction.existsDays },
    T5: { as_of: asOf },
    T6: { group: prediction.group ?? null },
    T7: { as_of: asOf, prediction_days: prediction.atDays },
    T8: { train_share: prediction.trainShare, validation_share: prediction.validationShare },
  }
  return Object.entries(TEMPORAL).map(([id, what]) => {
    const { id: rule = id, action = 'refused' } = policy.rowRules.find((row) => row.id.startsWith(`${id}-`)) ?? {}
    return { id, rule, what, action, parameters: parameters[id] ?? {} }
  })
}
