import { Fault } from '../../shared/base/index.ts'
import type { CellChange } from './checking.ts'
import type { RowCheck } from './declaration.ts'
import { ExactSum } from './exact-sum.ts'
import type { KeyedTable } from './keyed-table.ts'
import type { MergedTable } from './merge.ts'
import type { Cell } from './typed-cells.ts'

/** What of a column came in and what of it went on; text adds its length, a date its day. */
export interface ColumnFlow {
  readonly sum: number
  readonly missing: number
  readonly zeros: number
}

/** One step handing rows to the next (record `conservation`). */
export interface HandOver {
  readonly hand_over: string
  readonly rows_in: number
  readonly rows_out: number
  readonly rows_aside: number
  readonly columns: Readonly<Record<string, { readonly in: ColumnFlow; readonly out: ColumnFlow }>>
}

class Flow {
  readonly #sum = new ExactSum()
  missing = 0
  zeros = 0

  take(cell: Cell): number {
    const weight = cell === undefined ? 0 : typeof cell === 'string' ? cell.length : cell
    this.#sum.add(weight)
    if (cell === undefined) this.missing += 1
    else if (cell === 0) this.zeros += 1
    return weight
  }

  view(): ColumnFlow {
    return { sum: this.#sum.value, missing: this.missing, zeros: this.zeros }
  }
}

/** The balance of one column over one hand-over: what came in, less what went on, less what was set aside, is nothing. */
export class Balance {
  readonly #in = new Flow()
  readonly #out = new Flow()
  readonly #aside = new Flow()
  readonly #made = new Flow()
  readonly #rest = new ExactSum()

  came(cell: Cell): void {
    this.#rest.add(this.#in.take(cell))
  }

  went(cell: Cell): void {
    this.#rest.add(-this.#out.take(cell))
  }

  aside(cell: Cell): void {
    this.#rest.add(-this.#aside.take(cell))
  }

  /** A recorded change: the old value was set aside, a new one was made. */
  change({ from, to }: Pick<CellChange, 'from' | 'to'>): void {
    this.aside(from)
    this.#rest.add(this.#made.take(to))
  }

  /** @throws Fault `data/not-conserved`, `rule/null-zero` */
  settle(handOver: string, column: string): { readonly in: ColumnFlow; readonly out: ColumnFlow } {
    const flows = { in: this.#in.view(), out: this.#out.view() }
    const aside = this.#aside.view()
    const isOff = (count: 'missing' | 'zeros'): boolean => flows.in[count] + this.#made[count] !== flows.out[count] + aside[count]
    const evidence = { hand_over: handOver, column, ...flows, aside }
    if (isOff('missing') && isOff('zeros'))
      throw new Fault('rule/null-zero', `${handOver}: in ${column} missing values and zeros turned into each other`, evidence)
    if (isOff('missing') || isOff('zeros') || !this.#rest.isZero)
      throw new Fault('data/not-conserved', `${handOver}: the values of ${column} are not those that came in`, evidence)
    return flows
  }
}

/**
 * What each table gave to the merge: its rows are merged or set aside, and so is every value of its columns.
 * @throws Fault `data/not-conserved`, `rule/null-zero`
 */
export function balanceMerge(merged: MergedTable, tables: readonly KeyedTable[], key: readonly string[]): readonly HandOver[] {
  return tables.map((table, index) => {
    const handOver = `${table.name}>merge`
    const unmatched = new Set(index === 0 ? [] : merged.unmatched[index - 1]?.rows)
    // A row of the table is somewhere in the merge, or unmatched; which of its values won is the merge's word, and checked by what they add up to.
    const rowIn = new Map(merged.sourceRows[index]?.flatMap((at, row): [number, number][] => (at === undefined ? [] : [[at, row]])))
    const names = [...table.columns.keys()].filter((name) => index === 0 || !key.includes(name))
    const flows = names.map((name) => {
      const balance = new Balance()
      const cells = table.columns.get(name)?.cells ?? []
      const column = merged.columns.get(name)
      for (let at = 0; at < table.rows; at += 1) {
        balance.came(cells[at])
        const row = rowIn.get(at)
        if (row !== undefined && column?.origin[row] === index + 1) balance.went(column.cells[row])
        else balance.aside(cells[at])
      }
      return [name, balance.settle(handOver, name)] as const
    })
    return {
      hand_over: handOver,
      rows_in: table.rows,
      rows_out: table.rows - unmatched.size,
      rows_aside: unmatched.size,
      columns: Object.fromEntries(flows),
    }
  })
}

/** Checks that may make a value missing, whatever it is, for when or whose it is. No other may make a zero missing, and none a missing value zero. */
const MAY_CLEAR: ReadonlySet<RowCheck> = new Set(['conflict', 'before-existence', 'period-before-release', 'after-as-of', 'not-yet-known'])

/** Opens a balance of every merged column before the rules correct cells in place. */
export function openBalances(merged: MergedTable): ReadonlyMap<string, Balance> {
  return new Map(
    [...merged.columns].map(([name, { cells }]) => {
      const balance = new Balance()
      for (let row = 0; row < merged.rows; row += 1) balance.came(cells[row])
      return [name, balance] as const
    }),
  )
}

/**
 * What the rules did: every value is used, set aside with its row, or changed by a rule that says so; and no rule made zero missing or
 * missing zero (T2).
 * @throws Fault `data/not-conserved`, `rule/null-zero`
 */
export function settleRules(
  balances: ReadonlyMap<string, Balance>,
  merged: MergedTable,
  work: { readonly changes: readonly CellChange[]; readonly used: readonly number[] },
): HandOver {
  const handOver = 'merge>rules'
  for (const change of work.changes) {
    const { rule, check, column, row } = change
    const isLost = change.from === 0 && change.to === undefined && !MAY_CLEAR.has(check)
    if (isLost || (change.from === undefined && change.to === 0)) {
      throw new Fault('rule/null-zero', `${rule} turns missing and zero into each other in ${column}`, { rule, column, row })
    }
    balances.get(change.column)?.change(change)
  }
  const used = new Set(work.used)
  const flows = [...balances].map(([name, balance]) => {
    const cells = merged.columns.get(name)?.cells ?? []
    for (let row = 0; row < merged.rows; row += 1) {
      if (used.has(row)) balance.went(cells[row])
      else balance.aside(cells[row])
    }
    return [name, balance.settle(handOver, name)] as const
  })
  return {
    hand_over: handOver,
    rows_in: merged.rows,
    rows_out: used.size,
    rows_aside: merged.rows - used.size,
    columns: Object.fromEntries(flows),
  }
}
