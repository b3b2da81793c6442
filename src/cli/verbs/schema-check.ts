import { openSession } from '../engine-access.ts'
import { PAYLOAD_OPTIONS, readPayload } from '../payload-input.ts'
import type { Verb } from '../verb.ts'

export const schemaCheckVerb: Verb = {
  name: 'schema check',
  summary: 'check a payload against a registered schema',
  synopsis: 'NAME [--data TEXT | --file FILE]',
  description: [
    'Asks the engine whether a payload (from --data, --file or standard input, at most 256 KiB) is of the schema NAME: one that the policy registers ' +
      'or that ships. The place that does not hold is named by a JSON pointer. Nothing is published.',
  ],
  positionals: ['NAME'],
  options: PAYLOAD_OPTIONS,
  exits: [
    ['0', 'it holds'],
    ['2', 'it does not, or there is no such schema'],
  ],
  examples: [['vbus schema check arqonbus.nvm.job.v1 --file job.json', 'a job before it is submitted']],
  async run(context) {
    const { args, out } = context
    const [schema = ''] = args.positionals
    const payload = await readPayload(context)
    await using session = await openSession(context, 'any')
    await session.bus.request('system.schemas.check', { schema, payload: Buffer.from(payload).toString('base64') })
    out.result({ schema, bytes: payload.length }, [`it is of ${schema}`])
    return 0
  },
}
