import type { Clock } from '../../shared/base/index.ts'
import {
  cosignedMessage,
  encodeCosignature,
  equalBytes,
  isSigned,
  parseCheckpoint,
  parseConsistency,
  parseSignedNote,
  type SignedHead,
  verifyConsistency,
} from '../../shared/chain/index.ts'
import { type HttpAnswer, type HttpAsked, sha256Into, verifyEd25519 } from '../platform/index.ts'
import type { WitnessedLogs, WitnessKey, WitnessStore } from './contract.ts'

/** A request with the longest proof and checkpoint is shorter. */
export const ADD_CHECKPOINT_BYTES_MAX = 16_384
const NS_PER_S = 1_000_000_000n

export interface WitnessOptions {
  readonly key: WitnessKey
  readonly logs: WitnessedLogs
  readonly store: WitnessStore
  readonly clock: Clock
}

/**
 * A witness as https://c2sp.org/tlog-witness has it: co-signs a checkpoint when the log's key signed it and it goes on from the newest one co-signed
 * before. Each request is judged and what it holds made durable in one step, so that no two can be taken for the same place.
 */
export class Witness {
  readonly #options: WitnessOptions

  constructor(options: WitnessOptions) {
    this.#options = options
  }

  answer({ method, path, body }: HttpAsked): HttpAnswer {
    if (path !== '/add-checkpoint') return text(404, 'POST /add-checkpoint is all there is')
    return method === 'POST' ? this.#addCheckpoint(body) : text(405, 'POST it')
  }

  #addCheckpoint(body: Uint8Array): HttpAnswer {
    const asked = parseConsistency(body)
    const note = asked && parseSignedNote(asked.checkpoint)
    if (asked === undefined || note === undefined) return text(400, 'no old size, proof and checkpoint')
    const origin = note.body.split('\n', 1)[0] ?? ''
    const keys = this.#options.logs.get(origin)
    if (keys === undefined) return text(404, 'this log is not known here')
    const head = keys.map((key) => signedBy(key, asked.checkpoint)).find((found) => found !== undefined)
    if (head === undefined) return text(403, 'no key that is known of this log signed the checkpoint')
    if (asked.oldSize > head.size) return text(400, 'the old size is larger than the checkpoint')
    return this.#judge({ origin, note: note.body, head, ...asked })
  }

  #judge(asked: {
    readonly origin: string
    readonly note: string
    readonly head: SignedHead
    readonly oldSize: number
    readonly path: readonly Uint8Array[]
    readonly checkpoint: Uint8Array
  }): HttpAnswer {
    const { origin, head, oldSize, path, checkpoint } = asked
    const { store } = this.#options
    const held = store.held(origin)
    const heldSize = held?.size ?? 0
    const conflict = { status: 409, contentType: 'text/x.tlog.size', body: `${heldSize}\n` }
    if (oldSize !== heldSize) return conflict
    if (held !== undefined && head.size === held.size && !equalBytes(head.root, held.root)) {
      store.keepEvidence(origin, checkpoint)
      return conflict
    }
    const proof = { oldSize, oldRoot: held?.root ?? new Uint8Array(0), newSize: head.size, newRoot: head.root, path }
    if (!verifyConsistency(proof, sha256Into)) {
      store.keepEvidence(origin, checkpoint)
      return text(422, 'the checkpoint does not go on from the one held')
    }
    store.hold(origin, checkpoint)
    return { status: 200, contentType: 'text/plain; charset=utf-8', body: this.#cosign(asked.note) }
  }

  #cosign(body: string): string {
    const { key, clock } = this.#options
    const time = Number(clock.wallNs() / NS_PER_S)
    return encodeCosignature(key, { time, signature: key.sign(cosignedMessage(body, time)) })
  }
}

function signedBy(key: Parameters<typeof parseCheckpoint>[0], checkpoint: Uint8Array): SignedHead | undefined {
  const head = parseCheckpoint(key, checkpoint)
  return head !== undefined && isSigned(key, head, verifyEd25519) === true ? head : undefined
}

const text = (status: number, message: string): HttpAnswer => ({ status, contentType: 'text/plain; charset=utf-8', body: `${message}\n` })
