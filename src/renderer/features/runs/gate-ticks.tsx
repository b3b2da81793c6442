import type { ReactElement } from 'react'
import type { GateView } from '../../../shared/services/run-result.ts'

export function gateWords(gates: readonly GateView[]): string {
  const failed = gates.filter((gate) => !gate.ok).length
  return gates.length === 0 ? 'no gates' : `${gates.length} gates${failed === 0 ? ', all held' : `, ${failed} failed`}`
}

/** Gates that have a tick each: more of them would not fit beside a phase. */
const TICKS_MAX = 11

/** One tick a gate: a small disc that held, a red square that did not. Many gates are one tick of each kind with their number. */
export function GateTicks({ gates }: { readonly gates: readonly GateView[] }): ReactElement {
  if (gates.length > TICKS_MAX) return <Counted gates={gates} />
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

function Counted({ gates }: { readonly gates: readonly GateView[] }): ReactElement {
  const failed = gates.filter((gate) => !gate.ok).length
  return (
    <span className="gate-counts" title={gateWords(gates)}>
      <span className="gate-tick" /> {gates.length - failed}
      {failed > 0 && (
        <>
          <span className="gate-tick failed" /> {failed}
        </>
      )}
    </span>
  )
}
