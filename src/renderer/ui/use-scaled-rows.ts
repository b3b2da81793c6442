import { type RefObject, useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'react'
import { clampTop, type ScaledScroll, scaledScroll, toContent, topShowing, toScrollTop } from './scaled-scroll.ts'

/** Rows drawn above and below what is in sight. */
const OVERSCAN_ROWS = 6
/** Wheel steps that browsers tell in lines and pages. */
const LINE_PX = 16

export interface ScaledRows {
  /** First and last row drawn; last < first when there is none. */
  readonly first: number
  readonly last: number
  /** Height of the element that holds the rows, and where a row is drawn in it. */
  readonly heightPx: number
  /** Height of what is in sight. */
  readonly viewPx: number
  readonly offsetOf: (row: number) => number
  readonly show: (row: number) => void
  readonly showEnd: () => void
}

export interface ScaledRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly rows: number
  readonly rowPx: number
  /** Height of a header that sticks above the rows. */
  readonly headPx: number
}

/**
 * Rows of one height in a scrolled element, of which only those in sight are drawn, however many there are. Where they are taller than an
 * element can be the scroll bar is scaled; the wheel still moves row by row.
 */
export function useScaledRows({ scroller, rows, rowPx, headPx }: ScaledRowsOptions): ScaledRows {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const place = useRef({ top: 0, viewPx: 0, setTop: -1 })
  const list = useRef({ rows, rowPx })
  list.current = { rows, rowPx }
  const scroll = scaledScroll(rows, rowPx, place.current.viewPx)
  const isScaled = scroll.heightPx < scroll.contentPx

  const present = useCallback((): ScaledScroll => scaledScroll(list.current.rows, list.current.rowPx, place.current.viewPx), [])
  const moveTo = useCallback(
    (wanted: number): void => {
      const element = scroller.current
      if (element === null) return
      const top = clampTop(present(), wanted)
      place.current.top = top
      element.scrollTop = toScrollTop(present(), top)
      // What the browser made of it: its own event for this is not a person's.
      place.current.setTop = element.scrollTop
      redraw()
    },
    [scroller, present],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onScroll = (): void => {
      if (element.scrollTop === place.current.setTop) return
      place.current.setTop = -1
      place.current.top = clampTop(present(), toContent(present(), element.scrollTop))
      redraw()
    }
    const watch = new ResizeObserver(() => {
      const viewPx = Math.max(0, element.clientHeight - headPx)
      if (viewPx === place.current.viewPx) return
      place.current.viewPx = viewPx
      redraw()
    })
    element.addEventListener('scroll', onScroll, { passive: true })
    watch.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      watch.disconnect()
    }
  }, [scroller, headPx, present])

  useWheel({ scroller, isScaled, place, moveTo })

  const top = clampTop(scroll, place.current.top)
  const first = Math.max(0, Math.floor(top / rowPx) - OVERSCAN_ROWS)
  const last = Math.min(rows - 1, Math.ceil((top + scroll.viewPx) / rowPx) + OVERSCAN_ROWS)
  const shift = toScrollTop(scroll, top) - top
  const show = useCallback(
    (row: number): void => {
      const wanted = topShowing(present(), place.current.top, { row, rowPx: list.current.rowPx })
      if (wanted !== undefined) moveTo(wanted)
    },
    [present, moveTo],
  )
  const showEnd = useCallback(() => moveTo(Number.MAX_SAFE_INTEGER), [moveTo])
  return {
    first,
    last: place.current.viewPx === 0 ? -1 : last,
    heightPx: scroll.heightPx,
    viewPx: scroll.viewPx,
    offsetOf: (row) => row * rowPx + shift,
    show,
    showEnd,
  }
}

/** Where the rows stand, and what the scroll bar was last set to. */
interface Standing {
  readonly top: number
  readonly viewPx: number
}

interface Wheel {
  readonly scroller: RefObject<HTMLElement | null>
  readonly isScaled: boolean
  readonly place: RefObject<Standing>
  readonly moveTo: (top: number) => void
}

/** Where the scroll bar is scaled, the wheel moves the rows by its own way. */
function useWheel({ scroller, isScaled, place, moveTo }: Wheel): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null || !isScaled) return
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      const px =
        event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : place.current.viewPx
      moveTo(place.current.top + event.deltaY * px)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller, isScaled, place, moveTo])
}
