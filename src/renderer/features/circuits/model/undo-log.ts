import type { TextPatch } from '../../../../shared/circuit/index.ts'
import type { Position } from './layout.ts'
import type { CanvasSelection } from './selection.ts'

/** Steps that can be taken back; of more the oldest can not any longer. */
export const UNDO_STEPS_MAX = 1_000

/** Positions before or after; undefined: the node has none. */
export type PlacedNodes = ReadonlyMap<string, Position | undefined>

/** One side of a step: what has to be done to get there. */
export interface StepSide {
  readonly patches: readonly TextPatch[]
  readonly placed: PlacedNodes
  readonly selection: CanvasSelection
}

/** One act of a person, and how it is taken back and done again. */
export interface UndoStep {
  /** As the menu names it: `Add node`. */
  readonly title: string
  readonly back: StepSide
  readonly forth: StepSide
  /** Further acts with the same key become a part of the step while it is the newest; undefined: none does. */
  readonly merge: string | undefined
}

/** What can be taken back and done again, newest last. */
export class UndoLog {
  #done: UndoStep[] = []
  #undone: UndoStep[] = []

  get undo(): UndoStep | undefined {
    return this.#done.at(-1)
  }

  get redo(): UndoStep | undefined {
    return this.#undone.at(-1)
  }

  /** A new act: what was taken back before it cannot be done again. */
  add(step: UndoStep): void {
    this.#undone = []
    this.#done.push(step)
    if (this.#done.length > UNDO_STEPS_MAX) this.#done.shift()
  }

  /** The newest step becomes another one that holds it and what came since. */
  replaceNewest(step: UndoStep): void {
    this.#undone = []
    this.#done[this.#done.length - 1] = step
  }

  takeBack(): UndoStep | undefined {
    const step = this.#done.pop()
    if (step !== undefined) this.#undone.push(step)
    return step
  }

  doAgain(): UndoStep | undefined {
    const step = this.#undone.pop()
    if (step !== undefined) this.#done.push(step)
    return step
  }
}
