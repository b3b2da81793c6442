import type { Day } from './calendar.ts'
import type { Cell } from './typed-cells.ts'

type Columns = ReadonlyMap<string, { readonly cells: readonly Cell[] }>

/** Rows that are one entity share this text; a row that lacks a part is an entity of its own. */
export function entityOf(by: readonly string[], columns: Columns, row: number): string {
  const parts = by.map((name) => columns.get(name)?.cells[row] ?? null)
  return parts.includes(null) ? `row ${row}` : JSON.stringify(parts)
}

/** T6: a group's release is the earliest of its members'. Per row, its group's release day; rows without a date have none. */
export function groupReleases(
  { by, event }: { readonly by: readonly string[]; readonly event: string },
  columns: Columns,
  rows: readonly number[],
): ReadonlyMap<number, Day> {
  const dates = columns.get(event)?.cells ?? []
  const entities = rows.map((row) => entityOf(by, columns, row))
  const earliest = new Map<string, Day>()
  for (const [index, row] of rows.entries()) {
    const day = dates[row] as Day | undefined
    if (day !== undefined) earliest.set(entities[index] ?? '', Math.min(day, earliest.get(entities[index] ?? '') ?? Infinity))
  }
  return new Map(
    rows.flatMap((row, index): [number, Day][] => {
      const day = earliest.get(entities[index] ?? '')
      return day === undefined ? [] : [[row, day]]
    }),
  )
}
