/** The demonstrations: what is done to the workspace, or during the run, and how the run must end. */
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT, type Stage, vbus } from './stage.ts'

export interface Kind {
  readonly what: string
  readonly exit: number
  readonly code: string
  /** Before the run. */
  readonly prepare?: (stage: Stage) => Promise<void> | void
  /** With an engine running, before `run` is asked for: sets up what happens during the run. */
  readonly during?: (stage: Stage) => Promise<void>
}

/** Rewrites one file keeping its size and times: what a naive check would not see. */
function alterUnseen(path: string, at: number): void {
  const { atime, mtime, size } = statSync(path)
  const file = openSync(path, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at % size)
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at % size)
  closeSync(file)
  utimesSync(path, atime, mtime)
}

async function fabricPid(stage: Stage): Promise<number> {
  const { documents } = await stage.verb('audit', 'show', '--kind', 'operator_started')
  const bodies = documents.map((document) => document['body'] as { identity: string; pid: string } | undefined)
  const pid = bodies.findLast((body) => body?.identity === 'fabric')?.pid
  if (pid === undefined) throw new Error('the fabric does not run')
  return Number(pid)
}

/** Signals the real fabric once it grows trees. */
const signalFabric =
  (signal: 'SIGKILL' | 'SIGSTOP') =>
  async (stage: Stage): Promise<void> => {
    let isDone = false
    await stage.watch('pipeline.progress', (body) => {
      if (isDone || body['phase'] !== 'MODEL_TRAINING' || body['model'] === undefined) return
      isDone = true
      void fabricPid(stage).then((pid) => process.kill(pid, signal))
    })
  }

/** Declares another component in the fabric's or the device's place, and trusts that: what is shown is what it does, not that it is new. */
const replaceModule =
  (from: string, to: string) =>
  async (stage: Stage): Promise<void> => {
    stage.edit('workspace.yaml', `module: ${from}`, `module: ${to}`)
    await stage.verb('trust')
  }

/** The policy with one place changed, signed and in force. */
const applyPolicy =
  (from: string, to: string) =>
  async (stage: Stage): Promise<void> => {
    const changed = stage.path('changed-policy.yaml')
    const text = readFileSync(stage.path('policy.yaml'), 'utf8')
    if (!text.includes(from)) throw new Error(`policy.yaml does not hold: ${from}`)
    writeFileSync(changed, text.replace(from, to))
    await stage.verb('policy', 'apply', changed)
  }

async function leakScores(stage: Stage): Promise<void> {
  const ratings = await import('hyparquet')
  const rows = (await ratings.parquetReadObjects({ file: toBuffer(stage.path('data/ratings.parquet')) })) as {
    title: unknown
    imdb_rating: unknown
  }[]
  const lines = readFileSync(stage.path('data/critics.csv'), 'utf8').split('\n')
  const column = (lines[0] ?? '').split(',').indexOf('rotten_tomatoes')
  const noise = [-3, -1, 2, 0, 3, -2, 1]
  const { parse } = await import('csv-parse/sync')
  const { stringify } = await import('./csv-line.ts')
  const table = parse(lines.join('\n')) as string[][]
  for (const [index, row] of table.entries()) {
    const rating = Number(rows[index - 1]?.imdb_rating)
    if (index > 0 && rating > 0) row[column] = String(Math.round(rating * 10) + (noise[index % noise.length] ?? 0))
  }
  writeFileSync(stage.path('data/critics.csv'), `${table.map(stringify).join('\n')}\n`)
  await stage.verb('data', 'register', 'critics')
}

