import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accountAt,
  applyQuota,
  EMPTY_STATE,
  NO_AMOUNTS,
  QUOTA_DIMENSIONS,
  type QuotaAmounts,
  type QuotaEntry,
  toAmounts,
  usedIn,
} from '../../shared/state/index.ts'
import type { QuotaParty, QuotaRule } from './contract.ts'
import { QuotaLedger } from './ledger.ts'
import { METERED_PARTIES_MAX, SETTLE_EVERY_MS } from './limits.ts'

const HOUR_NS = 3_600_000_000_000n
const EMPTY = EMPTY_STATE.quota
const jobId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const alice: QuotaParty = { identity: 'alice', namespace: 'lab', roles: ['phd'] }

function rig(rules: readonly QuotaRule[] = [], state = EMPTY) {
  const entries: QuotaEntry[] = []
  const timers: { ms: number; call: () => void }[] = []
  const time = { hour: 24n * 100n }
  const ledger = new QuotaLedger(state, {
    wallNs: () => time.hour * HOUR_NS + 5n,
    after: (ms, call) => {
      timers.push({ ms, call })
      return () => timers.splice(0)
    },
    rules: () => rules,
    record: (entry) => void entries.push(entry),
    isFree: ({ identity }) => identity === 'engine',
  })
  return { ledger, entries, timers, time, recomputed: () => entries.reduce(applyQuota, state) }
}

describe('caps', () => {
  const capped: QuotaParty = { ...alice, caps: { nvm: { energyJ: 50 } } }

  it('QU1 refuses any job above the cap of its type, and one that does not say what it needs', () => {
    const { ledger } = rig()
    expect(ledger.check(capped, 'nvm', { energyUj: 50e6 })).toBeUndefined()
    expect(ledger.check(capped, 'nvm', { energyUj: 50e6 + 1 })).toMatchObject({ code: 'authz/cap-exceeded' })
    const silent = ledger.check(capped, 'nvm', { wallMs: 1 })
    expect([silent?.code, silent?.evidence['member']]).toEqual(['authz/cap-exceeded', 'constraints.max_energy_joules'])
    expect(ledger.check(capped, 'qml', {})).toBeUndefined()
    expect(ledger.check({ ...capped, identity: 'engine' }, 'nvm', {})).toBeUndefined()
  })
})

describe('quotas', () => {
  it('QU2 refuses what goes beyond what is left, counting what open jobs have reserved, and gives it back when they end', () => {
    const { ledger } = rig([{ identity: 'alice', per: 'hour', limits: { energyJ: 100 } }])
    ledger.reserve(alice, jobId(1), toAmounts({ energyUj: 70e6 }))
    expect(ledger.check(alice, 'nvm', { energyUj: 40e6 })).toMatchObject({ code: 'quota/exceeded' })
    expect(ledger.check({ ...alice, identity: 'bob' }, 'nvm', { energyUj: 40e6 })).toBeUndefined()
    ledger.settle(alice, jobId(1), toAmounts({ energyUj: 10e6 }))
    expect(ledger.check(alice, 'nvm', { energyUj: 40e6 })).toBeUndefined()
    expect(ledger.check(alice, 'nvm', {})).toMatchObject({ code: 'quota/exceeded' })
  })

  it('QU9 shows the present hour and day, traffic that has no record yet included', () => {
    const { ledger, time } = rig([])
    ledger.settle(alice, jobId(1), toAmounts({ runs: 3 }))
    ledger.charge(alice, 2, 200)
    expect(ledger.standing('identity/alice')).toMatchObject({ hour: Number(time.hour), inHour: { runs: 3, messages: 2, bytes: 200 } })
    ledger.flush()
    time.hour += 1n
    const later = ledger.standing('identity/alice')
    expect(later).toMatchObject({ inHour: { runs: 0, messages: 0 }, total: { runs: 3, messages: 2, bytes: 200 } })
  })

  it('QU3 counts an hour, a day, or for ever, by the hour that the record names', () => {
    for (const per of ['hour', 'day', 'total'] as const) {
      const { ledger, time } = rig([{ role: 'phd', per, limits: { runs: 10 } }])
      ledger.settle(alice, jobId(1), toAmounts({ runs: 10 }))
      const isFull = (): boolean => ledger.check({ ...alice, identity: 'other' }, 'nvm', { runs: 1 }) !== undefined
      const seen = [isFull()]
      time.hour += 1n
      seen.push(isFull())
      time.hour += 23n
      seen.push(isFull())
      expect(seen).toEqual({ hour: [true, false, false], day: [true, true, false], total: [true, true, true] }[per])
    }
  })

  it('QU4 charges traffic as it passes, refuses it when it is used up, and settles it by one record a party and minute', () => {
    const { ledger, entries, timers } = rig([{ namespace: 'lab', per: 'day', limits: { messages: 100, bytes: 5_000 } }])
    expect(ledger.charge(alice, 99, 900)).toBeUndefined()
    expect(entries).toEqual([])
    expect(ledger.charge({ ...alice, identity: 'bob' }, 1, 1)).toMatchObject({ code: 'quota/exceeded' })
    expect(ledger.charge({ ...alice, namespace: 'elsewhere' }, 1, 1)).toBeUndefined()
    expect(ledger.charge({ ...alice, identity: 'engine' }, 1e9, 1e9)).toBeUndefined()
    expect(timers.map(({ ms }) => ms)).toEqual([SETTLE_EVERY_MS])
    timers[0]?.call()
    expect(entries.map(({ identity, amounts }) => [identity, amounts.messages, amounts.bytes])).toEqual([
      ['alice', 99, 900],
      ['bob', 1, 1],
      ['alice', 1, 1],
    ])
    expect(ledger.charge(alice, 0, 0)).toMatchObject({ code: 'quota/exceeded' })
  })

  it('QU4 settles all traffic at once rather than meter more than 4,096 parties', () => {
    const { ledger, entries } = rig()
    for (let i = 0; i < METERED_PARTIES_MAX; i++) ledger.charge({ ...alice, identity: `p${i}` }, 1, 1)
    expect(entries.length).toBe(0)
    ledger.charge({ ...alice, identity: 'one more' }, 1, 1)
    expect(entries.length).toBe(METERED_PARTIES_MAX)
  })
})

