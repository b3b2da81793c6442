import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { CanvasMarks } from '../live/canvas-marks.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { CircuitsModel } from '../model/circuits.ts'
import type { CanvasLook } from './canvas-context.ts'
import { type Comparison, compareCircuits } from './changes.ts'
import { searchNodes } from './search.ts'
import { type OpenPart, type ShownCircuit, showCircuit } from './shown.ts'
import { highlighted } from './walk.ts'

const NO_CHANGES: Comparison['changes'] = new Map()

export interface ShownDocument {
  readonly shown: ShownCircuit
  readonly look: CanvasLook
}

/** What the canvas shows of a document: its newest circuit, compared with another version where that is asked for, and what is drawn over it. */
export function useShown(
  circuits: CircuitsModel,
  document: CircuitDocument,
  { marks, parts, query }: { readonly marks: CanvasMarks; readonly parts: ReadonlyMap<string, OpenPart>; readonly query: string },
): ShownDocument | undefined {
  const circuit = useStore(document.store, (state) => state.circuit)
  const layout = useStore(document.store, (state) => state.layout)
  const selected = useStore(document.store, (state) => state.selection.nodes)
  const compared = useStore(circuits.store, (state) => state.compared)
  const highlight = useStore(circuits.store, (state) => state.highlight)
  const comparison = useMemo(
    () => (circuit === undefined || compared === undefined ? undefined : compareCircuits(compared.before, circuit)),
    [circuit, compared],
  )
  const drawn = comparison?.circuit ?? circuit
  const shown = useMemo(() => (drawn === undefined ? undefined : showCircuit(drawn, { layout, parts })), [drawn, layout, parts])
  const found = useMemo(() => (drawn === undefined ? new Set<string>() : searchNodes(drawn, query)), [drawn, query])
  const bright = useMemo(() => (drawn === undefined ? undefined : highlighted(drawn, selected, highlight)), [drawn, selected, highlight])
  const look = useMemo(
    (): CanvasLook => ({ ...marks, found, bright, changes: comparison?.changes ?? NO_CHANGES }),
    [marks, found, bright, comparison],
  )
  return useMemo(() => (shown === undefined ? undefined : { shown, look }), [shown, look])
}
