// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that do not exist; this is the ARIA grid pattern
import { type KeyboardEvent, type ReactElement, useState } from 'react'
import { type OutputFile, runEngine } from '../../run/run-engine.ts'
import { Trouble } from '../../run/trouble.tsx'
import { useAsked } from '../../run/use-asked.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/runs.ts'
import { Why } from './why.tsx'

const words = WORDS.outputs
/** Rows on one page of an output's table. */
export const ROWS_SHOWN = 50

interface Cell {
  readonly row: number
  readonly column: number
}

/** The rows of a table output, a page at a time; the cell that is chosen is followed to where its value comes from. */
export function OutputRows({ run, file }: { readonly run: string; readonly file: OutputFile }): ReactElement {
  const [page, setPage] = useState(0)
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [asked, setAsked] = useState<{ readonly key: string; readonly column: string }>()
  const known = useAsked(`rows ${run} ${file.role} ${page}`, (engine) =>
    runEngine.table(engine, run, { role: file.role, from: page * ROWS_SHOWN, limit: ROWS_SHOWN }),
  )
  if (known.load === 'loading') return <Loading label={words.table(file.role)} rows={8} />
  if (known.load === 'failed') return <Trouble title={WORDS.outputs.failed} fault={known.fault} />
  const { columns, rows, total } = known.value
  const follow = ({ row, column }: Cell): void => {
    const [number, name] = [rows[row]?.[0], columns[column]]
    if (number !== undefined && name !== undefined) setAsked({ key: `#${number}`, column: explained(file.role, name) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key]
    if (event.key === 'Enter') follow(cell)
    else if (step === undefined) return
    else setCell({ row: within(cell.row + (step[0] ?? 0), rows.length), column: within(cell.column + (step[1] ?? 0), columns.length) })
    event.preventDefault()
  }
  return (
    <section className="output-rows" aria-label={words.table(file.role)}>
      <div className="plot-head">
        <h3>{file.role}</h3>
        <Pages page={page} total={total} onPage={setPage} />
        <span className="quiet">{words.cellHint}</span>
      </div>
      <div className="output-columns">
        <div
          className="output-table"
          role="grid"
          tabIndex={0}
          aria-label={words.table(file.role)}
          aria-rowcount={total + 1}
          onKeyDown={onKeyDown}
          aria-activedescendant={`cell-${cell.row}-${cell.column}`}
        >
          <HeadRow columns={columns} />
          {rows.map((cells, row) => (
            <div key={cells[0]} role="row" className="output-row" tabIndex={-1} aria-rowindex={page * ROWS_SHOWN + row + 2}>
              {cells.map((value, column) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
                <span
                  key={columns[column]}
                  id={`cell-${row}-${column}`}
                  role="gridcell"
                  tabIndex={-1}
                  aria-selected={cell.row === row && cell.column === column}
                  title={value}
                  onClick={() => {
                    setCell({ row, column })
                    follow({ row, column })
                  }}
                >
                  {value}
                </span>
              ))}
            </div>
          ))}
        </div>
        {asked !== undefined && <Why key={`${asked.key} ${asked.column}`} run={run} asked={asked} onClose={() => setAsked(undefined)} />}
      </div>
    </section>
  )
}

function HeadRow({ columns }: { readonly columns: readonly string[] }): ReactElement {
  return (
    <div role="row" className="output-row output-head" tabIndex={-1}>
      {columns.map((name) => (
        <span key={name} role="columnheader" tabIndex={-1}>
          {name}
        </span>
      ))}
    </div>
  )
}

const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value))

/** The column that explains a cell: of the predictions `actual` is the target, `row` and `split` are of the row itself. */
function explained(role: string, column: string): string {
  if (role === 'predictions' && (column === 'row' || column === 'split')) return 'ensemble'
  return column.startsWith('row@') ? 'title' : column
}

function Pages({
  page,
  total,
  onPage,
}: {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}): ReactElement {
  const last = Math.max(0, Math.ceil(total / ROWS_SHOWN) - 1)
  return (
    <span className="pages">
      <button type="button" className="button bare" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {WORDS.commands.earlier}
      </button>
      <span>
        {formatCount(page * ROWS_SHOWN + 1)} to {formatCount(Math.min(total, (page + 1) * ROWS_SHOWN))} of {formatCount(total)}
      </span>
      <button type="button" className="button bare" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {WORDS.commands.later}
      </button>
    </span>
  )
}
