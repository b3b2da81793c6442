/** Cheats by somebody at the rig: they edit what was trusted, or lay hands on processes and records while the run goes on. */
import { appendFileSync, closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from 'yaml'
import type { Stage } from '../../scripts/breach/stage.ts'
import type { BreachMode, Cheats, Play, Twins } from './cheat.ts'
import { edit, OWN_FOLDER, ownProgram } from './ground.ts'

type Caught = readonly [BreachMode, string, string]

function by(name: string, [mode, code, culprit]: Caught, [what, twin]: readonly [string, string], play: Partial<Play>): Cheats {
  const isRecordAltered = code.startsWith('audit/') ? ({ isRecordAltered: true } as const) : {}
  return { [name]: { what, by: 'hand', caught: { breach: { mode, code, culprit, ...isRecordAltered } }, twin, ...play } }
}

/** Does something once, when a phase begins. */
const when =
  (phase: string, act: (stage: Stage) => Promise<void> | void) =>
  async (stage: Stage): Promise<void> => {
    let isDone = false
    await stage.watch('pipeline.phases', (event) => {
      if (isDone || event['phase'] !== phase || event['event'] !== 'started') return
      isDone = true
      void act(stage)
    })
  }

async function pidOf(stage: Stage, identity: string): Promise<number> {
  const { documents } = await stage.verb('audit', 'show', '--kind', 'operator_started')
  const bodies = documents.map((document) => document['body'] as { identity: string; pid: string } | undefined)
  const pid = bodies.findLast((body) => body?.identity === identity)?.pid
  if (pid === undefined) throw new Error(`${identity} does not run`)
  return Number(pid)
}

/** Signals the fabric once it grows trees. */
const signalFabric =
  (signal: 'SIGKILL' | 'SIGSTOP') =>
  async (stage: Stage): Promise<void> => {
    let isDone = false
    await stage.watch('pipeline.progress', (event) => {
      if (isDone || event['phase'] !== 'MODEL_TRAINING' || event['model'] === undefined) return
      isDone = true
      void pidOf(stage, 'fabric').then((pid) => process.kill(pid, signal))
    })
  }

async function swapComponent(stage: Stage): Promise<void> {
  await ownProgram('device-sim0', ['python', './cheats/device.py', '--cheat', 'honest'])(stage)
  appendFileSync(stage.path(OWN_FOLDER, 'acts.py'), '\n# and something that nobody has read\n')
}

/** One bit of an early record, in the file. */
function flipRecord(stage: Stage): void {
  const [segment = ''] = readdirSync(stage.path('.vbus/audit')).filter((name) => name.endsWith('.seg'))
  const file = openSync(stage.path('.vbus/audit', segment), 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, 700)
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, 700)
  closeSync(file)
}

/** Improves the predictions that lie in staging, between their check and their publication. */
function touchUp(stage: Stage): void {
  const staging = stage.path('.vbus/staging')
  for (const run of readdirSync(staging)) {
    const path = join(staging, run, 'predictions.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\d\n/, '9\n'))
  }
}

/** Edits a file while the models are trained, and puts it back once the run is over. */
function passing(name: string, change: (document: Document) => void): Partial<Play> {
  let before = ''
  return {
    prepare: (stage) => {
      before = readFileSync(stage.path(name), 'utf8')
    },
    during: when('MODEL_TRAINING', (stage) => edit(stage, name, change)),
    after: (stage) => writeFileSync(stage.path(name), before),
  }
}

const CACHE = '.vbus/cache'
const STRAY = 'a'.repeat(64)

/** Once the engine has opened the cache and checked it: one bit of everything that lies in it. */
function poisonCache(stage: Stage): void {
  for (const { name } of readdirSync(stage.path(CACHE), { withFileTypes: true }).filter((entry) => entry.isFile())) {
    const bytes = readFileSync(stage.path(CACHE, name))
    bytes[0] = (bytes[0] ?? 0) ^ 1
    writeFileSync(stage.path(CACHE, name), bytes)
  }
}

const UNTRUSTED = ['SECURITY_FAILURE', 'workspace/untrusted'] as const
const OPENLY = 'apply-a-policy'
const WATCHED = 'watch-a-run'

export const RIG_CHEATS: Cheats = {
  ...by(
    'swap-a-component',
    ['SECURITY_FAILURE', 'workspace/component-altered', 'device-sim0'],
    ['edits a component after it was trusted', 'own-device'],
    {
      prepare: swapComponent,
    },
  ),
  ...by(
    'loosen-the-policy',
    [...UNTRUSTED, 'policy.yaml'],
    ['allows a higher score while the models are trained', OPENLY],
    passing('policy.yaml', (policy) => policy.setIn(['anti_cheat', 'r2_max'], 1)),
  ),
  ...by(
    'move-the-target',
    [...UNTRUSTED, 'workspace.yaml'],
    ['changes what is predicted while the models are trained', OPENLY],
    passing('workspace.yaml', (config) => config.setIn(['prediction', 'target'], 'us_gross')),
  ),
  ...by(
    'touch-up-the-outputs',
    ['DATA_BREAKDOWN', 'data/output-missing', 'predictions.csv'],
    ['improves predictions after they were checked', WATCHED],
    {
      during: when('AUDIT_LOGGING', touchUp),
    },
  ),
  ...by('slip-into-the-cache', ['COMPUTE_HALT', 'cache/unrecorded-move', STRAY], ['puts features of its own into the cache', WATCHED], {
    during: async (stage) => writeFileSync(stage.path(CACHE, STRAY), 'stray'),
  }),
  ...by('poison-the-cache', ['COMPUTE_HALT', 'cache/checksum', 'cache'], ['changes what earlier runs left in the cache', WATCHED], {
    during: async (stage) => poisonCache(stage),
  }),
  ...by('kill-the-fabric', ['COMPUTE_HALT', 'operator/died', 'fabric'], ['kills the fabric, so that an older version stays', WATCHED], {
    during: signalFabric('SIGKILL'),
  }),
  ...by('freeze-the-fabric', ['COMPUTE_HALT', 'operator/hung', 'fabric'], ['stops the fabric, to look at its memory', WATCHED], {
    prepare: async (stage) => {
      edit(stage, 'workspace.yaml', (config) => config.setIn(['components', 'fabric', 'limits', 'heartbeat_s'], 3))
      await stage.verb('trust')
    },
    during: signalFabric('SIGSTOP'),
  }),
  ...by(
    'flip-a-record',
    ['SECURITY_FAILURE', 'audit/altered', 'first_bad'],
    ['changes a record of the run while the run goes on', WATCHED],
    {
      during: when('MODEL_TRAINING', flipRecord),
    },
  ),
}

export const RIG_TWINS: Twins = {
  [OPENLY]: {
    what: 'a person applies another policy before the run',
    prepare: async (stage) => {
      const next = stage.path('next-policy.yaml')
      writeFileSync(next, readFileSync(stage.path('policy.yaml')))
      edit(stage, 'next-policy.yaml', (policy) => policy.setIn(['anti_cheat', 'r2_max'], 0.94))
      await stage.verb('policy', 'apply', next)
    },
  },
  [WATCHED]: {
    what: 'somebody follows the phases of a run and reads the outputs there are',
    during: when('MODEL_TRAINING', (stage) => void readdirSync(stage.path('outputs'))),
  },
}
