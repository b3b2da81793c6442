import { crc32 } from 'node:zlib'
import { encodeNote, FRAME_HEAD_BYTES, HEAD_NAMES, PREV_FIELD_BYTES, parseVerifierKey, writeUint32 } from '../../shared/chain/index.ts'
import { sha256 } from '../platform/index.ts'
import type { SeededRandom } from '../platform/seeded-random.testing.ts'
import { type Files, type GeneratedLog, LOG_DIR } from './generated-log.testing.ts'
import { framesOf, type LogFrame } from './log-frames.testing.ts'

/** What was done to a log, and where a verifier may say that it was. */
export interface Tampered {
  readonly files: Files
  /** Frames that were hit; a verifier names one of them by file and offset, or by its record. */
  readonly frames: readonly LogFrame[]
  /** Files that were hit. */
  readonly names: readonly string[]
}

/** A log with what a tamperer sees in it. */
export interface Subject {
  readonly log: GeneratedLog
  /** In order. */
  readonly segments: readonly string[]
  readonly frames: readonly LogFrame[]
}

/** @returns undefined where this kind cannot be done to this log, or would change nothing. */
export type Tamper = (subject: Subject, random: SeededRandom) => Tampered | undefined

const pathOf = (name: string): string => `${LOG_DIR}/${name}`

export function subjectOf(log: GeneratedLog): Subject {
  const segments = [...log.files.keys()].filter((path) => path.endsWith('.seg')).sort()
  const frames = segments.flatMap((path) => framesOf(path, log.files.get(path) as Uint8Array))
  return { log, segments: segments.map((path) => path.slice(LOG_DIR.length + 1)), frames }
}

const contentOf = ({ log }: Subject, name: string): Uint8Array => log.files.get(pathOf(name)) ?? new Uint8Array(0)

/** The log with other content under these names; undefined content is a file taken away. */
function withFiles({ log }: Subject, changed: Readonly<Record<string, Uint8Array | undefined>>): Files {
  const files = new Map(log.files)
  for (const [name, bytes] of Object.entries(changed)) {
    if (bytes === undefined) files.delete(pathOf(name))
    else files.set(pathOf(name), bytes)
  }
  return files
}

/** A segment in which the bytes [from, to) are others. */
function spliced(subject: Subject, file: string, [from, to]: readonly [number, number], by: Uint8Array = new Uint8Array(0)): Uint8Array {
  const bytes = contentOf(subject, file)
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]))
}

const bytesOf = (subject: Subject, { file, at, end }: LogFrame): Uint8Array => contentOf(subject, file).subarray(at, end)

function flipped(bytes: Uint8Array, [from, to]: readonly [number, number], random: SeededRandom): Uint8Array {
  const copy = bytes.slice()
  const at = from + random.below(to - from)
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}

const flipFrame =
  (kind: LogFrame['kind']): Tamper =>
  (subject, random) => {
    const frame = random.pick(subject.frames.filter((one) => one.kind === kind))
    const bytes = flipped(contentOf(subject, frame.file), [frame.at, frame.end], random)
    return { files: withFiles(subject, { [frame.file]: bytes }), frames: [frame], names: [] }
  }

const flipFile =
  (isOne: (name: string) => boolean): Tamper =>
  (subject, random) => {
    const names = [...subject.log.files.keys()].map((path) => path.slice(LOG_DIR.length + 1)).filter(isOne)
    if (names.length === 0) return undefined
    const name = random.pick(names)
    const bytes = contentOf(subject, name)
    return { files: withFiles(subject, { [name]: flipped(bytes, [0, bytes.length], random) }), frames: [], names: [name] }
  }

const isHead = (name: string): boolean => HEAD_NAMES.some((head) => head === name)
const isQuarantined = (name: string): boolean => name.startsWith('quarantine/')

/** A record is another one, and its checksum is right. */
const alterRecord: Tamper = (subject, random) => {
  const entries = subject.frames.filter(({ kind }) => kind === 'entry')
  const index = random.below(entries.length)
  const frame = entries[index] as LogFrame
  const bytes = contentOf(subject, frame.file).slice()
  const content = frame.at + FRAME_HEAD_BYTES + 1
  const at = content + random.below(frame.end - content)
  bytes[at] = (bytes[at] ?? 0) ^ (1 + random.below(255))
  writeUint32(bytes, frame.at + 4, crc32(bytes.subarray(frame.at + FRAME_HEAD_BYTES, frame.end)))
  // Of an altered prev only the tree can tell whether it, or what it names, is the altered one.
  const before = at < content + PREV_FIELD_BYTES ? entries[index - 1] : undefined
  return { files: withFiles(subject, { [frame.file]: bytes }), frames: before === undefined ? [frame] : [frame, before], names: [] }
}

