import { createStore } from 'zustand/vanilla'
import { type Clock, Fault, type FaultView } from '../../shared/base/index.ts'
import {
  checkTlogProof,
  fromBase64,
  fromHex,
  HASH_BYTES,
  isSigned,
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  toHex,
  type VerifierKey,
  verifyConsistency,
} from '../../shared/chain/index.ts'
import type { ConsistencyAnswer, ProofAnswer } from '../../shared/history/index.ts'
import type { Engine } from '../data/engine.ts'
import { type HeldHead, HeldHeads, type TextStore } from './held-heads.ts'
import { pageCheckSignature, pageHashInto, pageSha256 } from './page-crypto.ts'
import { type ProofStep, proofSteps } from './proof-steps.ts'

/** A record that this page has verified: it is in the log whose head was signed. */
export interface ProvenRecord {
  readonly record: number
  readonly kind: string
  readonly file: string
  readonly offset: number
  readonly vkey: string
  readonly origin: string
  readonly size: number
  /** Hashes in hex. */
  readonly root: string
  readonly leaf: string
  readonly steps: readonly ProofStep[]
}

/** That one head is the past of another, as this page has verified it. */
export interface ProvenGrowth {
  readonly old: { readonly size: number; readonly root: string }
  readonly new: { readonly size: number; readonly root: string }
  readonly path: readonly string[]
  readonly vkey: string
  /** The earlier head is the one that this machine held. */
  readonly held: HeldHead | undefined
}

export type Checked<T> =
  | { readonly load: 'checking' }
  | { readonly load: 'holds'; readonly value: T }
  | { readonly load: 'fails'; readonly reason: string }
  | { readonly load: 'failed'; readonly fault: FaultView }

export interface ProofsState {
  readonly records: Readonly<Record<number, Checked<ProvenRecord>>>
  readonly growth: Checked<ProvenGrowth> | undefined
}

/** Proofs kept; the oldest gives way. */
export const PROOFS_KEPT_MAX = 64
const PROVE_DEADLINE_MS = 600_000

/** What was verified in this window: records against signed heads, and heads against the one this machine held. The engine is not believed. */
export class Proofs {
  readonly store = createStore<ProofsState>(() => ({ records: {}, growth: undefined }))
  readonly held: HeldHeads
  readonly #clock: Clock
  #engine: Engine | undefined

  constructor(clock: Clock, texts: TextStore) {
    this.#clock = clock
    this.held = new HeldHeads(texts)
  }

  attach(engine: Engine): void {
    this.#engine = engine
  }

  /** Fetches a record's proof and checks it here. */
  async prove(record: number): Promise<void> {
    this.#keep(record, { load: 'checking' })
    try {
      const answer = (await this.#ask('system.audit.prove', { record })) as ProofAnswer
      this.#keep(record, await checkRecord(answer))
    } catch (error) {
      this.#keep(record, { load: 'failed', fault: Fault.from(error).toView() })
    }
  }

  /** Checks that the newest head goes on from the head at `size`, by default the one that this machine held; then it holds the newest. */
  async checkGrowth(size?: number): Promise<void> {
    this.store.setState({ growth: { load: 'checking' } })
    try {
      const { vkey, new: newest } = (await this.#ask('system.audit.consistency', { size: 0 })) as ConsistencyAnswer
      const held = this.held.get(vkey.split('+')[0] ?? '')
      const wanted = size ?? held?.size ?? newest.size
      const answer = (await this.#ask('system.audit.consistency', { size: wanted })) as ConsistencyAnswer
      const growth = await checkGrowth(answer, wanted === held?.size ? held : undefined)
      this.store.setState({ growth })
      if (growth.load !== 'holds' || (held !== undefined && growth.value.held === undefined)) return
      const seen = new Date(Number(this.#clock.wallNs() / 1_000_000n)).toISOString()
      this.held.put({ origin: vkey.split('+')[0] ?? '', vkey, ...growth.value.new, seen })
    } catch (error) {
      this.store.setState({ growth: { load: 'failed', fault: Fault.from(error).toView() } })
    }
  }

  async #ask(topic: string, body: object): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await this.#engine.bus.request(topic, body, { deadlineMs: PROVE_DEADLINE_MS })
  }

  #keep(record: number, checked: Checked<ProvenRecord>): void {
    const { [record]: _, ...others } = this.store.getState().records
    const rest = Object.entries(others).slice(-(PROOFS_KEPT_MAX - 1))
    this.store.setState({ records: { ...Object.fromEntries(rest), [record]: checked } })
  }
}

function keyOf(vkey: string): VerifierKey | undefined {
  return parseVerifierKey(pageSha256, vkey)
}

async function checkRecord({ record, kind, file, offset, vkey, proof }: ProofAnswer): Promise<Checked<ProvenRecord>> {
  const [key, bytes] = [keyOf(vkey), fromBase64(proof)]
  if (key === undefined || bytes === undefined) return { load: 'fails', reason: 'the engine gave no proof' }
  const proven = await checkTlogProof(bytes, { key, hashInto: pageHashInto, checkSignature: pageCheckSignature })
  const path = parseTlogProof(bytes)?.path
  if (typeof proven === 'string' || path === undefined) return { load: 'fails', reason: String(proven) }
  if (proven.index !== record) return { load: 'fails', reason: `it is the proof of record ${proven.index}` }
  const { head, leaf } = proven
  const steps = proofSteps(leaf, path, { index: record, size: head.size })
  const hashes = { root: toHex(head.root), leaf: toHex(leaf) }
  return { load: 'holds', value: { record, kind, file, offset, vkey, origin: key.origin, size: head.size, ...hashes, steps } }
}

async function checkGrowth(answer: ConsistencyAnswer, held: HeldHead | undefined): Promise<Checked<ProvenGrowth>> {
  const fails = (reason: string): Checked<ProvenGrowth> => ({ load: 'fails', reason })
  const [key, note] = [keyOf(answer.vkey), fromBase64(answer.checkpoint)]
  const head = key === undefined || note === undefined ? undefined : parseCheckpoint(key, note)
  if (key === undefined || head === undefined) return fails('its newest checkpoint is none of the log whose key this is')
  if (!(await isSigned(key, head, pageCheckSignature))) return fails('the signature of its newest checkpoint is wrong')
  if (held !== undefined && held.size > head.size)
    return fails(`it has ${head.size} records now, and had ${held.size} when it was seen on ${held.seen}`)
  const old = held ?? answer.old
  const [oldRoot, path] = [fromHex(old.root, HASH_BYTES), answer.path.map((hash) => fromHex(hash, HASH_BYTES))]
  if (oldRoot === undefined || path.includes(undefined)) return fails('the engine gave no proof')
  const proof = { oldSize: old.size, oldRoot, newSize: head.size, newRoot: head.root, path: path as Uint8Array[] }
  if (!verifyConsistency(proof, pageHashInto)) return fails(`the log of ${head.size} records does not begin with the one of ${old.size}`)
  const fresh = { size: head.size, root: toHex(head.root) }
  return { load: 'holds', value: { old: { size: old.size, root: old.root }, new: fresh, path: answer.path, vkey: answer.vkey, held } }
}
