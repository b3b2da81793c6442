import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../../commands/command-button.tsx'
import { RecordLink } from '../../../record/record-link.tsx'
import { useServices } from '../../../services.ts'
import { formatCount, shortActor } from '../../../ui/format.ts'
import { Hash } from '../../../ui/hash.tsx'
import { WORDS } from '../../../words/circuits-desk.ts'
import { bindingFor } from '../desk/bindings.ts'
import { currentOf } from '../desk/chosen.ts'
import '../desk/desk.css'
import type { AppliedView } from '../desk/desk-answers.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { PastCircuit } from './use-past-circuit.ts'

const words = WORDS.bar

export interface LiveBarProps {
  readonly document: CircuitDocument
  readonly past: PastCircuit | undefined
}

/** What runs under the circuit's name, and what can be done about it; at a moment, what ran then. */
export function LiveBar({ document, past }: LiveBarProps): ReactElement {
  const { circuitDesk, circuitTests } = useServices()
  const runId = useStore(circuitTests.store, ({ tests }) => tests[document.path]?.runId)
  const run = useStore(circuitDesk.store, ({ tests }) => tests.find(({ id }) => id === runId))
  const isTested = past === undefined && run !== undefined
  return (
    <section
      className={`circuit-bar ${past === undefined && !isTested ? '' : 'past'}`}
      aria-label={words.name}
      data-region="desk-bar"
      tabIndex={-1}
    >
      {past === undefined ? <Now document={document} /> : <Then past={past} />}
      {isTested && <span className="tag simulated">{words.testing(run.namespace)}</span>}
      <span className="spacer" />
      {past === undefined && (
        <>
          <CommandButton command="circuits.plan" />
          <CommandButton command="circuits.apply" short={WORDS.asked.do.apply} />
          <CommandButton command="circuits.rollback" short={WORDS.asked.do.rollback} />
          <CommandButton command="circuits.drain" short={WORDS.asked.do.drain} />
        </>
      )}
      <CommandButton command="circuits.desk" short={WORDS.desk.open} />
    </section>
  )
}

function Now({ document }: { readonly document: CircuitDocument }): ReactElement {
  const { circuitDesk } = useServices()
  const name = useStore(document.store, (state) => state.circuit?.name)
  const isKnown = useStore(circuitDesk.store, (state) => state.applied !== undefined)
  const fault = useStore(circuitDesk.store, (state) => state.fault)
  const applied = useStore(circuitDesk.store, (state) => state.applied?.find((each) => each.name === name))
  if (fault !== undefined)
    return (
      <span className="degraded" title={fault.remedy}>
        {words.unknown}: <code className="mono">{fault.code}</code>
      </span>
    )
  if (!isKnown) return <span className="quiet">{words.unknown}</span>
  if (applied === undefined)
    return (
      <span className="quiet" title={words.notAppliedHint}>
        {words.notApplied}
      </span>
    )
  return <Applied applied={applied} document={document} />
}

function Applied({ applied, document }: { readonly applied: AppliedView; readonly document: CircuitDocument }): ReactElement {
  const { circuitDesk, circuitBindings } = useServices()
  const { state, version, by, record, inside, serves, name, fault } = applied
  const files = useStore(circuitBindings.store, (each) => each.files)
  const chosen = useStore(circuitDesk.store, (each) => each.bindings[document.path])
  const current = currentOf(applied)
  const planned = bindingFor(files, name, { chosen, applied: current?.binding })
  const simulated = [...serves.values()].filter(({ isSimulated }) => isSimulated).length
  const isOther = planned !== undefined && planned.name !== (current?.binding ?? '')
  return (
    <>
      <span className={`circuit-state ${fault === undefined ? state : 'failed'}`}>
        {fault === undefined ? stateWord(state) : words.doesNotRun}
      </span>
      <span>{words.version(version)}</span>
      {current !== undefined && <Hash value={current.circuitSha256} label="circuit hash" />}
      <span className="quiet">
        {words.by(shortActor(by))}, <RecordLink record={record} words={words.record} />
      </span>
      <span>{current === undefined || current.binding === '' ? words.noBinding : words.binding(current.binding)}</span>
      {isOther && <span className="tag">{words.otherBinding(planned.name)}</span>}
      {simulated > 0 && <span className="tag simulated">{words.simulated(simulated)}</span>}
      {fault !== undefined && (
        <span className="degraded" role="alert" title={fault.remedy}>
          {fault.message} <code className="mono">{fault.code}</code>
        </span>
      )}
      {state !== 'drained' && <span className="quiet">{words.inside(formatCount(inside))}</span>}
    </>
  )
}

const stateWord = (state: string): string => (state in words.states ? words.states[state as keyof typeof words.states] : state)

function Then({ past }: { readonly past: PastCircuit }): ReactElement {
  const moment = formatCount(past.moment)
  switch (past.load) {
    case 'loading':
      return <span>{words.loadingMoment(moment)}</span>
    case 'absent':
      return <span>{words.momentNone(moment)}</span>
    case 'failed':
      return (
        <span role="alert">
          {past.fault.message} <code className="mono">{past.fault.code}</code> {past.fault.remedy}
        </span>
      )
    case 'ready':
      return <ThenVersion past={past} moment={moment} />
  }
}

function ThenVersion({ past, moment }: { readonly past: PastCircuit & { readonly load: 'ready' }; readonly moment: string }): ReactElement {
  const { version, serves } = past
  const simulated = [...serves.values()].filter(({ isSimulated }) => isSimulated).length
  const counts = Object.entries(version.counts).filter(([, count]) => count > 0)
  return (
    <>
      <span>{words.moment(version.version, moment)}</span>
      <Hash value={version.circuitSha256} label="circuit hash" />
      <span>
        {words.by(shortActor(version.by))}, <RecordLink record={version.record} words={words.record} />
      </span>
      <span>{version.binding === '' ? words.noBinding : words.binding(version.binding)}</span>
      {simulated > 0 && <span className="tag simulated">{words.simulated(simulated)}</span>}
      {counts.length > 0 && (
        <span title={words.momentCounts}>{counts.map(([what, count]) => words.counted(what, formatCount(count))).join(' · ')}</span>
      )}
      <span>{words.closed}</span>
    </>
  )
}
