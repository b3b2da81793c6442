/**
 * A sum of float64 values without rounding, kept as partial sums that do not overlap (Shewchuk, "Adaptive Precision Floating-Point
 * Arithmetic", 1997). What was added and then subtracted again, in whatever order, is exactly zero.
 */
export class ExactSum {
  #partials: number[] = []

  /** `value` must be finite. */
  add(value: number): void {
    const partials = this.#partials
    let rest = value
    let kept = 0
    for (const partial of partials) {
      const [big, small] = Math.abs(rest) < Math.abs(partial) ? [partial, rest] : [rest, partial]
      const high = big + small
      const low = small - (high - big)
      if (low !== 0) {
        partials[kept] = low
        kept += 1
      }
      rest = high
    }
    partials.length = kept
    if (rest !== 0) partials.push(rest)
  }

  get isZero(): boolean {
    return this.#partials.length === 0
  }

  /** Rounded once or nearly so, and the same whatever the order of the values was where few partials are left. */
  get value(): number {
    return this.#partials.reduceRight((sum, partial) => sum + partial, 0)
  }
}