const toBuffer = (path: string): ArrayBuffer => {
  const bytes = readFileSync(path)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

/** A device host of the workspace's own, trusted, and then edited. */
async function alterComponent(stage: Stage): Promise<void> {
  const folder = stage.path('components')
  mkdirSync(folder)
  const file = join(folder, 'host.ts')
  writeFileSync(file, "import '../../../src/main/compute/host.ts'\n")
  await replaceModule('src/main/compute/host.ts', relative(ROOT, file))(stage)
  writeFileSync(file, "import '../../../src/main/compute/host.ts' // altered\n")
}

/** Flips one bit of an early audit record while the models are grown. */
async function alterAudit(stage: Stage): Promise<void> {
  const { documents } = await stage.verb('status')
  const folder = String(documents.at(-1)?.['audit_dir'])
  let isDone = false
  await stage.watch('pipeline.phases', (body) => {
    if (isDone || body['phase'] !== 'MODEL_TRAINING') return
    isDone = true
    alterUnseen(join(folder, '00000000000000000000.seg'), 700)
  })
}

/** Somebody with a token and no rights tries everything, all run long. */
async function outsider(stage: Stage): Promise<void> {
  const { documents } = await stage.verb('token', '--subject', 'outsider', '--publish', 'outsider.notes')
  const tokenFile = stage.path('outsider.token')
  writeFileSync(tokenFile, String(documents.at(-1)?.['token']), { mode: 0o600 })
  const status = await stage.verb('status')
  const { ws } = status.documents.at(-1)!['engine'] as { ws: string }
  const door = ['--url', ws, '--token-file', tokenFile]
  let tries = 0
  await stage.watch('pipeline.phases', (body) => {
    if (body['event'] !== 'started') return
    tries += 1
    for (const topic of ['fabric.results', 'pipeline.agents', 'system.run.stop', 'data.jobs']) {
      const act = vbus(['pub', topic, '--data', '{"run_id":"run-mine","phase":"REVIEW_DEPLOY"}', ...door])
      stage.later(act.then(({ code }) => (code === 3 ? undefined : `outsider: ${topic} ended ${code}, 3 was expected`)))
    }
    if (tries > 1) return
    const listening = vbus(['sub', '>', '--count', '1', '--timeout', '1', ...door])
    stage.later(listening.then(({ code }) => (code === 3 ? undefined : `outsider: sub ended ${code}, 3 was expected`)))
  })
}

/** A first run fills the cache; once the engine after it has it open, a bit of every file of tier L3 is flipped. */
async function alterCache(stage: Stage): Promise<void> {
  const folder = stage.path('.vbus/cache')
  for (const name of readdirSync(folder)) alterUnseen(join(folder, name), 100)
}

export const KINDS: Readonly<Record<string, Kind>> = {
  'contributor-corrupted': {
    what: 'a contributor file holds garbage',
    exit: 10,
    code: 'data/changed',
    prepare: (stage) => writeFileSync(stage.path('data/ratings.parquet'), 'garbage'),
  },
  'contributor-missing': {
    what: 'a contributor file is gone',
    exit: 10,
    code: 'data/missing',
    prepare: (stage) => rmSync(stage.path('data/critics.csv')),
  },
  'contributor-swapped': {
    what: 'one contributor holds the content of another',
    exit: 10,
    code: 'data/changed',
    prepare: (stage) => copyFileSync(stage.path('data/master.sqlite'), stage.path('data/box-office.sqlite')),
  },
  'contributor-edited': {
    what: 'one bit of a contributor file differs, size and times are the same',
    exit: 10,
    code: 'data/changed',
    prepare: (stage) => alterUnseen(stage.path('data/critics.csv'), 5_000),
  },
  'contributor-unreadable': {
    what: 'a contributor was registered as garbage: it cannot be read as a table',
    exit: 10,
    code: 'data/unreadable',
    prepare: async (stage) => {
      writeFileSync(stage.path('data/ratings.parquet'), 'garbage')
      await stage.verb('data', 'register', 'ratings')
    },
  },
  'column-too-early': {
    what: 'a feature uses a column that is not known yet when the prediction is made',
    exit: 11,
    code: 'pipeline/column-too-early',
    prepare: async (stage) => {
      stage.edit('workspace.yaml', 'at: release+365d', 'at: release')
      await stage.verb('trust')
    },
  },
  'target-leak': {
    what: 'a feature is derived from the target',
    exit: 11,
    code: 'pipeline/target-leak',
    prepare: async (stage) => {
      stage.edit(
        'workspace.yaml',
        '    - { name: release_year',
        '    - { name: quality, from: imdb_rating, op: log1p }\n    - { name: release_year',
      )
      await stage.verb('trust')
    },
  },
  'target-name': {
    what: "a feature bears the target's name",
    exit: 11,
    code: 'pipeline/target-leak',
    prepare: async (stage) => {
      stage.edit('workspace.yaml', '{ name: imdb_votes_log,', '{ name: rating_of_imdb,')
      await stage.verb('trust')
    },
  },
  'shuffled-target': {
    what: 'the fabric answers with its first models, whatever it is asked to learn later',
    exit: 11,
    code: 'rule/shuffled-target',
    prepare: replaceModule('fabric ', 'resources.breaches.first_models '),
  },
  'minimum-work': {
    what: 'the models hold less than the policy asks of so many trees',
    exit: 11,
    code: 'rule/minimum-work',
    prepare: applyPolicy('model_bytes_per_tree: 40', 'model_bytes_per_tree: 1000000'),
  },
  'rule-without-verdict': {
    what: "a rule of the policy's own compares values that may be missing",
    exit: 11,
    code: 'rule/failed',
    prepare: applyPolicy(
      'faulty_share_max:',
      "  P1-gross: { check: cel, action: kept, expression: 'row.us_gross <= row.worldwide_gross' }\nfaulty_share_max:",
    ),
  },
  'score-too-good': {
    what: 'a contributor column is the target with noise: the score is too good to be true',
    exit: 11,
    code: 'pipeline/score-implausible',
    prepare: leakScores,
  },
  'phase-out-of-order': {
    what: 'the fabric reports a phase that is not the present one',
    exit: 11,
    code: 'pipeline/out-of-order',
    prepare: replaceModule('fabric ', 'resources.breaches.phase_out_of_order '),
  },
  'foreign-result': {
    what: 'the fabric hands in the result of another run',
    exit: 11,
    code: 'pipeline/foreign-result',
    prepare: replaceModule('fabric ', 'resources.breaches.foreign_result '),
  },
  'fabric-killed': { what: 'the fabric is killed while it grows trees', exit: 12, code: 'operator/died', during: signalFabric('SIGKILL') },
  'fabric-hung': {
    what: 'the fabric stops answering while it grows trees',
    exit: 12,
    code: 'operator/hung',
    during: signalFabric('SIGSTOP'),
  },
  'no-device': {
    what: 'the declared device is not there',
    exit: 12,
    code: 'device/missing',
    prepare: async (stage) => {
      stage.edit('workspace.yaml', 'sim0: { kind: simulated', 'sim0: { kind: cuda')
      await stage.verb('trust')
    },
  },
  'proof-wrong': {
    what: 'the device computes a product that is wrong in one entry',
    exit: 12,
    code: 'device/proof-wrong',
    prepare: replaceModule('src/main/compute/host.ts', 'resources/breaches/wrong-device.ts'),
  },
  'cache-stray': {
    what: 'a file lies in tier L3 of the cache that no record put there',
    exit: 12,
    code: 'cache/unrecorded-move',
    during: async (stage) => writeFileSync(stage.path(`.vbus/cache/${'a'.repeat(64)}`), 'stray'),
  },
  'cache-altered': {
    what: 'a bit of what an earlier run left in tier L3 of the cache differs, size and times are the same',
    exit: 12,
    code: 'cache/checksum',
    prepare: async (stage) => void (await stage.verb('run')),
    during: alterCache,
  },
  'fabric-overreach': {
    what: 'the fabric publishes beyond its grants',
    exit: 13,
    code: 'authz/publish-denied',
    prepare: replaceModule('fabric ', 'resources.breaches.beyond_grants '),
  },
  'audit-altered': { what: 'a bit of an audit record is flipped during the run', exit: 13, code: 'audit/altered', during: alterAudit },
  'component-altered': {
    what: 'a registered component was edited after it was trusted',
    exit: 13,
    code: 'workspace/component-altered',
    prepare: alterComponent,
  },
  outsider: {
    what: "an outsider's token misbehaves all run long; it gets refusals and stops nothing",
    exit: 0,
    code: '',
    during: outsider,
  },
}
