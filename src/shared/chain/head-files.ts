import { NOTE_BYTES_MAX, type SignedHead } from './checkpoint.ts'
import { equalBytes } from './hash.ts'
import type { BadPlace } from './log-verifier.ts'
import type { ReadableDisk } from './segment-walk.ts'
import { type CheckSignature, isSigned } from './signature-checks.ts'
import type { VerifierKey } from './vkey.ts'

export type HeadName = 'head.a' | 'head.b'
export const HEAD_NAMES: readonly HeadName[] = ['head.a', 'head.b']

/** A head file; `head` is undefined when its bytes are not the one encoding of a head of this log. */
export interface FoundNote {
  readonly name: string
  readonly head: SignedHead | undefined
  /** The key that its line names, which must be in force at its size. */
  readonly key: VerifierKey | undefined
}

export function readNotes(disk: ReadableDisk, dir: string): readonly { readonly name: HeadName; readonly bytes: Uint8Array }[] {
  const names = new Set((disk.list(dir) ?? []).flatMap(({ name, kind }) => (kind === 'file' ? [name] : [])))
  return HEAD_NAMES.filter((name) => names.has(name)).map((name) => ({ name, bytes: readNote(disk, `${dir}/${name}`) }))
}

function readNote(disk: ReadableDisk, path: string): Uint8Array {
  try {
    return disk.readFile(path, NOTE_BYTES_MAX)
  } catch (error) {
    // Larger than any head: not one.
    if (error instanceof RangeError) return new Uint8Array(0)
    throw error
  }
}

export interface HeadsToCheck {
  readonly found: readonly FoundNote[]
  /** Commit frames in the log. Both heads are written before the second one is. */
  readonly commits: number
  /** The oldest entry that is there: what a head says of fewer cannot be looked at any more. */
  readonly first: number
  /** Entries of the log. */
  readonly size: number
  rootAt(size: number): Uint8Array | undefined
}

export interface BadHead {
  readonly bad: BadPlace
  readonly isRolledBack: boolean
}

/** The first head that does not hold against the log. */
export async function checkHeads(heads: HeadsToCheck, check: CheckSignature): Promise<BadHead | undefined> {
  for (const name of HEAD_NAMES) {
    const note = heads.found.find((found) => found.name === name)
    if (note === undefined && heads.commits > 1)
      return { bad: { file: name, offset: 0, reason: 'the head is missing' }, isRolledBack: false }
    const bad = note === undefined ? undefined : await checkHead(heads, note, check)
    if (bad !== undefined) return bad
  }
  return undefined
}

/** Why one head does not hold against the log; undefined when it does. */
export async function checkHead(heads: HeadsToCheck, { name, head, key }: FoundNote, check: CheckSignature): Promise<BadHead | undefined> {
  const bad = (reason: string): BadHead => ({ bad: { file: name, offset: 0, reason }, isRolledBack: false })
  if (head === undefined || key === undefined) return bad('the head is not a signed checkpoint of this log in its one encoding')
  if (!(await isSigned(key, head, check))) return bad('the signature of the head is wrong')
  if (head.size > heads.size) {
    const reason = `rolled back: a signed head counts ${head.size} entries where there are ${heads.size}`
    return { bad: { record: heads.size, file: name, offset: 0, reason }, isRolledBack: true }
  }
  if (head.size < heads.first) return undefined
  const root = heads.rootAt(head.size)
  return root === undefined || !equalBytes(root, head.root) ? bad("the root of the head is not the log's") : undefined
}
