import { createStore } from 'zustand/vanilla'
import type { FaultView } from '../../shared/base/index.ts'
import type { Selection } from '../place/selection.ts'

/** Problems kept; an older one gives way and is counted. */
export const PROBLEMS_MAX = 200

export interface ProblemInput {
  /** The part that found it: `runs`, `link`, `connection`. */
  readonly source: string
  readonly severity: 'breach' | 'failure' | 'warning'
  readonly title: string
  readonly fault?: FaultView
  /** What it is about. */
  readonly selection?: Selection
}

export interface Problem extends ProblemInput {
  readonly id: number
  readonly timeMs: number
  /** How often the same thing came in a row. */
  readonly times: number
}

/** Something that is wrong as things stand: it goes when it is mended, not when it is dismissed. */
export interface StandingProblem {
  readonly severity: 'failure' | 'warning'
  readonly title: string
  readonly code: string
  /** Where, in words: `bowls.circuit.yaml 4:12`. */
  readonly place: string
  readonly goTo: () => void
  readonly fix?: { readonly title: string; readonly run: () => void }
}

export interface ProblemsState {
  /** By the part that finds them, in its order; at most PROBLEMS_MAX of each. */
  readonly standing: Readonly<Record<string, readonly StandingProblem[]>>
  /** Newest first. */
  readonly list: readonly Problem[]
  /** Those that gave way to newer ones. */
  readonly dropped: number
}

const isSame = (a: ProblemInput, b: ProblemInput): boolean =>
  a.source === b.source && a.title === b.title && a.fault?.code === b.fault?.code && a.fault?.message === b.fault?.message

/** All that the list behind `Problems` shows. */
export const countProblems = ({ standing, list }: ProblemsState): number =>
  Object.values(standing).reduce((sum, { length }) => sum + length, list.length)

/** What failed or is wrong, kept until it is cleared: the list behind `Problems`. Any part of the window may add to it. */
export class Problems {
  readonly store = createStore<ProblemsState>(() => ({ standing: {}, list: [], dropped: 0 }))
  readonly #nowMs: () => number
  #next = 1

  /** @param nowMs wall clock, in milliseconds since 1970 */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** The same problem again is counted, not listed twice. */
  add(problem: ProblemInput): void {
    const { list, dropped } = this.store.getState()
    const [newest] = list
    const timeMs = this.#nowMs()
    if (newest !== undefined && isSame(newest, problem)) {
      this.store.setState({ list: [{ ...newest, ...problem, timeMs, times: newest.times + 1 }, ...list.slice(1)] })
      return
    }
    const all = [{ ...problem, id: this.#next++, timeMs, times: 1 }, ...list]
    this.store.setState({ list: all.slice(0, PROBLEMS_MAX), dropped: dropped + Math.max(0, all.length - PROBLEMS_MAX) })
  }

  /** What a part finds wrong now takes the place of what it found before. */
  stand(source: string, problems: readonly StandingProblem[]): void {
    const { [source]: before = [], ...others } = this.store.getState().standing
    if (before.length === 0 && problems.length === 0) return
    this.store.setState({ standing: problems.length === 0 ? others : { ...others, [source]: problems.slice(0, PROBLEMS_MAX) } })
  }

  dismiss(id: number): void {
    this.store.setState({ list: this.store.getState().list.filter((problem) => problem.id !== id) })
  }

  /** What stands stays. */
  clear(): void {
    this.store.setState({ list: [], dropped: 0 })
  }
}
