import { Fault } from '../../shared/base/index.ts'
import type { BusMessage } from '../../shared/wire/message.ts'
import { openSession } from '../engine-access.ts'
import type { Output } from '../output.ts'
import { PAYLOAD_OPTIONS, readPayload } from '../payload-input.ts'
import { readable } from '../readable.ts'
import type { Verb } from '../verb.ts'

const COUNT_MAX = 1_000_000
/** docs/reference/wire.md: a request's deadline is at most ten minutes. */
const DEADLINE_SECONDS_MAX = 600
const DEADLINE_SECONDS_DEFAULT = 30

export const requestVerb: Verb = {
  name: 'request',
  summary: 'ask on a topic and print the replies',
  synopsis: 'TOPIC [--data TEXT | --file FILE] [--deadline 5s] [--count N] [--schema NAME]',
  description: [
    'Sends one request, its payload from --data, --file or standard input, and prints each reply: sender and payload. Ends after --count replies ' +
      '(default 1), or at the deadline.',
    'With --json it prints one {"type":"reply","pos":...,"from":...,"schema":...,"payload":...} a line with the payload in base64.',
    "The engine's own services take and give JSON (docs/reference/services.md); a reply that is an error ends the verb with that error.",
  ],
  positionals: ['TOPIC'],
  options: [
    ...PAYLOAD_OPTIONS,
    { name: 'deadline', value: 'S', help: 'how long to wait for replies, also 500ms as 0.5s, 5s, 2m; default 30s' },
    { name: 'count', value: 'N', help: 'end after N replies; default 1' },
    { name: 'schema', value: 'NAME', help: 'what the payload is' },
  ],
  exits: [
    ['0', 'the replies came'],
    ['3', 'refused: the code says by what'],
    ['4', 'nobody answers the topic, or fewer replies came in time'],
  ],
  examples: [
    ['vbus request lab.echo --data hello --deadline 5s', 'ask once'],
    ['vbus request system.status --data {}', "ask one of the engine's services"],
    ['vbus request lab.who --data "" --count 3 --deadline 2s --json', 'the first three who answer'],
  ],
  async run(context) {
    const { args, out } = context
    const [topic = ''] = args.positionals
    const count = args.integer('count', 1, COUNT_MAX) ?? 1
    const seconds = args.seconds('deadline', DEADLINE_SECONDS_MAX) ?? DEADLINE_SECONDS_DEFAULT
    const schema = args.text('schema')
    const payload = await readPayload(context)
    await using session = await openSession(context, 'any')
    const options = { deadlineMs: Math.ceil(seconds * 1000), count, ...(schema !== undefined && { schema }) }
    let replies = 0
    for await (const reply of session.bus.ask(topic, payload, options)) {
      show(reply, out)
      replies++
    }
    out.result({ topic, replies }, [])
    return 0
  },
}

/** @throws Fault the reply's own, when it is an error of a service */
function show({ delivery, envelope }: BusMessage, out: Output): void {
  const { payload, schema = '' } = envelope
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  const fault = errorIn(bytes)
  if (fault) throw fault
  const pos = String(delivery.pos)
  out.document({ type: 'reply', pos, from: delivery.from, schema, payload: bytes.toString('base64') })
  if (!out.isJson) out.text(`${delivery.from}  ${readable(bytes)}`)
}

/** A service refuses with `{"error":{"code",…}}` (docs/reference/services.md). */
function errorIn(bytes: Buffer): Fault | undefined {
  if (!bytes.subarray(0, 9).equals(Buffer.from('{"error":'))) return undefined
  try {
    const { code, message } = (JSON.parse(bytes.toString('utf8')) as { error: { code?: unknown; message?: unknown } }).error
    return typeof code === 'string' && Fault.isCode(code) ? new Fault(code, String(message)) : undefined
  } catch {
    return undefined
  }
}
