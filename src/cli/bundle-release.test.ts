import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BundledRecord, CheckedBundle } from '../main/audit/index.ts'
import { verifierKey } from '../main/workspace/ed25519.ts'
import { releaseStatement } from '../main/workspace/statements.ts'
import type { arqonbus } from '../shared/wire/generated/arqonbus.js'
import { checkBundledRelease } from './bundle-release.ts'

const RUN = 'run-1'
const MANIFEST = new Uint8Array(32).fill(3)
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const PERSON = verifierKey('person', new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)))

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
  return checkBundledRelease({ bundle, records, ofRun: records.slice(1) } as unknown as CheckedBundle, trustedBy)
}

describe('a release in a bundle', () => {
  it('TL33 is the word of the person who trusted what ran, over this run and this manifest', () => {
    expect(report([ASKED, word('release'), ended('v1')])).toEqual({
      person: PERSON,
      verdict: 'release',
      reason: 'seen',
      attended: true,
      wrong: null,
    })
    expect(report([ASKED, word('reject'), ended('')])).toMatchObject({ verdict: 'reject', wrong: null })
    expect(report([ASKED, word('release', 'run-2'), ended('v1')])?.wrong).toContain('signature')
    expect(report([ASKED, word('release'), ended('v1')], { trustedBy: 'another' })?.wrong).toBe('not the person who trusted what ran')
    const other = { releaseAsked: { ...ASKED.releaseAsked, manifestSha256: new Uint8Array(32) } }
    expect(report([other, word('release'), ended('v1')])?.wrong).toContain('another manifest')
  })

  it('TL33 what was published without one, though it was asked for or the policy asks for a person, does not hold', () => {
    const policy = 'review:\n  person: true\n'
    expect(report([ASKED, ended('v1')])?.wrong).toContain('nobody released')
    expect(report([ended('v1')], { policy })?.wrong).toContain('nobody released')
    expect(report([ASKED, word('reject'), ended('v1')])?.wrong).toContain('rejected')
    expect(report([ended('')], { policy })).toBeUndefined()
    expect(report([ASKED, ended('')])?.wrong).toBeNull()
    for (const plain of ['review: { person: false }\n', 'a: [', 'review: {person: "true"}\n', `#${'x'.repeat(1_048_576)}\n${policy}`])
      expect(report([ended('v1')], { policy: plain })).toBeUndefined()
  })
})
