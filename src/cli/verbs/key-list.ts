import { openSession } from '../engine-access.ts'
import { grantsText, type IssuedRow, toTable } from '../issued-view.ts'
import type { Verb } from '../verb.ts'

export const keyListVerb: Verb = {
  name: 'key list',
  summary: 'list the API keys',
  synopsis: '[--json]',
  description: ['Lists the API keys that have neither expired nor been revoked. The keys themselves are nowhere.'],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus key list', 'who holds a key']],
  async run(context) {
    await using session = await openSession(context, 'any')
    const { keys } = (await session.bus.request('system.key.list', {})) as { keys: readonly (IssuedRow & { key_id: string })[] }
    const rows = keys.map((row) => [row.key_id, row.subject, row.namespace, row.expires ?? 'never', grantsText(row)])
    context.out.result({ keys }, toTable([['KEY', 'SUBJECT', 'NAMESPACE', 'EXPIRES', 'GRANTS'], ...rows]))
    return 0
  },
}
