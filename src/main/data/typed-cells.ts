import { Fault } from '../../shared/base/index.ts'
import { formatDay, parseDay } from './calendar.ts'
import type { CellType, TableDeclaration } from './declaration.ts'

/** A value as the data steps use it: text, a number, a date's day number; undefined is missing. */
export type Cell = string | number | undefined

export interface TypedColumn {
  readonly type: CellType
  readonly cells: Cell[]
  /** Rows whose value is there but cannot be of this type; their cell is undefined. */
  readonly wrong: number[]
  /** Rows of a text column that held a number; their cell is the number's text. */
  readonly notText: number[]
}

/** Marks a value that cannot be of the declared type. */
const WRONG = Symbol('wrong')

/**
 * Reads raw values as the declared type.
 * @throws Fault `data/wrong-schema` when most values that are there are not of this type: then the column is another one, not a few rows of it.
 */
export function typeColumn(
  raw: readonly unknown[],
  type: CellType,
  place: { readonly table: TableDeclaration; readonly column: string },
): TypedColumn {
  const typed: TypedColumn = { type, cells: new Array<Cell>(raw.length), wrong: [], notText: [] }
  const isText = place.table.format === 'csv'
  let present = 0
  for (const [row, value] of raw.entries()) {
    if (value === null || value === undefined || value === '') continue
    present += 1
    const cell = typeCell(value, type, isText)
    if (cell === WRONG) typed.wrong.push(row)
    else typed.cells[row] = cell
    if (type === 'string' && typeof value !== 'string' && cell !== WRONG) typed.notText.push(row)
  }
  if ((typed.wrong.length + typed.notText.length) * 2 > present) {
    const { table, column } = place
    throw new Fault('data/wrong-schema', `${table.path}: column ${column} does not hold ${type} values`, {
      name: table.name,
      column,
      declared: type,
      values: present,
    })
  }
  return typed
}

/** One raw value as a run uses it, a date as `YYYY-MM-DD`; null for one that is missing or cannot be of this type. */
export function valueAs(raw: unknown, type: CellType, format: TableDeclaration['format']): string | number | null {
  if (raw === null || raw === undefined || raw === '') return null
  const cell = typeCell(raw, type, format === 'csv')
  if (cell === WRONG) return null
  return type === 'date' ? formatDay(cell as number) : cell
}

function typeCell(value: unknown, type: CellType, isText: boolean): Exclude<Cell, undefined> | typeof WRONG {
  if (type === 'string') {
    if (typeof value === 'string') return value
    const isNumber = typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))
    return isNumber ? String(value) : WRONG
  }
  if (type === 'date') return typeDate(value)
  const number = typeof value === 'bigint' ? Number(value) : isText ? parseNumber(value as string) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return WRONG
  if (type === 'int' && !Number.isSafeInteger(number)) return WRONG
  // -0 and 0 are one value: they must not make two different files of one table.
  return number === 0 ? 0 : number
}

function typeDate(value: unknown): number | typeof WRONG {
  if (typeof value === 'string') return parseDay(value) ?? WRONG
  if (!(value instanceof Date)) return WRONG
  const day = value.getTime() / 86_400_000
  return Number.isSafeInteger(day) ? day : WRONG
}

function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined
}
