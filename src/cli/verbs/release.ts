import { readStaged } from '../../main/workspace/staged-release.ts'
import { checkReason, releaseStatement } from '../../main/workspace/statements.ts'
import { openSession } from '../engine-access.ts'
import { beginAct } from '../person-act.ts'
import type { Verb } from '../verb.ts'

export const releaseVerb: Verb = {
  name: 'release',
  summary: 'release or reject what a run made, where the policy asks for a person',
  synopsis: 'RUN --reason TEXT [--reject]',
  description: [
    'With `review: {person: true}` in policy.yaml a run waits in REVIEW_DEPLOY before it publishes. This signs, with the person key, the verdict on ' +
      "that run and the hash of its manifest, which names every output's; both are read from .vbus/staging/RUN, where one can look at them first.",
    'With --reject nothing is published and the run ends as a VALIDATION_BREACH. Without a word in time (release_within_s, a day by default) the ' +
      'run ends as cancelled. Works without a terminal; it is then recorded as unattended, which the policy may refuse (3).',
  ],
  positionals: ['RUN'],
  options: [
    { name: 'reason', value: 'TEXT', help: 'why: one line, at most 4,096 bytes' },
    { name: 'reject', help: 'publish nothing' },
  ],
  exits: [
    ['0', 'the word was taken'],
    ['3', "the run waits for no release, the policy refuses it unattended, or the key is not the owner's"],
    ['4', 'no engine runs on the workspace'],
  ],
  examples: [
    ['vbus release run-019a --reason "scores as expected"', 'publish what that run made'],
    ['vbus release run-019a --reject --reason "critics.csv is last year\'s"', 'publish nothing of it'],
  ],
  async run(context) {
    const { args, out, host } = context
    const [runId = ''] = args.positionals
    const reason = args.required('reason')
    checkReason(reason)
    const verdict = args.flag('reject') ? 'reject' : 'release'
    const { files, person } = beginAct(context)
    await using session = await openSession(context, 'running')
    const { manifestSha256, outputs } = readStaged(files.layout.stagingDir, runId)
    const signature = person.sign(releaseStatement(files.config.id, { runId, manifestSha256, verdict, reason }))
    const word = { run_id: runId, verdict, reason, attended: host.isTerminal, person: person.vkey }
    const body = { ...word, signature: Buffer.from(signature).toString('base64') }
    const { record } = (await session.bus.request('system.run.release', body)) as { record: number }
    const said = verdict === 'release' ? 'released' : 'rejected'
    const lines = [`${said} ${outputs.length} outputs of ${runId}, manifest ${manifestSha256}, in record ${record}`]
    out.result({ run_id: runId, verdict, manifest_sha256: manifestSha256, record, attended: host.isTerminal }, lines)
    return 0
  },
}
