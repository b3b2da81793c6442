import { toBigInt, toNumber } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'

/** Anchors remembered per log; of the older half every second one goes when there are more. */
export const ANCHORS_MAX = 1_048_576

/** A record of the audit log that says what a stream log was. */
export interface AnchorPlace {
  readonly record: number
  /** Index of the newest entry it covers, and every one before. */
  readonly last: number
  /** ns since 1970 UTC. */
  readonly time: bigint
}

/** Where the anchors of stream logs are on the audit log: they date a log's entries and prove them. */
export class AnchorBook {
  readonly #max: number
  readonly #logs = new Map<string, AnchorPlace[]>()

  constructor(max = ANCHORS_MAX) {
    this.#max = max
  }

  /** Takes each committed record, in order. */
  take = (number: number, { anchor, time }: arqonbus.v1.IRecord): void => {
    if (!anchor) return
    const log = anchor.log ?? ''
    const places = this.#logs.get(log) ?? []
    if (places.length === 0) this.#logs.set(log, places)
    places.push({ record: number, last: toNumber(anchor.last), time: toBigInt(time) })
    if (places.length > this.#max) {
      const half = places.length >> 1
      this.#logs.set(log, [...places.slice(0, half).filter((_, i) => i % 2 === 1), ...places.slice(half)])
    }
  }

  /** The first anchor that covers an entry. */
  covering(log: string, index: number): AnchorPlace | undefined {
    const places = this.#logs.get(log) ?? []
    return places[lowest(places.length, (i) => (places[i] as AnchorPlace).last >= index)]
  }

  /** An index at or before the first entry that was taken at `time` or later: within about a second, never too late. */
  indexAt(log: string, time: bigint): number {
    const places = this.#logs.get(log) ?? []
    const found = lowest(places.length, (i) => (places[i] as AnchorPlace).time >= time)
    return (places[found - 1]?.last ?? -1) + 1
  }
}

/** The lowest i below `count` for which `isTrue`, which stays true from there on; `count` when there is none. */
function lowest(count: number, isTrue: (i: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}
