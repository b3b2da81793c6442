import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../../services.ts'
import { WORDS } from '../../../words/circuits.ts'
import { edgeKeysOf, partOf, shownPart } from '../model/selection.ts'

/** The window's one selection and the document's: what is picked on the canvas is in the inspector, and a link to a node or an edge opens its circuit. */
export function usePartSelection(): void {
  const { circuits, navigation, notices } = useServices()
  useStore(circuits.store, (state) => state.path)
  const { document } = circuits
  useEffect(() => {
    if (document === undefined) return
    return document.store.subscribe(({ selection }, before) => {
      const part = shownPart(document.path, selection)
      if (selection === before.selection || part === undefined) return
      const { selection: window } = navigation.store.getState()
      if (window?.kind !== part.kind || window.id !== part.id) navigation.select(part)
    })
  }, [document, navigation])
  useEffect(() => {
    const follow = async (kind: 'node' | 'edge', id: string): Promise<void> => {
      const { path, name } = partOf(id)
      if (circuits.document?.path !== path) await circuits.open(path)
      const open = circuits.document
      if (open === undefined) return
      const { circuit, selection } = open.store.getState()
      if (circuit === undefined || shownPart(path, selection)?.id === id) return
      if (kind === 'node' && circuit.nodes.has(name)) open.select({ nodes: [name], edges: [] })
      if (kind === 'edge' && edgeKeysOf(circuit).includes(name)) open.select({ nodes: [], edges: [name] })
    }
    const look = (): void => {
      const { selection } = navigation.store.getState()
      if (selection?.kind !== 'node' && selection?.kind !== 'edge') return
      follow(selection.kind, selection.id).catch((error: unknown) => notices.failed(WORDS.files.notOpened, error))
    }
    look()
    return navigation.store.subscribe(({ selection }, before) => {
      if (selection !== before.selection) look()
    })
  }, [circuits, navigation, notices])
}
