import { describe, expect, it } from 'vitest'
import { BrokerRig } from './broker.testing.ts'
import { readAdvertisement, readCapabilities } from './capabilities.ts'
import { ADVERTISED_EVERY_MS, ADVERTISEMENT_BYTES_MAX, FINISHED_JOBS_MAX, OPERATORS_MAX, PASSED_JOBS_MAX } from './limits.ts'

const good = { operator_id: 'nvm-1', operator_type: 'nvm' }
const encoded = (body: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(body))

describe('an advertisement', () => {
  it('JB19 is taken with what it leaves out, and goes on the record whole', () => {
    const { places, isDraining, view, json } = readCapabilities({
      ...good,
      resource_limits: { max_parallel_jobs: 3 },
      engine_modes: ['itmd'],
    })
    expect([places, isDraining]).toEqual([3, false])
    expect(view).toMatchObject({ supported_schemas: [], engine_modes: ['itmd'], supports_delta_only_topics: false, churn_metrics: {} })
    expect(JSON.parse(json)).toEqual(view)
  })

  it('JB19 is refused with the member that is wrong', () => {
    const cases: [object, string][] = [
      [{ operator_type: 'nvm' }, 'operator_id'],
      [{ ...good, operator_type: 'toaster' }, 'operator_type'],
      [{ ...good, supported_schemas: 'all' }, 'supported_schemas'],
      [{ ...good, resource_limits: { max_parallel_jobs: 0 } }, 'resource_limits.max_parallel_jobs'],
      [{ ...good, resource_limits: [] }, 'resource_limits'],
      [{ ...good, hardware_profile: 1 }, 'hardware_profile'],
      [{ ...good, supports_delta_only_topics: 'yes' }, 'supports_delta_only_topics'],
      [{ ...good, engine_modes: ['warp'] }, 'engine_modes'],
      [{ ...good, churn_metrics: null, draining: 1 }, 'draining'],
    ]
    for (const [body, member] of cases)
      expect(() => readCapabilities(body as Record<string, unknown>)).toThrow(
        expect.objectContaining({ code: 'wire/bad-payload', evidence: { member } }),
      )
  })

  it('JB19 has at most 16 KiB and is JSON', () => {
    const large = encoded({ ...good, hardware_profile: { note: 'x'.repeat(ADVERTISEMENT_BYTES_MAX) } })
    expect(() => readAdvertisement(large)).toThrow(expect.objectContaining({ code: 'wire/too-large' }))
    for (const bytes of [new Uint8Array([0xff]), encoded([1]), new Uint8Array()])
      expect(() => readAdvertisement(bytes)).toThrow(expect.objectContaining({ code: 'wire/bad-payload' }))
  })

  it('JB19 goes on the record when it is new, which it may be once a second', () => {
    const rig = new BrokerRig()
    const one = rig.party('one')
    rig.advertise(one, good)
    rig.advertise(one, good)
    rig.advertise(one, { ...good, draining: true })
    expect(() => rig.advertise(one, { ...good, engine_modes: ['rr'] })).toThrow(expect.objectContaining({ code: 'rate/exceeded' }))
    expect(rig.records).toEqual(['advertised one nvm-1'])
    rig.clock.pass(ADVERTISED_EVERY_MS)
    rig.advertise(one, { ...good, engine_modes: ['rr'] })
    expect(rig.records.length).toBe(2)
  })

  it('JB19 makes a connection one operator, and an engine has at most 1,024', () => {
    const rig = new BrokerRig()
    const one = rig.operator('one')
    expect(() => rig.advertise(one, { ...good, operator_id: 'other' })).toThrow(expect.objectContaining({ code: 'request/refused' }))
    for (let i = 1; i < OPERATORS_MAX; i++) rig.advertise(rig.party(`o${i}`), { ...good, operator_id: `o${i}` })
    expect(() => rig.advertise(rig.party('more'), good)).toThrow(expect.objectContaining({ code: 'spine/limit' }))
  })
})

describe('what is remembered', () => {
  it('JB20 forgets the oldest ends and the oldest jobs that went to everybody', () => {
    const rig = new BrokerRig()
    const { book } = rig.broker
    const end = {
      topic: 't',
      namespace: 'n',
      submitter: 's',
      sha256: '',
      state: 'ok',
      operator: '',
      attempt: 1,
      priority: 5,
      reason: '',
    } as const
    for (let i = 0; i <= FINISHED_JOBS_MAX; i++) book.remember({ ...end, id: String(i), formerHolders: new Set() })
    expect([book.finished('0'), book.finished('1')?.id, book.ends('n', 1)[0]?.id]).toEqual([undefined, '1', String(FINISHED_JOBS_MAX)])
    for (let i = 0; i <= PASSED_JOBS_MAX; i++) book.pass(String(i))
    expect([book.hasPassed('0'), book.hasPassed('1')]).toEqual([false, true])
  })
})
