import { installation } from '../installation.ts'
import type { Verb } from '../verb.ts'

export const versionVerb: Verb = {
  name: 'version',
  summary: 'print the versions of vbus, Node and Electron',
  synopsis: '[--json]',
  description: [
    'Prints the version of this installation, of the Node that runs it, and of the Electron that is installed beside it, if any.',
  ],
  positionals: [],
  options: [],
  exits: [['0', 'always']],
  examples: [['vbus version --json', '{"type":"result","ok":true,"version":"0.1.0","node":"24.21.0","electron":"42.0.0"}']],
  run({ out }) {
    const { version, electron } = installation()
    const node = process.versions.node
    out.result({ version, node, electron: electron ?? null }, [
      `vbus ${version}`,
      `node ${node}`,
      `electron ${electron ?? 'not installed'}`,
    ])
    return Promise.resolve(0)
  },
}
