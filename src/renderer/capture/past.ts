import type { Client } from '../../shared/client/index.ts'
import { DELIVERED_HEAD_BYTES, EnvelopeHeader, envelopeStart, fromBase64, peekEnvelope } from '../../shared/wire/index.ts'
import { BUDGET_DEFAULT, PAST_MESSAGES_MAX } from './limits.ts'
import { MessageStore } from './message-store.ts'

/** Newest first: entries up to `to`, each as it would be delivered (docs/reference/services.md, `system.messages.read`). */
interface ReadAnswer {
  readonly entries: readonly string[]
  readonly next: string | null
}

export interface PastRange {
  /** Up to this position. */
  readonly to: bigint
  /** A topic and all below it; empty: all. */
  readonly scope: string
  readonly messagesMax?: number
}

/** The durable messages up to a position, at most PAST_MESSAGES_MAX of them, read from the log: a store of their own, oldest first. */
export async function readPast(client: Client, { to, scope, messagesMax = PAST_MESSAGES_MAX }: PastRange): Promise<MessageStore> {
  const patterns = scope === '' ? [] : [scope, `${scope}.>`]
  const items: Uint8Array[] = []
  for (let next: string | null = String(to); next !== null && items.length < messagesMax; ) {
    const answer = (await client.request('system.messages.read', {
      to: next,
      patterns,
      limit: Math.min(500, messagesMax - items.length),
    })) as ReadAnswer
    for (const entry of answer.entries) items.push(fromBase64(entry))
    next = answer.next
  }
  const store = new MessageStore({ ...BUDGET_DEFAULT, messages: messagesMax })
  const header = new EnvelopeHeader()
  for (const item of items.reverse()) {
    const envelopeAt = envelopeStart(item, 0, item.length)
    if (envelopeAt < 0 || peekEnvelope(item, envelopeAt, item.length, header) !== undefined) continue
    store.take(item, DELIVERED_HEAD_BYTES, envelopeAt, item.length, header, 0)
  }
  return store
}
