import { interpolateViridis } from 'd3-scale-chromatic'
import type { SlotEntry } from './slot-table.ts'

export const HEATS = ['hits', 'age', 'bytes'] as const
export type Heat = (typeof HEATS)[number]

/** Steps of colour, and of the square's size: told twice, so that colour is not needed. */
export const HEAT_STEPS = 5

/** Warm is what is asked for much, what is large, and what came lately. */
export interface HeatScale {
  readonly min: number
  readonly max: number
  /** 0 to HEAT_STEPS - 1. */
  readonly stepOf: (entry: SlotEntry) => number
}

/** How many records ago an entry came into its tier; 0 while its record is being written. */
const ageOf = ({ since }: SlotEntry, head: number): number => (since < 0 ? 0 : Math.max(0, head - since))

/** @param head the newest record, or the one that the time cursor stands at */
export function heatScale(heat: Heat, entries: readonly (SlotEntry | undefined)[], head: number): HeatScale {
  const measure = (entry: SlotEntry): number => (heat === 'age' ? ageOf(entry, head) : entry[heat])
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const entry of entries) {
    if (entry === undefined) continue
    const value = measure(entry)
    if (value < min) min = value
    if (value > max) max = value
  }
  if (max < min) return { min: 0, max: 0, stepOf: () => 0 }
  const low = Math.log1p(min)
  const span = Math.log1p(max) - low
  const stepOf = (entry: SlotEntry): number => {
    const share = span === 0 ? 0.5 : (Math.log1p(measure(entry)) - low) / span
    const warmth = heat === 'age' ? 1 - share : share
    return Math.min(HEAT_STEPS - 1, Math.floor(warmth * HEAT_STEPS))
  }
  return { min, max, stepOf }
}

/** The two ends of viridis are left out: one is lost on a dark ground, the other on a light one. */
const [LOW, HIGH] = [0.12, 0.92]
const COLOURS = Array.from({ length: HEAT_STEPS }, (_, step) => interpolateViridis(LOW + ((HIGH - LOW) * step) / (HEAT_STEPS - 1)))

export const colourOf = (step: number): string => COLOURS[step] ?? COLOURS[0] ?? ''

/** Side of the square in its cell, as a share of the cell. */
export const sideOf = (step: number): number => 0.36 + (0.5 * step) / (HEAT_STEPS - 1)
