import { Fault } from '../../shared/base/index.ts'
import { type JobHandle, submitJob } from '../../shared/client/index.ts'
import { isUuid } from '../../shared/wire/index.ts'
import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import { PAYLOAD_OPTIONS, readPayload } from '../payload-input.ts'
import type { Verb, VerbContext } from '../verb.ts'

/** docs/reference/wire.md: a job's deadline is in milliseconds below 2^31. */
const DEADLINE_SECONDS_MAX = 7 * 86_400

export const jobsSubmitVerb: Verb = {
  name: 'jobs submit',
  summary: 'give a job to an operator',
  synopsis: 'TOPIC [--data JSON | --file FILE] [--schema NAME] [--priority N] [--deadline 30s] [--id UUID] [--wait]',
  description: [
    'Submits one job, its payload a JSON object from --data, --file or standard input, and prints its id once the engine accepted it. One operator ' +
      'that serves the topic and has a free place gets it; without one it waits.',
    'With --wait it follows the job: one {"type":"state",...} or {"type":"progress",...} a line with --json, and ends with the job; Ctrl-C cancels it. ' +
      'The same --id with the same payload is the same job: it is not done twice.',
  ],
  positionals: ['TOPIC'],
  options: [
    ...PAYLOAD_OPTIONS,
    { name: 'schema', value: 'NAME', help: 'what the payload is, e.g. arqonbus.nvm.job.v1' },
    { name: 'priority', value: 'N', help: '0 (last) to 9 (first); default: 5, or what the payload says' },
    { name: 'deadline', value: 'S', help: 'the job expires after this, e.g. 30s, 5m; default: never' },
    { name: 'id', value: 'UUID', help: "the job's id; default: a new one" },
    { name: 'wait', help: 'wait until the job has ended' },
  ],
  exits: [
    ['0', 'accepted; with --wait: the result is ok'],
    ['3', 'refused: by grants, a cap or a quota'],
    ['4', 'the queue is full, it expired, or its operator was lost'],
    ['12', 'its operator said that it failed (operator/failed)'],
    ['130', 'cancelled'],
  ],
  examples: [
    ['vbus jobs submit nvm.jobs --data \'{"job":"add","constraints":{"max_energy_joules":5}}\' --wait', 'do it, and print its result'],
    ['vbus jobs submit nvm.jobs --file job.json --priority 9 --deadline 30s --json', 'first in line, for half a minute'],
  ],
  async run(context) {
    const { args, out } = context
    const [topic = ''] = args.positionals
    const body = jobBody(await readPayload(context), args.integer('priority', 0, 9))
    const schema = args.text('schema')
    const seconds = args.seconds('deadline', DEADLINE_SECONDS_MAX)
    const id = args.text('id')
    if (id !== undefined && !isUuid(id)) throw new Fault('cli/usage', `--id: a UUID, not "${id}"`)
    await using session = await openSession(context, 'any')
    const spec = { topic, body, ...(schema !== undefined && { schema }) }
    const options = { ...(id !== undefined && { id }), ...(seconds !== undefined && { deadlineMs: Math.ceil(seconds * 1000) }) }
    if (!args.flag('wait')) {
      const jobId = await session.bus.submitJob(topic, body, { ...options, ...(schema !== undefined && { schema }) })
      out.result({ job_id: jobId, topic }, [jobId])
      return EXIT.done
    }
    return await follow(context, await submitJob(session.bus, spec, options))
  },
}

/** @throws Fault `cli/usage` when the payload is no JSON object */
function jobBody(payload: Uint8Array, priority: number | undefined): Record<string, unknown> {
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    body = undefined
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Fault('cli/usage', 'a job is a JSON object')
  return { ...body, ...(priority !== undefined && { priority }) }
}

async function follow({ out, host }: VerbContext, job: JobHandle): Promise<number> {
  out.note(`job ${job.id}`)
  const release = host.onSignal(() => void job.cancel('Ctrl-C').catch(() => undefined))
  try {
    // All that happened is told before how it ended, also where it failed.
    const [ended] = await Promise.allSettled([job.result, show()])
    if (ended.status === 'rejected') throw ended.reason
    const result = ended.value
    out.result({ job_id: job.id, topic: job.topic, state: 'ok', result }, [JSON.stringify(result)])
    return EXIT.done
  } finally {
    release()
  }

  async function show(): Promise<void> {
    for await (const update of job.updates) {
      const { kind, ...told } = update
      out.document({ type: kind, job_id: job.id, ...told })
      if (update.kind === 'state') out.note(`${update.state}${update.operator === undefined ? '' : ` by ${update.operator}`}`)
    }
  }
}
