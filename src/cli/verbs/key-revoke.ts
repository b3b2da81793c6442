import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

export const keyRevokeVerb: Verb = {
  name: 'key revoke',
  summary: 'revoke an API key',
  synopsis: 'ID [--reason TEXT]',
  description: [
    'Revokes the API key with this id. Connections that hold it end at once (4409); its hash is deleted, and it is on the record.',
  ],
  positionals: ['ID'],
  options: [{ name: 'reason', value: 'TEXT', help: 'why; it goes on the record' }],
  exits: [
    ['0', 'revoked'],
    ['3', 'refused, or there is no such key'],
  ],
  examples: [['vbus key revoke 3f9c0a1b2c3d4e5f', 'its holder is out at once']],
  async run(context) {
    const { args, out } = context
    const [id = ''] = args.positionals
    await using session = await openSession(context, 'any')
    const { record, ended } = (await session.bus.request('system.key.revoke', { key_id: id, reason: args.text('reason') ?? '' })) as {
      record: number
      ended: number
    }
    out.result({ record, ended }, [`revoked; ${ended} connections ended`])
    return 0
  },
}
