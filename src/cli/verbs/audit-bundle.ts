import { readFileSync } from 'node:fs'
import { decodeRecord, makeBundle } from '../../main/audit/index.ts'
import { sha256 } from '../../main/platform/index.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { equalBytes } from '../../shared/chain/index.ts'
import { indexOptions, withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { writeWanted } from '../log-key.ts'
import type { Verb } from '../verb.ts'

export const auditBundleVerb: Verb = {
  name: 'audit bundle',
  summary: 'write one file by which a stranger checks a run',
  synopsis: 'RUN -o FILE',
  description: [
    "Writes everything somebody needs to check one run offline: each record from the run's first to its last with its proof, the records it rests on (trust, policy, " +
      'registered data), the newest signed head, and the texts of workspace.yaml and policy.yaml where they are still those of the run. Records of others between them ' +
      "are in it too: without them nobody could tell that none of the run's was left out. Data, models and outputs are named by their hashes.",
    'vbus audit check FILE --key VKEY checks it.',
  ],
  positionals: ['RUN'],
  options: [{ name: 'out', short: 'o', value: 'FILE', help: 'where to write it, e.g. run-1.vbus-bundle' }],
  exits: [
    ['0', 'written'],
    ['4', 'no such run'],
    ['13', 'a record that goes into it or the head was altered, or newer records than were looked at before do not verify'],
  ],
  examples: [['vbus audit bundle run-019a1b2c-3d4e-7f50-8a6b -o run.vbus-bundle', 'a run to hand over']],
  async run(context) {
    const { args, out } = context
    const run = args.positionals[0] ?? ''
    const path = args.path(args.required('out'))
    const { layout } = readWorkspace(args.workspaceDir)
    const { vkey } = indexOptions(context)
    const made = await withIndex(context, (index) => {
      const [started] = index.find({ run, kind: 'run_started' })
      const start = started === undefined ? undefined : decodeRecord(started.content).runStarted
      const texts = [
        { name: 'config', bytes: readFileSync(layout.configFile), sha256: start?.configSha256 },
        { name: 'policy', bytes: readFileSync(layout.policyFile), sha256: start?.policySha256 },
      ].filter(({ bytes, sha256: recorded }) => equalBytes(sha256(bytes), recorded ?? new Uint8Array(0)))
      const bundle = makeBundle(index, { run, origin: vkey.split('+')[0] ?? '', vkey, texts })
      return { ...bundle, texts: texts.map(({ name }) => name) }
    })
    writeWanted(path, made.bytes)
    const { first, last, records, texts } = made
    out.result({ path, run, records, first, last, bytes: made.bytes.length, texts }, [
      `wrote ${path}: ${made.bytes.length} bytes, ${records} records (${first} to ${last} and what the run rests on)`,
      ...(texts.length === 2 ? [] : ['  workspace.yaml or policy.yaml changed since: the text that the run had is not in it, its hash is']),
    ])
    return EXIT.done
  },
}
