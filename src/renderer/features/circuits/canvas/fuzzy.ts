import uFuzzy from '@leeoniya/ufuzzy'

/** Lines that are shown at once. */
export const LINES_MAX = 50
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 3 })

/** Those whose title or other text matches, best first; all of them where nothing is sought. */
export function fuzzySearch<Item extends { readonly title: string; readonly also?: string }>(
  items: readonly Item[],
  needle: string,
): readonly Item[] {
  if (needle.trim() === '') return items.slice(0, LINES_MAX)
  const [found, , order] = fuzzy.search(
    items.map(({ title, also }) => (also === undefined ? title : `${title} ${also}`)),
    needle.trim(),
    1,
    LINES_MAX * 20,
  )
  const ranked = order === null || order === undefined ? (found ?? []) : order.map((place) => found?.[place] ?? 0)
  return ranked.flatMap((at) => items[at] ?? []).slice(0, LINES_MAX)
}
