import { createStore } from 'zustand/vanilla'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { History, Located, Whereabouts } from './history.ts'
import type { Moment, TimeCursor } from './time-cursor.ts'

/** Recorded seconds a second. */
export const PLAY_SPEEDS = [0.01, 0.1, 0.5, 1, 2, 10, 100] as const
/** How often a playing cursor moves: as live numbers do. */
export const PLAY_STEP_MS = 250
/** Where nothing was recorded for longer than it takes to see this, the cursor goes on to the next record. */
export const PLAY_GAP_STEPS = 4

export interface TravelState {
  /** An answer is on its way; the cursor still stands where it did. */
  readonly isSeeking: boolean
  readonly speed: number
}

export interface TravelOptions {
  readonly cursor: TimeCursor
  readonly history: Pick<History, 'locate'>
  readonly clock: Clock
  readonly onTrouble: (error: unknown) => void
}

/** Moves the time cursor: to a record, a position or a time, by steps, and by itself. One question at a time; of several wishes the last one counts. */
export class TimeTravel {
  readonly store = createStore<TravelState>(() => ({ isSeeking: false, speed: 1 }))
  readonly #options: TravelOptions
  #wish: Whereabouts | undefined
  #stopPlay: (() => void) | undefined

  constructor(options: TravelOptions) {
    this.#options = options
  }

  /** @returns whether the cursor stands there; what went wrong was told. */
  async to(where: Whereabouts): Promise<boolean> {
    this.stop()
    return await this.#seek(where, 'at')
  }

  /** Goes to a moment that is known already: nothing is asked, unless an answer is on its way. */
  async goTo(moment: Moment): Promise<void> {
    if (this.store.getState().isSeeking) return void (await this.to({ record: moment.record }))
    this.stop()
    this.#options.cursor.goTo(moment)
  }

  async step(by: 1 | -1 | 10 | -10): Promise<void> {
    const { at, head } = this.#options.cursor.store.getState()
    if (at === undefined || head === undefined) return
    const asked = this.#wish !== undefined && 'record' in this.#wish ? this.#wish.record : at.record
    await this.to({ record: Math.min(head.record, Math.max(0, asked + by)) })
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed })
  }

  /** The cursor goes on by itself, in the time of the records times the speed, until the newest one. */
  play(): void {
    this.stop()
    const { cursor, clock } = this.#options
    const { at } = cursor.store.getState()
    if (at?.time === undefined) return
    let isOver = false
    let cancel = (): void => {}
    let timeMs = Date.parse(at.time)
    let idle = 0
    this.#stopPlay = () => {
      isOver = true
      cancel()
    }
    cursor.goTo(at, 'replay')
    const turn = async (): Promise<void> => {
      const { at: now, head } = cursor.store.getState()
      if (now === undefined || head === undefined || now.record >= head.record) return this.stop()
      timeMs += PLAY_STEP_MS * this.store.getState().speed
      const isGap = idle >= PLAY_GAP_STEPS
      const isThere = await this.#seek(
        isGap ? { record: now.record + 1 } : { time: new Date(timeMs).toISOString() },
        'replay',
        () => isOver,
      )
      if (isOver) return
      if (!isThere) return this.stop()
      const next = cursor.store.getState().at
      idle = next?.record === now.record ? idle + 1 : 0
      if (isGap && next?.time !== undefined) timeMs = Date.parse(next.time)
      cancel = clock.after(PLAY_STEP_MS, () => void turn())
    }
    cancel = clock.after(PLAY_STEP_MS, () => void turn())
  }

  /** Stands still where it is. */
  stop(): void {
    this.#stopPlay?.()
    this.#stopPlay = undefined
    if (this.#options.cursor.store.getState().mode === 'replay') this.#options.cursor.pause()
  }

  live(): void {
    this.stop()
    this.#wish = undefined
    this.#options.cursor.live()
  }

  pause(): void {
    this.stop()
    this.#options.cursor.pause()
  }

  async #seek(where: Whereabouts, mode: 'at' | 'replay', isOver: () => boolean = () => false): Promise<boolean> {
    const { cursor, history, onTrouble } = this.#options
    const isBusy = this.#wish !== undefined
    this.#wish = where
    // Whoever is asking goes on with the newest wish.
    if (isBusy) return true
    this.store.setState({ isSeeking: true })
    let asked: Whereabouts | undefined
    try {
      while (this.#wish !== undefined && this.#wish !== asked) {
        asked = this.#wish
        const found: Located = await history.locate(asked)
        // Live was pressed meanwhile.
        if (this.#wish === undefined || isOver()) return false
        cursor.goTo({ record: found.record, pos: found.pos, time: found.time }, mode)
      }
      return true
    } catch (error) {
      onTrouble(Fault.from(error))
      return false
    } finally {
      this.#wish = undefined
      this.store.setState({ isSeeking: false })
    }
  }
}
