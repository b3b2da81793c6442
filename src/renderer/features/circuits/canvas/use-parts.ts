import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault } from '../../../../shared/base/index.ts'
import { parseCircuit, resolveFile } from '../../../../shared/circuit/index.ts'
import { useServices } from '../../../services.ts'
import { WORDS } from '../../../words/circuits.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { layoutPathOf, parseLayout } from '../model/layout.ts'
import type { OpenPart } from './shown.ts'

/** Sub-circuits that are open in place, read from their files; one that cannot be read is told and closed again. */
export function useParts(document: CircuitDocument): ReadonlyMap<string, OpenPart> {
  const { circuits, notices } = useServices()
  const opened = useStore(circuits.store, (state) => state.opened)
  const circuit = useStore(document.store, (state) => state.circuit)
  const [parts, setParts] = useState<ReadonlyMap<string, OpenPart>>(new Map())
  useEffect(() => {
    let isHere = true
    const read = async (name: string): Promise<readonly (readonly [string, OpenPart])[]> => {
      const node = circuit?.nodes.get(name)
      if (node?.kind !== 'circuit') return []
      const path = resolveFile(document.path, node.file)
      if (path === undefined) throw new Fault('circuit/outside-folder', `${node.file} is not below circuits/`)
      const { circuit: part, diagnostics } = parseCircuit((await circuits.files.read(path)).text, { file: path })
      if (part === undefined) throw new Error(`${path}: ${diagnostics[0]?.message ?? ''}`)
      const layoutPath = layoutPathOf(path)
      const hasLayout = circuits.store.getState().files.some((file) => file.path === layoutPath)
      return [[name, { circuit: part, layout: hasLayout ? parseLayout((await circuits.files.read(layoutPath)).text) : new Map() }]]
    }
    const readAll = async (): Promise<void> => {
      const found: (readonly [string, OpenPart])[] = []
      for (const name of opened) {
        try {
          found.push(...(await read(name)))
        } catch (error) {
          notices.failed(WORDS.files.notOpened, error)
          circuits.set({ opened: new Set([...opened].filter((each) => each !== name)) })
        }
      }
      if (isHere) setParts((before) => (before.size === 0 && found.length === 0 ? before : new Map(found)))
    }
    void readAll()
    return () => {
      isHere = false
    }
  }, [circuits, notices, document, circuit, opened])
  return parts
}
