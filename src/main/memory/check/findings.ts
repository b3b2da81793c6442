import { FINDINGS_MAX } from '../limits.ts'

/** What a finding is about. */
export type FindingKind =
  | 'unknown'
  | 'link'
  | 'special'
  | 'permissions'
  | 'owner'
  | 'second-name'
  | 'size'
  | 'content'
  | 'left-behind'
  | 'process'
  | 'open-file'
  | 'socket'
  | 'unreadable'

/** Something that is there and not on the map, or is not as the map says. */
export interface Finding {
  readonly kind: FindingKind
  /** A path relative to the workspace, or a process with its number. */
  readonly where: string
  /** In words for a person. */
  readonly what: string
}

/** Collects findings up to FINDINGS_MAX; the rest are counted. */
export class Findings {
  readonly list: Finding[] = []
  #more = 0

  add(kind: FindingKind, where: string, what: string): void {
    if (this.list.length < FINDINGS_MAX) this.list.push({ kind, where, what })
    else this.#more += 1
  }

  get more(): number {
    return this.#more
  }
}
