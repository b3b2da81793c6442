import { CARRIED_ROTATIONS_MAX, type RotationChecks, type ShownRotation, shownRotations } from './rotation-evidence.ts'
import { isSigned } from './signature-checks.ts'
import { parseCheckpoint } from './signed-note.ts'
import type { VerifierKey } from './vkey.ts'

/** Rotations from one key to another; more are carried by no two checkpoints. */
const STEPS_MAX = 2 * CARRIED_ROTATIONS_MAX

export interface FollowOptions extends RotationChecks {
  /** The key that one has. */
  readonly pinned: VerifierKey
  /** Another checkpoint of the log, whose rotations count too: of a later time, when the one to check is older than the key. */
  readonly beside?: Uint8Array | undefined
}

/** Whose key a checkpoint is signed by. */
export interface FollowedKey {
  readonly key: VerifierKey
  /** How it follows from the pinned key: none when it is that one, else in the order of the log. */
  readonly rotations: readonly ShownRotation[]
}

/**
 * Finds the key that signed a checkpoint, from the key that one has: that key itself, one that later rotations name, each signed by the key before it; or
 * one of before, when a checkpoint by the pinned key has the rotation in its past. Only heads no larger than the one that went with the rotation count then.
 * @returns undefined when there is none.
 */
export async function followKeys(checkpoint: Uint8Array, options: FollowOptions): Promise<FollowedKey | undefined> {
  const { beside } = options
  const [own, others] = await Promise.all([
    shownRotations(checkpoint, options),
    beside === undefined ? [] : shownRotations(beside, options),
  ])
  const rotations = [...own, ...others]
  const found = await walkOn(checkpoint, rotations, options)
  if (found !== undefined || beside === undefined) return found
  // A rotation in the past of what the pinned key's log goes on to: then the key before it was the log's up to there.
  return (await walkOn(beside, rotations, options)) && (await walkBack(checkpoint, others, options))
}

async function signs(key: VerifierKey, checkpoint: Uint8Array, { checkSignature }: RotationChecks): Promise<number | undefined> {
  const head = parseCheckpoint(key, checkpoint)
  return head !== undefined && (await isSigned(key, head, checkSignature)) ? head.size : undefined
}

async function walkOn(
  checkpoint: Uint8Array,
  rotations: readonly ShownRotation[],
  options: FollowOptions,
): Promise<FollowedKey | undefined> {
  let key = options.pinned
  const steps: ShownRotation[] = []
  while (steps.length <= STEPS_MAX) {
    if ((await signs(key, checkpoint, options)) !== undefined) return { key, rotations: steps }
    const next = rotations.find(({ before }) => before.text === key.text)
    if (next === undefined) return undefined
    steps.push(next)
    key = next.after
  }
  return undefined
}

async function walkBack(
  checkpoint: Uint8Array,
  rotations: readonly ShownRotation[],
  options: FollowOptions,
): Promise<FollowedKey | undefined> {
  let key = options.pinned
  const steps: ShownRotation[] = []
  while (steps.length < STEPS_MAX) {
    const previous = rotations.find(({ after }) => after.text === key.text)
    if (previous === undefined) return undefined
    steps.unshift(previous)
    key = previous.before
    const size = await signs(key, checkpoint, options)
    if (size !== undefined) return size <= previous.size ? { key, rotations: steps } : undefined
  }
  return undefined
}
