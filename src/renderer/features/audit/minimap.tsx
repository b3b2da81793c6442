import { type PointerEvent, type ReactElement, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { TallyAnswer } from '../../../shared/history/index.ts'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/audit.ts'
import { type KindClass, kindClass } from './kind-class.ts'

const words = WORDS.minimap
const CLASSES: readonly KindClass[] = ['machine', 'person', 'run', 'gate', 'breach']

/** Shares of each class in one part of the list. */
type Shares = Readonly<Record<KindClass, number>>

function sharesOf({ rows, kinds }: TallyAnswer): readonly Shares[] {
  const classes = kinds.map(kindClass)
  return rows.map((row) => {
    const sum = row.reduce((all, [, count]) => all + count, 0)
    const shares = { breach: 0, run: 0, gate: 0, person: 0, machine: 0 }
    for (const [kind, count] of row) shares[classes[kind] ?? 'machine'] += count / Math.max(1, sum)
    return shares
  })
}

/** Kinds of records along the list, beside its scroll bar: a click goes there. Few breaches are drawn as wide as many. */
export function Minimap(): ReactElement | null {
  const { audit, settings } = useServices()
  const tally = useStore(audit.store, (state) => state.tally)
  const total = useStore(audit.store, (state) => state.total)
  const theme = useStore(settings.store, (state) => state.theme)
  const canvas = useRef<HTMLCanvasElement>(null)
  const shares = useMemo(() => (tally === undefined ? [] : sharesOf(tally)), [tally])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const watch = new ResizeObserver(() => paint(element, shares))
    watch.observe(element)
    return () => watch.disconnect()
  }, [shares, theme])
  if (tally === undefined || total === 0) return <div className="minimap" aria-hidden />
  const seek = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const row = Math.round(((event.clientY - box.top) / Math.max(1, box.height)) * (total - 1))
    audit.scrollTo(Math.min(total - 1, Math.max(0, row)))
  }
  const summary = CLASSES.toReversed().flatMap((name) => {
    const count = countOf(tally, name)
    return count === 0 ? [] : [`${words.classes[name]} ${formatCount(count)}`]
  })
  return (
    <div
      className="minimap"
      role="img"
      aria-label={`${words.name}: ${summary.join(', ')}`}
      title={summary.join('\n')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seek(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) seek(event)
      }}
    >
      <canvas ref={canvas} />
      <SelectedMark />
    </div>
  )
}

/** Where in the list the selected record is. */
function SelectedMark(): ReactElement | null {
  const { audit } = useServices()
  const share = useStore(audit.store, ({ place, total }) => (total === 0 ? -1 : place / total))
  return share < 0 ? null : <span className="minimap-at" style={{ top: `${share * 100}%` }} />
}

function countOf({ rows, kinds }: TallyAnswer, name: KindClass): number {
  return rows.reduce(
    (sum, row) => sum + row.reduce((all, [kind, count]) => all + (kindClass(kinds[kind] ?? '') === name ? count : 0), 0),
    0,
  )
}

const COLOURS: Readonly<Record<KindClass, string>> = {
  breach: '--breach',
  run: '--accent',
  gate: '--bar-selected',
  person: '--simulated',
  machine: '--line-strong',
}
/** A class with any record in a part is seen. */
const WIDTH_MIN_PX = 2

function paint(canvas: HTMLCanvasElement, shares: readonly Shares[]): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const scale = window.devicePixelRatio
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d')
  if (context === null || shares.length === 0) return
  context.scale(scale, scale)
  const style = getComputedStyle(canvas)
  const colours = CLASSES.toReversed().map((name) => [name, style.getPropertyValue(COLOURS[name])] as const)
  const step = height / shares.length
  for (const [row, share] of shares.entries()) {
    let x = 0
    for (const [name, colour] of colours) {
      if (share[name] === 0) continue
      const px = Math.max(WIDTH_MIN_PX, share[name] * width)
      context.fillStyle = colour
      context.fillRect(x, row * step, px, Math.max(1, step))
      x += px
    }
  }
}
