/** Fields of one payload that are shown; beyond, they are counted. */
export const FIELDS_MAX = 2_000
/** How deep fields may lie in each other. */
export const DEPTH_MAX = 100
const VALUE_CHARS_MAX = 400

/** One field of a payload and the bytes it is made of. */
export interface Field {
  /** Dotted, as filters and columns write it; empty for the whole. */
  readonly path: string
  readonly label: string
  readonly depth: number
  /** What it holds, as text; of an object or list, how many parts. */
  readonly value: string
  readonly kind: 'text' | 'number' | 'truth' | 'nothing' | 'bytes' | 'parts'
  /** Bytes [start, end) of the payload. */
  readonly start: number
  end: number
}

/** Gathers fields up to FIELDS_MAX. */
export class FieldList {
  readonly fields: Field[] = []
  leftOut = 0

  add(field: Omit<Field, 'value' | 'depth' | 'label'> & { readonly value: string }): Field | undefined {
    if (this.fields.length >= FIELDS_MAX) {
      this.leftOut += 1
      return undefined
    }
    const { path, value } = field
    const cut = value.length > VALUE_CHARS_MAX ? `${value.slice(0, VALUE_CHARS_MAX)}…` : value
    const segments = path === '' ? [] : path.split('.')
    const made = { ...field, value: cut, depth: segments.length, label: segments.at(-1) ?? '' }
    this.fields.push(made)
    return made
  }

  /** A container whose parts are counted once they are known. */
  setParts(field: Field | undefined, count: number, end: number): void {
    if (field === undefined) return
    const at = this.fields.indexOf(field)
    if (at >= 0) this.fields[at] = { ...field, value: count === 1 ? '1 part' : `${count} parts`, end }
  }
}

/** The innermost field that holds a byte; undefined when none does. */
export function fieldAt(fields: readonly Field[], offset: number): Field | undefined {
  let found: Field | undefined
  for (const field of fields) {
    if (field.start > offset || field.end <= offset) continue
    if (found === undefined || field.end - field.start <= found.end - found.start) found = field
  }
  return found
}

export const joined = (path: string, part: string | number): string => (path === '' ? String(part) : `${path}.${part}`)
