import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import { useServices } from '../../../services.ts'
import { useStateAt } from '../../../time/use-state-at.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { openDocument } from '../model/open-document.ts'
import type { Served } from './live-marks.ts'
import { type PastVersion, servesOf, versionAt } from './past-circuit.ts'

/** The version of a circuit that was active at the window's time cursor. */
export type PastCircuit =
  | { readonly load: 'loading'; readonly moment: number }
  | { readonly load: 'absent'; readonly moment: number }
  | { readonly load: 'failed'; readonly moment: number; readonly fault: FaultView }
  | {
      readonly load: 'ready'
      readonly moment: number
      readonly version: PastVersion
      readonly document: CircuitDocument
      readonly serves: ReadonlyMap<string, Served>
    }

/** Texts of old versions and who served them, as they were last asked for. */
interface Opened {
  readonly key: string
  readonly document?: CircuitDocument
  readonly serves?: ReadonlyMap<string, Served>
  readonly fault?: FaultView
}

/** @returns undefined while live; else the document of that time, to be looked at and not edited */
export function usePastCircuit(document: CircuitDocument): PastCircuit | undefined {
  const { time, engine, circuitDesk } = useServices()
  const moment = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const name = useStore(document.store, (state) => state.circuit?.name)
  const known = useStateAt('circuits')
  const state = known?.load === 'ready' ? known.answer.state : undefined
  const version = useMemo(() => (state === undefined || name === undefined ? undefined : versionAt(state, name)), [state, name])
  const [opened, setOpened] = useState<Opened>()
  const sha256 = version?.circuitSha256
  const appliedBy = version?.record
  const key = sha256 === undefined ? undefined : `${sha256} ${appliedBy}`
  useEffect(() => {
    if (sha256 === undefined || appliedBy === undefined || key === undefined) return
    let isOver = false
    let made: CircuitDocument | undefined
    const open = async (): Promise<void> => {
      try {
        const text = await circuitDesk.readKept(sha256)
        const { records } = (await engine()?.readAudit({ from: appliedBy, to: appliedBy + 1, limit: 1 })) ?? { records: [] }
        if (isOver) return
        const { layout } = document.store.getState()
        made = openDocument({ path: document.path, text, layout, isSaved: true })
        setOpened({ key, document: made, serves: records[0] === undefined ? new Map() : servesOf(records[0]) })
      } catch (error) {
        if (!isOver) setOpened({ key, fault: Fault.from(error).toView() })
      }
    }
    void open()
    return () => {
      isOver = true
      made?.close()
    }
  }, [sha256, appliedBy, key, document, engine, circuitDesk])
  return useMemo(() => {
    if (moment === undefined) return undefined
    if (known?.load === 'failed') return { load: 'failed', moment, fault: known.fault }
    if (known?.load !== 'ready') return { load: 'loading', moment }
    if (version === undefined) return { load: 'absent', moment }
    if (opened === undefined || opened.key !== key) return { load: 'loading', moment }
    if (opened.fault !== undefined) return { load: 'failed', moment, fault: opened.fault }
    if (opened.document === undefined) return { load: 'loading', moment }
    return { load: 'ready', moment, version, document: opened.document, serves: opened.serves ?? new Map() }
  }, [moment, known, version, opened, key])
}
