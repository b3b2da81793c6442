import { describe, expect, it } from 'vitest'
import { COUNTED_MAX, ErrorCounts, TOLD_MAX } from './error-counts.ts'

describe('ErrorCounts', () => {
  it('VM3 tells refusals by code, errors by topic, and jobs, errors and durations by operator', () => {
    const errors = new ErrorCounts()
    errors.refused('authz/publish-denied', 3)
    errors.refused('quota/exceeded', 5)
    errors.topicRefused('nvm.jobs')
    errors.jobState('nvm.jobs', 'failed')
    errors.jobState('nvm.jobs', 'cancelled')
    for (const ms of [10, 20, 30]) errors.jobEnded('rig-1', 'ok', ms)
    errors.jobEnded('rig-1', 'failed', 40)
    expect(errors.told()).toEqual({
      refusals: [
        { code: 'quota/exceeded', count: 5 },
        { code: 'authz/publish-denied', count: 3 },
      ],
      topic_errors: [{ topic: 'nvm.jobs', refused: 1, failed_jobs: 1 }],
      operators: [{ operator: 'rig-1', jobs: 4, failed: 1, p50_ms: 20, p99_ms: 40 }],
    })
  })

  it('VM3 counts a bounded number one by one and tells those with most; nothing is left out of the sum', () => {
    const errors = new ErrorCounts()
    for (let index = 0; index < COUNTED_MAX + 9; index += 1) errors.topicRefused(`made.up-${index}`)
    const { topic_errors: told } = errors.told()
    expect(told).toHaveLength(TOLD_MAX)
    expect(told[0]).toEqual({ topic: 'other', refused: 9, failed_jobs: 0 })
  })
})
