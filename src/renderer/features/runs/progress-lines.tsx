import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../data/types.ts'
import { estimateLeft } from '../../run/estimate.ts'
import { useServices } from '../../services.ts'
import { formatDuration } from '../../ui/format.ts'
import { WORDS } from '../../words/runs.ts'

const words = WORDS.timeline

/** What is being done in the running phase, how far each part is, and how long it may still take. */
export function ProgressLines({ run, elapsedMs }: { readonly run: RunSummary; readonly elapsedMs: number }): ReactElement {
  const { runs } = useServices()
  const live = useStore(runs.store, (state) => state.progress[run.run_id])
  const others = useStore(runs.store, (state) => state.runs)
  const estimate = estimateLeft(run, others, { elapsedMs, progress: live })
  return (
    <>
      <p className="estimate">
        {estimate === undefined ? words.noEstimate : words.estimate(formatDuration(estimate.leftMs), estimate.runs)}
      </p>
      {live !== undefined && (
        <ul className="progress-lines" aria-label={words.progress}>
          {live.lines.map((line) => (
            <li key={line.model}>
              <span>{line.model === '' ? live.phase : line.model}</span>
              {line.done !== undefined && line.total !== undefined && line.total > 0 && (
                <progress className="meter" value={line.done} max={line.total} aria-label={line.model === '' ? live.phase : line.model} />
              )}
              <span className="quiet">{line.message}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
