import { type ComponentType, type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Inspectors } from '../../place/inspectors.ts'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { WORDS } from '../../words/circuits.ts'
import { EdgeForm } from './canvas/edge-form.tsx'
import { NodeForm } from './canvas/node-form.tsx'
import type { CircuitDocument } from './model/circuit-document.ts'
import { partOf } from './model/selection.ts'

interface FormProps {
  readonly document: CircuitDocument
  readonly name: string
}

/** The form of a node or an edge, where its circuit is the one that is open. */
const inspectorOf = (Form: ComponentType<FormProps>, absent: string) =>
  function PartInspector({ id }: { readonly id: string }): ReactElement {
    const { circuits } = useServices()
    const { path, name } = partOf(id)
    const shownPath = useStore(circuits.store, (state) => state.path)
    useStore(circuits.store, (state) => state.change)
    useEffect(() => circuits.watch(), [circuits])
    const { document } = circuits
    if (document === undefined || shownPath !== path) return <Blank title={absent}>{path}</Blank>
    return <Form document={document} name={name} />
  }

export const inspectors: Inspectors = {
  node: inspectorOf(NodeForm, WORDS.inspector.absent),
  edge: inspectorOf(EdgeForm, WORDS.inspector.edgeAbsent),
}