const truncate: Tamper = (subject, random) => {
  const file = random.pick([...subject.segments, ...HEAD_NAMES])
  const frames = subject.frames.filter((frame) => frame.file === file)
  const end = frames.at(-1)?.end ?? contentOf(subject, file).length
  const cut = random.below(end)
  const files = withFiles(subject, { [file]: contentOf(subject, file).slice(0, cut) })
  const hit = frames.filter((frame) => frame.end > cut)
  return { files, frames: hit.slice(0, 1), names: isHead(file) ? [file] : [] }
}

const swapFrames: Tamper = (subject, random) => {
  const kind = random.pick(['entry', 'commit'] as const)
  const a = random.pick(subject.frames.filter((frame) => frame.kind === kind))
  const others = subject.frames.filter((frame) => frame.kind === kind && frame.file === a.file && frame.at > a.at)
  if (others.length === 0) return undefined
  const b = random.pick(others)
  const between = contentOf(subject, a.file).subarray(a.end, b.at)
  const by = Buffer.concat([bytesOf(subject, b), between, bytesOf(subject, a)])
  return { files: withFiles(subject, { [a.file]: spliced(subject, a.file, [a.at, b.end], by) }), frames: [a], names: [] }
}

const swapFiles: Tamper = (subject, random) => {
  const a = random.below(subject.segments.length)
  const b = random.below(subject.segments.length)
  const [first, second] = [subject.segments[Math.min(a, b)] ?? '', subject.segments[Math.max(a, b)] ?? '']
  if (first === second) return undefined
  const files = withFiles(subject, { [first]: contentOf(subject, second), [second]: contentOf(subject, first) })
  return { files, frames: subject.frames.filter(({ file, at }) => file === first && at === 0), names: [] }
}

/** An older head of this log in place of the newest. */
const swapHead: Tamper = (subject, random) => {
  const { log, frames } = subject
  const last = frames.at(-1)
  const older = frames.filter(({ kind, last: size }) => kind === 'commit' && last !== undefined && size < last.first)
  if (!log.isClosed || older.length === 0) return undefined
  const name = random.pick(HEAD_NAMES)
  return { files: withFiles(subject, { [name]: noteOf(subject, random.pick(older)) }), frames: [], names: [name] }
}

/** The head that a commit frame holds, as a head file has it. */
function noteOf(subject: Subject, commit: LogFrame): Uint8Array {
  const key = parseVerifierKey(sha256, subject.log.vkey)
  if (key === undefined) throw new Error('no key')
  const body = bytesOf(subject, commit).subarray(FRAME_HEAD_BYTES)
  return encodeNote(key, { size: commit.last, root: body.slice(17, 49), signature: body.slice(49, 113) })
}

const duplicateFrames: Tamper = (subject, random) => {
  const a = random.pick(subject.frames)
  const isGroup = a.kind === 'commit' && random.below(2) === 0
  const first = subject.frames.find((frame) => frame.file === a.file && frame.first === a.first && frame.kind === 'entry')
  const start = isGroup && first !== undefined ? first : a
  const copy = contentOf(subject, a.file).subarray(start.at, a.end)
  const after: LogFrame = { ...start, at: a.end, first: a.first, last: a.last + 1, record: (a.record ?? a.last - 1) + 1 }
  return { files: withFiles(subject, { [a.file]: spliced(subject, a.file, [a.end, a.end], copy) }), frames: [after], names: [] }
}

const duplicateFile: Tamper = (subject, random) => {
  const source = random.pick([...subject.segments, ...HEAD_NAMES])
  const name = isHead(source) ? 'head.c' : `${String(random.below(subject.log.size + 5)).padStart(20, '0')}.seg`
  if (subject.log.files.has(pathOf(name))) return undefined
  // Where it does not belong shows at the segment before it, or behind it.
  const before = subject.segments.filter((segment) => segment < name).slice(-1)
  const behind = subject.segments.filter((segment) => segment > name).slice(0, 1)
  return { files: withFiles(subject, { [name]: contentOf(subject, source) }), frames: [], names: [name, ...before, ...behind] }
}

