import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Inspectors } from '../../place/inspectors.ts'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { WORDS } from '../../words/circuits.ts'
import { NodeForm } from './canvas/node-form.tsx'

/** `FILE#NODE`: a link leads to a node of any circuit. */
function NodeInspector({ id }: { readonly id: string }): ReactElement {
  const { circuits } = useServices()
  const at = id.lastIndexOf('#')
  const [path, name] = [id.slice(0, at), id.slice(at + 1)]
  const shownPath = useStore(circuits.store, (state) => state.path)
  useStore(circuits.store, (state) => state.change)
  useEffect(() => circuits.watch(), [circuits])
  const { document } = circuits
  if (document === undefined || shownPath !== path) return <Blank title={WORDS.inspector.absent}>{path}</Blank>
  return <NodeForm document={document} name={name} />
}

export const inspectors: Inspectors = { node: NodeInspector }
