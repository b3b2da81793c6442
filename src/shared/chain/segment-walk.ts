import { FRAME_BODY_BYTES_MAX, FRAME_HEAD_BYTES, segmentFirst } from './frame.ts'
import type { LogVerifier } from './log-verifier.ts'

/** Reading side of a disk, as verification needs it; paths are the caller's. */
export interface ReadableFile {
  read(into: Uint8Array, at: number): number
  size(): number
  close(): void
}
export interface ReadableDisk {
  openRead(path: string): ReadableFile
  readFile(path: string, bytesMax: number): Uint8Array
  list(path: string): readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[] | undefined
}

/** Names of a folder's segments, in order. What only has such a name, a folder, a link or a pipe (which would be waited for), is none. */
export const segmentNames = (disk: Pick<ReadableDisk, 'list'>, dir: string): string[] =>
  (disk.list(dir) ?? []).filter(({ name, kind }) => kind === 'file' && segmentFirst(name) !== undefined).map(({ name }) => name)

/** Bytes read at once; memory of a pass is this and one frame. */
export const CHUNK_BYTES = 1_048_576

export interface WalkOptions {
  readonly disk: ReadableDisk
  readonly dir: string
  /** Names in order. */
  readonly segments: readonly string[]
  /** Called after each chunk; a throw ends the walk. */
  readonly onChunk?: () => Promise<void>
  /** Ends the walk early, at a chunk's end. */
  readonly isEnough?: () => boolean
}

/** The buffer of the last pass, for the next one: two megabytes are not made anew for every log of some kilobytes. */
let spare: Uint8Array | undefined

/** Feeds a folder's segments to a verifier until they end or something is bad (then `verifier.bad` says what). */
export async function walkSegments(options: WalkOptions, verifier: LogVerifier): Promise<void> {
  const buffer = spare ?? new Uint8Array(CHUNK_BYTES + FRAME_HEAD_BYTES + FRAME_BODY_BYTES_MAX)
  spare = undefined
  for (const [i, name] of options.segments.entries()) {
    const file = options.disk.openRead(`${options.dir}/${name}`)
    try {
      const isLast = i === options.segments.length - 1
      const hasMore = await walkSegment(options, verifier, { file, name, isLast, buffer })
      if (!hasMore) break
    } finally {
      file.close()
    }
  }
  spare = buffer
}

interface OpenSegment {
  readonly file: ReadableFile
  readonly name: string
  readonly isLast: boolean
  readonly buffer: Uint8Array
}

/** @returns false when the walk ends here. */
async function walkSegment(options: WalkOptions, verifier: LogVerifier, segment: OpenSegment): Promise<boolean> {
  const { buffer, file } = segment
  if (verifier.begin(segment.name) === 'bad') return false
  let filled = 0
  let offset = 0
  while (true) {
    const read = file.read(buffer.subarray(filled, Math.min(buffer.length, filled + CHUNK_BYTES)), offset + filled)
    if (read === 0) {
      return verifier.finish(offset, buffer.subarray(0, filled), segment.isLast) !== 'bad'
    }
    filled += read
    const { state, next } = verifier.feed(buffer, { from: 0, end: filled, offset })
    await options.onChunk?.()
    if (state === 'bad' || state === 'enough' || options.isEnough?.() === true) return false
    if (state === 'zeros') return finishZeros(verifier, segment, offset + next)
    buffer.copyWithin(0, next, filled)
    filled -= next
    offset += next
  }
}

/** Behind the last frame there may be zeros (preallocation), in the newest segment only. */
function finishZeros(verifier: LogVerifier, segment: OpenSegment, offset: number): boolean {
  const stray = lastNonZero(segment.file, offset)
  if (stray > offset) verifier.fail(offset, 'bytes behind the last frame', verifier.size)
  else if (!segment.isLast) verifier.fail(offset, 'zeros at the end of a segment that another one follows')
  else verifier.finish(offset, new Uint8Array(0), true)
  return verifier.bad === undefined
}

/** Offset behind the last byte from `from` on that is not zero; `from` when all are. */
export function lastNonZero(file: ReadableFile, from: number): number {
  const buffer = new Uint8Array(65_536)
  let last = from
  for (let at = from; ; ) {
    const read = file.read(buffer, at)
    if (read === 0) return last
    for (let i = read - 1; i >= 0; i--) {
      if (buffer[i] === 0) continue
      last = at + i + 1
      break
    }
    at += read
  }
}
