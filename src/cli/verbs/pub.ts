import { readFileSync, statSync } from 'node:fs'
import { Fault } from '../../shared/base/index.ts'
import { openSession } from '../engine-access.ts'
import type { Verb, VerbContext } from '../verb.ts'

/** An envelope is at most 512 KiB; its header takes at most 1 KiB of that (docs/reference/wire.md). */
const PAYLOAD_BYTES_MAX = 523_264
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
    { name: 'data', value: 'TEXT', help: 'the payload' },
    { name: 'file', value: 'FILE', help: 'file that holds the payload' },
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

async function readPayload({ args, host }: VerbContext): Promise<Uint8Array> {
  const data = args.text('data')
  const file = args.text('file')
  if (data !== undefined && file !== undefined) throw new Fault('cli/usage', '--data and --file exclude each other')
  const payload = data === undefined ? await readOutside() : new TextEncoder().encode(data)
  if (payload.length > PAYLOAD_BYTES_MAX)
    throw new Fault('cli/usage', `the payload is over ${PAYLOAD_BYTES_MAX} bytes: send it as a stream`)
  return payload

  async function readOutside(): Promise<Uint8Array> {
    if (file === undefined) return await host.readStdin(PAYLOAD_BYTES_MAX)
    try {
      const path = args.path(file)
      if (statSync(path).size > PAYLOAD_BYTES_MAX)
        throw new Fault('cli/usage', `${file} is over ${PAYLOAD_BYTES_MAX} bytes: send it as a stream`)
      return new Uint8Array(readFileSync(path))
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault('cli/usage', `--file: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
