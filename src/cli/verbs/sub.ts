import { Fault } from '../../shared/base/index.ts'
import type { BusMessage } from '../../shared/wire/message.ts'
import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { readable } from '../readable.ts'
import type { Verb, VerbContext } from '../verb.ts'

const COUNT_MAX = 1_000_000_000
const TIMEOUT_SECONDS_MAX = 604_800

type Ending = 'count' | 'timeout' | 'signal' | 'closed'

export const subVerb: Verb = {
  name: 'sub',
  summary: 'print the messages of a topic as they come',
  synopsis: 'PATTERN [--count N] [--timeout S]',
  description: [
    'Subscribes and prints each message: position, sender, topic and payload. In a pattern * stands for one segment and > (last) for one or more. ' +
      'Ends after --count messages, at --timeout, or at Ctrl-C.',
    'With --json it prints {"type":"ready"} once subscribed, then one {"type":"message",...} a line with the payload in base64 and pos and seq as strings.',
  ],
  positionals: ['PATTERN'],
  options: [
    { name: 'count', value: 'N', help: 'end after N messages' },
    { name: 'timeout', value: 'S', help: 'end after S seconds (also 15m, 1h)' },
  ],
  exits: [
    ['0', 'the messages came; without --count: ended'],
    ['3', 'the subscription was refused'],
    ['4', 'the time was over, or the engine went, before --count messages'],
  ],
  examples: [
    ['vbus sub "pipeline.>"', 'follow every run'],
    ['vbus sub lab.notes --count 1 --timeout 10 --json', 'wait for one message, at most ten seconds'],
  ],
  async run(context) {
    const { args, out } = context
    const [pattern = ''] = args.positionals
    const count = args.integer('count', 1, COUNT_MAX)
    const timeoutS = args.seconds('timeout', TIMEOUT_SECONDS_MAX)
    await using session = await openSession(context, 'any')
    const reader = new Reader(out, count)
    session.bus.onClose = () => reader.end('closed')
    const release = arm(context, reader, timeoutS)
    try {
      await session.bus.subscribe(pattern, (message) => reader.take(message))
      out.document({ type: 'ready' })
      const ending = await reader.ended
      const isShort = count !== undefined && reader.received < count
      if (ending === 'closed') throw new Fault('transport/closed', 'the engine closed the connection')
      if (ending === 'timeout' && isShort) throw new Fault('cli/timed-out', `${reader.received} of ${count} messages came in time`)
      out.result({ ok: !(ending === 'signal' && isShort), received: reader.received }, [])
      return ending === 'signal' && isShort ? EXIT.cancelled : EXIT.done
    } finally {
      release()
    }
  },
}

function arm({ host }: VerbContext, reader: Reader, timeoutS: number | undefined): () => void {
  const releaseSignal = host.onSignal(() => reader.end('signal'))
  const cancelTimer = timeoutS === undefined ? () => undefined : host.clock.after(timeoutS * 1000, () => reader.end('timeout'))
  return () => {
    releaseSignal()
    cancelTimer()
  }
}

/** Prints messages and knows when it is enough. */
class Reader {
  received = 0
  readonly ended: Promise<Ending>
  readonly #out: Output
  readonly #count: number | undefined
  #resolve: (ending: Ending) => void = () => undefined
  #isEnded = false

  constructor(out: Output, count: number | undefined) {
    this.#out = out
    this.#count = count
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  take({ delivery, envelope }: BusMessage): void {
    if (this.#isEnded) return
    this.received += 1
    const { topic, schema = '', payload } = envelope
    const pos = String(delivery.pos)
    const seq = String(delivery.seq)
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    this.#out.document({ type: 'message', topic, pos, seq, from: delivery.from, schema, payload: bytes.toString('base64') })
    if (!this.#out.isJson) this.#out.text(`${pos}  ${delivery.from}  ${topic}  ${readable(bytes)}`)
    if (this.received === this.#count) this.end('count')
  }

  end(ending: Ending): void {
    this.#isEnded = true
    this.#resolve(ending)
  }
}
