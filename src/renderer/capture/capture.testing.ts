import {
  DELIVERED_HEAD_BYTES,
  DELIVERY_BYTES_MAX,
  deliveryTail,
  EnvelopeHeader,
  encodeEnvelope,
  envelopeStart,
  peekEnvelope,
  writeDelivery,
  writeUint32,
} from '../../shared/wire/index.ts'
import type { EnvelopeType } from '../../shared/wire/message.ts'
import type { MessageStore } from './message-store.ts'

export interface Item {
  readonly topic: string
  readonly payload?: string | Uint8Array
  readonly pos?: number
  readonly seq?: number
  readonly epoch?: number
  readonly from?: string
  readonly type?: EnvelopeType
  readonly schema?: string
  readonly arrivalMs?: number
  readonly correlationId?: string
  readonly tsMs?: number
}

let count = 0

export const idOf = (number: number): string => `0197c3f2-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** A message as the engine delivers it. */
export function deliveredItem(item: Item): Uint8Array {
  count += 1
  const { topic, payload = '{}', pos = count, seq = count, epoch = 1, from = 'tester', type = 'event' } = item
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
  const envelope = encodeEnvelope({
    id: idOf(pos),
    type,
    topic,
    payload: bytes,
    ...(item.schema !== undefined && { schema: item.schema }),
    ...(item.tsMs !== undefined && { ts: BigInt(item.tsMs) * 1_000_000n }),
    ...(item.correlationId !== undefined && { correlationId: item.correlationId }),
  })
  const header = new Uint8Array(DELIVERY_BYTES_MAX)
  const length = writeDelivery(header, 0, pos, seq, deliveryTail(epoch, from, 'default'), false)
  const frame = new Uint8Array(DELIVERED_HEAD_BYTES + length + envelope.length)
  writeUint32(frame, 0, frame.length - 4)
  writeUint32(frame, 4, length)
  frame.set(header.subarray(0, length), DELIVERED_HEAD_BYTES)
  frame.set(envelope, DELIVERED_HEAD_BYTES + length)
  return frame
}

const header = new EnvelopeHeader()

/** Has a store take a message. */
export function take(store: MessageStore, item: Item): void {
  const frame = deliveredItem(item)
  const at = envelopeStart(frame, 0, frame.length)
  const fault = peekEnvelope(frame, at, frame.length, header)
  if (fault !== undefined) throw new Error(`${fault}: ${header.reason}`)
  store.take(frame, DELIVERED_HEAD_BYTES, at, frame.length, header, item.arrivalMs ?? 0)
}
