import type { TextPatch } from '../../../../shared/circuit/index.ts'

const inOrder = (patches: readonly TextPatch[]): readonly TextPatch[] => [...patches].sort((a, b) => a.from - b.from || a.to - b.to)

/** The text with all patches, whose offsets are those of `text`. Callers must give patches that do not overlap and lie within it. */
export function applyPatches(text: string, patches: readonly TextPatch[]): string {
  let result = ''
  let at = 0
  for (const { from, to, insert } of inOrder(patches)) {
    result += text.slice(at, from) + insert
    at = to
  }
  return result + text.slice(at)
}

/** The patches that lead back: applied to `applyPatches(text, patches)` they give `text`, byte for byte. */
export function inversePatches(text: string, patches: readonly TextPatch[]): readonly TextPatch[] {
  let shift = 0
  return inOrder(patches).map(({ from, to, insert }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return { from: start, to: start + insert.length, insert: text.slice(from, to) }
  })
}

/** The one patch that leads from a text to another one: what lies between their common beginning and end. None when they are equal. */
export function patchBetween(before: string, after: string): readonly TextPatch[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  return [{ from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) }]
}
