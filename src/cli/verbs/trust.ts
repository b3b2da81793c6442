import { personActor, trustRecords } from '../../main/workspace/person-records.ts'
import { saveTrust, signTrust, type Trust } from '../../main/workspace/trust.ts'
import { hashComponents } from '../components.ts'
import { beginAct, type PersonAct, putOnRecord } from '../person-act.ts'
import { checkNamedFiles } from '../policy-files.ts'
import type { Verb, VerbContext } from '../verb.ts'

export const trustVerb: Verb = {
  name: 'trust',
  summary: 'sign the present configuration, policy and components',
  synopsis: '[--json]',
  description: [
    'A workspace starts processes, so nothing of it is started until a person trusts it. Signs the hashes of workspace.yaml, policy.yaml and every ' +
      "component's files with the person key and puts it on the record. Read what changed before: an edited file is refused until then.",
    "The statement is kept in the user's configuration folder, outside the workspace.",
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'trusted'],
    ['2', 'workspace.yaml or policy.yaml is invalid'],
    ['3', "the person key does not open, or is not the owner's"],
  ],
  examples: [['vbus trust --workspace my-rig', 'take up an edited workspace.yaml']],
  async run(context) {
    const act = beginAct(context)
    const trust = await trustPresent(context, act)
    const { configSha256, policySha256, person, protection } = trust
    context.out.result({ config_sha256: configSha256, policy_sha256: policySha256, components: trust.components, person, protection }, [
      `trusted ${act.files.layout.root}`,
      `  workspace.yaml ${configSha256}`,
      `  policy.yaml    ${policySha256}`,
      ...Object.entries(trust.components).map(([id, sha256]) => `  ${id.padEnd(14)} ${sha256}`),
    ])
    return 0
  },
}

/** Signs the workspace as it is and puts that on the record. */
export async function trustPresent(context: VerbContext, act: PersonAct): Promise<Trust> {
  const { files, person, configDir } = act
  const components = hashComponents(files)
  const { configSha256, policySha256 } = files
  const content = {
    workspaceId: files.config.id,
    configSha256,
    policySha256,
    components: Object.fromEntries(components.map(({ id, sha256 }) => [id, sha256])),
    listings: Object.fromEntries(components.map(({ id, listing }) => [id, listing])),
  }
  const trust = signTrust(person, content)
  await putOnRecord(context, act, {
    async ask(bus) {
      const { signature, protection } = trust
      await bus.request('system.trust', {
        config_sha256: configSha256,
        policy_sha256: policySha256,
        person: person.vkey,
        signature,
        protection,
      })
    },
    async record(log) {
      await checkNamedFiles(files, files.policy)
      for (const record of trustRecords(trust, components, personActor(person))) await log.append(record)
    },
  })
  saveTrust(configDir, trust)
  return trust
}
