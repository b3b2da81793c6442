/**
 * The filter language (docs/spec/view-topics.md, VT20-VT29):
 *
 *     filter     = and *( "or" and )
 *     and        = not *( [ "and" ] not )
 *     not        = *"not" ( "(" filter ")" / comparison / word )
 *     comparison = field operator value
 *     operator   = "=" / "!=" / "<" / ">" / "<=" / ">=" / "~"
 *
 * A word by itself is looked for in topic, sender, type, schema and the beginning of the payload.
 */

/** What a field holds, and with it what it may be compared with. */
export type FieldKind = 'text' | 'type' | 'mark' | 'count' | 'bytes' | 'duration' | 'any'

export interface FieldDef {
  readonly name: string
  readonly kind: FieldKind
  /** What completion says of it. */
  readonly hint: string
}

export const FIELDS: readonly FieldDef[] = [
  { name: 'topic', kind: 'text', hint: 'nvm.jobs, or ~ fabric.*' },
  { name: 'from', kind: 'text', hint: 'identity of the sender' },
  { name: 'type', kind: 'type', hint: 'event, job, job_result, …' },
  { name: 'schema', kind: 'text', hint: 'name of the schema' },
  { name: 'size', kind: 'bytes', hint: 'payload: 512, 4KiB, 1MiB' },
  { name: 'seq', kind: 'count', hint: 'number within its topic' },
  { name: 'pos', kind: 'count', hint: 'position on the bus' },
  { name: 'age', kind: 'duration', hint: 'since it came: 250ms, 5s, 2min' },
  { name: 'mark', kind: 'mark', hint: 'gap, duplicate, late' },
  { name: 'payload', kind: 'any', hint: 'payload.PATH, e.g. payload.status' },
]

export const OPERATORS = ['!=', '<=', '>=', '=', '<', '>', '~'] as const
export type Operator = (typeof OPERATORS)[number]

/** Which operators a kind of field takes. */
export const OPERATORS_OF: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: ['=', '!=', '~'],
  type: ['=', '!='],
  mark: ['=', '!='],
  count: ['=', '!=', '<', '>', '<=', '>='],
  bytes: ['=', '!=', '<', '>', '<=', '>='],
  duration: ['<', '>', '<=', '>='],
  any: ['=', '!=', '<', '>', '<=', '>=', '~'],
}

export const MARK_NAMES = ['gap', 'duplicate', 'late'] as const
export type MarkName = (typeof MARK_NAMES)[number]

/** Longest filter, and most parts of one. */
export const FILTER_CHARS_MAX = 1_024
export const FILTER_PARTS_MAX = 64
export const PATH_SEGMENTS_MAX = 16

export type FilterNode =
  | { readonly is: 'all' }
  | { readonly is: 'and' | 'or'; readonly left: FilterNode; readonly right: FilterNode }
  | { readonly is: 'not'; readonly of: FilterNode }
  | { readonly is: 'word'; readonly text: string }
  | {
      readonly is: 'compare'
      readonly field: string
      /** Of a payload field: its path. */
      readonly path: readonly string[]
      readonly kind: FieldKind
      readonly operator: Operator
      readonly text: string
      /** The value as a number, in bytes or milliseconds where it had a unit; undefined when it is none. */
      readonly number: number | undefined
    }

/** Why a filter is none, and where: characters [at, end). */
export interface FilterError {
  readonly message: string
  readonly at: number
  readonly end: number
}