const amounts = fc.record(
  Object.fromEntries(QUOTA_DIMENSIONS.map((name) => [name, fc.integer({ min: 0, max: 1_000 })])),
) as unknown as fc.Arbitrary<QuotaAmounts>
const party = fc.record({
  identity: fc.constantFrom('alice', 'bob', 'carol'),
  namespace: fc.constantFrom('lab', 'rig'),
  roles: fc.subarray(['phd', 'guest']),
})
const step = fc.oneof(
  fc.record({ do: fc.constant('reserve' as const), party, job: fc.integer({ min: 0, max: 9 }), amounts }),
  fc.record({ do: fc.constant('settle' as const), party, job: fc.integer({ min: 0, max: 9 }), amounts }),
  fc.record({ do: fc.constant('charge' as const), party, amounts }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 0, max: 30 }) }),
)

it('QU5 is the same as recomputed from its records, and as a naive count of them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { ledger, entries, time, recomputed } = rig()
      for (const each of steps) {
        if (each.do === 'wait') time.hour += BigInt(each.hours)
        else if (each.do === 'charge') ledger.charge(each.party, each.amounts.messages, each.amounts.bytes)
        else if (each.do === 'reserve') ledger.reserve(each.party, jobId(each.job), each.amounts)
        else ledger.settle(each.party, jobId(each.job), each.amounts)
      }
      ledger.flush()
      expect(ledger.state).toEqual(recomputed())
      const hour = Number(time.hour)
      for (const name of ['identity/alice', 'identity/bob', 'role/phd', 'role/guest', 'namespace/lab']) {
        const account = accountAt(ledger.state, name)
        for (const per of ['hour', 'day', 'total'] as const)
          expect(usedIn(account, per, hour), `${name} ${per}`).toEqual(naive(entries, name, (at) => isIn(per, at, hour)))
        expect(account.reserved).toEqual(naiveReserved(entries, name))
      }
    }),
    { numRuns: 150 },
  )
})

const isIn = (per: QuotaRule['per'], at: number, now: number): boolean =>
  per === 'total' || (per === 'hour' ? at === now : Math.floor(at / 24) === Math.floor(now / 24))
const counts = ({ identity, namespace, roles }: QuotaEntry, name: string): boolean =>
  [`identity/${identity}`, `namespace/${namespace}`, ...roles.map((role) => `role/${role}`)].includes(name)
const sum = (all: readonly QuotaAmounts[]): QuotaAmounts =>
  Object.fromEntries(QUOTA_DIMENSIONS.map((d) => [d, all.reduce((total, one) => total + one[d], 0)])) as unknown as QuotaAmounts

function naive(entries: readonly QuotaEntry[], name: string, isWanted: (hour: number) => boolean): QuotaAmounts {
  return sum(
    entries.filter((entry) => entry.act === 'settled' && counts(entry, name) && isWanted(entry.hour)).map((entry) => entry.amounts),
  )
}

function naiveReserved(entries: readonly QuotaEntry[], name: string): QuotaAmounts {
  const open = new Map<string, QuotaEntry>()
  for (const entry of entries) {
    if (entry.act === 'settled') open.delete(entry.job)
    else if (!open.has(entry.job)) open.set(entry.job, entry)
  }
  return sum([NO_AMOUNTS, ...[...open.values()].filter((entry) => counts(entry, name)).map((entry) => entry.amounts)])
}
