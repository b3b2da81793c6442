import type { TextPatch } from '../../../../shared/circuit/index.ts'

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
