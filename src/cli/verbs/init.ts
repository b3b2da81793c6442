import { randomUUID } from 'node:crypto'
import { hashData } from '../../main/workspace/data-hashes.ts'
import { type FreshWorkspace, makeWorkspace } from '../../main/workspace/init.ts'
import { workspacePassphraseFile } from '../../main/workspace/keys.ts'
import { userConfigDir } from '../../main/workspace/layout.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { ensurePerson, type Person } from '../../main/workspace/person.ts'
import { dataRecords, personActor, trustRecords } from '../../main/workspace/person-records.ts'
import { ensurePrivateDir } from '../../main/workspace/private-files.ts'
import { SAMPLES } from '../../main/workspace/samples.ts'
import { saveTrust, signTrust, type Trust } from '../../main/workspace/trust.ts'
import { Fault } from '../../shared/base/index.ts'
import { hashComponents } from '../components.ts'
import { openOfflineLog } from '../offline-log.ts'
import type { Verb, VerbContext } from '../verb.ts'

export const initVerb: Verb = {
  name: 'init',
  summary: 'make a workspace',
  synopsis: 'DIR [--from SAMPLE] [--force]',
  description: [
    'Makes a workspace in DIR from a sample: its configuration, policy and data, its keys, and an audit log that records what was made and verifies. ' +
      'Registers the data, and trusts the workspace with the person key, which is made if the user has none. Starts nothing.',
    'The sample movies reads its table from the installed package vega-datasets, whose upstream states no licence for it.',
  ],
  positionals: ['DIR'],
  options: [
    { name: 'from', value: 'SAMPLE', help: `one of ${SAMPLES.join(', ')}; default: ${SAMPLES[0]}` },
    { name: 'force', help: 'allow a folder that is not empty; an existing workspace is never touched' },
  ],
  exits: [
    ['0', 'made and trusted'],
    ['2', 'DIR is not empty and there is no --force'],
    ['4', 'DIR holds a workspace already'],
  ],
  examples: [['vbus init my-rig --from movies', 'a workspace to try things on']],
  async run(context) {
    const { args, out, host } = context
    const [dir = ''] = args.positionals
    const sample = args.oneOf('from', SAMPLES) ?? SAMPLES[0]
    let isStopped = false
    const release = host.onSignal((signal) => {
      isStopped ||= signal !== 'SIGPIPE'
    })
    try {
      const configDir = userConfigDir(host.user)
      ensurePrivateDir(configDir)
      const passphraseFile = workspacePassphraseFile(configDir)
      const fresh = await makeWorkspace({ dir: args.path(dir), sample, isForced: args.flag('force'), id: randomUUID(), passphraseFile })
      const { person, isNew } = await complete(context, fresh, () => isStopped)
      if (isNew) out.note(`made your person key in ${configDir} (protection: file)`)
      const { root } = fresh.layout
      out.result({ workspace: root, log_vkey: fresh.logKey.vkey, person: person.vkey }, [
        `workspace ${root}`,
        `  log key  ${fresh.logKey.vkey}`,
        `  person   ${person.vkey}`,
        `next: vbus ${sample === 'circuits' ? 'serve' : 'run'} --workspace ${root}`,
      ])
      return 0
    } finally {
      release()
    }
  },
}

/** Records and trusts what was made; undoes all of it when that fails or somebody asked for an end. */
async function complete(context: VerbContext, fresh: FreshWorkspace, isStopped: () => boolean): ReturnType<typeof ensurePerson> {
  try {
    const made = await ensurePerson(userConfigDir(context.host.user))
    const trust = await record(context, fresh, made.person)
    if (isStopped()) throw new Fault('pipeline/cancelled', 'cancelled; what was made is gone again')
    saveTrust(userConfigDir(context.host.user), trust)
    return made
  } catch (error) {
    fresh.undo()
    throw error
  }
}

/** Opens the log, puts on it what the workspace is made of and who trusts it, and closes it. */
async function record(context: VerbContext, fresh: FreshWorkspace, person: Person): Promise<Trust> {
  const files = readWorkspace(fresh.layout.root)
  const components = hashComponents(files)
  const data = await hashData(fresh.layout.root, files.config)
  const { configSha256, policySha256 } = files
  const trust = signTrust(person, {
    workspaceId: files.config.id,
    configSha256,
    policySha256,
    components: Object.fromEntries(components.map(({ id, sha256 }) => [id, sha256])),
    listings: Object.fromEntries(components.map(({ id, listing }) => [id, listing])),
  })
  const actor = personActor(person)
  await using log = await openOfflineLog(context, { layout: fresh.layout, workspaceId: files.config.id, isNew: true })
  for (const each of [...trustRecords(trust, components, actor), ...dataRecords(data, actor)]) await log.append(each)
  return trust
}
