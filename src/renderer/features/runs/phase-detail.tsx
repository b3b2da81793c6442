import type { ReactElement } from 'react'
import type { PhaseView } from '../../../shared/services/run-result.ts'
import { RecordLink } from '../../record/record-link.tsx'
import type { phaseMark } from '../../run/phase-state.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { WORDS } from '../../words/runs.ts'

/** A phase and the verdict of each of its gates. */
export function PhaseDetail({
  phase,
  mark,
  isShort,
}: {
  readonly phase: PhaseView
  readonly mark: ReturnType<typeof phaseMark>
  readonly isShort: boolean
}): ReactElement {
  return (
    <section className="phase-detail" aria-label={WORDS.gatesOf(phase.name)}>
      <h3>
        <PhaseGlyph status={mark} /> {phase.name}
      </h3>
      {phase.notes?.map((note) => (
        <p key={note.reason} className="quiet">
          {note.reason}
        </p>
      ))}
      <GateTable phase={phase} isShort={isShort} />
    </section>
  )
}

export function GateTable({ phase, isShort = false }: { readonly phase: PhaseView; readonly isShort?: boolean }): ReactElement {
  if (phase.gates.length === 0) {
    return <p className="quiet">{isShort ? WORDS.noGates : phase.status === 'not_reached' ? WORDS.notReached : WORDS.noVerdict}</p>
  }
  return (
    <table className="table" aria-label={WORDS.gatesOf(phase.name)}>
      <thead>
        <tr>
          <th scope="col">{WORDS.gate}</th>
          <th scope="col">{WORDS.when}</th>
          <th scope="col">{WORDS.verdict}</th>
          <th scope="col" className="number">
            {WORDS.record}
          </th>
        </tr>
      </thead>
      <tbody>
        {phase.gates.map((gate) => (
          <tr key={gate.record}>
            <td>{gate.rule}</td>
            <td>{gate.when}</td>
            <td className={gate.ok ? '' : 'verdict-failed'}>{gate.ok ? WORDS.held : WORDS.failed}</td>
            <td className="number">
              <RecordLink record={gate.record} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
