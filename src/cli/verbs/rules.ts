import { readWorkspace } from '../../main/workspace/open.ts'
import { temporalRules } from '../../main/workspace/temporal-rules.ts'
import { foldLog } from '../read-log.ts'
import type { Verb } from '../verb.ts'

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
    const temporal = temporalRules(config, policy)
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
