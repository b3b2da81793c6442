import { createStore } from 'zustand/vanilla'

/** The part of a run that is on screen, as shares of its length. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

/** The whole run, and the smallest part of it that is shown. */
export const WHOLE: TimeWindow = { from: 0, to: 1 }
export const SPAN_MIN = 0.0005
/** An edge nearer than this share of what is shown draws the window's end, or the pointer, to it. */
export const SNAP_SHARE = 0.012

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** A share of the run as a place in what is shown of it. */
export const place = (share: number, { from, to }: TimeWindow): string => `${(100 * (share - from)) / (to - from)}%`

/** Makes the window `factor` as long; what lies `at` (0 to 1 of the window) stays where it is. */
export function zoomed({ from, to }: TimeWindow, factor: number, at = 0.5): TimeWindow {
  const span = clamp((to - from) * factor, SPAN_MIN, 1)
  const fixed = from + (to - from) * at
  const start = clamp(fixed - span * at, 0, 1 - span)
  return { from: start, to: start + span }
}

/** Moves the window by a share of itself. */
export function panned({ from, to }: TimeWindow, share: number): TimeWindow {
  const span = to - from
  const start = clamp(from + span * share, 0, 1 - span)
  return { from: start, to: start + span }
}

/** The nearest edge, where it is near enough; else the value itself. */
export function snapped(value: number, edges: readonly number[], { from, to }: TimeWindow): number {
  const near = edges.reduce((best, edge) => (Math.abs(edge - value) < Math.abs(best - value) ? edge : best), Number.POSITIVE_INFINITY)
  return Math.abs(near - value) <= SNAP_SHARE * (to - from) ? near : value
}

/** Both ends drawn to edges that are near. */
export function snapWindow(window: TimeWindow, edges: readonly number[]): TimeWindow {
  const [from, to] = [snapped(window.from, edges, window), snapped(window.to, edges, window)]
  return to - from >= SPAN_MIN ? { from, to } : window
}

/** Which part of the shown run's length is on screen. Zooming and moving by a step stop at the edges of phases. */
export class GanttView {
  readonly store = createStore<TimeWindow>(() => WHOLE)
  #edges: readonly number[] = []

  /** Where phases begin and end, as shares of the run. */
  setEdges(edges: readonly number[]): void {
    this.#edges = edges
  }

  get edges(): readonly number[] {
    return this.#edges
  }

  zoom(factor: number, at?: number): void {
    this.store.setState(snapWindow(zoomed(this.store.getState(), factor, at), this.#edges))
  }

  pan(share: number): void {
    this.store.setState(snapWindow(panned(this.store.getState(), share), this.#edges))
  }

  show(window: TimeWindow): void {
    const span = Math.max(SPAN_MIN, window.to - window.from)
    const from = clamp(window.from, 0, 1 - span)
    this.store.setState({ from, to: from + span })
  }

  fit(): void {
    this.store.setState(WHOLE)
  }
}
