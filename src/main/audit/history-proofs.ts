import { readFileSync } from 'node:fs'
import { encodeTlogProof, equalBytes, toBase64, toHex } from '../../shared/chain/index.ts'
import type { BundlePiece, ConsistencyAnswer, ProofAnswer } from '../../shared/history/index.ts'
import { sha256 } from '../platform/index.ts'
import { makeBundle } from './make-bundle.ts'
import { decodeRecord } from './record-codec.ts'
import { RecordIndex, type RecordIndexOptions } from './record-index.ts'

/** Bytes of a bundle in one answer. */
export const BUNDLE_PIECE_BYTES = 131_072

export interface HistoryProofsOptions extends RecordIndexOptions {
  /** Files whose text goes into a bundle where it is still that of the run. */
  readonly texts: readonly { readonly name: 'config' | 'policy'; readonly path: string }[]
}

/** Proofs of what the log holds, from its index, one at a time. */
export class HistoryProofs {
  readonly #options: HistoryProofsOptions
  #turn: Promise<unknown> = Promise.resolve()
  /** The bundle that was made last, until its last piece was given. */
  #bundle: { readonly run: string; readonly bytes: Uint8Array; readonly sha256: string } | undefined

  constructor(options: HistoryProofsOptions) {
    this.#options = options
  }

  /** @throws Fault `audit/no-record` */
  async prove(record: number): Promise<ProofAnswer> {
    return await this.#use((index) => {
      const { record: found, proof } = index.prove(record)
      const { file, offset, kind } = found
      return { record, kind, file, offset, vkey: this.#options.vkey, proof: toBase64(encodeTlogProof(proof)) }
    })
  }

  /** That the log at `size` is the beginning of the log at its newest head. @throws Fault `audit/no-record` */
  async consistency(size: number): Promise<ConsistencyAnswer> {
    return await this.#use((index) => {
      const { head } = index
      const { path, oldRoot, newRoot } = index.consistency(Math.min(size, head.size), head.size)
      const old = { size: Math.min(size, head.size), root: toHex(oldRoot) }
      const checkpoint = toBase64(index.checkpoint())
      return { vkey: this.#options.vkey, old, new: { size: head.size, root: toHex(newRoot) }, path: path.map(toHex), checkpoint }
    })
  }

  /** A piece of the bundle of a run, from byte `at` on. @throws Fault `audit/no-record`, `audit/too-large` */
  async bundle(run: string, at: number): Promise<BundlePiece> {
    if (at === 0 || this.#bundle?.run !== run) this.#bundle = await this.#make(run)
    const { bytes, sha256: hash } = this.#bundle
    const piece = bytes.subarray(at, at + BUNDLE_PIECE_BYTES)
    const next = at + piece.length
    if (next >= bytes.length) this.#bundle = undefined
    return { run, bytes: bytes.length, sha256: hash, at, piece: toBase64(piece), next: next < bytes.length ? next : null }
  }

  async #make(run: string): Promise<{ readonly run: string; readonly bytes: Uint8Array; readonly sha256: string }> {
    const { vkey, texts } = this.#options
    const { bytes } = await this.#use((index) => {
      const [started] = index.find({ run, kind: 'run_started' })
      const start = started === undefined ? undefined : decodeRecord(started.content).runStarted
      const hashes = { config: start?.configSha256, policy: start?.policySha256 }
      const own = texts
        .map(({ name, path }) => ({ name, bytes: readFileSync(path) }))
        .filter((text) => equalBytes(sha256(text.bytes), hashes[text.name] ?? new Uint8Array(0)))
      return makeBundle(index, { run, origin: vkey.split('+')[0] ?? '', vkey, texts: own })
    })
    return { run, bytes, sha256: toHex(sha256(bytes)) }
  }

  /** Two at once in one process would wait for each other. */
  async #use<T>(act: (index: RecordIndex) => T): Promise<T> {
    const mine = this.#turn.then(() => RecordIndex.use(this.#options, act))
    this.#turn = mine.catch(() => undefined)
    return (await mine).value
  }
}
