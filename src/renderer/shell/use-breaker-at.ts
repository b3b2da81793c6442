import { useStore } from 'zustand'
import type { BreachMode } from '../../shared/base/index.ts'
import type { State } from '../../shared/state/index.ts'
import { useServices } from '../services.ts'
import { useStateAt } from '../time/use-state-at.ts'

/** Whether the breaker is open at the time cursor, and by what. */
export type BreakerAt =
  | { readonly isKnown: false }
  | { readonly isKnown: true; readonly isOpen: false }
  | { readonly isKnown: true; readonly isOpen: true; readonly mode: BreachMode | undefined; readonly record: number | undefined }

/** At a moment it is what the record says; live it is what the engine says. */
export function useBreakerAt(): BreakerAt {
  const { rig, connection } = useServices()
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const status = useStore(rig.store, (state) => state.status)
  const then = useStateAt('breaker')
  if (then !== undefined) {
    if (then.load !== 'ready') return { isKnown: false }
    const breaker = then.answer.state as State['breaker'] | undefined
    if (breaker === undefined) return { isKnown: false }
    return breaker.isOpen
      ? { isKnown: true, isOpen: true, mode: breaker.breach?.mode, record: breaker.breach?.record }
      : { isKnown: true, isOpen: false }
  }
  if (!isOpen || status === undefined) return { isKnown: false }
  if (status.breaker !== 'open') return { isKnown: true, isOpen: false }
  return { isKnown: true, isOpen: true, mode: status.breach?.mode, record: status.breach?.records[0] }
}
