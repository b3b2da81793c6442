import { expect, it } from 'vitest'
import { NO_AMOUNTS } from '../../shared/state/index.ts'
import { BrokerRig } from './broker.testing.ts'
import { JobRecall } from './job-recall.ts'

const ID = '00000000-0000-4000-8000-00000000000'
const jobId = (n: number): Uint8Array => Buffer.from(`${ID}${n}`.replaceAll('-', ''), 'hex')

it('JB21 knows after a restart what was done, and ends what was cut off, charged when somebody had begun', () => {
  const recall = new JobRecall()
  for (const n of [1, 2, 3]) {
    const jobSubmitted = { jobId: jobId(n), topic: 'nvm.jobs', namespace: 'default', payloadSha256: Buffer.from('ab', 'hex'), priority: 5 }
    recall.take({ actor: { id: 'alice' }, jobSubmitted })
    recall.take({ quotaReserved: { jobId: jobId(n), identity: 'alice', namespace: 'default', roles: ['phd'], amounts: { wallMs: 700 } } })
  }
  recall.take({ jobFinished: { jobId: jobId(1), status: 'ok', operator: 'one' } })
  recall.take({ jobState: { jobId: jobId(2), state: 'leased', operator: 'one', attempt: 1 } })
  const rig = new BrokerRig()
  rig.broker.restore(recall.jobs)
  expect([1, 2, 3].map((n) => rig.stateOf(`${ID}${n}`))).toEqual(['ok', 'failed', 'failed'])
  expect(rig.records).toEqual([`failed ${ID}2 one 1 spine/stopping`, `failed ${ID}3  0 spine/stopping`])
  const alice = { identity: 'alice', namespace: 'default', roles: ['phd'] }
  expect(rig.settled).toEqual([
    { who: alice, jobId: `${ID}2`, used: { ...NO_AMOUNTS, wallMs: 700 } },
    { who: alice, jobId: `${ID}3`, used: NO_AMOUNTS },
  ])
  const one = rig.operator('one')
  expect(rig.submit(rig.party('alice'), {}, { id: `${ID}1` })).toBe('job/not-idempotent')
  expect(rig.result(one, `${ID}2`)).toBe('job/lease-lost')
})
