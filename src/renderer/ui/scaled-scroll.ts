/** Tallest element that is made: a browser clamps heights at 33,554,428 px, and is exact well below. */
export const SCROLL_PX_MAX = 8_000_000

/** A list taller than an element can be: where a scroll bar of `heightPx` stands for `contentPx` of rows. */
export interface ScaledScroll {
  /** Rows' height in all. */
  readonly contentPx: number
  /** Height of the element that is scrolled. */
  readonly heightPx: number
  readonly viewPx: number
}

export function scaledScroll(rows: number, rowPx: number, viewPx: number): ScaledScroll {
  const contentPx = rows * rowPx
  return { contentPx, heightPx: Math.min(contentPx, SCROLL_PX_MAX), viewPx }
}

const range = (all: number, viewPx: number): number => Math.max(0, all - viewPx)

/** The place in the rows that a scroll bar stands for, in px from their top. Both ends are reached exactly. */
export function toContent({ contentPx, heightPx, viewPx }: ScaledScroll, scrollTop: number): number {
  if (contentPx === heightPx) return scrollTop
  return (scrollTop / Math.max(1, range(heightPx, viewPx))) * range(contentPx, viewPx)
}

/** Where the scroll bar stands for a place in the rows. */
export function toScrollTop({ contentPx, heightPx, viewPx }: ScaledScroll, top: number): number {
  if (contentPx === heightPx) return top
  return (top / Math.max(1, range(contentPx, viewPx))) * range(heightPx, viewPx)
}

export const clampTop = ({ contentPx, viewPx }: ScaledScroll, top: number): number => Math.min(range(contentPx, viewPx), Math.max(0, top))

/** Where the rows must be scrolled to so that one is in sight; undefined when it is. */
export function topShowing(
  scroll: ScaledScroll,
  top: number,
  { row, rowPx }: { readonly row: number; readonly rowPx: number },
): number | undefined {
  const start = row * rowPx
  if (start < top) return start
  return start + rowPx > top + scroll.viewPx ? clampTop(scroll, start + rowPx - scroll.viewPx) : undefined
}
