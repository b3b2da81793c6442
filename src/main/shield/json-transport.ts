import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import {
  DELIVERED_HEAD_BYTES,
  decodeEnvelope,
  deliveryToJson,
  encodeEnvelope,
  envelopeFromJson,
  envelopeStart,
  envelopeToJson,
  type FillRandom,
  frameOf,
  itemEnd,
  readDelivery,
} from '../../shared/wire/index.ts'
import { refusalFrame } from './refusal-frame.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The delivered items of a binary frame as JSON text: one object, or an array of them. */
function toText(frame: Uint8Array): Uint8Array {
  const items: object[] = []
  for (let at = 0; at < frame.length; ) {
    const end = itemEnd(frame, at)
    const envelopeAt = envelopeStart(frame, at, end)
    const delivery = readDelivery(frame, at + DELIVERED_HEAD_BYTES, envelopeAt)
    const envelope = decodeEnvelope(frame, envelopeAt, end)
    if (delivery && typeof envelope !== 'string') items.push({ delivery: deliveryToJson(delivery), envelope: envelopeToJson(envelope) })
    at = end
  }
  return encoder.encode(JSON.stringify(items.length === 1 ? items[0] : items))
}

/** @throws Fault `wire/bad-json` and what else is wrong with an envelope. */
function fromText(text: Uint8Array): Uint8Array {
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(text))
  } catch (error) {
    throw new Fault('wire/bad-json', 'the frame is not JSON', {}, { cause: error })
  }
  return frameOf((Array.isArray(value) ? value : [value]).map((item) => encodeEnvelope(envelopeFromJson(item))))
}

/**
 * Lets a party that speaks `arqonbus.v1.json` look like one that speaks binary frames: both directions are translated here, so that
 * the Spine knows one form only. Fields that this version does not know are not part of the JSON view.
 */
export function jsonTransport(inner: Transport, options: { readonly random: FillRandom; readonly clock: Clock }): Transport {
  const outer: Transport = {
    kind: inner.kind,
    protocol: 'arqonbus.v1.proto',
    get bufferedBytes() {
      return inner.bufferedBytes
    },
    send: (frame) => inner.send(toText(frame)),
    onFrame: () => {},
    onDrain: () => {},
    onClose: () => {},
    pause: (isPaused) => inner.pause(isPaused),
    close: (code, reason) => inner.close(code, reason),
  }
  inner.onFrame = (text) => {
    let frame: Uint8Array
    try {
      frame = fromText(text)
    } catch (error) {
      const fault = Fault.from(error)
      outer.send(refusalFrame(fault, '', options.random, options.clock))
      return inner.close(4400, fault.code)
    }
    if (frame.length > 0) outer.onFrame(frame)
  }
  inner.onDrain = () => outer.onDrain()
  inner.onClose = (code, reason) => outer.onClose(code, reason)
  return outer
}
