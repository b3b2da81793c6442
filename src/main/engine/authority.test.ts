import fc from 'fast-check'
import { expect, it } from 'vitest'
import { executable, mayPublish, maySubscribe } from '../spine/grants.ts'
import type { PartyView } from '../spine/index.ts'
import { type BusPolicy, toBusPolicy } from '../workspace/bus-policy.ts'
import { Authority, COMPILED_MAX, type OwnRights } from './authority.ts'

const policy = toBusPolicy({
  rates: { messages_per_s: 100, connections: 4 },
  roles: {
    reader: { subscribe: ['lab.>'], caps: { nvm: { energy_j: 50, runs: 9 } } },
    writer: { publish: ['lab.*'], execute: ['nvm'], rates: { messages_per_s: 1_000 } },
    guest: {
      deny: { publish: ['lab.secret'], subscribe: ['lab.secret.>'] },
      caps: { nvm: { energy_j: 70, runs: 3 } },
      rates: { messages_per_s: 500 },
    },
  },
  identities: { ada: { roles: ['reader', 'writer'] }, eve: { roles: ['writer', 'guest'] } },
})
const own = (publish: string[] = [], roles: string[] = [], source = 'token t'): OwnRights => ({
  grants: { publish, subscribe: [], execute: [] },
  roles,
  source,
})
const authorityOf = (box: { policy: BusPolicy }): Authority => new Authority(() => box.policy)
const authority = authorityOf({ policy })

it('SH18 adds the grants of roles to those of the credential, and keeps what any role denies', () => {
  expect(authority.rightsOf('ada', own(['a.b', 'lab.*'], ['guest']))).toEqual({
    grants: { publish: ['a.b', 'lab.*'], subscribe: ['lab.>'], execute: ['nvm'] },
    denied: { publish: ['lab.secret'], subscribe: ['lab.secret.>'], execute: [] },
    roles: ['guest', 'reader', 'writer'],
    caps: { nvm: { energyJ: 50, runs: 3 } },
    rates: { messagesPerS: 500, connections: 4 },
  })
})

it('SH18 without a role there are the own grants and the general rates, which a component does not have', () => {
  const nobody = authority.rightsOf('constructor', own(['a']))
  expect(nobody).toMatchObject({ grants: { publish: ['a'] }, roles: [], caps: {}, rates: { messagesPerS: 100, connections: 4 } })
  expect(authority.rightsOf('fabric', own(), true).rates).toEqual({})
  expect(authority.rightsOf('ada', own(), true).rates).toEqual({ messagesPerS: 1_000 })
  expect(authority.rightsOf('x', own([], ['gone'])).grants.publish).toEqual([])
})

it('SH18 goes on beyond the number of role sets that it keeps', () => {
  for (let at = 0; at <= COMPILED_MAX; at++) authority.rightsOf('x', own([], [`r${at}`]))
  expect(authority.rightsOf('ada', own()).grants.publish).toEqual(['lab.*'])
})

it('SH22 takes another policy up at once, and leaves the parts of the engine alone', () => {
  const box = { policy }
  const live = authorityOf(box)
  const party = { identity: 'ada', own: own() } as unknown as PartyView
  expect(live.regrant(party)?.grants.publish).toEqual(['lab.*'])
  box.policy = toBusPolicy({})
  expect(live.regrant(party)).toEqual({
    grants: { publish: [], subscribe: [], execute: [] },
    denied: { publish: [], subscribe: [], execute: [] },
    roles: ['reader', 'writer'].slice(2),
    caps: {},
    rates: {},
  })
  expect(live.regrant({ identity: 'engine' } as unknown as PartyView)).toBeUndefined()
})

it('SH19 says which grant, role or deny decides', () => {
  expect(authority.explain('eve', own(['lab.>']), 'publish', 'lab.secret')).toEqual({
    allowed: false,
    code: 'authz/publish-denied',
    reason: 'role guest denies publish lab.secret',
    source: 'token t',
    role: 'guest',
    by: 'lab.secret',
  })
  expect(authority.explain('eve', own(['lab.>']), 'publish', 'lab.x.y')).toMatchObject({ allowed: true, by: 'lab.>', source: 'token t' })
  expect(authority.explain('eve', own(), 'publish', 'lab.x')).toMatchObject({ allowed: true, role: 'writer', by: 'lab.*' })
  expect(authority.explain('ada', own([], ['guest']), 'subscribe', 'lab.>')).toMatchObject({
    allowed: false,
    role: 'guest',
    by: 'lab.secret.>',
  })
  expect(authority.explain('ada', own(), 'execute', 'nvm')).toMatchObject({ allowed: true, role: 'writer', caps: { energyJ: 50 } })
  expect(authority.explain('ada', own(), 'execute', 'qml')).toMatchObject({ allowed: false, code: 'authz/execute-denied' })
  expect(authority.explain('bob', own(['>']), 'publish', 'system.status')).toMatchObject({ allowed: false })
  expect(
    authority.explain('bob', { ...own(), grants: { publish: [], subscribe: ['>'], execute: [] } }, 'subscribe', 'inbox.c1').allowed,
  ).toBe(false)
})

it('SH19 decides as the Spine does, whatever the grants, roles and denies are', () => {
  const name = fc.constantFrom('a', 'b', 'system', 'inbox')
  const pattern = fc
    .tuple(fc.array(fc.oneof(name, fc.constant('*')), { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(([parts, isOpen]) => [...parts, ...(isOpen ? ['>'] : [])].join('.'))
  const lists = fc.record({
    publish: fc.array(pattern, { maxLength: 2 }),
    subscribe: fc.array(pattern, { maxLength: 2 }),
    execute: fc.subarray(['nvm', 'qml']),
  })
  const topic = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
  fc.assert(
    fc.property(fc.record({ grants: lists, role: lists, deny: lists, topic, pattern }), (each) => {
      const authority = new Authority(() => toBusPolicy({ roles: { r: { ...each.role, deny: each.deny } } }))
      const rights = { grants: each.grants, roles: ['r'], source: 'token t' }
      const policy = authority.rightsOf('x', rights)
      const explain = (act: 'publish' | 'subscribe' | 'execute', what: string): boolean => authority.explain('x', rights, act, what).allowed
      expect(explain('publish', each.topic)).toBe(mayPublish(policy, each.topic))
      expect(explain('subscribe', each.pattern)).toBe(maySubscribe(policy, each.pattern))
      expect(explain('execute', 'nvm')).toBe(executable(policy).includes('nvm'))
    }),
    { numRuns: 500 },
  )
})
