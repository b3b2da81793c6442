import { describe, expect, it } from 'vitest'
import { apply } from './apply.ts'
import { NO_AMOUNTS, toAmounts } from './quota-amounts.ts'
import { accountAt, accountIn, applyQuota, EMPTY_QUOTA, QUOTA_ACCOUNTS_MAX, type QuotaEntry } from './quota-fold.ts'
import { EMPTY_STATE } from './state.ts'

const entry = (more: Partial<QuotaEntry>): QuotaEntry => ({
  act: 'settled',
  identity: 'alice',
  namespace: 'lab',
  roles: [],
  job: '',
  amounts: toAmounts({ runs: 1 }),
  hour: 100,
  ...more,
})

describe('the ledger as a fold', () => {
  it('QU6 reads its records', () => {
    const body = { identity: 'alice', namespace: 'lab', roles: ['phd'], jobId: Buffer.from('0a', 'hex'), hour: 7 }
    let state = apply(EMPTY_STATE, { quotaReserved: { ...body, amounts: { energyUj: 9 } } }, 0)
    expect(accountAt(state.quota, 'role/phd').reserved.energyUj).toBe(9)
    state = apply(state, { quotaSettled: { ...body, amounts: { energyUj: 4 } } }, 1)
    const account = accountAt(state.quota, 'namespace/lab')
    expect([account.reserved, account.total.energyUj, account.day.start, account.hour.start]).toEqual([NO_AMOUNTS, 4, 0, 7])
    expect(state.quota.open).toEqual({})
  })

  it('QU7 keeps 4,096 accounts of a kind; further ones share one', () => {
    let state = EMPTY_QUOTA
    for (let i = 0; i < QUOTA_ACCOUNTS_MAX + 2; i++) state = applyQuota(state, entry({ identity: `p${i}` }))
    expect(accountIn(state, 'identity/p0')).toBe('identity/p0')
    expect(accountIn(state, 'identity/new')).toBe('identity/*')
    expect(accountAt(state, 'identity/new').total.runs).toBe(2)
    expect(accountAt(state, 'namespace/lab').total.runs).toBe(QUOTA_ACCOUNTS_MAX + 2)
  })
})
