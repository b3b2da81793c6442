import type { Transport } from '../../shared/transport/index.ts'

/**
 * Joins two transports frame for frame, with the back-pressure of either passed on to the other. Both end when one does.
 * Callers must not use either afterwards. Both must speak the same sub-protocol.
 */
export function relay(a: Transport, b: Transport): void {
  forward(a, b)
  forward(b, a)
}

function forward(from: Transport, to: Transport): void {
  /** Frames that `to` did not take: one, or the few that were under way before `from` heard the pause. */
  const held: Uint8Array[] = []
  from.onFrame = (frame) => {
    if (held.length === 0 && to.send(frame) === 'sent') return
    // The bytes are valid until we return: what waits needs a copy.
    held.push(frame.slice())
    from.pause(true)
  }
  to.onDrain = () => {
    for (let next = held[0]; next !== undefined; next = held[0]) {
      if (to.send(next) === 'full') return
      held.shift()
    }
    from.pause(false)
  }
  from.onClose = (code, reason) => to.close(code, reason)
}
