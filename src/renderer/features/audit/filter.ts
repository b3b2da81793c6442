import type { RecordFilter } from '../../../shared/history/index.ts'
import { arqonbus } from '../../../shared/wire/generated/arqonbus.js'

/** Members of a record that stand before its body (proto/arqonbus/v1/record.proto). */
const HEAD = ['prev', 'pos', 'epoch', 'time', 'actor', 'run', 'phase', 'device', 'simulated']

/** Whether there are records of this kind. */
export function isKind(kind: string): boolean {
  const field = kind.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return /^[a-z][a-z_]*$/.test(kind) && !HEAD.includes(kind) && Object.hasOwn(arqonbus.v1.Record.prototype, field)
}

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value)

export type ParsedFilter =
  | { readonly ok: true; readonly filter: RecordFilter; readonly record?: number }
  | { readonly ok: false; readonly word: string }

/**
 * `gate`, `kind:gate`, `run:ID`, `actor:ID`, `phase:NAME`, `since:TIME`, `until:TIME` (RFC 3339) in any order, all of which must match; a number is a
 * record to go to. `ok: false` names the word that means nothing.
 */
export function parseFilter(text: string): ParsedFilter {
  let filter: RecordFilter = {}
  let record: number | undefined
  for (const word of text.trim().split(/\s+/)) {
    if (word === '') continue
    const at = word.indexOf(':')
    const [name, value] = at < 0 ? ['', word] : [word.slice(0, at), word.slice(at + 1)]
    if (name === '' && /^\d{1,15}$/.test(value)) record = Number(value)
    else if ((name === '' || name === 'kind') && isKind(value)) filter = { ...filter, kind: value }
    else if ((name === 'run' || name === 'actor') && value !== '') filter = { ...filter, [name]: value }
    else if (name === 'phase' && /^[A-Za-z_]+$/.test(value)) filter = { ...filter, phase: value.toUpperCase() }
    else if ((name === 'since' || name === 'until') && isTime(value)) filter = { ...filter, [name]: value }
    else return { ok: false, word }
  }
  return { ok: true, filter, ...(record !== undefined && { record }) }
}

export const isEmptyFilter = (filter: RecordFilter): boolean => Object.keys(filter).length === 0
