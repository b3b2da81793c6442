import type { CaptureLink } from '../../src/renderer/hosts/host.ts'
import { fromDomPort, messagePortTransport } from '../../src/shared/transport/index.ts'
import {
  DELIVERED_HEAD_BYTES,
  DELIVERY_BYTES_MAX,
  decodeEnvelope,
  deliveryTail,
  type Envelope,
  encodeEnvelope,
  envelopeFromJson,
  itemsOf,
  writeDelivery,
  writeUint32,
} from '../../src/shared/wire/index.ts'
import { FIXTURE_SESSION, type FixtureBus } from './fixture-bus.ts'

const json = (body: object): Uint8Array => new TextEncoder().encode(JSON.stringify(body))
const parsed = (bytes: Uint8Array): Record<string, unknown> => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>

/** One item as the engine sends it. */
function delivered(envelope: Envelope, pos: number, from: string, isDurable: boolean): Uint8Array {
  const header = new Uint8Array(DELIVERY_BYTES_MAX)
  const headerLength = writeDelivery(header, 0, pos, pos, deliveryTail(FIXTURE_SESSION.epoch, from, 'default'), isDurable)
  const bytes = encodeEnvelope(envelope)
  const frame = new Uint8Array(DELIVERED_HEAD_BYTES + headerLength + bytes.length)
  writeUint32(frame, 0, frame.length - 4)
  writeUint32(frame, 4, headerLength)
  frame.set(header.subarray(0, headerLength), DELIVERED_HEAD_BYTES)
  frame.set(bytes, DELIVERED_HEAD_BYTES + headerLength)
  return frame
}

/** What the capture worker speaks with in the harness: the wire itself, answered from the fixture. */
export function fixtureCapture(bus: FixtureBus): CaptureLink {
  const { port1, port2 } = new MessageChannel()
  const transport = messagePortTransport(fromDomPort(port1))
  const answer = (request: Envelope, topic: string, body: object): void => {
    const id = envelopeFromJson({ id: crypto.randomUUID(), type: 'control', topic }).id
    transport.send(delivered({ id, type: 'control', topic, correlationId: request.id, payload: json(body) }, 0, 'engine', false))
  }
  const take = async (request: Envelope): Promise<void> => {
    if (request.topic === 'system.control.hello')
      return answer(request, request.topic, { ...FIXTURE_SESSION, actor_kind: FIXTURE_SESSION.actorKind })
    if (request.topic.startsWith('system.control.')) return answer(request, request.topic, { ok: true })
    if (request.replyTo === undefined) return
    try {
      answer(request, request.replyTo, (await bus.request(request.topic, parsed(request.payload))) as object)
    } catch (error) {
      answer(request, request.replyTo, { error: { code: 'request/no-responder', message: String(error) } })
    }
  }
  transport.onFrame = (frame) => {
    for (const item of itemsOf(frame) ?? []) {
      const envelope = decodeEnvelope(item, 0, item.length)
      if (typeof envelope !== 'string') void take(envelope)
    }
  }
  bus.onEmitted = ({ delivery, envelope }) => {
    transport.send(delivered(envelope, Number(delivery.pos), delivery.from, delivery.commit === 'durable'))
  }
  return { port: port2 }
}
