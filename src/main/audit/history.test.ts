import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson, Fault } from '../../shared/base/index.ts'
import type { RecordView } from '../../shared/bundle/index.ts'
import { checkTlogProof, parseVerifierKey, verifyConsistency } from '../../shared/chain/index.ts'
import {
  type BundlePiece,
  type ConsistencyAnswer,
  type DiffAnswer,
  type OutlineAnswer,
  type ProofAnswer,
  parsePath,
  type RecordListAnswer,
  type StateAnswer,
  type StatePath,
  type StepAnswer,
  type TallyAnswer,
} from '../../shared/history/index.ts'
import { apply, EMPTY_STATE, type State } from '../../shared/state/index.ts'
import { type LogHome, makeLogHome } from '../log/log.testing.ts'
import { sha256 as digest, nodeDisk, sha256Into, verifyEd25519 } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { parseBundle } from './bundles.ts'
import { History } from './history.ts'
import { FILTERS_KEPT_MAX } from './history-lists.ts'
import { HISTORY_WAITING_MAX, HistoryThread } from './history-thread.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const RECORDS = 1_500
const actor = { id: 'engine', kind: 2 } as const

/** A log with runs, metrics and blobs; the states after each of its records, as the live fold makes them. */
async function writeLog(home: LogHome): Promise<{ readonly states: readonly State[]; readonly vkey: string }> {
  const log = await openAudit(home)
  for (let at = log.size; at < RECORDS; at++) {
    const run = `run-${Math.floor(at / 100)}`
    const stamp = { actor: at % 3 === 0 ? { id: 'controller', kind: 2 } : actor, pos: at * 10, epoch: 1 }
    if (at % 100 === 50) log.append({ ...stamp, run, runStarted: { mode: 'full_build', seed: at, asOf: '2011-12-31' } })
    else if (at % 2 === 0) log.append({ ...stamp, run, phase: 'PREDICTION', metrics: { name: 'α"β', mae: at / 7, r2: 1 / at, rows: at } })
    else
      log.append({ ...stamp, blobStored: { namespace: `n${at % 5}`, sha256: new Uint8Array(32).fill(at), bytes: at, contentType: 'a/b' } })
    if (at % 400 === 0) await log.flush()
  }
  await log.flush()
  const states: State[] = []
  let state = EMPTY_STATE
  for await (const { number, record } of log.read()) states.push((state = apply(state, record, number)))
  const { vkey } = log.opening
  await log.close('done')
  return { states, vkey }
}

const openHistory = (home: LogHome, recordsMax?: number): History =>
  new History({ disk: nodeDisk, dir: home.dir, nowMs: () => performance.now(), ...(recordsMax === undefined ? {} : { recordsMax }) })
const proofsOf = (home: LogHome, vkey: string) => ({ vkey, path: join(home.root, 'index', 'audit.sqlite'), texts: [] })
const sha256 = (state: State): string => createHash('sha256').update(canonicalJson(state)).digest('hex')

