import type { Clock, Fault } from '../../shared/base/index.ts'
import {
  DELIVERED_HEAD_BYTES,
  deliveryTail,
  EnvelopeDraft,
  type FillRandom,
  HEADER_BYTES_MAX,
  IdSource,
  ITEM_HEAD_BYTES,
  TYPE,
  writeDelivery,
  writeUint32,
} from '../../shared/wire/index.ts'

/** A frame that tells who is not admitted why, before the connection closes. `correlationId` is the hello's id or empty. */
export function refusalFrame(fault: Fault, correlationId: string, random: FillRandom, clock: Clock): Uint8Array {
  const { code, message, remedy } = fault
  const draft = new EnvelopeDraft()
  new IdSource(random, clock).write(draft.id, 0)
  draft.type = TYPE.control
  draft.topic = 'system.control.fault'
  draft.correlationId = correlationId
  draft.setTs(clock.wallNs())
  draft.payload = new TextEncoder().encode(JSON.stringify({ code, message, remedy }))
  const frame = new Uint8Array(HEADER_BYTES_MAX * 2 + draft.payload.length)
  const envelopeAt = writeDelivery(frame, DELIVERED_HEAD_BYTES, 0, 0, deliveryTail(0, 'engine', ''), false)
  const end = draft.write(frame, envelopeAt)
  writeUint32(frame, 0, end - ITEM_HEAD_BYTES)
  writeUint32(frame, ITEM_HEAD_BYTES, envelopeAt - DELIVERED_HEAD_BYTES)
  return frame.subarray(0, end)
}
