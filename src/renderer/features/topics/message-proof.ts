import { sha256 } from '@noble/hashes/sha2.js'
import { Fault } from '../../../shared/base/index.ts'
import { fromHex, toHashInto, verifyInclusion } from '../../../shared/chain/index.ts'
import { DELIVERED_HEAD_BYTES, decodeEnvelope, envelopeStart, fromBase64, posOf } from '../../../shared/wire/index.ts'
import type { MessageView } from '../../capture/protocol.ts'
import type { Engine } from '../../data/engine.ts'

/** docs/reference/services.md, `system.messages.prove`. */
interface ProofAnswer {
  readonly index: number
  readonly entry: string
  readonly path: readonly string[]
  readonly size: number
  readonly root: string
  readonly anchor: { readonly record: number }
}

export interface MessageProof {
  readonly index: number
  readonly size: number
  /** The audit record that anchors it. */
  readonly record: number
}

/**
 * Checks here what the engine proves of a durable message: that the proven entry is this very message, that its leaf and path give the root, and
 * that the audit record says the same root. @throws Fault `audit/altered` when any of it does not hold
 */
export async function checkMessageProof(engine: Engine, message: MessageView): Promise<MessageProof> {
  const answer = (await engine.bus.request('system.messages.prove', { pos: message.pos })) as ProofAnswer
  const entry = fromBase64(answer.entry)
  if (!isEntryOf(entry, message)) throw new Fault('audit/altered', 'the proven entry is another message')
  const root = fromHex(answer.root, 32)
  const path = answer.path.map((node) => fromHex(node, 32))
  if (root === undefined || path.some((node) => node === undefined)) throw new Fault('audit/altered', 'the proof holds no hashes')
  const parts = { index: answer.index, size: answer.size, path: path as Uint8Array[], root }
  if (!verifyInclusion(entry, parts, toHashInto(sha256))) throw new Fault('audit/altered', 'the path does not lead to the root')
  const { records } = await engine.readAudit({ from: answer.anchor.record, to: answer.anchor.record + 1, limit: 1 })
  const body = records[0]?.body as { root?: unknown; last?: unknown } | undefined
  if (records[0]?.kind !== 'anchor' || body?.root !== answer.root || Number(body.last) !== answer.size - 1)
    throw new Fault('audit/altered', `record ${answer.anchor.record} does not anchor this root`)
  return { index: answer.index, size: answer.size, record: answer.anchor.record }
}

/** An entry is what was delivered, without the length in front. */
function isEntryOf(entry: Uint8Array, message: MessageView): boolean {
  const item = new Uint8Array(entry.length + 4)
  item.set(entry, 4)
  const at = envelopeStart(item, 0, item.length)
  if (at < DELIVERED_HEAD_BYTES || String(posOf(item, 0)) !== message.pos) return false
  const envelope = decodeEnvelope(item, at, item.length)
  if (typeof envelope === 'string' || envelope.id !== message.id || envelope.topic !== message.topic) return false
  return envelope.payload.length === message.payload.length && envelope.payload.every((byte, i) => byte === message.payload[i])
}
