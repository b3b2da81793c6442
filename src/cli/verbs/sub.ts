import { Fault } from '../../shared/base/index.ts'
import type { Client, SubscribeOptions } from '../../shared/client/index.ts'
import type { BusMessage } from '../../shared/wire/message.ts'
import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import { readFrom } from '../from-option.ts'
import type { Output } from '../output.ts'
import { readable } from '../readable.ts'
import type { Verb, VerbContext } from '../verb.ts'

const COUNT_MAX = 1_000_000_000
const TIMEOUT_SECONDS_MAX = 604_800

type Ending = 'count' | 'timeout' | 'signal'

export const subVerb: Verb = {
  name: 'sub',
  summary: 'print the messages of a topic as they come',
  synopsis: 'PATTERN [--from first|pos:N|seq:N|TIME] [--consumer NAME] [--count N] [--timeout S]',
  description: [
    'Subscribes and prints each message: position, sender, topic and payload. In a pattern * stands for one segment and > (last) for one or more. ' +
      'Ends after --count messages, at --timeout, or at Ctrl-C.',
    'With --from it begins in the log of durable topics: at the first message there is, a position, a sequence number (of a single topic) or a time. ' +
      'With --consumer it goes on where the durable consumer of that name had come, which this makes if there is none, and acknowledges what it prints.',
    'With --json it prints {"type":"ready"} once subscribed, then one {"type":"message",...} a line with the payload in base64 and pos and seq as strings.',
  ],
  positionals: ['PATTERN'],
  options: [
    { name: 'from', value: 'PLACE', help: 'first, new, pos:N, seq:N or a time (2026-11-21T10:00:00Z)' },
    { name: 'consumer', value: 'NAME', help: 'read as this durable consumer' },
    { name: 'count', value: 'N', help: 'end after N messages' },
    { name: 'timeout', value: 'S', help: 'end after S seconds (also 15m, 1h)' },
  ],
  exits: [
    ['0', 'the messages came; without --count: ended'],
    ['3', 'the subscription was refused or taken back, or the token expired or was revoked'],
    ['4', 'the time was over, or the engine went, before --count messages; or retention dropped what --from asks for'],
  ],
  examples: [
    ['vbus sub "pipeline.>"', 'follow every run'],
    ['vbus sub lab.notes --from first', 'everything there is, then what comes'],
    ['vbus sub lab.notes --count 1 --timeout 10 --json', 'wait for one message, at most ten seconds'],
  ],
  async run(context) {
    const { args, out } = context
    const [pattern = ''] = args.positionals
    const count = args.integer('count', 1, COUNT_MAX)
    const from = readFrom(args.text('from'))
    const consumer = args.text('consumer')
    const timeoutS = args.seconds('timeout', TIMEOUT_SECONDS_MAX)
    await using session = await openSession(context, 'any')
    const reader = new Reader(out, count)
    session.bus.onClose = (_code, _reason, fault) => reader.fail(fault)
    session.bus.onFault = ({ code, message }) => {
      if (code === 'authz/subscribe-denied') reader.fail(new Fault(code, message))
      else out.note(`${code}: ${message}`)
    }
    const release = arm(context, reader, timeoutS)
    try {
      const options = { ...(from !== undefined && { from }), ...(consumer !== undefined && { consumer }) }
      const leave = await listen(session.bus, pattern, { options, reader })
      out.document({ type: 'ready' })
      const ending = await reader.ended
      await leave()
      const isShort = count !== undefined && reader.received < count
      if (ending === 'timeout' && isShort) throw new Fault('cli/timed-out', `${reader.received} of ${count} messages came in time`)
      out.result({ ok: !(ending === 'signal' && isShort), received: reader.received }, [])
      return ending === 'signal' && isShort ? EXIT.cancelled : EXIT.done
    } finally {
      release()
    }
  },
}

/** A consumer's message is acknowledged once it is printed. @returns how to leave */
async function listen(
  bus: Client,
  pattern: string,
  { options, reader }: { readonly options: SubscribeOptions; readonly reader: Reader },
): Promise<() => Promise<void>> {
  if (options.consumer === undefined) {
    const subscription = await bus.subscribe(pattern, (message) => void reader.take(message), options)
    return () => subscription.unsubscribe()
  }
  const feed = await bus.messages(pattern, { ...options, isManual: true })
  const print = async (): Promise<void> => {
    for await (const message of feed) if (reader.take(message)) feed.consumed(message.delivery.pos)
  }
  print().catch((error: unknown) => reader.fail(error))
  return () => feed.unsubscribe()
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
  fail: (error: unknown) => void = () => undefined

  constructor(out: Output, count: number | undefined) {
    this.#out = out
    this.#count = count
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.fail = reject
    })
    // It may end while the subscription is still being asked for; whoever awaits it is told.
    this.ended.catch(() => undefined)
  }

  /** @returns false when it was enough already. */
  take({ delivery, envelope }: BusMessage): boolean {
    if (this.#isEnded) return false
    this.received += 1
    const { topic, schema = '', payload } = envelope
    const pos = String(delivery.pos)
    const seq = String(delivery.seq)
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    this.#out.document({ type: 'message', topic, pos, seq, from: delivery.from, schema, payload: bytes.toString('base64') })
    if (!this.#out.isJson) this.#out.text(`${pos}  ${delivery.from}  ${topic}  ${readable(bytes)}`)
    if (this.received === this.#count) this.end('count')
    return true
  }

  end(ending: Ending): void {
    this.#isEnded = true
    this.#resolve(ending)
  }
}
