import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../../services.ts'
import { bindingFor } from '../desk/bindings.ts'
import { currentOf } from '../desk/chosen.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { type CanvasMarks, NO_MARKS } from './canvas-marks.ts'
import { Rates } from './counts.ts'
import { marksOf, type Served } from './live-marks.ts'
import type { PastCircuit } from './use-past-circuit.ts'
import { usePastCounts } from './use-past-counts.ts'

/** At a moment nothing is counted by the second. */
const NO_RATES = new Rates()
const NOBODY: ReadonlyMap<string, Served> = new Map()

/** What the canvas draws over a document: live what the engine counts, of a test run while one goes on, and who serves; at a moment who served then, what the record knew, and nothing of now. */
export function useCircuitMarks(document: CircuitDocument, past: PastCircuit | undefined): CanvasMarks {
  const { circuitDesk, circuitBindings, circuitTests, circuitWays } = useServices()
  const circuit = useStore(document.store, (state) => state.circuit)
  const applied = useStore(circuitDesk.store, (state) => state.applied?.find(({ name }) => name === circuit?.name))
  const runId = useStore(circuitTests.store, ({ tests }) => tests[document.path]?.runId)
  const run = useStore(circuitDesk.store, (state) => (runId === undefined ? undefined : state.tests.find(({ id }) => id === runId)))
  const chosen = useStore(circuitDesk.store, (state) => state.bindings[document.path])
  const files = useStore(circuitBindings.store, (state) => state.files)
  const lit = useStore(circuitWays.store, (state) => state.lit)
  const path = useMemo(
    () => (lit === undefined || lit.circuit !== circuit?.name ? [] : lit.steps.map(({ node }) => node)),
    [lit, circuit?.name],
  )
  const isPast = past?.load === 'ready' && circuit !== undefined
  const pastCounted = usePastCounts(isPast ? { name: circuit.name, version: past.version.version, moment: past.moment } : undefined)
  return useMemo(() => {
    if (circuit === undefined) return NO_MARKS
    if (past !== undefined) {
      const serves = past.load === 'ready' ? past.serves : NOBODY
      return marksOf(circuit, { counts: pastCounted, rates: NO_RATES, serves, path, isPast: true })
    }
    const binding = bindingFor(files, circuit.name, { chosen, applied: currentOf(applied)?.binding })
    const serves = binding?.serves ?? (chosen === null ? NOBODY : (applied?.serves ?? NOBODY))
    // A test run that goes on is what is looked at: its counts and nobody else's.
    const { key, counts } = run === undefined ? { key: circuit.name, counts: applied?.counts } : { key: run.id, counts: run.counts }
    return marksOf(circuit, { counts, rates: circuitDesk.ratesOf(key), serves, path })
  }, [circuit, past, pastCounted, applied, run, chosen, files, path, circuitDesk])
}
