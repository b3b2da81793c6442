import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand'
import { useStore } from 'zustand'
import type { CanvasMarks, EdgeMark, NodeMark } from '../live/canvas-marks.ts'

/** What is drawn over the circuit; nodes and edges listen for their own mark alone. */
export interface CanvasLook extends CanvasMarks {
  /** Nodes that stay bright; undefined: all do. */
  readonly bright: ReadonlySet<string> | undefined
  readonly found: ReadonlySet<string>
  /** What differs from the version that the canvas is compared with; nodes and edges by one name each. */
  readonly changes: ReadonlyMap<string, Change>
}

export type Change = 'added' | 'removed' | 'changed'

const Context = createContext<StoreApi<CanvasLook> | undefined>(undefined)
export const CanvasLookProvider = Context.Provider

function useLook(): StoreApi<CanvasLook> {
  const store = useContext(Context)
  if (store === undefined) throw new Error('a node outside of a canvas')
  return store
}

export const useNodeMark = (id: string): NodeMark | undefined => useStore(useLook(), ({ nodes }) => nodes.get(id))
export const useEdgeMark = (id: string): EdgeMark | undefined => useStore(useLook(), ({ edges }) => edges.get(id))
export const useIsDim = (...ids: readonly string[]): boolean =>
  useStore(useLook(), ({ bright }) => bright !== undefined && ids.some((id) => !bright.has(id)))
export const useChange = (id: string): Change | undefined => useStore(useLook(), ({ changes }) => changes.get(id))
export const useIsFound = (id: string): boolean => useStore(useLook(), ({ found }) => found.has(id))
