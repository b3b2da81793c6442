import type { TextPatch } from '../../../../shared/circuit/index.ts'

/** Typing that pauses for longer goes on as another step of undo. */
export const TYPING_PAUSE_MS = 1_000

/** Says which keystrokes are one step of undo: those that go on where the one before ended, soon after it. */
export class TypingSteps {
  #step = 0
  #endsAt = -1
  #lastMs = Number.NEGATIVE_INFINITY

  /** @param nowMs of any clock that does not go back @returns the same key for patches of one step */
  keyOf(patches: readonly TextPatch[], nowMs: number): string {
    const [patch] = patches
    const goesOn = patch !== undefined && patches.length === 1 && (patch.from === this.#endsAt || patch.to === this.#endsAt)
    if (!goesOn || nowMs - this.#lastMs > TYPING_PAUSE_MS || patch.insert.includes('\n')) this.#step += 1
    this.#lastMs = nowMs
    this.#endsAt = patch === undefined || patches.length > 1 ? -1 : patch.from + patch.insert.length
    return `yaml:${this.#step}`
  }

  /** Something else came between. */
  end(): void {
    this.#endsAt = -1
  }
}
