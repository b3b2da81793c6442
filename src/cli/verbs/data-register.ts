import { hashData } from '../../main/workspace/data-hashes.ts'
import { dataRecords, personActor } from '../../main/workspace/person-records.ts'
import { dataStatement } from '../../main/workspace/statements.ts'
import { beginAct, putOnRecord } from '../person-act.ts'
import type { Verb } from '../verb.ts'

export const dataRegisterVerb: Verb = {
  name: 'data register',
  summary: 'accept the present content of the data',
  synopsis: '[NAME]',
  description: [
    'Records the present content hashes of the master database and the contributors, or of NAME alone, signed with the person key. A run whose inputs ' +
      'have another content is DATA_BREAKDOWN. Content counts: a file that was touched or copied but not changed stays registered.',
  ],
  positionals: ['NAME?'],
  options: [],
  exits: [
    ['0', 'registered'],
    ['2', 'no data of that name'],
    ['10', 'a file is missing or unreadable'],
  ],
  examples: [
    ['vbus data register', 'accept all files as they are'],
    ['vbus data register ratings', "accept one contributor's new content"],
  ],
  async run(context) {
    const act = beginAct(context)
    const { files, person } = act
    const [name] = context.args.positionals
    const data = await hashData(files.layout.root, files.config, name)
    const signature = Buffer.from(person.sign(dataStatement(files.config.id, data))).toString('base64')
    await putOnRecord(context, act, {
      async ask(bus) {
        await bus.request('system.data.register', { ...(name === undefined ? {} : { name }), person: person.vkey, signature })
      },
      async record(log) {
        for (const record of dataRecords(data, personActor(person))) await log.append(record)
      },
    })
    const registered = data.map(({ name: each, path, sha256 }) => ({ name: each, path, sha256 }))
    context.out.result(
      { registered },
      registered.map((each) => `${each.sha256}  ${each.name}  ${each.path}`),
    )
    return 0
  },
}
