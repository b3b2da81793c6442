import { type ReactElement, useMemo } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../../services.ts'
import { type GridColumn, VirtualGrid } from '../../../ui/virtual-grid.tsx'
import { WORDS } from '../../../words/circuits.ts'
import { detailOf } from '../canvas/kinds.ts'
import type { CanvasMarks } from '../live/canvas-marks.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { NO_SELECTION } from '../model/selection.ts'
import { outlineRows } from './outline-rows.ts'

const words = WORDS.outline
const COLUMNS: readonly GridColumn[] = [
  { key: 'name', title: words.columns.name, track: 'minmax(130px, 1.9fr)' },
  { key: 'kind', title: words.columns.kind, track: '74px' },
  { key: 'to', title: words.columns.to, track: 'minmax(70px, 1fr)' },
]

export interface OutlineProps {
  readonly document: CircuitDocument
  readonly marks: CanvasMarks
}

/** The circuit as rows, in the order of its edges: the same selection and the same acts as on the canvas, for whoever does not see it. */
export function Outline({ document, marks }: OutlineProps): ReactElement {
  const { circuits } = useServices()
  const circuit = useStore(document.store, (state) => state.circuit)
  const current = useStore(document.store, (state) => state.selection.nodes.at(-1))
  const rows = useMemo(() => (circuit === undefined ? [] : outlineRows(circuit)), [circuit])
  const select = (index: number): void => {
    const row = rows[index]
    if (row === undefined) return
    document.select({ nodes: [row.name], edges: [] })
    circuits.canvas?.reveal(row.name)
  }
  return (
    <section className="circuit-outline" aria-label={words.name} data-region="outline" tabIndex={-1}>
      <VirtualGrid
        label={words.tree}
        columns={COLUMNS}
        count={rows.length}
        selected={rows.findIndex(({ name }) => name === current)}
        onSelect={select}
        onClear={() => document.select(NO_SELECTION)}
        cell={(index, column) => {
          const row = rows[index]
          if (row === undefined) return null
          if (column === 'name')
            return <NameCell name={row.name} depth={row.depth} isSimulated={marks.nodes.get(row.name)?.isSimulated === true} />
          if (column === 'kind') return <span title={detailOf(row.node)}>{WORDS.kinds[row.node.kind]}</span>
          return <span className="quiet">{row.leads === '' ? words.end : row.leads}</span>
        }}
      />
    </section>
  )
}

function NameCell({
  name,
  depth,
  isSimulated,
}: {
  readonly name: string
  readonly depth: number
  readonly isSimulated: boolean
}): ReactElement {
  return (
    <span className="outline-name" style={{ paddingInlineStart: Math.min(depth, 8) * 6 }}>
      {name}
      {isSimulated && <span className="cnode-badge">{WORDS.canvas.simulated}</span>}
    </span>
  )
}
