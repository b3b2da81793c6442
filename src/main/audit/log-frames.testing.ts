import { FRAME_COMMIT, FRAME_ENTRY, FRAME_HEADER, findFrame } from '../../shared/chain/index.ts'

/** A frame of a segment as a tamperer finds it. */
export interface LogFrame {
  /** Name inside the log's folder. */
  readonly file: string
  readonly kind: 'header' | 'entry' | 'commit'
  readonly at: number
  readonly end: number
  /** The entries of its group: `first` up to, not including, `last`. */
  readonly first: number
  readonly last: number
  /** An entry's own number. */
  readonly record?: number
}

const KINDS: Readonly<Record<number, LogFrame['kind']>> = { [FRAME_HEADER]: 'header', [FRAME_ENTRY]: 'entry', [FRAME_COMMIT]: 'commit' }

/** The frames of a segment that nobody touched yet, up to its last commit frame. @param path ends in `N.seg` */
export function framesOf(path: string, bytes: Uint8Array): LogFrame[] {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const frames: LogFrame[] = []
  let group: Omit<LogFrame, 'first' | 'last'>[] = []
  let first = Number.parseInt(file, 10)
  let size = first
  for (let at = 0; ; ) {
    const place = findFrame(bytes, at, bytes.length)
    if (typeof place === 'string') return frames
    const kind = KINDS[bytes[place.body] ?? 0]
    // What a kill left may have a frame's length by chance: it is none.
    if (kind === undefined) return frames
    group.push({ file, kind, at, end: place.end, ...(kind === 'entry' ? { record: size++ } : {}) })
    if (kind !== 'entry') {
      frames.push(...group.map((frame) => ({ ...frame, first, last: size })))
      group = []
      first = size
    }
    at = place.end
  }
}
