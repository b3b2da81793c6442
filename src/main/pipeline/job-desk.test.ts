import { describe, expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import { FakeBus } from './fake-bus.testing.ts'
import { JobDesk } from './job-desk.ts'

const clock: Clock = { wallNs: () => 0n, monotonicMs: () => 0, after: () => () => undefined }

/** A bus whose party answers before the sender knows the job's id. */
class HastyBus extends FakeBus {
  readonly answers: readonly object[]

  constructor(answers: readonly object[]) {
    super()
    this.answers = answers
  }

  override async submitJob(): Promise<string> {
    for (const answer of this.answers) this.deliver('data', 'data.results', answer, { type: 'job_result', correlationId: 'job-1' })
    return 'job-1'
  }
}

describe('JobDesk', () => {
  it('PL9 takes a result that comes before the id of its job is told', async () => {
    const desk = new JobDesk(new HastyBus([{ status: 'ok', run_id: 'r1', rows: 3 }]), 'r1', clock)
    await desk.listen(['data.results'])
    expect(await desk.run('data.jobs', 'data', { job: 'load' })).toMatchObject({ rows: 3 })
    await desk.close()
  })

  it('PL9 takes such a result for its own run only', async () => {
    const desk = new JobDesk(
      new HastyBus([
        { status: 'ok', run_id: 'another' },
        { status: 'ok', run_id: 'r1' },
      ]),
      'r1',
      clock,
    )
    const foreign: string[] = []
    desk.onForeign = (fault) => foreign.push(fault.code)
    await desk.listen(['data.results'])
    expect(await desk.run('data.jobs', 'data', { job: 'load' })).toMatchObject({ run_id: 'r1' })
    expect(foreign).toEqual(['pipeline/foreign-result'])
    await desk.close()
  })
})
