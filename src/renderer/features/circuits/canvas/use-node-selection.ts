import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../../services.ts'
import { WORDS } from '../../../words/circuits.ts'

/** The window's one selection and the document's: what is picked on the canvas is in the inspector, and a link to a node opens its circuit. */
export function useNodeSelection(): void {
  const { circuits, navigation, notices } = useServices()
  useStore(circuits.store, (state) => state.path)
  const { document } = circuits
  useEffect(() => {
    if (document === undefined) return
    return document.store.subscribe(({ selection }, before) => {
      const name = selection.nodes.at(-1)
      if (selection === before.selection || name === undefined) return
      const id = `${document.path}#${name}`
      const { selection: window } = navigation.store.getState()
      if (window?.kind !== 'node' || window.id !== id) navigation.select({ kind: 'node', id })
    })
  }, [document, navigation])
  useEffect(() => {
    const follow = async (id: string): Promise<void> => {
      const at = id.lastIndexOf('#')
      const [path, name] = [id.slice(0, at), id.slice(at + 1)]
      if (circuits.document?.path !== path) await circuits.open(path)
      const open = circuits.document
      if (open === undefined || open.store.getState().selection.nodes.at(-1) === name) return
      if (open.store.getState().circuit?.nodes.has(name) === true) open.select({ nodes: [name], edges: [] })
    }
    const look = (): void => {
      const { selection } = navigation.store.getState()
      if (selection?.kind !== 'node') return
      follow(selection.id).catch((error: unknown) => notices.failed(WORDS.files.notOpened, error))
    }
    look()
    return navigation.store.subscribe(({ selection }, before) => {
      if (selection !== before.selection) look()
    })
  }, [circuits, navigation, notices])
}
