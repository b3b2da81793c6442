import uFuzzy from '@leeoniya/ufuzzy'
import type { OmniboxItem } from './omnibox-items.ts'

/** Lines shown at once. */
export const LINES_MAX = 50
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 3 })

/** The items that match, best first; among those that match alike, and where nothing is sought, what was picked last comes first. */
export function searchItems(items: readonly OmniboxItem[], needle: string, recent: readonly string[]): readonly OmniboxItem[] {
  const rankOf = (item: OmniboxItem): number => {
    const at = recent.indexOf(item.key)
    return at < 0 ? recent.length : at
  }
  if (needle === '') return items.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, LINES_MAX)
  // What a number or a time means was made for this very text.
  const exact = items.filter(({ key }) => key.startsWith(': ') || key.startsWith('record '))
  const rest = items.filter((item) => !exact.includes(item))
  const [found, , order] = fuzzy.search(
    rest.map(({ title }) => title),
    needle,
    1,
    LINES_MAX * 20,
  )
  const ranked = order === null || order === undefined ? (found ?? []) : order.map((place) => found?.[place] ?? 0)
  const matching = ranked.flatMap((at) => rest[at] ?? [])
  const top = matching.slice(0, LINES_MAX)
  // Of the first few, those that were used before.
  const [head, tail] = [top.slice(0, 8), top.slice(8)]
  return [...exact, ...head.toSorted((a, b) => rankOf(a) - rankOf(b)), ...tail].slice(0, LINES_MAX)
}
