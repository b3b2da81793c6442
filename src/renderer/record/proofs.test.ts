import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../e2e/harness/fixture-bus.ts'
import { ManualClock } from '../../../e2e/support/manual-clock.ts'
import {
  checkpointBody,
  encodeNote,
  encodeTlogProof,
  leafOf,
  makeVerifierKey,
  type TreeNodes,
  TreeProver,
  toBase64,
  toHex,
} from '../../shared/chain/index.ts'
import { Engine } from '../data/engine.ts'
import { HELD_HEADS_MAX, HeldHeads } from './held-heads.ts'
import { pageHashInto, pageSha256 } from './page-crypto.ts'
import { consistencyRanges } from './proof-steps.ts'
import { Proofs } from './proofs.ts'

const entry = (index: number): Uint8Array => createHash('sha256').update(`entry ${index}`).digest()
/** The nodes of a tree of these entries, each hashed when it is asked for. */
const nodes = (salt = ''): TreeNodes => ({
  node(level, index) {
    if (level === 0) return leafOf(salt === '' ? entry(index) : new TextEncoder().encode(`${salt}${index}`), pageHashInto)
    const [left, right] = [this.node(level - 1, index * 2), this.node(level - 1, index * 2 + 1)]
    return pageSha256(Uint8Array.of(1, ...left, ...right))
  },
})
const prover = (salt = ''): TreeProver => new TreeProver(nodes(salt), pageHashInto)

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const key = makeVerifierKey(pageSha256, 'vbus/test', raw)

function checkpoint(size: number, salt = ''): string {
  const head = { size, root: prover(salt).root(size) }
  const signature = sign(null, checkpointBody(key.origin, head), createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })))
  return toBase64(encodeNote(key, { ...head, signature: Uint8Array.from(signature) }))
}

function texts(): { readonly getItem: (key: string) => string | null; readonly setItem: (key: string, value: string) => void } {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}

function opened(log: { size: number; salt: string }, alter = (body: Record<string, unknown>): Record<string, unknown> => body) {
  const bus = new FixtureBus({
    'system.audit.prove': ({ record }) => {
      const path = prover(log.salt).inclusion(Number(record), log.size)
      const note = Buffer.from(checkpoint(log.size, log.salt), 'base64')
      const proof = toBase64(
        encodeTlogProof({ extra: entry(Number(record)), index: Number(record), path, checkpoint: Uint8Array.from(note) }),
      )
      return alter({ record, kind: 'gate', file: 'a.seg', offset: 9, vkey: key.text, proof })
    },
    'system.audit.consistency': ({ size }) => {
      const old = Math.min(Number(size), log.size)
      const of = prover(log.salt)
      const root = (at: number): string => (at === 0 ? toHex(pageSha256(new Uint8Array(0))) : toHex(of.root(at)))
      const path = of.consistency(old, log.size).map(toHex)
      return alter({
        vkey: key.text,
        old: { size: old, root: root(old) },
        new: { size: log.size, root: root(log.size) },
        path,
        checkpoint: checkpoint(log.size, log.salt),
      })
    },
  })
  const proofs = new Proofs(new ManualClock(), texts())
  proofs.attach(new Engine(bus))
  return proofs
}

describe('proofs checked in the page', () => {
  it('VA8 a record is proved against the signed head, level by level up to its root', async () => {
    const proofs = opened({ size: 37, salt: '' })
    for (const record of [0, 5, 31, 32, 36]) {
      await proofs.prove(record)
      const checked = proofs.store.getState().records[record]
      expect(checked?.load, String(record)).toBe('holds')
      if (checked?.load !== 'holds') continue
      expect(checked.value).toMatchObject({ size: 37, origin: 'vbus/test', leaf: toHex(leafOf(entry(record), pageHashInto)) })
      expect(checked.value.steps.at(-1)?.hash).toBe(checked.value.root)
    }
  })

  it('VA8 a proof of another record, of altered bytes or by another key does not hold', async () => {
    const log = { size: 20, salt: '' }
    const wrong = opened(log, (body) => ({ ...body, proof: `${String(body['proof']).slice(0, -8)}AAAAAAA=` }))
    await wrong.prove(3)
    expect(wrong.store.getState().records[3]?.load).toBe('fails')
    const other = makeVerifierKey(pageSha256, 'vbus/test', new Uint8Array(32).fill(7))
    const foreign = opened(log, (body) => ({ ...body, vkey: other.text }))
    await foreign.prove(3)
    expect(foreign.store.getState().records[3]?.load).toBe('fails')
    const moved = opened(log, (body) => body)
    await moved.prove(3)
    expect(moved.store.getState().records[3]?.load).toBe('holds')
  })

  it('VA9 the newest head must go on from the one that this machine held; one that was rewritten or cut back is told', async () => {
    const log = { size: 20, salt: '' }
    const proofs = opened(log)
    await proofs.checkGrowth()
    expect(proofs.held.get('vbus/test')).toMatchObject({ size: 20, vkey: key.text })
    log.size = 33
    await proofs.checkGrowth()
    expect(proofs.store.getState().growth).toMatchObject({
      load: 'holds',
      value: { old: { size: 20 }, new: { size: 33 }, held: { size: 20 } },
    })
    log.salt = 'rewritten'
    log.size = 40
    await proofs.checkGrowth()
    expect(proofs.store.getState().growth).toMatchObject({ load: 'fails' })
    expect(proofs.held.get('vbus/test')?.size).toBe(33)
    log.salt = ''
    log.size = 10
    await proofs.checkGrowth()
    expect(proofs.store.getState().growth).toMatchObject({ load: 'fails', reason: expect.stringContaining('10 records now') })
  })

  it('VA9 the drawn ranges are those of the proof, and cover every record', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), (old, more) => {
        const ranges = consistencyRanges(old, old + more)
        expect(ranges).toHaveLength(prover().consistency(old, old + more).length)
        const fresh = ranges.filter(({ from }) => from >= old).sort((a, b) => a.from - b.from)
        if (more > 0) expect([fresh[0]?.from ?? -1, fresh.at(-1)?.to]).toEqual([fresh.length === 0 ? -1 : expect.any(Number), old + more])
      }),
      { numRuns: 40 },
    )
  })

  it('VA9 heads of many logs are kept, bounded; a damaged store is as none', () => {
    const store = texts()
    const held = new HeldHeads(store)
    const head = { vkey: 'k', size: 1, root: 'a'.repeat(64), seen: 't' }
    for (let i = 0; i <= HELD_HEADS_MAX; i += 1) held.put({ ...head, origin: `o${i}` })
    expect(held.get('o0')).toBeUndefined()
    expect(held.get(`o${HELD_HEADS_MAX}`)).toMatchObject({ size: 1 })
    store.setItem('vbus.held-heads', '[{"origin":1}]')
    expect(held.get('o5')).toBeUndefined()
    store.setItem('vbus.held-heads', '{')
    expect(held.get('o5')).toBeUndefined()
  })
})
