import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { type CheckSignature, makeVerifierKey, toHex } from '../chain/index.ts'
import { checkBundledTrust } from './bundled-trust.ts'
import type { BundledRecord, CheckedBundle } from './check-bundle.ts'
import { policyStatement, trustStatement } from './statements.ts'

const sha256 = (input: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(input).digest())
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const person = makeVerifierKey(sha256, 'person', new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))).text
const checkSignature: CheckSignature = async (_raw, body, signature) => verify(null, body, publicKey, signature)
const [CONFIG, POLICY, LATER, OPERATOR] = [1, 2, 3, 4].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const signed = (text: string): Uint8Array => new Uint8Array(sign(null, Buffer.from(text), privateKey))

const TRUST = trustStatement({
  workspaceId: 'w1',
  configSha256: toHex(CONFIG),
  policySha256: toHex(POLICY),
  components: { op: toHex(OPERATOR) },
})

/** What a bundle holds: a log that was opened, a trust, perhaps a policy that followed, and a run under `policy`. */
function bundle(parts: {
  readonly trust?: Uint8Array
  readonly operator?: Uint8Array
  readonly applied?: Uint8Array
  readonly ran?: Uint8Array
}) {
  const { trust = signed(TRUST), operator = OPERATOR, applied, ran = POLICY } = parts
  const policyApplied = applied && { sha256: LATER, previousSha256: POLICY, person, signature: applied }
  const records = [
    { logOpened: { workspaceId: 'w1' } },
    { componentRegistered: { id: 'op', sha256: operator } },
    { workspaceTrusted: { person, configSha256: CONFIG, policySha256: POLICY, signature: trust } },
    ...(policyApplied ? [{ policyApplied }] : []),
    { runStarted: { configSha256: CONFIG, policySha256: ran } },
  ].map((record, number) => ({ number, record }) as unknown as BundledRecord)
  return { records, ofRun: records.slice(-1) } as unknown as CheckedBundle
}
const check = (parts: Parameters<typeof bundle>[0]) => checkBundledTrust(bundle(parts), { sha256, checkSignature })

it('TU3 TU6 the trust in what ran holds by the person’s signatures over the rebuilt statements', async () => {
  expect(await check({})).toEqual({ person, holds: true, reason: null })
  const applied = signed(policyStatement('w1', toHex(LATER), toHex(POLICY)))
  expect(await check({ applied, ran: LATER })).toEqual({ person, holds: true, reason: null })
})

it('TU3 TU6 another component, a signature of something else, and another policy than ran are told', async () => {
  const wrong = "the signature is not this person's over this statement"
  expect(await check({ operator: LATER })).toEqual({ person, holds: false, reason: wrong })
  expect(await check({ trust: signed('something else') })).toEqual({ person, holds: false, reason: wrong })
  expect(await check({ applied: signed('something else'), ran: LATER })).toEqual({ person, holds: false, reason: wrong })
  expect(await check({ ran: LATER })).toEqual({ person, holds: false, reason: 'what was trusted is not what ran' })
})
