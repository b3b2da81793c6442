import { protectKeys, workspacePassphraseFile } from '../../main/workspace/keys.ts'
import { userConfigDir } from '../../main/workspace/layout.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { protectPerson } from '../../main/workspace/person.ts'
import { readPassphrase } from '../../main/workspace/sealed-secret.ts'
import { Fault } from '../../shared/base/index.ts'
import type { Verb } from '../verb.ts'

export const keyProtectVerb: Verb = {
  name: 'key protect',
  summary: "seal the workspace's keys and the person key under a passphrase of your own",
  synopsis: '[--passphrase-file FILE]',
  description: [
    'Seals the log key and the token key of the workspace, and the person key, with scrypt and AES-256-GCM under the passphrase in FILE (0600). FILE is remembered by its path and must ' +
      'be there whenever a key is used: keep it where it is yours to take away, e.g. on a stick or in memory.',
    'Without FILE only the workspace is sealed, under the random passphrase in your configuration folder, as a new workspace is.',
  ],
  positionals: [],
  options: [{ name: 'passphrase-file', value: 'FILE', help: 'holds your passphrase: one line, readable by you alone' }],
  exits: [['0', 'sealed']],
  examples: [
    ['vbus key protect --passphrase-file /run/user/1000/vbus.pass', 'keys open only while that file is there'],
    ['vbus key protect', 'a workspace whose keys are still plain'],
  ],
  async run({ args, out, host }) {
    if (args.text('url') !== undefined) throw new Fault('cli/usage', "this verb needs the workspace's folder: it does not work with --url")
    const { layout } = readWorkspace(args.workspaceDir)
    const configDir = userConfigDir(host.user)
    const own = args.text('passphrase-file')
    const file = own === undefined ? workspacePassphraseFile(configDir) : args.path(own)
    if (own !== undefined) readPassphrase(file)
    protectKeys(layout, file)
    if (own !== undefined) protectPerson(configDir, file)
    out.result({ passphrase_file: file, person: own !== undefined }, [`sealed; the passphrase is in ${file}`])
    return await Promise.resolve(0)
  },
}
