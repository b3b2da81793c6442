import { Fault } from '../../shared/base/index.ts'
import type { Client } from '../../shared/client/index.ts'
import { TOPIC_SEGMENTS_MAX } from '../../shared/topic/index.ts'
import type { BusMessage } from '../../shared/wire/message.ts'
import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb, VerbContext } from '../verb.ts'

const JOBS_LISTED_MAX = 1_000
const TIMEOUT_SECONDS_MAX = 604_800
/** Where states are told: beside a job's topic, at whatever depth. */
const STATES_PATTERNS = Array.from({ length: TOPIC_SEGMENTS_MAX - 1 }, (_, index) => `${'*.'.repeat(index + 1)}states`)

interface JobRow {
  readonly job_id: string
  readonly topic: string
  readonly state: string
  readonly submitter: string
  readonly operator: string
  readonly attempt: number
  readonly priority: number
  readonly reason: string
  readonly is_over: boolean
}

const COLUMNS = [38, 24, 14, 10, 20, 20] as const
const row = (...cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd(COLUMNS[at] ?? 0))
    .join('')
    .trimEnd()

export const jobsListVerb: Verb = {
  name: 'jobs list',
  summary: 'list jobs: open ones, and the newest that ended',
  synopsis: '[--topic TOPIC] [--state STATE] [--limit N]',
  description: ['Lists the jobs of the namespace: those that wait or are worked on, then those that ended, newest first.'],
  positionals: [],
  options: [
    { name: 'topic', value: 'TOPIC', help: 'only those of one topic' },
    { name: 'state', value: 'STATE', help: 'accepted, leased, running, ok, failed, expired, cancelled or dead_lettered' },
    { name: 'limit', value: 'N', help: `at most ${JOBS_LISTED_MAX}; default: 100` },
  ],
  exits: [['0', 'listed']],
  examples: [['vbus jobs list --state running', 'what is being worked on']],
  async run(context) {
    const { args, out } = context
    const [topic, state, limit] = [args.text('topic'), args.text('state'), args.integer('limit', 1, JOBS_LISTED_MAX)]
    await using session = await openSession(context, 'running')
    const asked = { ...(topic !== undefined && { topic }), ...(state !== undefined && { state }), ...(limit !== undefined && { limit }) }
    const { jobs, open } = (await session.bus.request('system.jobs.list', asked)) as { jobs: readonly JobRow[]; open: number }
    out.result({ jobs, open }, [
      row('JOB', 'TOPIC', 'STATE', 'ATTEMPT', 'OPERATOR', 'SUBMITTER'),
      ...jobs.map((job) => row(job.job_id, job.topic, job.state, String(job.attempt), job.operator || '-', job.submitter)),
    ])
    return EXIT.done
  },
}

export const jobsCancelVerb: Verb = {
  name: 'jobs cancel',
  summary: 'cancel a job',
  synopsis: 'ID --reason TEXT',
  description: [
    'Cancels a job that waits at once; an operator that works on it is told and has five seconds for a last word. Only who submitted a job, or the ' +
      "workspace's owner, may cancel it. A job that has ended stays as it is.",
  ],
  positionals: ['ID'],
  options: [{ name: 'reason', value: 'TEXT', help: 'why; it is on the record' }],
  exits: [
    ['0', 'asked for; the result says how the job stands'],
    ['3', "it is somebody else's"],
    ['4', 'no such job'],
  ],
  examples: [['vbus jobs cancel 019ab… --reason "wrong input"', 'give it up']],
  async run(context) {
    const { args, out } = context
    const [id = ''] = args.positionals
    const reason = args.required('reason')
    await using session = await openSession(context, 'running')
    const job = (await session.bus.request('system.jobs.cancel', { job_id: id, reason })) as JobRow
    out.result(job, [`${job.job_id} is ${job.state}${job.is_over ? '' : ', told to cancel'}`])
    return EXIT.done
  },
}

