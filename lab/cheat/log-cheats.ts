/** Cheats on the record itself, by a competent hand that knows the format (docs/reference/log-format.md) and makes every checksum right again. */
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Stage, vbus } from '../../scripts/breach/stage.ts'
import type { Cheats, Twins } from './cheat.ts'
import { EARLIER_AUDIT } from './ground.ts'

const AUDIT = '.vbus/audit'
const FRAME_HEAD_BYTES = 8
const ENTRY = 2
const COMMIT = 3
const HELD_HEAD = 'held-elsewhere.checkpoint'

interface Frame {
  readonly at: number
  readonly end: number
  readonly kind: number
}

function framesOf(segment: Buffer): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at + FRAME_HEAD_BYTES < segment.length; at = frames.at(-1)?.end ?? segment.length) {
    const length = segment.readUInt32LE(at)
    if (length === 0) break
    frames.push({ at, end: at + FRAME_HEAD_BYTES + length, kind: segment[at + FRAME_HEAD_BYTES] ?? 0 })
  }
  return frames
}

const segmentsOf = (stage: Stage): string[] =>
  readdirSync(stage.path(AUDIT))
    .filter((name) => name.endsWith('.seg'))
    .sort()

/** Rewrites the longest segment, the one with the run in it. */
function rewrite(stage: Stage, change: (segment: Buffer, frames: readonly Frame[]) => Buffer): void {
  const paths = segmentsOf(stage).map((name) => stage.path(AUDIT, name))
  const [path = ''] = paths.sort((a, b) => readFileSync(b).length - readFileSync(a).length)
  const segment = readFileSync(path)
  writeFileSync(path, change(segment, framesOf(segment)))
}

/** The checksum of a frame that was changed in place is made right. */
function seal(segment: Buffer, { at, end }: Frame): void {
  segment.writeUInt32LE(crc32(segment.subarray(at + FRAME_HEAD_BYTES, end)), at + 4)
}

function betterPast(segment: Buffer, frames: readonly Frame[]): Buffer {
  const entry = frames.find(({ at, end, kind }) => kind === ENTRY && segment.subarray(at, end).includes('G5.1-plausible'))
  if (entry === undefined) throw new Error('no score is on the record')
  const digit = segment.subarray(entry.at, entry.end).indexOf('"r2":0.')
  segment.write('9', entry.at + digit + '"r2":0.'.length)
  seal(segment, entry)
  return segment
}

/** All of a group, with its commit frame, from the middle. */
function cutGroup(segment: Buffer, frames: readonly Frame[]): Buffer {
  const commits = frames.filter(({ kind }) => kind === COMMIT)
  const middle = Math.floor(commits.length / 2)
  const [before, last] = [commits[middle - 1] as Frame, commits[middle] as Frame]
  return Buffer.concat([segment.subarray(0, before.end), segment.subarray(last.end)])
}

function swapRecords(segment: Buffer, frames: readonly Frame[]): Buffer {
  const index = frames.findIndex(({ kind }, at) => at > 20 && kind === ENTRY && frames[at + 1]?.kind === ENTRY)
  const [one, other] = [frames[index] as Frame, frames[index + 1] as Frame]
  const part = ({ at, end }: Frame): Buffer => segment.subarray(at, end)
  return Buffer.concat([segment.subarray(0, one.at), part(other), part(one), segment.subarray(other.end)])
}

function addRecord(stage: Stage): void {
  const path = stage.path(AUDIT, segmentsOf(stage).at(-1) ?? '')
  const segment = readFileSync(path)
  const { at, end } = framesOf(segment).findLast(({ kind }) => kind === ENTRY) as Frame
  writeFileSync(path, Buffer.concat([segment, segment.subarray(at, end)]))
}

function forgetEnd(stage: Stage): void {
  const last = stage.path(AUDIT, segmentsOf(stage).at(-1) ?? '')
  const commits = framesOf(readFileSync(last)).filter(({ kind }) => kind === COMMIT)
  truncateSync(last, commits.at(-3)?.end ?? 0)
}

/** A log of the cheater's own, signed by a key of its own from beginning to end. */
async function anotherHistory(stage: Stage): Promise<void> {
  const own = join(dirname(stage.dir), 'own')
  const { code } = await vbus(['init', own, '--from', 'movies'], { configDir: join(dirname(stage.dir), 'own-person') })
  if (code !== 0) throw new Error(`init ended ${code}`)
  rmSync(stage.path(AUDIT), { recursive: true })
  cpSync(join(own, AUDIT), stage.path(AUDIT), { recursive: true })
}

/** The whole record as it was before the last run; somebody else had been given a signed head meanwhile. */
async function rollBack(stage: Stage): Promise<void> {
  await stage.verb('audit', 'checkpoint', '-o', join(dirname(stage.dir), HELD_HEAD))
  rmSync(stage.path(AUDIT), { recursive: true })
  cpSync(join(dirname(stage.dir), EARLIER_AUDIT), stage.path(AUDIT), { recursive: true })
}

function by(name: string, place: RegExp, what: string, prepare: (stage: Stage) => Promise<void> | void): Cheats {
  return { [name]: { what, by: 'hand', caught: { log: { place } }, twin: 'read-the-record', prepare } }
}

const SEGMENT = /\.seg$/

export const LOG_CHEATS: Cheats = {
  ...by('make-the-past-look-better', SEGMENT, "raises yesterday's score on the record, checksum and all", (stage) =>
    rewrite(stage, betterPast),
  ),
  ...by('forget-the-end', /\.seg$|^head\./, 'cuts off the last groups of the log', forgetEnd),
  ...by('forget-the-middle', SEGMENT, 'cuts a whole group out of the log, commit frame and all', (stage) => rewrite(stage, cutGroup)),
  ...by('swap-cause-and-effect', SEGMENT, 'swaps two records', (stage) => rewrite(stage, swapRecords)),
  'add-to-the-past': {
    what: 'adds a record to a log that was closed',
    by: 'hand',
    caught: { log: { place: SEGMENT, isTail: true } },
    twin: 'read-the-record',
    prepare: addRecord,
  },
  ...by('lose-a-segment', /\.seg$/, 'deletes a segment from the middle', (stage) => rmSync(stage.path(AUDIT, segmentsOf(stage)[1] ?? ''))),
  ...by('lose-the-heads', /head\./, 'deletes the signed heads', (stage) => {
    for (const head of ['head.a', 'head.b']) rmSync(stage.path(AUDIT, head))
  }),
  'roll-back-the-record': {
    what: 'puts back the record as it was before the last run, heads and all',
    by: 'hand',
    caught: { log: { place: /./, head: HELD_HEAD } },
    twin: 'read-the-record',
    prepare: rollBack,
  },
  ...by(
    'write-another-history',
    /\.seg$|^head\./,
    'puts a log of its own there, signed by its own key from beginning to end',
    anotherHistory,
  ),
}

export const LOG_TWINS: Twins = {
  'read-the-record': {
    what: 'somebody reads every record, verifies the log and runs again',
    prepare: async (stage) => {
      await stage.verb('audit', 'show')
      await stage.verb('audit', 'verify')
    },
  },
}
