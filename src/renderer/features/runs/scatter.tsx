import { type ReactElement, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { ticksOf } from './plot-data.ts'

export interface ScatterProps {
  /** What it shows, in words. */
  readonly about: string
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  readonly xLabel: string
  readonly yLabel: string
  readonly formatX: (value: number) => string
  /** Where the axis is marked; round values by default. */
  readonly ticksX?: (low: number, high: number) => readonly number[]
  /** A line to read the points against: where y is x, or y is 0. */
  readonly guide: 'diagonal' | 'zero'
}

const HEIGHT = 300
const MARGIN = { left: 46, right: 12, top: 20, bottom: 34 }
/** Of the range, on each side: no point lies on the frame. */
const ROOM = 0.02
/** Okabe-Ito blue: points of either theme. */
const POINT = '#0072b2'
const POINT_DARK = '#56b4e9'

/** Points on a canvas: thousands are drawn at once. The table beside it says the same in numbers. */
export function Scatter(props: ScatterProps): ReactElement {
  const { settings } = useServices()
  const theme = useStore(settings.store, (state) => state.theme)
  const canvas = useRef<HTMLCanvasElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is drawn in its own colours
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => draw(element, props))
    observer.observe(element)
    const scheme = globalThis.matchMedia('(prefers-color-scheme: dark)')
    const onScheme = (): void => void requestAnimationFrame(() => draw(element, props))
    scheme.addEventListener('change', onScheme)
    return () => {
      observer.disconnect()
      scheme.removeEventListener('change', onScheme)
    }
  }, [props, theme])
  return <canvas ref={canvas} className="plot" role="img" aria-label={props.about} height={HEIGHT} />
}

function range(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NaN
    if (Number.isNaN(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) return [0, 1]
  const room = high === low ? 0.5 : (high - low) * ROOM
  return [low - room, high + room]
}

function draw(canvas: HTMLCanvasElement, { x, y, xLabel, yLabel, formatX, guide, ticksX = ticksOf }: ScatterProps): void {
  const width = canvas.clientWidth
  const pixels = globalThis.devicePixelRatio || 1
  canvas.width = Math.max(1, Math.round(width * pixels))
  canvas.height = Math.round(HEIGHT * pixels)
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.scale(pixels, pixels)
  const style = getComputedStyle(canvas)
  const [ink, line] = [style.getPropertyValue('--ink-3'), style.getPropertyValue('--line')]
  const isDark = style.colorScheme.includes('dark')
  const both =
    guide === 'diagonal'
      ? range(Float64Array.from({ length: x.length * 2 }, (_, index) => (index % 2 === 0 ? x : y)[index >> 1] ?? Number.NaN))
      : undefined
  const [xs, ys] = [both ?? range(x), both ?? range(y)]
  const toX = (value: number): number => MARGIN.left + ((value - xs[0]) / (xs[1] - xs[0])) * (width - MARGIN.left - MARGIN.right)
  const toY = (value: number): number =>
    HEIGHT - MARGIN.bottom - ((value - ys[0]) / (ys[1] - ys[0])) * (HEIGHT - MARGIN.top - MARGIN.bottom)
  pen.font = `11px ${style.fontFamily}`
  pen.fillStyle = ink
  pen.strokeStyle = line
  pen.lineWidth = 1
  pen.textAlign = 'center'
  for (const tick of ticksX(...xs)) {
    pen.strokeRect(toX(tick), MARGIN.top, 0, HEIGHT - MARGIN.top - MARGIN.bottom)
    pen.fillText(formatX(tick), toX(tick), HEIGHT - MARGIN.bottom + 14)
  }
  pen.fillText(xLabel, (MARGIN.left + width - MARGIN.right) / 2, HEIGHT - 5)
  pen.textAlign = 'right'
  for (const tick of ticksOf(...ys)) {
    pen.strokeRect(MARGIN.left, toY(tick), width - MARGIN.left - MARGIN.right, 0)
    pen.fillText(String(tick), MARGIN.left - 6, toY(tick) + 4)
  }
  pen.textAlign = 'left'
  pen.fillText(yLabel, MARGIN.left, MARGIN.top - 8)
  pen.strokeStyle = ink
  pen.beginPath()
  const from = guide === 'diagonal' ? xs[0] : 0
  const to = guide === 'diagonal' ? xs[1] : 0
  pen.moveTo(toX(xs[0]), toY(from))
  pen.lineTo(toX(xs[1]), toY(to))
  pen.stroke()
  pen.fillStyle = isDark ? POINT_DARK : POINT
  pen.globalAlpha = Math.max(0.25, Math.min(0.8, 600 / Math.max(1, x.length)))
  for (let index = 0; index < x.length; index += 1) {
    const [px, py] = [toX(x[index] ?? Number.NaN), toY(y[index] ?? Number.NaN)]
    if (!Number.isNaN(px + py)) pen.fillRect(px - 1.5, py - 1.5, 3, 3)
  }
  pen.globalAlpha = 1
}
