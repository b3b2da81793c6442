import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseWorkspaceConfig } from './config.ts'
import { parseWorkspacePolicy } from './policy.ts'

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../resources/workspaces/movies/${name}`, import.meta.url)), 'utf8')
const config = parseWorkspaceConfig(read('workspace.yaml').replace('id: ""', 'id: 0190a0b0-0000-7000-8000-000000000001'))
/** The sample's policy without its bus part. */
const [BASE = ''] = read('policy.yaml').split('\n# The first pattern')
const HASH = 'ab'.repeat(32)

const parse = (bus: string): ReturnType<typeof parseWorkspacePolicy> => {
  if (!config.ok) throw new Error('the sample is not valid')
  return parseWorkspacePolicy(`${BASE}\n${bus}\n`, config.value)
}
const messages = (bus: string): string[] => {
  const parsed = parse(bus)
  return parsed.ok ? [] : parsed.error.diagnostics.map(({ message }) => message)
}

const WHOLE = `
topics:
  - { pattern: nvm.jobs, durable: true, schemas: { check: enforce, allow: [a.v1] }, jobs: { lease_s: 5, redeliver: 2, queue: 9, dead_letter: nvm.dead } }
  - { pattern: state.>, namespace: lab, delta_only: true }
namespaces:
  lab: { retention: { age_s: 60, bytes: 1000, messages: 10 }, blobs: { age_s: 5, bytes: 7, blob_bytes: 3 }, weight: 4 }
crossings:
  - { from: lab, to: default, pattern: sensors.> }
roles:
  researcher:
    publish: [nvm.jobs]
    execute: [nvm]
    deny: { publish: [nvm.jobs.secret] }
    caps: { nvm: { energy_j: 50, wall_s: 1.5, runs: 3 } }
    rates: { messages_per_s: 10, bytes_per_s: 100, connections: 2, subscriptions: 4 }
identities:
  alice@lab: { roles: [researcher] }
rates: { messages_per_s: 1000 }
issuers:
  - { issuer: "https://id.example", audience: vbus, file: keys/jwks.json, algorithms: [ES256], roles: [researcher] }
certificates:
  - { subject: "CN=rig-7,O=lab", identity: rig-7, namespace: lab }
quotas:
  - { identity: alice@lab, per: day, limits: { energy_j: 500, messages: 10 } }
schemas:
  - { name: a.v1, kind: json, file: schemas/a.json, sha256: ${HASH} }
  - { name: b.v1, kind: protobuf, file: schemas/b.binpb, sha256: ${HASH}, message: lab.B }
hook: { file: hooks/policy.wasm, sha256: ${HASH} }
`

describe('the bus part of policy.yaml, by WF8 and WF9', () => {
  it('WF8 is read whole; what is left out has its default', () => {
    const parsed = parse(WHOLE)
    expect(messages(WHOLE)).toEqual([])
    expect(parsed.ok && parsed.value.bus).toMatchObject({
      topics: [
        {
          durable: true,
          deltaOnly: false,
          schemas: { check: 'enforce', allow: ['a.v1'] },
          jobs: { leaseS: 5, redeliver: 2, queue: 9, deadLetter: 'nvm.dead' },
        },
        { namespace: 'lab', durable: false, deltaOnly: true, schemas: { check: 'off' }, jobs: { leaseS: 30, redeliver: 0, queue: 1_024 } },
      ],
      namespaces: { lab: { retention: { ageS: 60, bytes: 1000, messages: 10 }, blobs: { ageS: 5, bytes: 7, blobBytes: 3 }, weight: 4 } },
      crossings: [{ from: 'lab', to: 'default', pattern: 'sensors.>' }],
      roles: {
        researcher: {
          publish: ['nvm.jobs'],
          subscribe: [],
          deny: { publish: ['nvm.jobs.secret'], subscribe: [], execute: [] },
          caps: { nvm: { energyJ: 50, wallS: 1.5, runs: 3 } },
          rates: { messagesPerS: 10, bytesPerS: 100, connections: 2, subscriptions: 4 },
        },
      },
      rates: { messagesPerS: 1000 },
      issuers: [{ algorithms: ['ES256'], roles: ['researcher'], namespace: 'default' }],
      certificates: [{ identity: 'rig-7', roles: [], namespace: 'lab' }],
      quotas: [{ identity: 'alice@lab', per: 'day', limits: { energyJ: 500, messages: 10 } }],
      hook: { timeoutMs: 10, memoryPages: 16 },
    })
    expect(parse('').ok).toBe(true)
  })

  it.each([
    ['topics:\n  - { pattern: "a..b" }', 'not a pattern: a..b'],
    ['topics:\n  - { pattern: a, durable: true, delta_only: true }', 'a: durable and delta-only'],
    ['crossings:\n  - { from: lab, to: lab, pattern: a }', 'crosses nothing'],
    ['crossings:\n  - { from: lab, to: default, pattern: system.> }', 'crosses nothing'],
    [
      'topics:\n  - { pattern: "kept.>", durable: true }\ncrossings:\n  - { from: lab, to: default, pattern: "*.x" }',
      'kept.> is durable or delta-only in default too: nothing can cross to it',
    ],
    ['identities:\n  bob: { roles: [nobody] }', 'no role nobody'],
    ['quotas:\n  - { per: day, limits: {} }', 'a quota concerns one of identity, role, namespace'],
    ['quotas:\n  - { identity: a, namespace: b, per: day, limits: {} }', 'a quota concerns one of identity, role, namespace'],
    [`schemas:\n  - { name: a, kind: json, file: a.json, sha256: ${HASH}, message: x }`, 'message is for protobuf, which needs it'],
    [`hook: { file: ../out.wasm, sha256: ${HASH} }`, 'hook.file: not a valid text'],
    [`hook: { file: /etc/x.wasm, sha256: ${HASH} }`, 'hook.file: not a valid text'],
    ['issuers:\n  - { issuer: i, audience: a, file: k.json, algorithms: [HS256] }', 'issuers.0.algorithms.0: unknown value'],
    ['roles:\n  r: { caps: { nvm: { joules: 5 } } }', 'roles.r.caps.nvm: unknown member joules'],
  ])('WF9 refuses %j', (bus, message) => {
    expect(messages(bus)).toContain(message)
  })
})
