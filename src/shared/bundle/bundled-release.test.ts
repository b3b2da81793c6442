import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type CheckSignature, makeVerifierKey } from '../chain/index.ts'
import type { arqonbus } from '../wire/generated/arqonbus.js'
import { checkBundledRelease } from './bundled-release.ts'
import type { BundledRecord, CheckedBundle } from './check-bundle.ts'
import { releaseStatement } from './statements.ts'

const RUN = 'run-1'
const MANIFEST = new Uint8Array(32).fill(3)
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const sha256 = (input: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(input).digest())
const checkSignature: CheckSignature = async (_raw, body, signature) => verify(null, body, publicKey, signature)
const PERSON = makeVerifierKey(sha256, 'person', new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))).text

const word = (verdict: 'release' | 'reject', runId = RUN): arqonbus.v1.IRecord => {
  const content = { runId, manifestSha256: Buffer.from(MANIFEST).toString('hex'), verdict, reason: 'seen' }
  const signature = new Uint8Array(sign(null, Buffer.from(releaseStatement('w1', content)), privateKey))
  return { releaseGiven: { verdict, reason: 'seen', manifestSha256: MANIFEST, attended: true, person: PERSON, signature } }
}
const ASKED: arqonbus.v1.IRecord = { releaseAsked: { manifestSha256: MANIFEST, limitMs: 5 } }
const ended = (version: string): arqonbus.v1.IRecord => ({ runEnded: { status: 'passed', version } })

/** What the checks of a bundle leave of one with these records of its run. */
function report(own: readonly arqonbus.v1.IRecord[], { policy = '', trustedBy = PERSON } = {}) {
  const all = [{ logOpened: { workspaceId: 'w1' } }, ...own.map((record) => ({ ...record, run: RUN }))]
  const records = all.map((record, number) => ({ number, record })) as unknown as BundledRecord[]
  const bundle = { run: RUN, parts: new Map([['policy', Buffer.from(policy)]]) }
  return checkBundledRelease({ bundle, records, ofRun: records.slice(1) } as unknown as CheckedBundle, trustedBy, {
    sha256,
    checkSignature,
  })
}

describe('a release in a bundle', () => {
  it('TL33 is the word of the person who trusted what ran, over this run and this manifest', async () => {
    expect(await report([ASKED, word('release'), ended('v1')])).toEqual({
      person: PERSON,
      verdict: 'release',
      reason: 'seen',
      attended: true,
      wrong: null,
    })
    expect(await report([ASKED, word('reject'), ended('')])).toMatchObject({ verdict: 'reject', wrong: null })
    expect((await report([ASKED, word('release', 'run-2'), ended('v1')]))?.wrong).toContain('signature')
    expect((await report([ASKED, word('release'), ended('v1')], { trustedBy: 'another' }))?.wrong).toBe(
      'not the person who trusted what ran',
    )
    const other = { releaseAsked: { ...ASKED.releaseAsked, manifestSha256: new Uint8Array(32) } }
    expect((await report([other, word('release'), ended('v1')]))?.wrong).toContain('another manifest')
  })

  it('TL33 what was published without one, though it was asked for or the policy asks for a person, does not hold', async () => {
    const policy = 'review:\n  person: true\n'
    expect((await report([ASKED, ended('v1')]))?.wrong).toContain('nobody released')
    expect((await report([ended('v1')], { policy }))?.wrong).toContain('nobody released')
    expect((await report([ASKED, word('reject'), ended('v1')]))?.wrong).toContain('rejected')
    expect(await report([ended('')], { policy })).toBeUndefined()
    expect((await report([ASKED, ended('')]))?.wrong).toBeNull()
    for (const plain of ['review: { person: false }\n', 'a: [', 'review: {person: "true"}\n', `#${'x'.repeat(1_048_576)}\n${policy}`])
      expect(await report([ended('v1')], { policy: plain })).toBeUndefined()
  })
})
