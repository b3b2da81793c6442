import { isTestNamespace } from '../../../../shared/topic/index.ts'
import type { Services } from '../../../services.ts'
import { chosenOf } from '../desk/chosen.ts'
import type { HoldPlace } from './breakpoints.ts'
import type { CircuitCounts } from './counts.ts'

/** What of the open circuit runs, and can be held where its namespace is for tests: its test run, else what is applied. */
export interface Holdable {
  readonly place: HoldPlace
  readonly namespace: string
  readonly canHold: boolean
  readonly counts: CircuitCounts | undefined
}

type Parts = Pick<Services, 'circuits' | 'circuitDesk' | 'circuitBindings' | 'circuitTests'>

export function holdableOf(parts: Parts): Holdable | undefined {
  const chosen = chosenOf(parts)
  if (chosen === undefined) return undefined
  const run = parts.circuitTests.runOf(chosen.document.path)
  if (run !== undefined) return { place: { name: run.name, testId: run.id }, namespace: run.namespace, canHold: true, counts: run.counts }
  const { applied } = chosen
  if (applied?.state !== 'active') return undefined
  const { name, namespace, counts } = applied
  return { place: { name, testId: undefined }, namespace, canHold: isTestNamespace(namespace), counts }
}
