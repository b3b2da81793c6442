import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditVerdict, toVerdictView, verifyAudit, verifyTiles } from '../../main/audit/index.ts'
import { nodeDisk } from '../../main/platform/index.ts'
import { readVerifierKey } from '../../main/workspace/ed25519.ts'
import { loadLogVkey } from '../../main/workspace/keys.ts'
import { type WorkspaceLayout, workspaceLayout } from '../../main/workspace/layout.ts'
import { Fault } from '../../shared/base/index.ts'
import { CHECKPOINT_BYTES_MAX, segmentFirst } from '../../shared/chain/index.ts'
import { EXIT, exitCodeOfBreach } from '../exit-code.ts'
import { readGiven } from '../log-key.ts'
import type { Verb, VerbContext } from '../verb.ts'

export const auditVerifyVerb: Verb = {
  name: 'audit verify',
  summary: 'check that nothing on the record was altered',
  synopsis: '[PATH] [--key VKEY] [--head FILE]',
  description: [
    'Checks every record, hash, signature and head of an audit log, from its files alone: no engine, no index, nothing is written. PATH is a workspace, an ' +
      'audit folder or an exported folder (audit export); default: the workspace. When something does not hold it names the record, the file and the offset where that begins, and ends with 13.',
    'The key is --key, else the one that the workspace pins. A key from outside the rig, and a head seen earlier, are what shows that the whole log was replaced.',
    'After a kill, bytes behind the newest signed head may be torn: they are counted, and are no failure.',
  ],
  positionals: ['PATH?'],
  options: [
    { name: 'key', value: 'VKEY', help: "the log's verifier key, e.g. from vbus status; its name must be the log's origin" },
    { name: 'head', value: 'FILE', help: 'a checkpoint of this log that was kept elsewhere: the log must go on from it' },
  ],
  exits: [
    ['0', 'the log holds'],
    ['4', 'there is no log'],
    ['13', 'it does not hold'],
  ],
  examples: [
    ['vbus audit verify my-rig', "with the workspace's own key"],
    ['vbus audit verify backup/audit --key "vbus/0c9f...+b3c1d2e4+AbCd..." --json', 'a copy, against a key you kept'],
  ],
  async run(context) {
    const { dir, vkey, isExport } = target(context)
    const verdict = isExport
      ? await verifyTiles(dir, { disk: nodeDisk, vkey })
      : await verifyAudit(dir, { disk: nodeDisk, vkey, hasSnapshots: true, ...held(context) })
    const view = toVerdictView(verdict)
    if (verdict.ok) {
      context.out.result(view, verdictLines(dir, verdict))
      return EXIT.done
    }
    const bad = verdict.firstBad
    const place =
      bad === undefined ? '' : `${bad.record === undefined ? '' : `record ${bad.record}, `}${bad.file}, offset ${bad.offset}: ${bad.reason}`
    context.out.failure(new Fault('audit/altered', `the log does not verify: ${place}`), view)
    return exitCodeOfBreach('SECURITY_FAILURE')
  },
}

/** The checkpoint of `--head`. */
function held({ args }: VerbContext): { readonly held?: Uint8Array } {
  const path = args.text('head')
  return path === undefined ? {} : { held: readGiven(args.path(path), CHECKPOINT_BYTES_MAX) }
}

function target({ args }: VerbContext): { readonly dir: string; readonly vkey: string; readonly isExport: boolean } {
  const [named] = args.positionals
  const path = named === undefined ? args.workspaceDir : args.path(named)
  const key = args.text('key')
  if (key !== undefined && readVerifierKey(key) === undefined) throw new Fault('cli/usage', '--key is not a verifier key: NAME+HEX8+BASE64')
  const layout = workspaceLayout(path)
  const isWorkspace = existsSync(layout.auditDir)
  const dir = isWorkspace ? layout.auditDir : path
  if (!isWorkspace && existsSync(join(path, 'checkpoint')) && existsSync(join(path, 'tile'))) {
    if (key === undefined || args.text('head') !== undefined)
      throw new Fault('cli/usage', 'an exported folder is verified with --key, the key that you had from its owner, and without --head')
    return { dir: path, vkey: key, isExport: true }
  }
  const hasLog =
    isWorkspace ||
    (isFolder(path) && (nodeDisk.list(dir) ?? []).some(({ name }) => segmentFirst(name) !== undefined || name.startsWith('head.')))
  if (!hasLog) throw new Fault('workspace/not-found', `neither a workspace nor an audit log: ${path}`)
  return { dir, vkey: key ?? pinnedKey(isWorkspace ? layout : workspaceLayout(join(path, '..', '..'))), isExport: false }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

function pinnedKey(layout: WorkspaceLayout): string {
  if (!existsSync(layout.logVkeyFile)) throw new Fault('cli/usage', 'no key is pinned beside this log: name one with --key')
  return loadLogVkey(layout)
}

function verdictLines(dir: string, { records, root, vkey, tornTail }: AuditVerdict): string[] {
  return [
    `verified ${records} records of ${dir}`,
    `  root    ${root}`,
    `  key     ${vkey}`,
    ...(tornTail === 0
      ? []
      : [`  ${tornTail} bytes behind the newest head are torn, as after a kill; the next engine puts them in quarantine`]),
  ]
}
