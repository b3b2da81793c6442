import { type ReactElement, type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import type { JobRow } from '../data/jobs.ts'
import { useServices } from '../services.ts'
import { Blank, Loading } from '../ui/blank.tsx'
import { cutHash, shortActor } from '../ui/format.ts'
import { JobState } from '../ui/job-state.tsx'
import { type GridColumn, VirtualGrid } from '../ui/virtual-grid.tsx'
import { WORDS } from '../words/shell.ts'

const { columns } = WORDS.jobs
const COLUMNS: readonly GridColumn[] = [
  { key: 'state', title: columns.state, track: '110px' },
  { key: 'job', title: columns.job, track: '120px' },
  { key: 'topic', title: columns.topic, track: 'minmax(140px, 1fr)' },
  { key: 'submitter', title: columns.submitter, track: 'minmax(110px, 180px)' },
  { key: 'operator', title: columns.operator, track: 'minmax(110px, 180px)' },
  { key: 'attempt', title: columns.attempt, track: '72px', isNumber: true },
  { key: 'reason', title: columns.reason, track: 'minmax(120px, 1fr)' },
]

export function JobsPanel(): ReactElement {
  const { jobs, navigation } = useServices()
  const state = useStore(jobs.store)
  const selection = useStore(navigation.store, (place) => place.selection)
  useEffect(() => jobs.watch(), [jobs])
  if (state.load === 'loading') return <Loading label={WORDS.jobs.loading} rows={4} />
  if (state.fault !== undefined && state.jobs.length === 0) {
    return (
      <Blank title={WORDS.jobs.unknown}>
        {state.fault.message}. {state.fault.remedy} <code className="mono">{state.fault.code}</code>
      </Blank>
    )
  }
  if (state.jobs.length === 0) return <Blank title={WORDS.jobs.none}>{WORDS.jobs.noneHint}</Blank>
  return (
    <VirtualGrid
      label={WORDS.dock.jobs}
      columns={COLUMNS}
      count={state.jobs.length}
      selected={selection?.kind === 'job' ? state.jobs.findIndex((job) => job.job_id === selection.id) : -1}
      onSelect={(index) => {
        const id = state.jobs[index]?.job_id
        if (id !== undefined) navigation.select({ kind: 'job', id })
      }}
      cell={(index, column) => {
        const job = state.jobs[index]
        return job === undefined ? null : jobCell(job, column)
      }}
    />
  )
}

function jobCell(job: JobRow, column: string): ReactNode {
  switch (column) {
    case 'state':
      return <JobState state={job.state} />
    case 'job':
      return <span className="mono">{cutHash(job.job_id)}</span>
    case 'topic':
      return job.topic
    case 'submitter':
      return shortActor(job.submitter)
    case 'operator':
      return job.operator === null ? '' : shortActor(job.operator)
    case 'attempt':
      return job.attempt
    default:
      return <span className="quiet">{job.reason ?? ''}</span>
  }
}
