import { type Clock, Fault } from '../base/index.ts'
import type { BusMessage } from '../wire/index.ts'
import type { InboxListener } from './contract.ts'

export interface Question {
  readonly topic: string
  readonly deadlineMs: number
  readonly count: number
  readonly clock: Clock
  /** Sends it; what comes back goes to `listener` until the returned function is called. */
  send(listener: InboxListener): () => void
}

/** Yields the replies to one question as they come. @throws Fault `request/deadline` when fewer than `count` came, `request/no-responder`, … */
export async function* askFor({ topic, deadlineMs, count, clock, send }: Question): AsyncGenerator<BusMessage, void, undefined> {
  const replies: BusMessage[] = []
  let fault: Fault | undefined
  let wake = (): void => {}
  const end = (why: Fault): void => {
    fault ??= why
    wake()
  }
  const cancelTimer = clock.after(deadlineMs, () => end(new Fault('request/deadline', `no more replies on ${topic} in time`, { topic })))
  const stop = send({
    take: (message) => {
      replies.push(message)
      wake()
    },
    fail: end,
  })
  try {
    for (let given = 0; given < count; given++) {
      while (replies.length === 0) {
        if (fault) throw fault
        await new Promise<void>((resolve) => (wake = resolve))
      }
      yield replies.shift() as BusMessage
    }
  } finally {
    cancelTimer()
    stop()
  }
}