export const jobsWatchVerb: Verb = {
  name: 'jobs watch',
  summary: 'print the states of jobs as they come',
  synopsis: '[ID] [--timeout S]',
  description: [
    'Prints each state that a job of the namespace enters, or those of one job, which is waited for. With --json one {"type":"state","job_id":...,' +
      '"state":...,"topic":...} a line. Ends at --timeout, at Ctrl-C, or with the job named.',
  ],
  positionals: ['ID?'],
  options: [{ name: 'timeout', value: 'S', help: 'end after S seconds (also 15m, 1h)' }],
  exits: [
    ['0', 'the job named is ok; without one: ended'],
    ['4', 'no such job, or it had not ended in time; or it expired, or its operator was lost'],
    ['12', 'its operator said that it failed (operator/failed)'],
    ['130', 'cancelled'],
  ],
  examples: [['vbus jobs watch', 'all jobs']],
  async run(context) {
    const { args, out } = context
    const [id] = args.positionals
    const timeoutS = args.seconds('timeout', TIMEOUT_SECONDS_MAX)
    await using session = await openSession(context, 'running')
    let told = 0
    const show = (message: BusMessage): void => {
      const state = JSON.parse(new TextDecoder().decode(message.envelope.payload)) as Record<string, unknown>
      if (id !== undefined && state['job_id'] !== id) return
      told++
      out.document({ type: 'state', topic: message.envelope.topic, ...state })
      const by = state['operator'] === undefined ? '' : `  by ${String(state['operator'])}`
      out.text(
        `${String(state['job_id'])}  ${String(state['state'])}${by}${state['reason'] === undefined ? '' : `  ${String(state['reason'])}`}`,
      )
    }
    await watchStates(session.bus, show)
    out.document({ type: 'ready' })
    const job = await Promise.race([id === undefined ? never() : jobEnd(session.bus, id), interrupted(context, timeoutS, session.bus)])
    if (id !== undefined && job === undefined) throw new Fault('cli/timed-out', `job ${id} had not ended in time`)
    if (job !== undefined && job.state !== 'ok') throw new Fault(codeOf(job), `job ${job.job_id} is ${job.state} ${job.reason}`.trim())
    // One that had ended before shows no state of its own.
    const lines = job !== undefined && told === 0 ? [`${job.job_id}  ${job.state}`] : []
    out.result(job === undefined ? { told } : { told, job }, lines)
    return EXIT.done
  },
}

/** Subscribes to all states that one may see; those whose depth is not granted are left out. */
async function watchStates(bus: Client, show: (message: BusMessage) => void): Promise<void> {
  const opened = await Promise.allSettled(STATES_PATTERNS.map((pattern) => bus.subscribe(pattern, show)))
  const [first] = opened
  if (opened.every(({ status }) => status === 'rejected') && first?.status === 'rejected') throw first.reason
}

const never = (): Promise<undefined> => new Promise(() => undefined)

function interrupted({ host }: VerbContext, timeoutS: number | undefined, bus: Client): Promise<undefined> {
  return new Promise((resolve, reject) => {
    host.onSignal(() => resolve(undefined))
    bus.onClose = (_code, _reason, fault) => reject(fault)
    if (timeoutS !== undefined) host.clock.after(timeoutS * 1000, () => resolve(undefined))
  })
}

async function jobEnd(bus: Client, id: string): Promise<JobRow> {
  for (;;) {
    try {
      return (await bus.request('system.jobs.wait', { job_id: id }, { deadlineMs: 600_000 })) as JobRow
    } catch (error) {
      if (Fault.from(error).code !== 'request/deadline') throw error
    }
  }
}

const codeOf = ({ state, reason }: JobRow): Fault['code'] => {
  if (Fault.isCode(reason)) return reason
  return state === 'expired' ? 'job/expired' : state === 'cancelled' ? 'job/cancelled' : 'operator/failed'
}
