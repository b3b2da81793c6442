import type { PartyAnswer, PartyCommand } from './party-messages.ts'
import type { Publisher } from './peer.ts'
import { percentiles } from './percentiles.ts'

/** Monotonic microseconds, the same for every process of the machine. */
export const nowUs = (): number => Number(process.hrtime.bigint()) / 1e3

/** Publishes in one turn of the event loop. */
const BURST = 256

function failed(error: unknown): never {
  process.stderr.write(`publish: ${String(error)}\n`)
  process.exit(1)
}

/** Payloads begin with when they were sent. */
function payloadOf(bytes: number): Buffer {
  const payload = Buffer.allocUnsafe(bytes)
  payload.writeDoubleLE(nowUs(), 0)
  return payload
}

/** How far the subscriber has come, as it told the publisher. */
export class Progress {
  seen = 0
  onMoved: () => void = () => undefined
}

/** Sends for a while, never more than `window` messages ahead of the subscriber (and of the acknowledgements). */
export async function flood(command: Extract<PartyCommand, { do: 'flood' }>, by: Publisher, progress: Progress): Promise<PartyAnswer> {
  const { bytes, forMs, window, isDurable } = command
  const end = nowUs() + forMs * 1e3
  progress.seen = 0
  let sent = 0
  let waiting = 0
  let isScheduled = false
  await new Promise<void>((resolve) => {
    const schedule = (): void => {
      if (isScheduled) return
      isScheduled = true
      setImmediate(go)
    }
    const acknowledged = (): void => {
      waiting--
      schedule()
    }
    const go = (): void => {
      isScheduled = false
      if (nowUs() >= end) {
        if (waiting === 0) return resolve()
        setTimeout(schedule, 2)
        return
      }
      let done = 0
      for (; done < BURST && sent - progress.seen < window && waiting < window / 2; done++) {
        const payload = payloadOf(bytes)
        if (isDurable && by.sendDurable) {
          waiting++
          by.sendDurable(payload).then(acknowledged, failed)
        } else if (by.send(payload) === 'full') break
        sent++
      }
      if (done > 0) schedule()
      else if (sent - progress.seen < window && waiting < window / 2) setTimeout(schedule, 1)
    }
    progress.onMoved = schedule
    const poll = setInterval(() => {
      if (nowUs() >= end) clearInterval(poll)
      schedule()
    }, 20)
    schedule()
  })
  progress.onMoved = () => undefined
  return { sent }
}

/** Sends at an even pace; what comes late because a timer did is sent at once, so the mean holds. */
export async function pace(command: Extract<PartyCommand, { do: 'pace' }>, by: Publisher): Promise<PartyAnswer> {
  const { bytes, forMs, perS, isDurable } = command
  const total = Math.floor((perS * forMs) / 1e3)
  const startUs = nowUs()
  const tookUs: number[] = []
  let sent = 0
  let waiting = 0
  await new Promise<void>((resolve) => {
    const go = (): void => {
      const due = Math.min(total, Math.floor(((nowUs() - startUs) / 1e6) * perS) + 1)
      for (; sent < due; sent++) {
        const payload = payloadOf(bytes)
        if (isDurable && by.sendDurable) {
          const sentUs = payload.readDoubleLE(0)
          waiting++
          by.sendDurable(payload).then(() => {
            waiting--
            tookUs.push(nowUs() - sentUs)
          }, failed)
        } else by.send(payload)
      }
      if (sent < total) setTimeout(go, 1)
      else if (waiting > 0) setTimeout(go, 5)
      else resolve()
    }
    go()
  })
  return { sent, ...percentiles(tookUs) }
}

/** Keeps `inFlight` requests open for a while. */
export async function askAll(command: Extract<PartyCommand, { do: 'ask' }>, ask: () => Promise<unknown>): Promise<PartyAnswer> {
  const end = nowUs() + command.forMs * 1e3
  const tookUs: number[] = []
  const startUs = nowUs()
  const one = async (): Promise<void> => {
    while (nowUs() < end) {
      const sentUs = nowUs()
      await ask()
      tookUs.push(nowUs() - sentUs)
    }
  }
  await Promise.all(Array.from({ length: command.inFlight }, one))
  const spentS = (nowUs() - startUs) / 1e6
  return { count: tookUs.length, perS: tookUs.length / spentS, ...percentiles(tookUs) }
}
