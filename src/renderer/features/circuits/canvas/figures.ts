import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits.ts'

/** A rate as it stands on the canvas; undefined where nothing moves, which goes without saying. */
export function rateWords(perSecond: number | undefined): string | undefined {
  if (perSecond === undefined || perSecond === 0) return undefined
  return WORDS.canvas.perSecond(perSecond < 1 ? '<1' : formatCount(Math.round(perSecond)))
}
