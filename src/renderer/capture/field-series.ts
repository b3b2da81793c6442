import { pathOf } from './filter/compile.ts'
import { BLOCK_ROWS, PLOT_LOOKED_THROUGH_MAX, PLOT_POINTS_MAX } from './limits.ts'
import type { MessageStore } from './message-store.ts'
import type { RowReading } from './message-view.ts'
import type { Questions, SeriesPoint } from './protocol.ts'
import type { RowView } from './row-view.ts'

export interface SeriesSight {
  /** Rows that are looked at, oldest first. */
  readonly total: number
  readonly place: (index: number) => { readonly view: RowView; readonly number: number }
  readonly reading: (store: MessageStore) => RowReading
}

/** The numbers that a payload field held in the newest messages of its topic. Only messages that are new since the last question are decoded. */
export class FieldSeries {
  #wish = ''
  /** By position; undefined: no number there. */
  #known = new Map<number, number | undefined>()

  read({ topic, path }: Questions['series']['ask'], sight: SeriesSight): Questions['series']['answer'] {
    const wish = `${topic} ${path}`
    if (wish !== this.#wish) this.#known = new Map()
    this.#wish = wish
    const segments = path.split('.')
    const readings = new Map<MessageStore, RowReading>()
    const points: SeriesPoint[] = []
    const known = new Map<number, number | undefined>()
    const last = Math.max(0, sight.total - PLOT_LOOKED_THROUGH_MAX)
    for (let index = sight.total - 1; index >= last && known.size < PLOT_POINTS_MAX; index--) {
      const { view, number } = sight.place(index)
      const { store } = view
      if (!store.has(number)) continue
      const block = store.block(number)
      const row = number % BLOCK_ROWS
      if (block.topic[row] !== store.topicNumber(topic)) continue
      const pos = block.pos[row] as number
      const reading = readings.get(store) ?? sight.reading(store)
      readings.set(store, reading)
      const value = this.#known.has(pos) ? this.#known.get(pos) : asNumber(pathOf(reading.payloadOf(number), segments))
      known.set(pos, value)
      const sentMs = block.ts[row] as number
      if (value !== undefined) points.push({ pos: String(pos), atMs: sentMs === 0 ? (block.arrival[row] as number) : sentMs, value })
    }
    this.#known = known
    return { points: points.sort((a, b) => a.atMs - b.atMs || Number(a.pos) - Number(b.pos)), without: known.size - points.length }
  }
}

/** Numbers, and text that is one, as filters compare them. */
function asNumber(value: unknown): number | undefined {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}
