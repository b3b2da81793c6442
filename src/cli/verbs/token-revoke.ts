import { Fault } from '../../shared/base/index.ts'
import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

export const tokenRevokeVerb: Verb = {
  name: 'token revoke',
  summary: 'revoke one token, or all that a subject has',
  synopsis: 'ID | --subject NAME [--reason TEXT]',
  description: [
    'Revokes the token with this id (token list shows it), or everything issued to a subject until now: tokens, API keys, client certificates. ' +
      'Connections that hold one end at once (4409); it is on the record and outlives the engine. A subject may get new tokens afterwards.',
    'A client certificate is revoked by cert:SHA256, the hash of its DER bytes.',
  ],
  positionals: ['ID?'],
  options: [
    { name: 'subject', value: 'NAME', help: 'everything that was issued to this identity until now' },
    { name: 'reason', value: 'TEXT', help: 'why; it goes on the record' },
  ],
  exits: [
    ['0', 'revoked'],
    ['3', 'refused, or revoked already'],
  ],
  examples: [['vbus token revoke --subject sensor-1 --reason "the sensor was sold"', 'sensor-1 is out at once']],
  async run(context) {
    const { args, out } = context
    const [id] = args.positionals
    const subject = args.text('subject')
    if ((id === undefined) === (subject === undefined)) throw new Fault('cli/usage', 'vbus token revoke: give either ID or --subject NAME')
    await using session = await openSession(context, 'any')
    const named = id === undefined ? { subject } : { token_id: id }
    const { record, ended, known } = (await session.bus.request('system.token.revoke', {
      ...named,
      reason: args.text('reason') ?? '',
    })) as {
      record: number
      ended: number
      known: boolean
    }
    const unknown = known ? [] : ['no token with this id is on the record: is it the right one? vbus token list']
    out.result({ record, ended, known }, [`revoked; ${ended} connections ended`, ...unknown])
    return 0
  },
}
