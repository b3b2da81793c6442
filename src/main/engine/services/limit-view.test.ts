import { describe, expect, it } from 'vitest'
import { type LimitQuestion, limitsOf } from './limit-view.ts'

const NO_LISTS = { publish: [], subscribe: [], execute: [] }
const role = (rest: object) => ({ ...NO_LISTS, deny: NO_LISTS, caps: {}, rates: {}, ...rest })
const policy: LimitQuestion['policy'] = {
  topics: [],
  namespaces: {},
  crossings: [],
  identities: {},
  issuers: [],
  certificates: [],
  schemas: [],
  roles: {
    guest: role({ caps: { nvm: { wallS: 5 } }, rates: { messagesPerS: 10 } }),
    staff: role({ caps: { nvm: { wallS: 60 }, qml: { wallS: 1 } } }),
  },
  rates: { messagesPerS: 100, connections: 4 },
  quotas: [
    { identity: 'ann', per: 'hour', limits: { wallS: 100 } },
    { namespace: 'default', per: 'day', limits: { wallS: 1_000, runs: 3 } },
    { identity: 'bob', per: 'hour', limits: { wallS: 1 } },
  ],
}
const question: LimitQuestion = {
  identity: 'ann',
  namespace: 'default',
  roles: [
    { role: 'guest', source: 'key 1' },
    { role: 'staff', source: 'policy.yaml identities.ann' },
  ],
  policy,
  component: undefined,
  advertised: undefined,
  usedOf: (account) => (account === 'namespace/default' ? { wall_s: 990 } : { wall_s: 40 }),
}
const shown = (asked: LimitQuestion) =>
  limitsOf(asked).map(({ kind, what, of, value, used, place, binds }) => [kind, what, of, value, used, place, binds])

describe('limits in force', () => {
  it('VO3 tells every limit with the place it was written at, and which of several decides', () => {
    expect(shown(question)).toEqual([
      ['rate', 'messages_per_s', '', 10, null, 'roles.guest.rates.messages_per_s', true],
      ['rate', 'connections', '', 4, null, 'rates.connections', true],
      ['cap', 'wall_s', 'nvm', 5, null, 'roles.guest.caps.nvm.wall_s', true],
      ['cap', 'wall_s', 'nvm', 60, null, 'roles.staff.caps.nvm.wall_s', false],
      ['cap', 'wall_s', 'qml', 1, null, 'roles.staff.caps.qml.wall_s', true],
      ['quota', 'wall_s', 'identity/ann', 100, 40, 'quotas[0].wall_s', false],
      ['quota', 'wall_s', 'namespace/default', 1_000, 990, 'quotas[1].wall_s', true],
      ['quota', 'runs', 'namespace/default', 3, 0, 'quotas[1].runs', true],
    ])
  })

  it('VO3 of a component tells what its process may, and no general rates', () => {
    const limits = { memoryMb: 512, heartbeatS: 10, startS: 60 }
    const terms = { options: {}, isSimulated: false, network: [] }
    const component = { kind: 'agent', operatorType: 'nvm', command: ['python'], limits, grants: NO_LISTS, ...terms } as const
    expect(
      shown({ ...question, identity: 'rig', roles: [], component, advertised: { max_parallel_jobs: 2, note: 'x' } }).slice(0, 5),
    ).toEqual([
      ['process', 'memory_mb', '', 512, null, 'components.rig.limits.memory_mb', true],
      ['process', 'heartbeat_s', '', 10, null, 'components.rig.limits.heartbeat_s', true],
      ['process', 'start_s', '', 60, null, 'components.rig.limits.start_s', true],
      ['process', 'processes', '', 64, null, 'default', true],
      ['place', 'max_parallel_jobs', '', 2, null, 'resource_limits.max_parallel_jobs', true],
    ])
  })
})
