import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react'

/** One press of an arrow key. */
const STEP_PX = 16

export interface SplitterProps {
  readonly label: string
  readonly axis: 'x' | 'y'
  readonly px: number
  readonly range: { readonly min: number; readonly max: number }
  readonly onPx: (px: number) => void
}

/** The edge of a part at the right or at the bottom, to be dragged or moved by arrow keys. */
export function Splitter({ label, axis, px, range, onPx }: SplitterProps): ReactElement {
  const from = useRef<{ readonly at: number; readonly px: number } | undefined>(undefined)
  const at = (event: PointerEvent): number => (axis === 'x' ? event.clientX : event.clientY)
  const onKeyDown = (event: KeyboardEvent): void => {
    const larger = axis === 'x' ? 'ArrowLeft' : 'ArrowUp'
    const smaller = axis === 'x' ? 'ArrowRight' : 'ArrowDown'
    if (event.key === larger) onPx(px + STEP_PX)
    else if (event.key === smaller) onPx(px - STEP_PX)
    else if (event.key === 'Home') onPx(range.min)
    else if (event.key === 'End') onPx(range.max)
    else return
    event.preventDefault()
  }
  return (
    <div
      className={`splitter ${axis}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={px}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { at: at(event), px }
      }}
      onPointerMove={(event) => {
        if (from.current !== undefined) onPx(from.current.px + from.current.at - at(event))
      }}
      onPointerUp={() => {
        from.current = undefined
      }}
    />
  )
}
