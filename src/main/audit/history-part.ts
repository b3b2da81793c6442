import { Fault } from '../../shared/base/index.ts'
import {
  ancestorsOf,
  formatPath,
  type OpenedPart,
  type OutlineRow,
  parsePath,
  partAt,
  type StateChange,
  type StatePath,
} from '../../shared/history/index.ts'
import type { CanonicalTexts } from './canonical-texts.ts'

/** Characters of a part's canonical JSON that one answer holds. */
export const PART_CHARS_MAX = 262_144
/** Members of one outline; the rest is asked for from the next one on. */
export const OUTLINE_MEMBERS_MAX = 500
/** Characters of a text value in an outline. */
const VALUE_CHARS_MAX = 512

export interface Outline {
  readonly count: number
  readonly members: readonly OutlineRow[]
}

const isParent = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Members of a part that are there: those of objects by name, elements of lists by place. */
function membersOf(part: object): readonly (readonly [string, unknown])[] {
  const members = Object.entries(part).filter(([, member]) => member !== undefined)
  return Array.isArray(part) ? members : members.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a part is made of. A value has no members. */
export function outlineOf(part: unknown, path: StatePath, range: { readonly from: number; readonly texts: CanonicalTexts }): Outline {
  if (!isParent(part)) return { count: 0, members: [] }
  const all = membersOf(part)
  const members = all.slice(range.from, range.from + OUTLINE_MEMBERS_MAX).map(([name, value]): OutlineRow => {
    const row = { name, path: formatPath([...path, name]), chars: range.texts.chars(value) }
    if (isParent(value)) return { ...row, kind: Array.isArray(value) ? 'list' : 'object', count: membersOf(value).length }
    const shown = typeof value === 'string' ? value.slice(0, VALUE_CHARS_MAX) : (value as number | boolean | null)
    return { ...row, kind: 'value', count: 0, value: shown }
  })
  return { count: all.length, members }
}

/** Parts that a step's answer opens because something in them changed. */
export const CHANGED_OPENED_MAX = 12

interface OpenedOptions {
  readonly open: readonly StatePath[]
  readonly changes: readonly StateChange[]
  readonly texts: CanonicalTexts
}

/** The whole, the parts of `open` that are there, and what changes lie in, the first of them; together at most PART_CHARS_MAX characters of JSON. */
export function openedParts(state: object, { open, changes, texts }: OpenedOptions): readonly OpenedPart[] {
  const changed = new Set(changes.flatMap(({ path }) => ancestorsOf(path)))
  const wanted = new Set(['', ...open.map(formatPath), ...[...changed].slice(0, CHANGED_OPENED_MAX)])
  const parts: OpenedPart[] = []
  let chars = 0
  for (const text of wanted) {
    const path = parsePath(text) ?? []
    const part = partAt(state, path)
    if (!isParent(part)) continue
    const opened = { path: text, ...outlineOf(part, path, { from: 0, texts }) }
    chars += JSON.stringify(opened).length
    if (chars > PART_CHARS_MAX) break
    parts.push(opened)
  }
  return parts
}

/** The part itself. @throws Fault `history/too-large`, with what it is made of. */
export function boundedPart(part: unknown, path: StatePath, texts: CanonicalTexts): unknown {
  if (part === undefined) return null
  const chars = texts.chars(part)
  if (chars <= PART_CHARS_MAX) return part
  const { count, members } = outlineOf(part, path, { from: 0, texts })
  const outline = members.map((member) => ({ path: member.path, chars: member.chars }))
  const name = path.length === 0 ? 'the state' : formatPath(path)
  throw new Fault('history/too-large', `${name} has ${chars} characters of JSON; an answer holds ${PART_CHARS_MAX}`, {
    chars,
    count,
    outline,
  })
}
