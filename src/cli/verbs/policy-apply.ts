import { refusalFault } from '../../main/workspace/config.ts'
import { readBounded } from '../../main/workspace/open.ts'
import { personActor, policyRecord } from '../../main/workspace/person-records.ts'
import { parseWorkspacePolicy } from '../../main/workspace/policy.ts'
import { replaceFile } from '../../main/workspace/private-files.ts'
import { policyStatement } from '../../main/workspace/statements.ts'
import { checkTrust, readTrust, saveTrust, signTrust } from '../../main/workspace/trust.ts'
import { Fault } from '../../shared/base/index.ts'
import { beginAct, type PersonAct, putOnRecord } from '../person-act.ts'
import { checkNamedFiles } from '../policy-files.ts'
import type { Verb } from '../verb.ts'

export const policyApplyVerb: Verb = {
  name: 'policy apply',
  summary: "replace the workspace's policy",
  synopsis: 'FILE',
  description: [
    'Checks FILE, replaces policy.yaml with it in one step, signs the new content with the person key and puts it on the record. A running engine takes ' +
      'it up at once; during a run it refuses. It also refuses a good FILE while workspace.yaml is not what was trusted, for a signature would then cover less than what is there: read it, run vbus ' +
      'trust, then apply again; or put the new text into policy.yaml yourself and take both up with one vbus trust.',
  ],
  positionals: ['FILE'],
  options: [],
  exits: [
    ['0', 'applied'],
    ['2', 'FILE is invalid: the place is named'],
    ['4', 'workspace.yaml is not trusted, or a run is in progress'],
  ],
  examples: [['vbus policy apply stricter.yaml', 'change the rules of the next run']],
  async run(context) {
    const act = beginAct(context)
    const { files, person, configDir } = act
    const [path = ''] = context.args.positionals
    const { text, sha256 } = readBounded(context.args.path(path))
    const parsed = parseWorkspacePolicy(text, files.config, path)
    if (!parsed.ok) throw refusalFault(parsed.error)
    const trust = trustOfConfig(act)
    const previousSha256 = trust.policySha256
    const signature = person.sign(policyStatement(files.config.id, sha256, previousSha256))
    await putOnRecord(context, act, {
      async ask(bus) {
        await bus.request('system.policy.apply', {
          policy: text,
          person: person.vkey,
          signature: Buffer.from(signature).toString('base64'),
        })
      },
      async record(log) {
        await checkNamedFiles(files, parsed.value)
        replaceFile(files.layout.policyFile, text, 0o644)
        const change = { sha256, previousSha256, person: person.vkey, signature }
        await log.append(policyRecord(change, personActor(person)))
      },
    })
    saveTrust(configDir, signTrust(person, { ...trust, policySha256: sha256 }))
    context.out.result({ sha256, previous_sha256: previousSha256 }, [`policy ${sha256} applied`])
    return 0
  },
}

/** The present trust; what it says of policy.yaml does not matter, for that is replaced. */
function trustOfConfig({ files, configDir }: PersonAct) {
  const trust = readTrust(configDir, files.config.id)
  if (trust === undefined) throw new Fault('workspace/untrusted', 'nobody trusted this workspace yet')
  const { configSha256 } = files
  const verdict = checkTrust(configDir, { workspaceId: files.config.id, configSha256, policySha256: trust.policySha256 })
  if (!verdict.isTrusted && verdict.changed.length > 0)
    throw new Fault(
      'workspace/untrusted',
      'the policy was not applied, for workspace.yaml is not what was trusted: read what changed there, run vbus trust, then vbus policy apply again; ' +
        'or put the new text into policy.yaml yourself and take both up with one vbus trust',
      { changed: verdict.changed },
    )
  if (!verdict.isTrusted) throw new Fault('workspace/untrusted', verdict.reason, { changed: verdict.changed })
  return trust
}
