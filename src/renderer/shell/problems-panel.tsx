import { CircleAlert, OctagonAlert, TriangleAlert, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { Blank } from '../ui/blank.tsx'
import { formatCount, formatTime } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'
import type { Problem, StandingProblem } from './problems.ts'

const ICONS = { breach: OctagonAlert, failure: CircleAlert, warning: TriangleAlert } as const

export function ProblemsPanel(): ReactElement {
  const { problems } = useServices()
  const { standing, list, dropped } = useStore(problems.store)
  const sources = Object.entries(standing)
  if (list.length === 0 && sources.length === 0) return <Blank title={WORDS.dock.noProblems}>{WORDS.dock.noProblemsHint}</Blank>
  return (
    <>
      <ul className="problems">
        {sources.flatMap(([source, found]) =>
          found.map((problem) => (
            <StandingRow key={`${source} ${problem.place} ${problem.code} ${problem.title}`} problem={problem} source={source} />
          )),
        )}
        {list.map((problem) => (
          <ProblemRow key={problem.id} problem={problem} />
        ))}
      </ul>
      {list.length > 0 && (
        <p className="problems-foot">
          {dropped > 0 && <span className="quiet">{WORDS.dock.older(formatCount(dropped))}</span>}
          <button type="button" className="button" onClick={() => problems.clear()}>
            {WORDS.dock.clear}
          </button>
        </p>
      )}
    </>
  )
}

function StandingRow({ problem, source }: { readonly problem: StandingProblem; readonly source: string }): ReactElement {
  const { host } = useServices()
  const { severity, title, code, place, goTo, fix } = problem
  const Icon = ICONS[severity]
  return (
    <li className={`problem ${severity}`}>
      <Icon size={14} aria-label={severity} />
      <button type="button" className="hash mono" onClick={goTo}>
        {place}
      </button>
      <div className="problem-text">
        <strong>{title}</strong>{' '}
        <button type="button" className="hash mono" onClick={() => void host.copyText(code)}>
          {code}
        </button>
      </div>
      <span className="quiet">{source}</span>
      {fix !== undefined && (
        <button type="button" className="button" onClick={fix.run}>
          {fix.title}
        </button>
      )}
      <button type="button" className="button bare" aria-label={WORDS.dock.goTo(place)} onClick={goTo}>
        {WORDS.dock.show}
      </button>
    </li>
  )
}

function ProblemRow({ problem }: { readonly problem: Problem }): ReactElement {
  const { problems, navigation, host } = useServices()
  const { severity, title, fault, selection, timeMs, times, source } = problem
  const Icon = ICONS[severity]
  return (
    <li className={`problem ${severity}`}>
      <Icon size={14} aria-label={severity} />
      <span className="quiet">{formatTime(timeMs).slice(0, 8)}</span>
      <div className="problem-text">
        <strong>{title}</strong>
        {times > 1 && <span className="quiet"> ×{times}</span>}
        {fault !== undefined && (
          <>
            <span> {fault.message}. </span>
            <span className="quiet">{fault.remedy} </span>
            <button type="button" className="hash mono" onClick={() => void host.copyText(fault.code)}>
              {fault.code}
            </button>
          </>
        )}
      </div>
      <span className="quiet">{source}</span>
      {selection !== undefined && (
        <button type="button" className="button bare" onClick={() => navigation.select(selection)}>
          {WORDS.dock.show}
        </button>
      )}
      <button type="button" className="button bare" aria-label={WORDS.dock.dismiss(title)} onClick={() => problems.dismiss(problem.id)}>
        <X size={13} aria-hidden />
      </button>
    </li>
  )
}
