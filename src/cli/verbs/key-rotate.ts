import { beginRotation, finishRotation, loadLogVkey } from '../../main/workspace/keys.ts'
import { personActor } from '../../main/workspace/person-records.ts'
import { rotationStatement } from '../../main/workspace/statements.ts'
import { Fault } from '../../shared/base/index.ts'
import { findEngine } from '../engine-access.ts'
import { openOfflineLog } from '../offline-log.ts'
import { beginAct } from '../person-act.ts'
import type { Verb } from '../verb.ts'

export const keyRotateVerb: Verb = {
  name: 'key rotate',
  summary: 'give the audit log a new key (not an API key)',
  synopsis: '',
  description: [
    'Makes a new key for the audit log and puts it on the record, signed by the old key and by the person; from then on the log is signed by the new one, under the ' +
      'same name (its origin). Verifiers follow: --key works with any key that the log has had. The old private key is gone.',
    'No engine may run. Tell the new verifier key to whoever keeps one: witnesses need it before they co-sign again.',
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'rotated'],
    ['4', 'an engine runs on the workspace'],
  ],
  examples: [['vbus key rotate --workspace my-rig', 'after somebody saw the old key']],
  async run(context) {
    const { files, person } = beginAct(context)
    const { layout, config } = files
    if (findEngine(files) !== undefined)
      throw new Fault('workspace/locked', 'the log key cannot be rotated while an engine signs with it: stop it first')
    const target = { layout, workspaceId: config.id }
    const { record, previous, vkey } = await rotate()
    // The new key's first segment: what is signed last is then signed by the key that is told.
    await (await openOfflineLog(context, target))[Symbol.asyncDispose]()
    context.out.result({ record, log_vkey: vkey, previous }, [`the log's key is now ${vkey}`, `before: ${previous} (record ${record})`])
    return 0

    async function rotate(): Promise<{ record: number; previous: string; vkey: string }> {
      await using log = await openOfflineLog(context, target)
      const before = loadLogVkey(layout)
      const next = beginRotation(layout)
      const signature = person.sign(rotationStatement(config.id, before, next.vkey))
      const number = await log.append({
        actor: personActor(person),
        keyRotated: { vkey: next.vkey, previous: before, person: person.vkey, signature },
      })
      finishRotation(layout)
      return { record: number, previous: before, vkey: next.vkey }
    }
  },
}
