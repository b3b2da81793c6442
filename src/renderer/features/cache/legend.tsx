import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/cache.ts'
import type { Heat } from './heat.ts'
import { colourOf, HEAT_STEPS, sideOf } from './heat.ts'
import { SHAPES } from './paint.ts'
import { MARKS } from './slot-table.ts'
import type { ShownCache } from './use-shown.ts'

const TOTAL_OF = { hit: 'hits', put: 'puts', promote: 'promotes', demote: 'demotes', evict: 'evicts' } as const
const CELL = 12

/** What sizes, colours and marks mean, with the numbers that they stand for. */
export function Legend({ shown }: { readonly shown: ShownCache }): ReactElement {
  const { cache } = useServices()
  const heat = useStore(cache.store, (state) => state.heat)
  return (
    <div className="cache-legend">
      <HeatScaleKey heat={heat} shown={shown} />
      <span className="spacer" />
      {MARKS.map((mark) => (
        <span key={mark} className="cache-key">
          <svg width={CELL} height={CELL} viewBox="0 0 12 12" aria-hidden>
            <path d={SHAPES[mark]} className="cache-mark" />
          </svg>
          {WORDS.layers[mark]} <Count value={shown.totals[TOTAL_OF[mark]]} />
        </span>
      ))}
      <span className="cache-key">
        {WORDS.layers.miss} <Count value={shown.totals.misses} />
      </span>
      <span className="quiet">{shown.moment === undefined ? WORDS.layers.sinceOpened : WORDS.layers.upTo}</span>
    </div>
  )
}

/** A count that the record does not tell is absent, and says so. */
function Count({ value }: { readonly value: number | undefined }): ReactElement {
  if (value === undefined)
    return (
      <span className="quiet" title={WORDS.layers.notRecorded}>
        —<span className="visually-hidden">{WORDS.layers.notRecorded}</span>
      </span>
    )
  return <span className="number">{formatCount(value)}</span>
}

function HeatScaleKey({ heat, shown: { scale, table } }: { readonly heat: Heat; readonly shown: ShownCache }): ReactElement {
  const isEmpty = table.entries.every((entry) => entry === undefined)
  if (isEmpty) return <span className="quiet">{WORDS.heat.none}</span>
  const say = (value: number): string => (heat === 'bytes' ? formatBytes(value) : formatCount(value))
  // The warmest is the youngest.
  const [cold, warm] = heat === 'age' ? [scale.max, scale.min] : [scale.min, scale.max]
  const steps = scale.min === scale.max ? [Math.floor(HEAT_STEPS / 2)] : Array.from({ length: HEAT_STEPS }, (_, step) => step)
  return (
    <span className="cache-key">
      <span className="quiet">{WORDS.heat[heat]}</span>
      {scale.min !== scale.max && <span className="number">{say(cold)}</span>}
      <svg width={CELL * steps.length} height={CELL} aria-hidden>
        {steps.map((step, place) => {
          const side = CELL * sideOf(step)
          const inset = (CELL - side) / 2
          return <rect key={step} x={place * CELL + inset} y={inset} width={side} height={side} fill={colourOf(step)} />
        })}
      </svg>
      <span className="number">{say(warm)}</span>
      {heat !== 'bytes' && <span className="quiet">{WORDS.heat.units[heat]}</span>}
    </span>
  )
}
