import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ManualClock, settle } from '../../../e2e/support/manual-clock.ts'
import { encodeBundle } from '../../shared/bundle/index.ts'
import {
  checkpointBody,
  encodeNote,
  encodeTlogProof,
  leafOf,
  makeVerifierKey,
  type TreeNodes,
  TreeProver,
} from '../../shared/chain/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { BundleChecks, type BundleWorker, FOREIGN_BYTES_MAX, FOREIGN_MS_MAX } from './bundle-checks.ts'
import type { BundleAnswer, BundleWish } from './bundle-worker.ts'
import { checkForeign } from './foreign-bundle.ts'
import { pageHashInto, pageSha256 } from './page-crypto.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = makeVerifierKey(pageSha256, 'vbus/theirs', Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)))
const run = 'run-theirs'
const GATE = { gate: { rule: 'r', ok: true } }

/** A bundle of a log that holds a run of three records. */
function bundle(middle: arqonbus.v1.IRecord = GATE, version = ''): Uint8Array {
  const entries = [{ runStarted: { mode: 'full_build' } }, middle, { runEnded: { status: 'passed', version } }].map((body) =>
    arqonbus.v1.Record.encode({ prev: new Uint8Array(32), run, actor: { id: 'controller', kind: 2 }, ...body }).finish(),
  )
  const nodes: TreeNodes = {
    node: (level, index) =>
      level === 0
        ? leafOf(entries[index] ?? new Uint8Array(0), pageHashInto)
        : pageSha256(Uint8Array.of(1, ...nodes.node(level - 1, index * 2), ...nodes.node(level - 1, index * 2 + 1))),
  }
  const prover = new TreeProver(nodes, pageHashInto)
  const head = { size: 3, root: prover.root(3) }
  const pem = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const checkpoint = encodeNote(key, { ...head, signature: Uint8Array.from(sign(null, checkpointBody(key.origin, head), pem)) })
  const records = entries.map((extra, index) => ({
    name: `record/${index}`,
    bytes: encodeTlogProof({ extra, index, path: prover.inclusion(index, 3), checkpoint }),
  }))
  return encodeBundle({ run, origin: key.origin, vkey: key.text }, [{ name: 'checkpoint', bytes: checkpoint }, ...records], pageSha256)
}

const file = (bytes: Uint8Array, name = 'their.vbus-bundle') => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => Uint8Array.from(bytes).buffer,
})

/** Checks in this thread; `isStuck`: never answers. */
function opened(isStuck = false) {
  const kept = new Map<string, string>()
  const ended: number[] = []
  const clock = new ManualClock()
  const openWorker = (): BundleWorker => {
    const worker: BundleWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => void ended.push(1),
      postMessage: ({ bytes, pins }: BundleWish) => {
        if (isStuck) return
        void checkForeign(bytes, pins).then((checked) => {
          const data: BundleAnswer = typeof checked === 'string' ? { reason: checked } : { holds: checked }
          worker.onmessage?.({ data } as MessageEvent)
        })
      },
    }
    return worker
  }
  const texts = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) }
  return { checks: new BundleChecks({ clock, texts, openWorker }), clock, ended, kept }
}

describe('bundles that somebody gave', () => {
  it('VA11 TL33 tells that nobody released what was published, though a person was asked', async () => {
    const { checks } = opened()
    await checks.check(file(bundle({ releaseAsked: { manifestSha256: new Uint8Array(32), limitMs: 5 } }, 'v1')))
    const wrong = 'the policy asks for a person, and nobody released what was published'
    expect(checks.store.getState().check).toMatchObject({ phase: 'holds', bundle: { release: { verdict: null, wrong } } })
  })

  it('VA11 one that holds is signed by a key that is not known, until the person pins it', async () => {
    const { checks, ended } = opened()
    await checks.check(file(bundle()))
    const held = { run, status: 'passed', vkey: key.text, size: 3, records: 3, first: 0, last: 2, hasEnded: true, breaches: 0 }
    expect(checks.store.getState().check).toMatchObject({ phase: 'holds', isPinned: false, bundle: held })
    // It brings nobody's trust, and that is told.
    const trust = { person: null, holds: false, reason: 'nobody trusted the workspace before the run' }
    expect(checks.store.getState().check).toMatchObject({ bundle: { trust, release: undefined } })
    checks.pin()
    await checks.check(file(bundle()))
    expect(checks.store.getState().check).toMatchObject({ phase: 'holds', isPinned: true })
    expect(ended).toHaveLength(2)
  })

  it('VA11 one of another key than the pinned one, an altered one and no bundle at all do not hold', async () => {
    const { checks, kept } = opened()
    const other = makeVerifierKey(pageSha256, key.origin, new Uint8Array(32).fill(9))
    kept.set('vbus.pinned-keys', JSON.stringify({ [key.origin]: other.text }))
    await checks.check(file(bundle()))
    expect(checks.store.getState().check).toMatchObject({ phase: 'fails', reason: expect.stringContaining('another key') })
    kept.clear()
    const altered = bundle()
    altered[altered.length - 5] = (altered[altered.length - 5] ?? 0) ^ 1
    for (const bytes of [altered, bundle().subarray(0, 900), new TextEncoder().encode('<svg onload=alert(1)>')]) {
      await checks.check(file(bytes))
      expect(checks.store.getState().check?.phase).toBe('fails')
    }
  })

  it('VA11 one that is too large is not read, and one that takes too long is ended with its worker', async () => {
    const { checks, clock, ended } = opened(true)
    await checks.check({ ...file(bundle()), size: FOREIGN_BYTES_MAX + 1 })
    expect(checks.store.getState().check).toMatchObject({ phase: 'fails', reason: expect.stringContaining('at most') })
    expect(ended).toHaveLength(0)
    const checking = checks.check(file(bundle()))
    await settle()
    expect(checks.store.getState().check?.phase).toBe('checking')
    await clock.advance(FOREIGN_MS_MAX)
    await checking
    expect(checks.store.getState().check).toMatchObject({ phase: 'fails', reason: expect.stringContaining('30 s') })
    expect(ended).toHaveLength(1)
  })
})
