/** Lines of either text that are compared; a policy has fewer. */
export const DIFF_LINES_MAX = 20_000
/** Steps of the comparison; two texts that have this little in common are shown as one that is out and one that is in. */
const EDITS_MAX = 2_000
/** Unchanged lines shown around a change. */
export const CONTEXT_LINES = 3

/** A line as it was beside how it is. `same` has both, `out` the old one, `in` the new one; numbers from 1. */
export interface DiffLine {
  readonly kind: 'same' | 'out' | 'in'
  readonly before?: number
  readonly after?: number
  readonly text: string
}

/** The shortest way from one text to the other, line by line (Myers 1986, "An O(ND) Difference Algorithm"). Undefined: too long. */
export function diffLines(before: string, after: string): readonly DiffLine[] | undefined {
  const a = before.split('\n')
  const b = after.split('\n')
  if (a.length > DIFF_LINES_MAX || b.length > DIFF_LINES_MAX) return undefined
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const same = (from: number, to: number, shift: number): DiffLine[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => ({
      kind: 'same',
      before: from + index + 1,
      after: from + index + 1 + shift,
      text: a[from + index] ?? '',
    }))
  const middle = shortest(a.slice(start, a.length - end), b.slice(start, b.length - end)).map((line) => ({
    ...line,
    ...(line.before !== undefined && { before: line.before + start }),
    ...(line.after !== undefined && { after: line.after + start }),
  }))
  return [...same(0, start, 0), ...middle, ...same(a.length - end, a.length, b.length - a.length)]
}

function shortest(a: readonly string[], b: readonly string[]): DiffLine[] {
  const trace = furthest(a, b)
  if (trace === undefined)
    return [
      ...a.map((text, index): DiffLine => ({ kind: 'out', before: index + 1, text })),
      ...b.map((text, index): DiffLine => ({ kind: 'in', after: index + 1, text })),
    ]
  const lines: DiffLine[] = []
  let x = a.length
  let y = b.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] as ReadonlyMap<number, number>
    const k = x - y
    const at = (diagonal: number): number => reach.get(diagonal) ?? -1
    const from = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(from)
    const fromY = d === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY && x > 0 && y > 0 && a[x - 1] === b[y - 1]) {
      lines.push({ kind: 'same', before: x, after: y, text: a[x - 1] ?? '' })
      x--
      y--
    }
    if (d === 0) break
    if (x === fromX) lines.push({ kind: 'in', after: y, text: b[--y] ?? '' })
    else lines.push({ kind: 'out', before: x, text: a[--x] ?? '' })
  }
  return lines.reverse()
}

/** How far each diagonal is reached before step d, for every d up to the last; undefined beyond EDITS_MAX. */
function furthest(a: readonly string[], b: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  const reach = new Map<number, number>([[1, 0]])
  const trace: ReadonlyMap<number, number>[] = []
  for (let d = 0; d <= Math.min(a.length + b.length, EDITS_MAX); d++) {
    trace.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x >= a.length && x - k >= b.length) return trace
    }
  }
  return undefined
}

/** Changed lines with some around them; a number stands for so many unchanged lines. */
export function foldSame(lines: readonly DiffLine[]): readonly (DiffLine | number)[] {
  const isNear = lines.map(() => false)
  for (const [index, { kind }] of lines.entries())
    if (kind !== 'same')
      for (let near = Math.max(0, index - CONTEXT_LINES); near <= Math.min(lines.length - 1, index + CONTEXT_LINES); near++)
        isNear[near] = true
  const folded: (DiffLine | number)[] = []
  for (const [index, line] of lines.entries()) {
    const last = folded.at(-1)
    if (isNear[index] === true) folded.push(line)
    else if (typeof last === 'number') folded[folded.length - 1] = last + 1
    else folded.push(1)
  }
  return folded
}
