import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { type Client, connectBus, nvmJob, operate, submitJob } from '../../shared/client/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import { connectSocket, nodeHasher, systemClock, systemRandom } from '../platform/index.ts'
import { Rig, type ServedRig } from './rig.testing.ts'

const POLICY = `  - { pattern: "kept.>", durable: true }
  - { pattern: "nvm.jobs", jobs: { lease_s: 2, redeliver: 1 } }
`

let rig: Rig
let served: ServedRig
const clients: Client[] = []
const random = systemRandom(systemClock)

function token(subject: string): string {
  const all = ['--publish', '>', '--subscribe', '>', '--publish', 'system.jobs.>', '--publish', 'system.blobs.>', '--execute', 'nvm']
  return String(rig.vbus('token', '--workspace', rig.workspace, '--subject', subject, ...all, '--ttl', '1h')['token'])
}

/** A lasting client, and the transport it has at the moment. */
async function join(subject: string): Promise<{ readonly bus: Client; cut(): void }> {
  const transports: Transport[] = []
  const open = async (): Promise<Transport> => {
    const transport = await connectSocket(`ws://127.0.0.1:${served.port}/bus`)
    transports.push(transport)
    return transport
  }
  const bus = await connectBus(open, {
    client: 'sdk-test/1',
    token: token(subject),
    clock: systemClock,
    random: (into) => into.set(random.bytes(into.length)),
    hasher: nodeHasher,
    backoff: { minMs: 10, maxMs: 50 },
  })
  clients.push(bus)
  const cut = (): void => {
    const transport = transports.at(-1)
    transport?.close(3001, 'cut by the test')
  }
  return { bus, cut }
}

beforeAll(async () => {
  rig = new Rig(tmpdir(), POLICY)
  served = await rig.serve()
}, 60_000)
afterAll(async () => {
  for (const bus of clients) await bus.close()
  served.child.kill('SIGTERM')
  await served.ended
  rig[Symbol.dispose]()
})

describe('jobs through a real engine', () => {
  it('CL20 a job goes to an operator, tells its states and progress, and ends with its result', async () => {
    const { bus: rigBus } = await join('rig-7')
    const { bus: lab } = await join('lab')
    const operator = await operate(rigBus, {
      capabilities: { operator_id: 'rig-7', operator_type: 'nvm', resource_limits: { max_parallel_jobs: 2 } },
      topics: ['nvm.jobs'],
      quota: { max_runs: 10 },
      validate: ({ body }) => {
        if (body['program'] === undefined) throw new Fault('job/bad-parameters', 'inline programs only', { parameter: 'program' })
      },
      handler: async ({ body, signal, progress }) => {
        progress({ done: 1, total: 2 })
        if ((body['program'] as { wait?: boolean }).wait === true) {
          await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
        }
        return { output_data: { echo: body['program'] } }
      },
    })
    const constraints = { max_runs: 1 }
    const job = await submitJob(lab, nvmJob({ program: { pulses: 3 }, constraints }))
    const seen: unknown[] = []
    for await (const update of job.updates) seen.push(update.kind === 'state' ? update.state : update.body)
    expect(await job.result).toMatchObject({
      status: 'ok',
      output_data: { echo: { pulses: 3 } },
      resources: { wall_ms: expect.any(Number) },
    })
    expect(seen).toEqual(expect.arrayContaining(['accepted', 'leased', 'running', 'ok', { job_id: job.id, done: 1, total: 2 }]))

    const refused = await submitJob(lab, nvmJob({ program_ref: `sha256:${'0'.repeat(64)}`, constraints }))
    await expect(refused.result).rejects.toMatchObject({ code: 'job/bad-parameters' })
    const greedy = await submitJob(lab, nvmJob({ program: {}, constraints: { max_runs: 11 } }))
    await expect(greedy.result).rejects.toMatchObject({ code: 'quota/exceeded', evidence: { constraint: 'max_runs' } })

    const long = await submitJob(lab, nvmJob({ program: { wait: true }, constraints }))
    for await (const update of long.updates) if (update.kind === 'state' && update.state === 'running') break
    await long.cancel('not needed any more')
    await expect(long.result).rejects.toMatchObject({ code: 'job/cancelled' })

    const slow = await submitJob(lab, nvmJob({ program: { wait: true }, constraints: { max_runs: 1, max_runtime_ms: 50 } }))
    await expect(slow.result).rejects.toMatchObject({ code: 'operator/over-limit' })

    await operator.drain()
    expect(operator.running).toBe(0)
    const late = await submitJob(lab, nvmJob({ program: {}, constraints }), { deadlineMs: 100 })
    await expect(late.result).rejects.toMatchObject({ code: 'job/expired' })
  }, 60_000)

  it('CL20 a job that is submitted twice is one job; other content under its id is refused', async () => {
    const { bus: rigBus } = await join('rig-8')
    const { bus: lab } = await join('lab')
    let runs = 0
    const operator = await operate(rigBus, {
      capabilities: { operator_id: 'rig-8', operator_type: 'nvm' },
      topics: ['nvm.jobs'],
      handler: () => ({ output_data: ++runs }),
    })
    const id = lab.newId()
    const first = await submitJob(lab, nvmJob({ program: { a: 1 } }), { id })
    expect(await first.result).toMatchObject({ output_data: 1 })
    const again = await submitJob(lab, nvmJob({ program: { a: 1 } }), { id })
    await expect(again.result).rejects.toMatchObject({ code: 'job/not-idempotent' })
    expect(again.state).toBe('ok')
    await expect(submitJob(lab, nvmJob({ program: { a: 2 } }), { id })).rejects.toMatchObject({ code: 'job/not-idempotent' })
    expect(runs).toBe(1)
    await operator.close()
  }, 60_000)
})
