import { describe, expect, it } from 'vitest'
import type { JobParty, JobStateNote } from '../jobs/index.ts'
import { JobRecords, RECORDED_JOBS_MAX, RECORDS_OF_JOB_MAX } from './job-records.ts'

/** A record keeper whose records are numbered from 100. */
function counting(): JobRecords {
  let next = 100
  return new JobRecords({ recorder: { append: () => next++ }, now: () => 0, presentRun: () => undefined, isSimulated: () => false })
}
const note = (jobId: string): JobStateNote => ({
  jobId,
  run: '',
  topic: 'nvm.jobs',
  namespace: 'default',
  state: 'leased',
  operator: 'rig',
  attempt: 1,
  reason: '',
})
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const party = { identity: 'ann', namespace: 'default', actorKind: 'human' } as JobParty

describe('records of jobs', () => {
  it('VO5 a job knows the records that say something of it, the first of many and not of others', () => {
    const records = counting()
    records.submitted(
      { id: idOf(1), topic: 'nvm.jobs', schema: '', payload: new Uint8Array(), party } as Parameters<JobRecords['submitted']>[0],
      { run: '', operation: '', priority: 5 },
    )
    records.state(note(idOf(2)))
    records.state(note(idOf(1)))
    expect([records.recordsOf(idOf(1)), records.recordsOf(idOf(2)), records.recordsOf(idOf(3))]).toEqual([[100, 102], [101], []])
    for (let count = 0; count < RECORDS_OF_JOB_MAX; count++) records.state(note(idOf(2)))
    expect(records.recordsOf(idOf(2))).toHaveLength(RECORDS_OF_JOB_MAX)
  })

  it('VO5 of more jobs than are remembered the oldest are forgotten', () => {
    const records = counting()
    for (let job = 0; job <= RECORDED_JOBS_MAX; job++) records.state(note(idOf(job)))
    expect(records.recordsOf(idOf(0))).toEqual([])
    expect(records.recordsOf(idOf(1))).toEqual([101])
    expect(records.recordsOf(idOf(RECORDED_JOBS_MAX))).toEqual([100 + RECORDED_JOBS_MAX])
  })
})
