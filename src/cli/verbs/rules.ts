import { readWorkspace } from '../../main/workspace/open.ts'
import { foldLog } from '../read-log.ts'
import type { Verb } from '../verb.ts'

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

export const rulesVerb: Verb = {
  name: 'rules',
  summary: 'list the rules that the next run is held to',
  synopsis: '[--json]',
  description: [
    "Lists the temporal rules T1 to T8 with their parameters, the policy's rules of rows, rules of its own among them, what each table may deliver, and the anti-cheat limits, with the hash of the policy and " +
      'the record that put it in force. They are changed by vbus policy apply alone, signed by a person. Reads files only.',
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'listed'],
    ['2', 'policy.yaml is invalid: the place is named'],
  ],
  examples: [['vbus rules --json', 'for a script']],
  run({ args, out }) {
    const { layout, config, policy, policySha256 } = readWorkspace(args.workspaceDir)
    const { trust } = foldLog(layout.auditDir)
    const { prediction, asOf } = config
    const ofRows = (id: string) => policy.rowRules.find((rule) => rule.id.startsWith(`${id}-`))
    const parameters: Readonly<Record<string, object>> = {
      T1: { exists_days: prediction.existsDays },
      T5: { as_of: asOf },
      T6: { group: prediction.group ?? null },
      T7: { as_of: asOf, prediction_days: prediction.atDays },
      T8: { train_share: prediction.trainShare, validation_share: prediction.validationShare },
    }
    const temporal = Object.entries(TEMPORAL).map(([id, what]) => {
      const { id: rule = id, action = 'refused' } = ofRows(id) ?? {}
      return { id, rule, what, action, parameters: parameters[id] ?? {} }
    })
    const rows = policy.rowRules.filter(({ id }) => !id.startsWith('T'))
    const inForce = trust.policySha256 === policySha256
    const source = { policy_sha256: policySha256, in_force: inForce, record: inForce ? trust.record : null }
    const { columnRights } = policy
    const antiCheat = asWritten(policy.antiCheat)
    out.result({ ...source, temporal, rows, column_rights: columnRights, anti_cheat: antiCheat }, [
      `policy ${policySha256}, ${inForce ? `in force since record ${trust.record}` : 'not in force: vbus policy apply, or vbus trust'}`,
      ...temporal.map(({ id, what, action, parameters: told }) => `${id}  ${what} (${action}) ${plain(told)}`.trimEnd()),
      ...rows.map(({ id, check, columns, action, expression }) => `${id}  ${check} ${expression ?? plain(columns)} (${action})`),
      ...Object.entries(columnRights).map(([table, columns]) => `${table} may deliver ${columns.join(', ')}`),
      `anti-cheat  ${plain(antiCheat)}`,
    ])
    return Promise.resolve(0)
  },
}

/** The limits under the names that policy.yaml has. */
function asWritten(limits: object): object {
  const named = Object.entries(limits).map(([name, value]) => {
    const written = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return [written, typeof value === 'object' ? asWritten(value as object) : value] as const
  })
  return Object.fromEntries(named)
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.join(', ')
  return Object.entries(value as object)
    .map(([name, each]) => `${name} ${typeof each === 'object' ? JSON.stringify(each) : String(each)}`)
    .join(', ')
}
