/** Replaces `[from, to)` of a text (UTF-16 offsets) by `insert`; several of one edit do not overlap and refer to the text before. */
export interface TextPatch {
  readonly from: number
  readonly to: number
  readonly insert: string
}

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

/** A part of a text that is made: taken over from the first one, or new. */
type Part = { readonly from: number; readonly to: number } | { readonly insert: string }

/** One set of patches for two that follow each other: `second` refers to the text that `first` makes of one of `length` characters. */
export function joinPatches(length: number, first: readonly TextPatch[], second: readonly TextPatch[]): readonly TextPatch[] {
  const middle: Part[] = []
  let at = 0
  for (const { from, to, insert } of inOrder(first)) {
    middle.push({ from: at, to: from }, { insert })
    at = to
  }
  middle.push({ from: at, to: length })
  const parts: Part[] = []
  let done = 0
  for (const { from, to, insert } of inOrder(second)) {
    parts.push(...slice(middle, done, from), { insert })
    done = to
  }
  parts.push(...slice(middle, done, Number.POSITIVE_INFINITY))
  return gaps(parts, length)
}

function slice(parts: readonly Part[], from: number, to: number): Part[] {
  const found: Part[] = []
  let at = 0
  for (const part of parts) {
    const size = 'insert' in part ? part.insert.length : part.to - part.from
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, size)
    if (start < end)
      found.push('insert' in part ? { insert: part.insert.slice(start, end) } : { from: part.from + start, to: part.from + end })
    at += size
  }
  return found
}

/** Patches between the taken-over parts, which are in the order of the first text. */
function gaps(parts: readonly Part[], length: number): readonly TextPatch[] {
  const patches: TextPatch[] = []
  let at = 0
  let insert = ''
  for (const part of [...parts, { from: length, to: length }]) {
    if ('insert' in part) {
      insert += part.insert
      continue
    }
    if (part.from > at || insert !== '') patches.push({ from: at, to: part.from, insert })
    insert = ''
    at = part.to
  }
  return patches
}
