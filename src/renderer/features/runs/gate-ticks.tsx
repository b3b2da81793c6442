import type { ReactElement } from 'react'
import type { GateView } from '../../../shared/services/run-result.ts'

export function gateWords(gates: readonly GateView[]): string {
  const failed = gates.filter((gate) => !gate.ok).length
  return gates.length === 0 ? 'no gates' : `${gates.length} gates${failed === 0 ? ', all held' : `, ${failed} failed`}`
}

/** One tick a gate: a small disc that held, a red square that did not. */
export function GateTicks({ gates }: { readonly gates: readonly GateView[] }): ReactElement {
  return (
    <>
      {gates.map((gate) => (
        <span
          key={gate.record}
          className={gate.ok ? 'gate-tick' : 'gate-tick failed'}
          title={`${gate.rule} (${gate.when}): ${gate.ok ? 'held' : 'failed'}`}
        />
      ))}
    </>
  )
}
