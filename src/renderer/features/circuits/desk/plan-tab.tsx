import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useServices } from '../../../services.ts'
import { Blank, Loading } from '../../../ui/blank.tsx'
import { FaultText } from '../../../ui/fault-text.tsx'
import { Hash } from '../../../ui/hash.tsx'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { PlannedView } from './desk-answers.ts'
import { type PlanRow, planSections } from './plan-rows.ts'

const words = WORDS.plan
const SIGNS = { added: '+', removed: '−', changed: '≠', missing: '!' } as const

/** What applying would change, to be reviewed before it is done. */
export function PlanTab(): ReactElement {
  const { circuitDesk } = useServices()
  const plan = useStore(circuitDesk.store, (state) => state.plan)
  if (plan.load === 'none')
    return (
      <>
        <Blank title={words.none}>{words.noneHint}</Blank>
        <div className="circuit-acts">
          <CommandButton command="circuits.plan" showsKeys look="strong" label={WORDS.commands.plan} />
        </div>
      </>
    )
  if (plan.load === 'loading') return <Loading label={words.loading} rows={8} />
  return (
    <>
      <p className="quiet mono circuit-plan-of">{words.of(plan.files.path, plan.files.binding)}</p>
      {plan.load === 'failed' ? <FaultText fault={plan.fault} /> : <Planned planned={plan} />}
    </>
  )
}

function Planned({ planned }: { readonly planned: PlannedView }): ReactElement {
  const sections = planSections(planned.plan)
  const errors = planned.diagnostics.filter(({ severity }) => severity === 'error')
  return (
    <>
      {errors.length > 0 && (
        <section className="circuit-plan-section" aria-label={words.refused}>
          <h2 className="degraded">{words.refused}</h2>
          <ul className="plain">
            {errors.map(({ file, line, column, code, message }) => (
              <li key={`${file} ${line}:${column} ${code}`}>
                <span className="mono quiet">
                  {file} {line}:{column}
                </span>{' '}
                {message} <code className="mono">{code}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {planned.notHeld.length > 0 && (
        <section className="circuit-plan-section" aria-label={words.notHeld}>
          <h2 className="degraded">{words.notHeld}</h2>
          <ul className="plain mono">
            {planned.notHeld.map((right) => (
              <li key={right}>{right}</li>
            ))}
          </ul>
          <p className="quiet">{words.notHeldHint}</p>
        </section>
      )}
      {planned.isUnchanged && <p role="status">{words.unchanged}</p>}
      {sections.length === 0 && !planned.isUnchanged && <p>{words.empty}</p>}
      {sections.map(({ title, rows }) => (
        <section key={title} className="circuit-plan-section" aria-label={title}>
          <h2>
            {title} <span className="quiet">{rows.length}</span>
          </h2>
          <ul className="plain">
            {rows.map((row) => (
              <Row key={`${row.sign} ${row.what} ${row.detail}`} row={row} />
            ))}
          </ul>
        </section>
      ))}
      <p className="quiet">
        {words.reviewed} <Hash value={planned.planSha256} label="plan hash" />
      </p>
      <div className="circuit-acts">
        <CommandButton command="circuits.apply" look="strong" label={WORDS.commands.apply} showsKeys />
      </div>
    </>
  )
}

function Row({ row: { sign, what, detail } }: { readonly row: PlanRow }): ReactElement {
  return (
    <li className={`circuit-plan-row ${sign}`}>
      <span className="circuit-sign" role="img" aria-label={words.signs[sign]} title={words.signs[sign]}>
        {SIGNS[sign]}
      </span>
      <span className="mono">{what}</span>
      <span className="quiet">{detail}</span>
    </li>
  )
}
