import { Copy } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../commands/command-button.tsx'
import { useServices } from '../services.ts'
import { PhaseGlyph } from '../ui/glyphs.tsx'
import { WORDS } from '../words/first-steps.ts'
import { breakingLine, firstStepsDone } from './first-steps-model.ts'
import './first-steps.css'

/** Run it, break it, verify it. Gone once all three were done, or hidden. */
export function FirstSteps(): ReactElement | null {
  const { runs, rig, audit, settings } = useServices()
  const list = useStore(runs.store, (state) => state.runs)
  const status = useStore(rig.store, (state) => state.status)
  const verify = useStore(audit.store, (state) => state.verify)
  const isShown = useStore(settings.store, (state) => state.hasFirstSteps)
  // A workspace without data has nothing to run on.
  if (status === undefined || status.master === null || !isShown) return null
  const { hasRun, hasBroken, hasVerified } = firstStepsDone(list, verify.phase === 'done' && verify.result.ok)
  if (hasRun && hasBroken && hasVerified) return null
  return (
    <section className="first-steps" aria-labelledby="first-steps-title">
      <div className="section-head">
        <h2 id="first-steps-title">{WORDS.title}</h2>
        <span className="spacer" />
        <button type="button" className="button bare" onClick={() => settings.change({ hasFirstSteps: false })}>
          {WORDS.hide}
        </button>
      </div>
      <ol>
        <Step isDone={hasRun} title={WORDS.run.title} about={WORDS.run.about}>
          <CommandButton command="runs.start" label={WORDS.run.press} />
        </Step>
        <Step isDone={hasBroken} title={WORDS.break.title} about={WORDS.break.about}>
          <BreakingLine line={breakingLine({ contributors: status.contributors, master: status.master })} />
        </Step>
        <Step isDone={hasVerified} title={WORDS.verify.title} about={WORDS.verify.about}>
          <CommandButton command="audit.verify" label={WORDS.verify.press} />
        </Step>
      </ol>
    </section>
  )
}

interface StepProps {
  readonly isDone: boolean
  readonly title: string
  readonly about: string
  readonly children: ReactNode
}

function Step({ isDone, title, about, children }: StepProps): ReactElement {
  return (
    <li className={isDone ? 'is-done' : undefined}>
      <PhaseGlyph status={isDone ? 'passed' : 'not_reached'} />
      <div>
        <h3>
          {title} <span className="visually-hidden">{isDone ? WORDS.done : WORDS.toDo}</span>
        </h3>
        {!isDone && (
          <>
            <p className="quiet">{about}</p>
            {children}
          </>
        )}
      </div>
    </li>
  )
}

function BreakingLine({ line }: { readonly line: string }): ReactElement {
  const { host, notices } = useServices()
  const copy = (): void => {
    host.copyText(line).then(
      () => notices.done(WORDS.break.copy),
      (error: unknown) => notices.failed(WORDS.break.copy, error),
    )
  }
  return (
    <>
      <code className="mono first-steps-line">{line}</code>
      <p className="quiet">{WORDS.break.again}</p>
      <button type="button" className="button" onClick={copy}>
        <Copy size={12} aria-hidden /> {WORDS.break.copy}
      </button>
    </>
  )
}