describe('history of a log', () => {
  it('HS1 HS2 the state after any record is what the live fold made, wherever one comes from', async () => {
    using home = makeLogHome()
    const { states } = await writeLog(home)
    const history = openHistory(home)
    const place = (value: number) => history.ask({ ask: 'locate', by: 'record', value }, RECORDS)
    for (const record of [700, 701, 702, 699, 3, 1_499, 700, 0, 256, 255, 1_024]) {
      const answer = (await history.ask({ ask: 'state', record, path: ['runs'] }, RECORDS)) as StateAnswer
      expect(answer.sha256, String(record)).toBe(sha256(states[record] as State))
      expect(answer.state).toEqual(states[record]?.runs)
      const whole = (await history.ask({ ask: 'outline', record, path: [], from: 0 }, RECORDS)) as OutlineAnswer
      const parts = whole.members.map(({ name, chars }) => [name, chars])
      expect(parts).toEqual(
        Object.entries(states[record] as State)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, part]) => [name, canonicalJson(part).length]),
      )
    }
    expect(await history.ask({ ask: 'state', record: 9, path: ['runs', 'none'] }, RECORDS)).toMatchObject({ state: null })
    const bare = { record: 9, path: ['size'], isHashed: false } as const
    expect(await history.ask({ ask: 'state', ...bare }, RECORDS)).toEqual({ ...(await place(9)), path: 'size', state: 10 })
    expect(await history.ask({ ask: 'outline', from: 0, ...bare }, RECORDS)).not.toHaveProperty('sha256')
    await expect(history.ask({ ask: 'state', record: RECORDS, path: [] }, RECORDS)).rejects.toMatchObject({ code: 'audit/no-record' })
    history.close()
  })

  it('HS3 both folds agree at 100 records: the Python one prints the same hashes', async () => {
    using home = makeLogHome()
    const { vkey } = await writeLog(home)
    const history = openHistory(home)
    const records = Array.from({ length: 100 }, (_, i) => (i * 613 + 7) % RECORDS)
    const at = records.flatMap((record) => ['--at', String(record)])
    const env = { ...process.env, PYTHONPATH: join(ROOT, 'sdk/python/src') }
    const args = ['-m', 'arqonbus.audit', 'state', home.dir, '--key', vkey, '--json', ...at]
    const { stdout, stderr, status } = spawnSync(join(ROOT, '.venv/bin/python'), args, { env, encoding: 'utf8' })
    expect([stderr, status]).toEqual(['', 0])
    const python = JSON.parse(stdout) as { states: { record: number; sha256: string }[] }
    expect(python.states).toHaveLength(100)
    for (const { record, sha256: theirs } of python.states) {
      const ours = (await history.ask({ ask: 'outline', record, path: [], from: 0 }, RECORDS)) as OutlineAnswer
      expect([record, ours.sha256]).toEqual([record, theirs])
    }
    history.close()
  })

  it('HS14 a step tells what a record changed, and the parts that were asked for and that it changed something in', async () => {
    using home = makeLogHome()
    await writeLog(home)
    const history = openHistory(home)
    const step = async (record: number, ...open: StatePath[]): Promise<StepAnswer> =>
      (await history.ask({ ask: 'step', record, open }, RECORDS)) as StepAnswer
    const outline = async (record: number, path: StatePath): Promise<OutlineAnswer> =>
      (await history.ask({ ask: 'outline', record, path, from: 0 }, RECORDS)) as OutlineAnswer
    const answer = await step(152, ['log'], ['nowhere'])
    const diff = (await history.ask({ ask: 'diff', from: 151, to: 152, path: [] }, RECORDS)) as DiffAnswer
    expect(answer.changes).toEqual(diff.changes)
    expect(answer.parts.map(({ path }) => path)).toEqual(['', 'log', 'runs', 'runs.run-1', 'runs.run-1.metrics'])
    for (const { path, count, members } of answer.parts) expect(await outline(152, parsePath(path) ?? [])).toMatchObject({ count, members })
    expect((await step(0)).changes.length).toBeGreaterThan(0)
    await expect(step(RECORDS)).rejects.toMatchObject({ code: 'audit/no-record' })
    history.close()
  })

  it('HS4 a difference tells every change between two records, and nothing else', async () => {
    using home = makeLogHome()
    await writeLog(home)
    const history = openHistory(home)
    const { changes, truncated } = (await history.ask({ ask: 'diff', from: 151, to: 152, path: [] }, RECORDS)) as DiffAnswer
    expect(truncated).toBe(false)
    const at = (path: string) => changes.find((change) => change.path === path)
    expect(at('size')).toEqual({ path: 'size', before: 152, after: 153 })
    expect(at('runs.run-1.metrics.0')).toEqual({
      path: 'runs.run-1.metrics.0',
      after: { name: 'α"β', mae: 152 / 7, r2: 1 / 152, rows: 152 },
    })
    expect(changes.map(({ path }) => path).sort()).toEqual(['pos', 'runs.run-1.lastRecord', 'runs.run-1.metrics.0', 'size'])
    const back = (await history.ask({ ask: 'diff', from: 152, to: 151, path: [] }, RECORDS)) as DiffAnswer
    expect(back.changes.find(({ path }) => path === 'runs.run-1.metrics.0')).not.toHaveProperty('after')
  })

  it('HS5 blame names the last record that changed a part', async () => {
    using home = makeLogHome()
    const { states } = await writeLog(home)
    const history = openHistory(home)
    const brute = (record: number, read: (state: State) => unknown): number | null => {
      for (let at = record; at > 0; at--)
        if (canonicalJson(read(states[at] as State) ?? null) !== canonicalJson(read(states[at - 1] as State) ?? null)) return at
      return canonicalJson(read(states[0] as State) ?? null) === canonicalJson(read(EMPTY_STATE) ?? null) ? null : 0
    }
    const cases: [readonly string[], (state: State) => unknown][] = [
      [['blobs'], (state) => state.blobs],
      [['runs', 'run-3', 'seed'], (state) => state.runs['run-3']?.seed],
      [['runs', 'run-3', 'metrics'], (state) => state.runs['run-3']?.metrics],
      [['refusals'], (state) => state.refusals],
      [['log', 'origin'], (state) => state.log.origin],
    ]
    for (const [path, read] of cases)
      for (const record of [1_499, 351, 2])
        expect(await history.ask({ ask: 'blame', record, path }, RECORDS), `${path} ${record}`).toMatchObject({
          record: brute(record, read),
        })
  })

  it('HS6 lists, tallies and finds by kind, run, actor, phase and time, and knows new records', async () => {
    using home = makeLogHome()
    await writeLog(home)
    const history = openHistory(home)
    const list = async (filter: object, more: object = { at: 0 }, size = RECORDS) =>
      (await history.ask({ ask: 'list', filter, limit: 500, ...more }, size)) as RecordListAnswer<RecordView>
    expect((await list({}, { at: 900 }, 1_000)).records.map(({ record }) => record)).toEqual(Array.from({ length: 100 }, (_, i) => 900 + i))
    expect((await list({ kind: 'run_started' }, { at: 0 }, 1_000)).total).toBe(10)
    const started = await list({ kind: 'run_started' }, { near: 51 })
    expect([started.total, started.first, started.records[0]?.record]).toEqual([15, 1, 150])
    const run = await list({ run: 'run-2', actor: 'controller', phase: 'PREDICTION' })
    expect(run.records.every((row) => row.run === 'run-2' && row.actor.id === 'controller' && row.record % 6 === 0)).toBe(true)
    expect(run.total).toBe(16)
    const since = run.records[3]?.time ?? ''
    expect((await list({ run: 'run-2', actor: 'controller', phase: 'PREDICTION', since })).total).toBe(13)
    expect((await list({ run: 'no such' })).total).toBe(0)
    const tally = (await history.ask({ ask: 'tally', filter: {}, buckets: 10 }, RECORDS)) as TallyAnswer
    expect(tally.rows.map((row) => row.reduce((sum, [, count]) => sum + count, 0))).toEqual(Array(10).fill(150))
    expect(await history.ask({ ask: 'find', from: 150, step: 1, filter: { kind: 'run_started' } }, RECORDS)).toMatchObject({ record: 250 })
    expect(await history.ask({ ask: 'find', from: 50, step: -1, filter: { kind: 'run_started' } }, RECORDS)).toEqual({ record: null })
    const located = await history.ask({ ask: 'locate', by: 'pos', value: 1_005 }, RECORDS)
    expect(located).toMatchObject({ record: 100, pos: '1000' })
    for (let i = 0; i < FILTERS_KEPT_MAX + 3; i++) await list({ run: `run-${i}` })
    expect((await list({ run: 'run-0' })).total).toBe(49)
  })

  it('HS7 a part larger than an answer is refused with what it is made of; a log longer than the limit too', async () => {
    using home = makeLogHome()
    const log = await openAudit(home)
    const contentType = 'x'.repeat(50_000)
    for (let at = log.size; at < 20; at++)
      await log.appendDurable({ actor, run: `run-${at}`, runStarted: { mode: contentType, seed: at, asOf: '2011-12-31' } })
    await log.close('done')
    const history = openHistory(home)
    const error = await history.ask({ ask: 'state', record: 19, path: [] }, 20).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Fault)
    const { code, evidence } = error as Fault
    expect(code).toBe('history/too-large')
    const outline = evidence['outline'] as { path: string; chars: number }[]
    expect(outline.find(({ path }) => path === 'runs')?.chars).toBeGreaterThan(500_000)
    expect(await history.ask({ ask: 'state', record: 19, path: ['runs', 'run-5', 'seed'] }, 20)).toMatchObject({ state: 5 })
    await expect(openHistory(home, 10).ask({ ask: 'facets' }, 20)).rejects.toMatchObject({ code: 'history/too-long' })
  })
})

