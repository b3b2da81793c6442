/** Names that are compared; a longer list is not searched. */
const CANDIDATES_MAX = 6_000

/** Edits (insert, delete, replace, swap of neighbours) between two words, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      next.push(best)
    }
    if (Math.min(...next) > limit) return limit + 1
    before = row
    row = next
  }
  return row[b.length]!
}

/** The known name that `word` most likely meant; undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3))
  let seen = 0
  for (const name of known) {
    if (++seen > CANDIDATES_MAX) break
    const edits = distance(word, name, least)
    if (edits < least || (edits === least && best === undefined)) {
      best = name
      least = edits
    }
  }
  return best
}
