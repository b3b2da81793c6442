/** Cheats by a process beside the run that holds a valid token; each token has the grants that its cheat needs to be worth trying. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT, type Stage } from '../../scripts/breach/stage.ts'
import type { Caught, Cheat, Cheats, Play, Twins } from './cheat.ts'
import { impatientTrainer } from './fabric-cheats.ts'
import { edit } from './ground.ts'

const HOLDER = 'holder'
const LISTENS = ['--subscribe', 'pipeline.phases']

/** Issues the token and starts its holder; what it must have been by the end of the run is looked at then. */
const holding =
  (name: string, grants: readonly string[]) =>
  async (stage: Stage): Promise<void> => {
    const { documents } = await stage.verb('token', '--subject', HOLDER, ...LISTENS, ...grants)
    const tokenFile = stage.path('holder.token')
    writeFileSync(tokenFile, String(documents.at(-1)?.['token']), { mode: 0o600 })
    const status = await stage.verb('status')
    const { ws } = (status.documents.at(-1) as { engine: { ws: string } }).engine
    const args = [join(ROOT, 'lab/cheat/parties/holder.py'), '--cheat', name, '--url', ws, '--token-file', tokenFile]
    const env = { ...process.env, PYTHONPATH: join(ROOT, 'sdk/python/src'), PYTHONDONTWRITEBYTECODE: '1' }
    const child = spawn(join(ROOT, '.venv/bin/python'), args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    stage.follow(child)
    await new Promise<void>((resolve, reject) => {
      child.once('close', (code) => reject(new Error(`the holder ended ${code}`)))
      createInterface({ input: child.stdout }).on('line', (line) => line.includes('ready') && resolve())
    })
  }

const publish = (...topics: readonly string[]): string[] => topics.flatMap((topic) => ['--publish', topic])
const subscribe = (...topics: readonly string[]): string[] => topics.flatMap((topic) => ['--subscribe', topic])

function by(
  name: string,
  grants: readonly string[],
  [what, caught]: readonly [string, Caught],
  more: Partial<Play & Pick<Cheat, 'twin'>> = {},
): Cheats {
  return { [name]: { what, by: 'holder', caught, twin: 'quiet-holder', ...more, during: holding(name, grants) } }
}

/** Has the policy ask for a person, and wait for so many seconds. */
const askingAPerson =
  (withinS: number) =>
  async (stage: Stage): Promise<void> => {
    edit(stage, 'policy.yaml', (policy) => {
      policy.setIn(['review', 'person'], true)
      policy.setIn(['review', 'release_within_s'], withinS)
    })
    await stage.verb('trust')
  }

const releaseInPerson = async (stage: Stage): Promise<void> => {
  let isDone = false
  await stage.watch('pipeline.progress', ({ waits_for: waitsFor, run_id: runId }) => {
    if (isDone || waitsFor !== 'release') return
    isDone = true
    const given = stage.act('release', String(runId), '--reason', 'as expected')
    stage.later(
      given.then(({ code, documents }) => (code === 0 ? undefined : `release ended ${code}: ${JSON.stringify(documents.at(-1))}`)),
    )
  })
}

const refused = (code: string): Caught => ({ refused: { code, identity: HOLDER } })

export const HOLDER_CHEATS: Cheats = {
  ...by('stop-a-rivals-run', [], ["asks for the emergency stop of somebody else's run", refused('authz/publish-denied')]),
  ...by('listen-in', [], ['listens to the results of the fabric', refused('authz/subscribe-denied')]),
  ...by('wear-the-engine-down', [], ['tries what it may not, again and again', refused('authz/publish-denied')]),
  ...by('register-other-data', publish('system.data.register'), [
    'has other data registered, with a signature of its own making',
    { unmoved: true },
  ]),
  ...by(
    'answer-for-the-fabric',
    [...publish('fabric.results'), ...subscribe('fabric.jobs')],
    ["answers the fabric's jobs before the fabric does", refused('authz/execute-denied')],
  ),
  ...by(
    'take-the-fabrics-work',
    [...publish('fabric.results'), ...subscribe('fabric.jobs'), '--execute', 'generic'],
    ["advertises itself for the fabric's work, with more free places", { unmoved: true }],
  ),
  ...by('slip-in-a-model', publish('fabric.artifacts'), ['sends a model of another run', { unmoved: true }]),
  ...by('flood-from-outside', publish('fabric.artifacts'), ['sends more artifacts than a run takes', { unmoved: true }]),
  ...by('report-for-the-fabric', publish('pipeline.agents'), [
    'reports REVIEW_DEPLOY as done while the models are trained',
    { unmoved: true },
  ]),
  ...by('starve-the-fabric', publish('fabric.rows'), [
    'sends the fabric so many rows that those of the run must make room',
    { unmoved: true },
  ]),
  ...by('commit-for-the-device', publish('device.progress'), ['commits to a product in place of the device', { unmoved: true }]),
  ...by(
    'release-with-another-key',
    [...publish('system.run.release', 'system.audit.read'), ...subscribe('pipeline.progress')],
    ['releases what waits for a person, signed by a key of its own, under its own name and under theirs', { unreleased: true }],
    { prepare: askingAPerson(3), twin: 'release-in-person' },
  ),
  ...by(
    'keep-the-dead-alive',
    publish('fabric.progress'),
    ['beats in place of a fabric that hangs', { breach: { mode: 'COMPUTE_HALT', code: 'operator/hung', culprit: 'fabric' } }],
    { prepare: impatientTrainer('sleep-at-work') },
  ),
}

export const HOLDER_TWINS: Twins = {
  'quiet-holder': {
    what: 'a token holder that follows the run and writes notes on its own topic',
    during: holding('quiet', publish('holder.notes')),
  },
  'release-in-person': {
    what: 'a person releases what the run made, and waited with',
    prepare: askingAPerson(60),
    during: releaseInPerson,
  },
}
