import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount, formatDateTime } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/audit.ts'
import { Changes } from './changes.tsx'
import { StateTree } from './state-tree.tsx'

const words = WORDS.state

/** The whole state after the selected record, and what it changed. */
export function StatePane(): ReactElement {
  const { audit } = useServices()
  const { stepper } = audit
  const wanted = useStore(stepper.store, (state) => state.wanted)
  const selected = useStore(audit.store, (state) => state.selected)
  const shown = useStore(stepper.store, (state) => state.shown)
  const fault = useStore(stepper.store, (state) => state.fault)
  return (
    <section className="state-pane" aria-label={words.name} data-region="state" tabIndex={-1}>
      <div className="pane-head">
        <StepBar />
        {shown !== undefined && (
          <>
            <h2 className="state-title">{words.title(formatCount(shown.record))}</h2>
            <span className="quiet state-time">{formatDateTime(shown.time)}</span>
            <span title={words.hashHint} data-state-record={shown.record}>
              {shown.sha256 === undefined ? <span className="quiet">…</span> : <Hash value={shown.sha256} label={words.hash} />}
            </span>
          </>
        )}
        <span className="spacer" />
        <FoldProgress />
      </div>
      {fault !== undefined && (
        <div className="verify-outcome degraded-band" role="alert">
          <strong>{words.failed}.</strong> {fault.message}. {fault.remedy} <code className="mono">{fault.code}</code>
        </div>
      )}
      {shown === undefined ? (
        <Nothing wanted={selected === undefined ? undefined : wanted} />
      ) : (
        <div className="state-columns">
          <div className="state-tree-box">
            <StateTree />
            <Blame />
          </div>
          <Changes />
        </div>
      )}
    </section>
  )
}

function Nothing({ wanted }: { readonly wanted: number | undefined }): ReactElement {
  if (wanted === undefined) return <Blank title={words.pick}>{words.pickHint}</Blank>
  return <Loading label={words.loading(formatCount(wanted))} rows={6} />
}

function StepBar(): ReactElement {
  const { audit } = useServices()
  const stepBy = useStore(audit.store, (state) => state.stepBy)
  return (
    <span className="step-bar" role="group" aria-label={WORDS.step.name}>
      <CommandButton command="audit.step-back" icon={<ChevronLeft size={14} aria-hidden />} short="" look="bare" />
      <CommandButton command="audit.step-forward" icon={<ChevronRight size={14} aria-hidden />} short="" look="bare" />
      <CommandButton command="audit.step-by" short={`⇧ ${stepBy === 'actor' ? WORDS.step.byActor : WORDS.step.byPhase}`} look="bare" />
      <CommandButton command="audit.mark" short={WORDS.step.mark} look="bare" />
      <CommandButton command="audit.compare" short={WORDS.step.compare} look="bare" />
    </span>
  )
}

/** How far a fold that lasts is, and what ends it. */
function FoldProgress(): ReactElement | null {
  const { audit } = useServices()
  const progress = useStore(audit.stepper.store, (state) => state.progress)
  if (progress === undefined) return null
  return (
    <span className="verify-progress" role="status">
      <progress className="meter" value={progress.records} max={Math.max(1, progress.of)} aria-label={words.loading('')} />
      {words.folding(formatCount(progress.records), formatCount(progress.of))}
      <button type="button" className="button" onClick={() => void audit.stepper.cancel()}>
        {words.cancel}
      </button>
    </span>
  )
}

/** Who changed the part last that a person asked about. */
function Blame(): ReactElement | null {
  const { audit } = useServices()
  const blame = useStore(audit.stepper.store, (state) => state.blame)
  if (blame === undefined) return null
  return (
    <p className="blame" role="status">
      {blame.record === 'asking' && words.blameAsking(blame.path)}
      {blame.record === null && words.blameNobody(blame.path)}
      {typeof blame.record === 'number' && (
        <>
          <span className="mono">{words.blamed(blame.path)}</span> <RecordLink record={blame.record} />
        </>
      )}
    </p>
  )
}
