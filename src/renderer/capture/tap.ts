import type { Transport } from '../../shared/transport/index.ts'
import { DELIVERED_HEAD_BYTES, EnvelopeHeader, envelopeStart, itemEnd, peekEnvelope, TYPE } from '../../shared/wire/index.ts'

/** Takes one delivered message where it lies: delivery header in frame[headerAt, envelopeAt), envelope up to `end`. */
export type Intake = (frame: Uint8Array, headerAt: number, envelopeAt: number, end: number, header: EnvelopeHeader) => void

const encoder = new TextEncoder()
const CONTROL = encoder.encode('system.control.')
const INBOX = encoder.encode('inbox.')

function startsWith(bytes: Uint8Array, at: number, length: number, prefix: Uint8Array): boolean {
  if (length < prefix.length) return false
  for (let i = 0; i < prefix.length; i++) if (bytes[at + i] !== prefix[i]) return false
  return true
}

/**
 * A transport whose messages go to `intake` without becoming objects; what the engine says to this connection itself (control, inbox) goes on
 * to the client. Frames that no engine sends go on too: the client ends the connection for them.
 */
export function tapped(inner: Transport, intake: Intake, onFrameEnd: () => void): Transport {
  const header = new EnvelopeHeader()
  const outer: Transport = {
    kind: inner.kind,
    protocol: inner.protocol,
    get bufferedBytes() {
      return inner.bufferedBytes
    },
    send: (frame) => inner.send(frame),
    onFrame: () => {},
    onDrain: () => {},
    onClose: () => {},
    pause: (isPaused) => inner.pause(isPaused),
    close: (code, reason) => inner.close(code, reason),
  }
  inner.onDrain = () => outer.onDrain()
  inner.onClose = (code, reason) => outer.onClose(code, reason)
  inner.onFrame = (frame) => {
    for (let at = 0; at < frame.length; ) {
      const end = itemEnd(frame, at)
      const envelopeAt = end < 0 ? -1 : envelopeStart(frame, at, end)
      if (envelopeAt < 0 || peekEnvelope(frame, envelopeAt, end, header) !== undefined) return outer.onFrame(frame.subarray(at))
      const { topicAt, topicLength } = header
      const isOwn =
        startsWith(frame, topicAt, topicLength, INBOX) || (header.type === TYPE.control && startsWith(frame, topicAt, topicLength, CONTROL))
      if (isOwn) outer.onFrame(frame.subarray(at, end))
      else intake(frame, at + DELIVERED_HEAD_BYTES, envelopeAt, end, header)
      at = end
    }
    onFrameEnd()
  }
  return outer
}