describe('the thread of a history', () => {
  it('HS8 answers from its own thread; what nobody wants ends, and what is asked too much of is refused', async () => {
    using home = makeLogHome()
    const { states, vkey } = await writeLog(home)
    const thread = new HistoryThread({ dir: home.dir, proofs: proofsOf(home, vkey), size: () => RECORDS })
    const answer = (await thread.ask({ ask: 'outline', record: 1_000, path: [], from: 0 })) as OutlineAnswer
    expect(answer.sha256).toBe(sha256(states[1_000] as State))
    const all = Array.from({ length: HISTORY_WAITING_MAX }, () => thread.ask({ ask: 'facets' }))
    await expect(thread.ask({ ask: 'facets' })).rejects.toMatchObject({ code: 'history/too-many' })
    await Promise.all(all)
    const waiting = expect(thread.ask({ ask: 'facets' })).rejects.toMatchObject({ code: 'history/thread' })
    await thread.close()
    await waiting
    expect(await thread.ask({ ask: 'locate', by: 'record', value: 7 })).toMatchObject({ record: 7 })
    await thread.close()
  })

  it('HS13 proves any record, and that an earlier size is the beginning of what is signed now; a bundle comes in pieces', async () => {
    using home = makeLogHome()
    const { vkey } = await writeLog(home)
    const key = parseVerifierKey(digest, vkey)
    if (key === undefined) throw new Error('the key cannot be read')
    const thread = new HistoryThread({ dir: home.dir, proofs: proofsOf(home, vkey), size: () => RECORDS })
    const proven = (await thread.ask({ ask: 'prove', record: 700 })) as ProofAnswer
    const checkSignature = (raw: Uint8Array, body: Uint8Array, signature: Uint8Array) => verifyEd25519(raw, body, signature)
    const checked = await checkTlogProof(Buffer.from(proven.proof, 'base64'), { key, hashInto: sha256Into, checkSignature })
    expect(checked).toMatchObject({ index: 700, head: { size: RECORDS + 1 } })
    const grown = (await thread.ask({ ask: 'consistency', size: 300 })) as ConsistencyAnswer
    const bytes = (hex: string) => Buffer.from(hex, 'hex')
    const proof = {
      oldSize: 300,
      oldRoot: bytes(grown.old.root),
      newSize: grown.new.size,
      newRoot: bytes(grown.new.root),
      path: grown.path.map(bytes),
    }
    expect(verifyConsistency(proof, sha256Into)).toBe(true)
    const pieces: Buffer[] = []
    for (let at: number | null = 0; at !== null; ) {
      const piece = (await thread.ask({ ask: 'bundle', run: 'run-3', at })) as BundlePiece
      pieces.push(Buffer.from(piece.piece, 'base64'))
      at = piece.next
    }
    const whole = Buffer.concat(pieces)
    expect(pieces.length).toBeGreaterThan(1)
    expect(parseBundle(whole)).toMatchObject({ run: 'run-3', vkey })
    await expect(thread.ask({ ask: 'bundle', run: 'none', at: 0 })).rejects.toMatchObject({ code: 'audit/no-record' })
    await expect(thread.ask({ ask: 'prove', record: 9_999 })).rejects.toMatchObject({ code: 'audit/no-record' })
    await thread.close()
  })

  it('HS9 a cancelled request ends with history/cancelled while the others go on', async () => {
    using home = makeLogHome()
    await writeLog(home)
    // A clock on which every look is a turn's end.
    let now = 0
    const history = new History({ disk: nodeDisk, dir: home.dir, nowMs: () => (now += 300) })
    const controller = new AbortController()
    const progress: number[] = []
    const cancelled = history.ask({ ask: 'state', record: 1_400, path: [] }, RECORDS, {
      signal: controller.signal,
      onProgress: ({ records }) => {
        progress.push(records)
        if (progress.length === 3) controller.abort()
      },
    })
    const other = history.ask({ ask: 'locate', by: 'record', value: 1_400 }, RECORDS)
    await expect(cancelled).rejects.toMatchObject({ code: 'history/cancelled' })
    expect(await other).toMatchObject({ record: 1_400 })
    expect(progress).toHaveLength(3)
  })
})
