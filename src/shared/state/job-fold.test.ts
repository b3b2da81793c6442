import { describe, expect, it } from 'vitest'
import { apply } from './apply.ts'
import { JOBS_FOLDED_MAX } from './job-fold.ts'
import { EMPTY_STATE, type State } from './state.ts'

const folded = (records: readonly Parameters<typeof apply>[1][]): State =>
  records.reduce<State>((state, record, at) => apply(state, record, at), EMPTY_STATE)
const id = (n: number): Uint8Array => new Uint8Array([n >> 8, n & 255])
const submitted = (n: number, run = ''): Parameters<typeof apply>[1] => ({
  run,
  actor: { id: 'alice' },
  jobSubmitted: { jobId: id(n), topic: 'nvm.jobs' },
})

describe('jobs as a fold', () => {
  it('JB22 follows a job from its submission to its end, and counts the ends', () => {
    const leased = { jobState: { jobId: id(1), state: 'leased', operator: 'one', attempt: 1 } }
    expect(folded([submitted(1), leased]).jobs.open['0001']).toMatchObject({ state: 'leased', operator: 'one', submitter: 'alice' })
    const { jobs } = folded([
      submitted(1),
      leased,
      { jobState: { jobId: id(1), state: 'requeued' } },
      { jobFinished: { jobId: id(1), status: 'ok' } },
      submitted(2),
      { jobState: { jobId: id(2), state: 'expired' } },
      { jobState: { jobId: id(2), state: 'dead_lettered' } },
    ])
    expect([jobs.open, jobs.submitted, jobs.ends]).toEqual([{}, 2, { ok: 1, expired: 1, dead_lettered: 1 }])
  })

  it("JB22 ends a run's jobs with it, and keeps 1,024 open ones", () => {
    expect(folded([submitted(1, 'run-1'), { run: 'run-1', runEnded: { status: 'breached' } }]).jobs.open).toEqual({})
    const many = folded(Array.from({ length: JOBS_FOLDED_MAX + 3 }, (_, n) => submitted(n))).jobs
    expect([Object.keys(many.open).length, many.submitted]).toEqual([JOBS_FOLDED_MAX, JOBS_FOLDED_MAX + 3])
  })

  it('JB23 knows which operators are there', () => {
    const one = { operatorAdvertised: { identity: 'a', operatorId: 'o', operatorType: 'nvm', namespace: 'default' } }
    expect(folded([one, { operatorLost: { identity: 'a', operatorId: 'o', reason: 'silent' } }]).jobs.operators).toEqual({
      'a/o': { type: 'nvm', namespace: 'default', record: 0 },
    })
    expect(folded([one, { operatorLost: { identity: 'a', operatorId: 'o', reason: 'left' } }]).jobs.operators).toEqual({})
    expect(folded([one, { engineClosed: {} }]).jobs.operators).toEqual({})
  })
})
