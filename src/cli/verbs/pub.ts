import { openSession } from '../engine-access.ts'
import { PAYLOAD_OPTIONS, readPayload } from '../payload-input.ts'
import type { Verb } from '../verb.ts'

const TYPES = ['event', 'job', 'job_result'] as const

export const pubVerb: Verb = {
  name: 'pub',
  summary: 'publish one message',
  synopsis: 'TOPIC [--data TEXT | --file FILE] [--schema NAME] [--type TYPE]',
  description: [
    'Publishes one message, its payload from --data, --file or standard input, at most 511 KiB. Ends with 0 once the engine accepted it; on a ' +
      'durable topic once it is on disk.',
  ],
  positionals: ['TOPIC'],
  options: [
    ...PAYLOAD_OPTIONS,
    { name: 'schema', value: 'NAME', help: 'what the payload is, e.g. arqonbus.nvm.job.v1' },
    { name: 'type', value: 'TYPE', help: `one of ${TYPES.join(', ')}; default: event` },
  ],
  exits: [
    ['0', 'accepted; on a durable topic: on disk'],
    ['3', 'refused: the code says by what'],
  ],
  examples: [
    ['vbus pub lab.notes --data "door opened"', 'one event'],
    ['vbus pub lab.jobs --type job --schema arqonbus.nvm.job.v1 < job.json', 'a job from standard input'],
  ],
  async run(context) {
    const { args, out } = context
    const [topic = ''] = args.positionals
    const type = args.oneOf('type', TYPES) ?? 'event'
    const schema = args.text('schema')
    const payload = await readPayload(context)
    await using session = await openSession(context, 'any')
    await session.bus.publish(topic, payload, { type, ...(schema === undefined ? {} : { schema }) })
    out.result({ topic, bytes: payload.length }, [])
    return 0
  },
}
