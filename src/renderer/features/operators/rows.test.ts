import { describe, expect, it } from 'vitest'
import type { ConnectionAnswer, OperatorAnswer } from '../../data/parties.ts'
import { pastAccounts, pastCredentials, pastJobs, pastOperators } from './past.ts'
import { type CredentialRow, identityRows, jobTopics, operatorFilter, operatorRows, quotaRows, schemasFor } from './rows.ts'

const CAPABILITIES = {
  supported_schemas: ['lab.pulse.v1'],
  resource_limits: {},
  hardware_profile: {},
  supports_delta_only_topics: false,
  engine_modes: [],
  churn_metrics: {},
}
const operator: OperatorAnswer = {
  identity: 'rig',
  operator_type: 'nvm',
  status: 'silent',
  supervised: false,
  pid: null,
  places: 4,
  free: 0,
  jobs: ['a', 'b'],
  last_heard: '2026-11-21T10:00:00Z',
  capabilities: CAPABILITIES,
}

describe('rows of operators', () => {
  it('VO1 has one row for each that runs, ran or is declared; what is not known is empty', () => {
    const rows = operatorRows(
      {
        operators: [operator],
        declared: [
          { identity: 'fabric', operator_type: 'generic', standing: false, device: null },
          { identity: 'host', operator_type: 'generic', standing: true, device: 'sim0' },
        ],
        served: [{ identity: 'rig', topics: ['nvm.jobs', 'nvm.*', 'nvm.words'], confinement: null }],
      },
      [{ identity: 'host', status: 'ended', pid: 7, confinement: 'bubblewrap' }],
    )
    expect(
      rows.map(({ identity, state, busy, places, pid, confinement, device, start }) => [
        identity,
        state,
        busy,
        places,
        pid,
        confinement,
        device,
        start,
      ]),
    ).toEqual([
      ['fabric', 'declared', undefined, undefined, undefined, '', '', 'run'],
      ['host', 'ended', undefined, undefined, undefined, '', 'sim0', 'standing'],
      ['rig', 'silent', 2, 4, undefined, '', '', 'own'],
    ])
    expect(jobTopics(rows)).toEqual(['nvm.jobs'])
    expect(schemasFor(rows, 'nvm.jobs', ['a.v1', 'lab.pulse.v1'])).toEqual(['lab.pulse.v1', 'a.v1'])
    expect(schemasFor(rows, 'other.jobs', ['a.v1'])).toEqual(['a.v1'])
  })

  it('VO6 has one row for each identity, with its connections, tokens and keys', () => {
    const grants = { publish: ['a.b'], subscribe: [], execute: [] }
    const token: CredentialRow = {
      ...grants,
      kind: 'token',
      id: '1',
      subject: 'ann',
      namespace: 'lab',
      roles: ['guest'],
      expires: null,
      record: 5,
    }
    const here: ConnectionAnswer = {
      identity: 'ann',
      actor_kind: 'machine',
      namespace: 'default',
      transport: 'tcp',
      client: '',
      inbox: 'inbox.1',
      credential: null,
      roles: ['guest', 'staff'],
      grants,
      subscriptions: [],
    }
    const rows = identityRows([here], [token, { ...token, id: '2', subject: 'bob', roles: [] }])
    expect(
      rows.map(({ identity, kind, namespaces, roles, credentials }) => [identity, kind, namespaces, roles, credentials.length]),
    ).toEqual([
      ['ann', 'machine', ['default', 'lab'], ['guest', 'staff'], 1],
      ['bob', '', ['lab'], [], 1],
    ])
  })

  it('VO3 an account has a row for each limit, and one for what it used without any', () => {
    const none = { wall_ms: 0, cpu_ms: 0, runs: 0, energy_j: 0, bytes: 0, messages: 0 }
    const rows = quotaRows([
      {
        account: 'identity/ann',
        reserved: { ...none, wall_ms: 500 },
        hour: { since: '', used: { ...none, wall_ms: 2_000 } },
        day: { since: '', used: none },
        total: { ...none, wall_ms: 9_000, bytes: 12 },
        limits: [{ per: 'hour', wall_s: 5, place: 'policy.yaml quotas[0]' }],
      },
    ])
    expect(rows).toEqual([
      { account: 'identity/ann', what: 'wall_s', per: 'hour', used: 2, reserved: 0.5, limit: 5, place: 'policy.yaml quotas[0]' },
      { account: 'identity/ann', what: 'bytes', per: 'total', used: 12, reserved: 0, limit: undefined, place: '' },
    ])
  })
})

it('VO8 a filter lets through the operators whose row says all its words', () => {
  const declared = ['nvm-rig', 'device-sim0'].map((identity) => ({ identity, operator_type: identity.split('-')[0], device: 'sim0' }))
  const rows = operatorRows({ operators: [], declared, served: [] } as unknown as Parameters<typeof operatorRows>[0], [])
  const found = (filter: string) => rows.filter(operatorFilter(filter)).map(({ identity }) => identity)
  expect([found(''), found('NVM'), found('not running sim0 device'), found('nvm ready')]).toEqual([
    ['device-sim0', 'nvm-rig'],
    ['nvm-rig'],
    ['device-sim0'],
    [],
  ])
})

describe('rows of the past', () => {
  it('VO7 are what the state at a record says, and nothing more', () => {
    const id = '0123456789abcdef0123456789abcdef'
    const job = { topic: 'nvm.jobs', submitter: 'ann', state: 'leased', operator: 'rig', attempt: 1, record: 9 }
    const jobs = { open: { [id]: job }, operators: { 'rig/nvm-1': { type: 'nvm', record: 4 } } }
    const rows = pastOperators({ host: { pid: 7, confinement: 'bubblewrap', record: 3 } }, jobs)
    expect(
      rows.map(({ identity, state, pid, jobs: held, record, places, heard }) => [identity, state, pid, held.length, record, places, heard]),
    ).toEqual([
      ['host', 'running', 7, 0, 3, undefined, undefined],
      ['rig', 'running', undefined, 1, 4, undefined, undefined],
    ])
    expect(pastJobs(jobs)).toEqual([{ id: '01234567-89ab-cdef-0123-456789abcdef', ...job }])
    const issued = { subject: 'ann', namespace: 'default', publish: [], subscribe: [], execute: [], roles: [], record: 2 }
    expect(pastCredentials({ tokens: { t: { ...issued, expires: 0 } }, keys: { k: { ...issued, expires: 1_000 } } })).toMatchObject([
      { kind: 'token', id: 't', expires: null },
      { kind: 'key', id: 'k', expires: '1970-01-01T00:00:01.000Z' },
    ])
    const used = { wallMs: 1, cpuMs: 0, runs: 0, energyUj: 2e6, bytes: 0, messages: 3 }
    const window = { start: 1, used }
    expect(pastAccounts({ accounts: { 5: { 'identity/ann': { hour: window, day: window, total: used, reserved: used } } } })).toMatchObject(
      [{ account: 'identity/ann', hour: { since: '1970-01-01T01:00:00.000Z', used: { energy_j: 2, messages: 3 } }, limits: [] }],
    )
    expect([pastOperators(undefined, undefined), pastJobs(null), pastCredentials(undefined), pastAccounts(undefined)]).toEqual([
      [],
      [],
      [],
      [],
    ])
  })
})
