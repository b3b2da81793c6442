import { loadLogVkey } from '../../main/workspace/keys.ts'
import { userConfigDir } from '../../main/workspace/layout.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { checkTrust } from '../../main/workspace/trust.ts'
import { findEngine, openSession } from '../engine-access.ts'
import { foldLog } from '../read-log.ts'
import { type StatusView, toStatusView } from '../status-view.ts'
import type { Verb, VerbContext } from '../verb.ts'

export const statusVerb: Verb = {
  name: 'status',
  summary: 'show the workspace: breaker, runs, engine, data, trust',
  synopsis: '[--json]',
  description: [
    'Shows what the audit log says of the workspace: whether the breaker is open and by which breach, how many runs there were, where the data and the log ' +
      'are, whether its files are trusted, and the engine that runs on it. Reads files only, with or without an engine; whether the log is genuine is for ' +
      'vbus audit verify to say. With --url it asks the remote engine.',
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'shown'],
    ['4', 'no workspace there'],
  ],
  examples: [['vbus status --workspace my-rig --json', 'for a script']],
  async run(context) {
    const status = context.args.text('url') === undefined ? readStatus(context) : await askStatus(context)
    context.out.result(status, statusLines(status))
    return 0
  },
}

function readStatus({ args, host }: VerbContext): StatusView {
  const files = readWorkspace(args.workspaceDir)
  const { config, configSha256, policySha256 } = files
  const state = foldLog(files.layout.auditDir)
  const verdict = checkTrust(userConfigDir(host.user), { workspaceId: config.id, configSha256, policySha256 })
  return toStatusView({ files, state, vkey: loadLogVkey(files.layout), engine: findEngine(files), isTrusted: verdict.isTrusted })
}

async function askStatus(context: VerbContext): Promise<StatusView> {
  await using session = await openSession(context, 'running')
  return (await session.bus.request('system.status', {})) as StatusView
}

function statusLines({ workspace, breaker, breach, runs, engine, trusted, records, log_vkey: vkey }: StatusView): string[] {
  const open =
    breach === null
      ? []
      : [`  ${breach.mode} in ${breach.phase || 'no phase'}: ${breach.message}`, `  ${breach.code}, record ${breach.records[0]}`]
  return [
    `workspace  ${workspace}`,
    `breaker    ${breaker}`,
    ...open,
    `runs       ${runs}`,
    `records    ${records}`,
    `log key    ${vkey}`,
    ...(trusted === undefined ? [] : [`trusted    ${trusted ? 'yes' : 'no: read what changed, then vbus trust'}`]),
    `engine     ${engine === null ? 'none' : `pid ${engine.pid}${engine.ws === null ? '' : `, ${engine.ws}`}`}`,
  ]
}
