import type { Delivery } from './message.ts'
import { readVarint, varintEnd, writeVarint } from './varint.ts'

/** No delivery header is longer: two varints of 8 bytes, an epoch, an identity and a namespace of at most 255 bytes each. */
export const DELIVERY_BYTES_MAX = 640

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function textField(tag: number, text: string): number[] {
  if (text === '') return []
  const bytes = encoder.encode(text)
  const length = new Uint8Array(4)
  const end = writeVarint(length, 0, bytes.length)
  return [tag, ...length.subarray(0, end), ...bytes]
}

/** The part of a delivery header that is the same for all a party publishes: epoch, from, namespace. */
export function deliveryTail(epoch: number, from: string, namespace: string): Uint8Array {
  const epochBytes = new Uint8Array(8)
  const end = writeVarint(epochBytes, 0, epoch)
  const epochField = epoch > 0 ? [0x18, ...epochBytes.subarray(0, end)] : []
  return Uint8Array.from([...epochField, ...textField(0x22, from), ...textField(0x2a, namespace)])
}

/** Writes a delivery header; `into` must have DELIVERY_BYTES_MAX free. @returns the offset behind. */
export function writeDelivery(into: Uint8Array, start: number, pos: number, seq: number, tail: Uint8Array, isDurable: boolean): number {
  let at = start
  if (pos > 0) {
    into[at++] = 0x08
    at = writeVarint(into, at, pos)
  }
  if (seq > 0) {
    into[at++] = 0x10
    at = writeVarint(into, at, seq)
  }
  const length = tail.length
  if (length > 64) into.set(tail, at)
  else for (let i = 0; i < length; i++) into[at + i] = tail[i] as number
  at += length
  if (isDurable) {
    into[at] = 0x30
    into[at + 1] = 1
    at += 2
  }
  return at
}

export interface DeliveryFields {
  pos: number
  seq: number
  epoch: number
  from: string
  namespace: string
  isDurable: boolean
}

/** What stands behind `seq` in the last header that was read. Whoever publishes once does so again: mostly it is the same, and needs no decoding. */
let lastTail: Uint8Array = new Uint8Array(0)
let lastFields: DeliveryFields | undefined

function isLastTail(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== lastTail.length) return false
  for (let i = 0; i < lastTail.length; i++) if (bytes[start + i] !== lastTail[i]) return false
  return true
}

/** Reads a delivery header; fields it does not know are skipped. @returns undefined when it is malformed. */
export function readDelivery(bytes: Uint8Array, start: number, end: number): Delivery | undefined {
  let at = start
  let pos = 0
  let seq = 0
  if (bytes[at] === 0x08 && at < end) {
    pos = readVarint(bytes, at + 1, end)
    at = varintEnd.at
  }
  if (bytes[at] === 0x10 && at < end) {
    seq = readVarint(bytes, at + 1, end)
    at = varintEnd.at
  }
  if (pos < 0 || seq < 0) return undefined
  if (lastFields === undefined || !isLastTail(bytes, at, end)) {
    lastFields = readFields(bytes, at, end)
    lastTail = bytes.slice(at, end)
  }
  if (lastFields === undefined) return undefined
  const { epoch, from, namespace, isDurable } = lastFields
  // Fields may come in another order than ours, and the last of several counts.
  return {
    pos: BigInt(lastFields.pos || pos),
    seq: BigInt(lastFields.seq || seq),
    epoch,
    from,
    namespace,
    commit: isDurable ? 'durable' : 'ephemeral',
  }
}

function readFields(bytes: Uint8Array, start: number, end: number): DeliveryFields | undefined {
  const fields: DeliveryFields = { pos: 0, seq: 0, epoch: 0, from: '', namespace: '', isDurable: false }
  let at = start
  while (at < end) {
    const tag = readVarint(bytes, at, end)
    if (tag < 0) return undefined
    const value = readVarint(bytes, varintEnd.at, end)
    if (value < 0) return undefined
    at = varintEnd.at
    if (tag % 8 === 2) {
      if (value > end - at) return undefined
      if (tag === 0x22) fields.from = decoder.decode(bytes.subarray(at, at + value))
      else if (tag === 0x2a) fields.namespace = decoder.decode(bytes.subarray(at, at + value))
      at += value
    } else if (tag % 8 !== 0) return undefined
    else if (tag === 0x08) fields.pos = value
    else if (tag === 0x10) fields.seq = value
    else if (tag === 0x18) fields.epoch = value
    else if (tag === 0x30) fields.isDurable = value === 1
  }
  return fields
}
