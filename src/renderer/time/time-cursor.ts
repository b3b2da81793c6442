import { createStore } from 'zustand/vanilla'

/** A place in time: after audit record `record`, whose bus position is `pos`. */
export interface Moment {
  readonly record: number
  /** 64-bit, as a decimal string. */
  readonly pos: string
  /** RFC 3339, where it is known. */
  readonly time?: string
}

export interface TimeState {
  /** `live`: what is now. `at`: the state after record `at.record`, the same for every view. `replay`: as `at`, and the cursor moves by itself. */
  readonly mode: 'live' | 'at' | 'replay'
  /** Where the cursor stands; the newest moment while live; undefined before the first answer of an engine. */
  readonly at: Moment | undefined
  /** The newest record. */
  readonly head: Moment | undefined
}

/** The one time cursor of the window. Every view reads it: at a moment, a view shows the state after that record (docs/spec/state.md), not what is now. */
export class TimeCursor {
  readonly store = createStore<TimeState>(() => ({ mode: 'live', at: undefined, head: undefined }))

  /** The log has grown. A cursor that stands somewhere stays there. */
  setHead(head: Moment): void {
    const { mode, at } = this.store.getState()
    this.store.setState({ head, at: mode === 'live' ? head : at })
  }

  live(): void {
    this.store.setState({ mode: 'live', at: this.store.getState().head })
  }

  /** Stands still where it is. */
  pause(): void {
    const { head, at } = this.store.getState()
    this.store.setState({ mode: 'at', at: at ?? head })
  }

  goTo(at: Moment, mode: 'at' | 'replay' = 'at'): void {
    this.store.setState({ mode, at })
  }
}