/** The frame is gone, and what came behind it lies where it was. */
const deleteFrame: Tamper = (subject, random) => {
  const index = random.below(subject.frames.length)
  const frame = subject.frames[index] as LogFrame
  const next = subject.frames.slice(index + 1).find(({ file, kind }) => file === frame.file && kind === 'commit')
  const shifted = next === undefined ? [] : [{ ...next, at: next.at - (frame.end - frame.at) }]
  const files = withFiles(subject, { [frame.file]: spliced(subject, frame.file, [frame.at, frame.end]) })
  return { files, frames: [frame, ...(frame.kind === 'commit' ? shifted : [])], names: [] }
}

const deleteGroup: Tamper = (subject, random) => {
  const commit = random.pick(subject.frames.filter(({ kind }) => kind === 'commit'))
  const group = subject.frames.filter(({ file, first, kind }) => file === commit.file && first === commit.first && kind !== 'header')
  const files = withFiles(subject, { [commit.file]: spliced(subject, commit.file, [group[0]?.at ?? 0, commit.end]) })
  return { files, frames: group.slice(0, 1), names: [] }
}

const deleteFile: Tamper = (subject, random) => {
  const quarantined = [...subject.log.files.keys()].map((path) => path.slice(LOG_DIR.length + 1)).filter(isQuarantined)
  const name = random.pick([...subject.segments, ...HEAD_NAMES, ...quarantined])
  const lost = subject.frames.filter(({ file, kind }) => file === name && kind === 'entry')
  return { files: withFiles(subject, { [name]: undefined }), frames: lost.slice(0, 1), names: [name] }
}

/** As a file system may leave it: the last bytes are zeros, or zeros were added. */
const zeroTail: Tamper = (subject, random) => {
  const last = subject.frames.at(-1)
  if (last === undefined) return undefined
  const bytes = contentOf(subject, last.file)
  if (subject.log.isClosed && random.below(4) === 0) {
    const longer = spliced(subject, last.file, [last.end, last.end], new Uint8Array(1 + random.below(4_096)))
    return { files: withFiles(subject, { [last.file]: longer }), frames: [{ ...last, at: last.end }], names: [] }
  }
  const from = last.end - 1 - random.below(last.end - 1)
  const zeroed = bytes.slice().fill(0, from, last.end)
  const first = zeroed.findIndex((byte, at) => byte !== bytes[at])
  if (first < 0) return undefined
  const hit = subject.frames.filter(({ file, end }) => file === last.file && end > from)
  const firstChanged = hit.findIndex(({ end }) => end > first)
  return { files: withFiles(subject, { [last.file]: zeroed }), frames: hit.slice(0, firstChanged + 1), names: [] }
}

/** What a verdict calls the head that was kept elsewhere. */
export const HELD = 'the checkpoint held'

/** The log as it was after an earlier group, its heads with it: by itself it holds. */
const rollBack: Tamper = (subject, random) => {
  const commits = subject.frames.filter(({ kind, last }) => kind === 'commit' && last < subject.log.size)
  if (commits.length === 0) return undefined
  const commit = random.pick(commits)
  const later = subject.segments.filter((name) => name > commit.file)
  const files = new Map(withFiles(subject, Object.fromEntries(later.map((name) => [name, undefined]))))
  files.set(pathOf(commit.file), contentOf(subject, commit.file).slice(0, commit.end))
  for (const name of HEAD_NAMES) files.set(pathOf(name), noteOf(subject, commit))
  return { files, frames: [], names: [HELD] }
}

/** Another history by the same key, from some place on: by itself it holds. */
async function fork({ log }: Subject, random: SeededRandom): Promise<Tampered> {
  const { files } = await log.fork(random)
  return { files, frames: [], names: [HELD] }
}

/** Every class, with what is done in it; one of several is picked. */
export const TAMPERINGS: Readonly<Record<string, readonly (Tamper | typeof fork)[]>> = {
  'bit flip in a record': [flipFrame('entry')],
  'bit flip in a commit frame': [flipFrame('commit')],
  'bit flip in a segment header': [flipFrame('header')],
  'bit flip in a head': [flipFile(isHead)],
  'bit flip in a quarantined tail': [flipFile(isQuarantined)],
  'record altered, checksum right': [alterRecord],
  truncation: [truncate],
  swap: [swapFrames, swapFiles, swapHead],
  duplicate: [duplicateFrames, duplicateFile],
  deletion: [deleteFrame, deleteGroup, deleteFile],
  'zero-filled tail': [zeroTail],
  'rollback against a held head': [rollBack],
  'fork against a held head': [fork],
}
