import { tableFromIPC } from 'apache-arrow'
import { Fault } from '../../shared/base/index.ts'
import type { NumberColumn } from './arrow-rows.ts'
import type { CheckedTable } from './check.ts'
import { Balance, type HandOver } from './conservation.ts'
import type { DataDeclaration, FeatureOp } from './declaration.ts'
import type { FeatureTable } from './features.ts'
import type { Cell } from './typed-cells.ts'

/** What of a cell has to be there again in the feature's value: the value itself, or that there is one. Undefined: the operation may lose it. */
const KEPT: Readonly<Partial<Record<FeatureOp, (cell: Cell) => Cell>>> = {
  number: (cell) => cell,
  year: (cell) => present(cell),
  month: (cell) => present(cell),
  length: (cell) => present(cell),
  prior_count: (cell) => present(cell),
}
const present = (cell: Cell): Cell => (cell === undefined ? undefined : 1)
const toCell = (value: number | undefined): Cell => (value === undefined || Number.isNaN(value) ? undefined : value)

/**
 * What the features took of the used rows: as many rows; of numbers every value, of others that there is one; and T2 of every number.
 * @throws Fault `data/not-conserved`, `rule/null-zero`
 */
export function balanceFeatures(declaration: DataDeclaration, table: CheckedTable, features: FeatureTable): HandOver {
  const handOver = 'rules>features'
  const rows = table.rowIds.length
  const { prediction } = declaration
  const made = [
    ...prediction.features.map(({ name, from, op }, index) => ({ name, from, op, values: features.values[index] ?? new Float64Array() })),
    { name: prediction.target, from: prediction.target, op: 'number' as const, values: features.target },
  ]
  const flows = made.flatMap(({ name, from, op, values }) => {
    const cells = table.columns.get(from)?.cells ?? []
    if (values.length !== rows)
      throw new Fault('data/not-conserved', `${handOver}: ${values.length} values of ${name} for ${rows} rows`, { column: name, rows })
    checkNullZero(handOver, { name, op, cells, values })
    const kept = KEPT[op]
    if (kept === undefined) return []
    const balance = new Balance()
    for (const [row, value] of values.entries()) {
      balance.came(kept(cells[row]))
      balance.went(kept(toCell(value)))
    }
    return [[name, balance.settle(handOver, name)] as const]
  })
  return { hand_over: handOver, rows_in: rows, rows_out: rows, rows_aside: 0, columns: Object.fromEntries(flows) }
}

interface Made {
  readonly name: string
  readonly op: FeatureOp
  readonly cells: readonly Cell[]
  readonly values: Float64Array
}

/** T2, row by row, of the operations that keep zero at zero: missing stays missing, and only a zero is zero. */
function checkNullZero(handOver: string, { name, op, cells, values }: Made): void {
  if (op !== 'number' && op !== 'log1p') return
  const row = values.findIndex((value, at) => {
    const cell = cells[at]
    const isLost = Number.isNaN(value) && cell !== undefined && !(op === 'log1p' && (cell as number) < 0)
    return isLost || (cell === undefined && !Number.isNaN(value)) || (cell === 0) !== (value === 0)
  })
  if (row >= 0)
    throw new Fault('rule/null-zero', `${handOver}: row ${row} of ${name}: ${String(cells[row])} became ${String(values[row])}`, {
      hand_over: handOver,
      column: name,
      row,
    })
}

/**
 * What a stream holds of the features, read back from its bytes: every row, every value, and what is missing.
 * @throws Fault `data/not-conserved`, `rule/null-zero`
 */
export function balanceStream(
  bytes: Uint8Array,
  { set, columns, positions }: { readonly set: string; readonly columns: readonly NumberColumn[]; readonly positions: readonly number[] },
): HandOver {
  const handOver = `features>${set}`
  const table = tableFromIPC(bytes)
  const flows = columns.map(({ name, values }) => {
    const sent = table.getChild(name)
    const balance = new Balance()
    for (const position of positions) balance.came(toCell(values[position]))
    for (const value of sent ?? []) balance.went(toCell((value as number | null) ?? undefined))
    return [name, balance.settle(handOver, name)] as const
  })
  if (table.numRows !== positions.length)
    throw new Fault('data/not-conserved', `${handOver}: ${table.numRows} of ${positions.length} rows`, { hand_over: handOver })
  return {
    hand_over: handOver,
    rows_in: positions.length,
    rows_out: table.numRows,
    rows_aside: 0,
    columns: Object.fromEntries(flows),
  }
}
