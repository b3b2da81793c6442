import { connect, Fault, nvmJob, operate, submitJob } from 'arqonbus'

const open = () => connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const [rig, lab] = [await open(), await open()]

// The operator: it says what it can do, takes one job at a time, and is given no more than that.
const operator = await operate(rig, {
  capabilities: { operator_id: 'rig-7', operator_type: 'nvm', resource_limits: { max_parallel_jobs: 1 } },
  topics: ['nvm.jobs'],
  validate: ({ body }) => {
    if (body['program'] === undefined) throw new Fault('job/bad-parameters', 'only inline programs', { parameter: 'program' })
  },
  handler: async ({ body, signal, progress }) => {
    const { pulses } = body['program'] as { pulses: number }
    for (let pulse = 1; pulse <= pulses; pulse++) {
      signal.throwIfAborted()
      progress({ pulse, pulses })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return { output_data: { measured: pulses * 0.5 }, resources: { energy_joules: 0.1 } }
  },
})

// The submitter.
const job = await submitJob(lab, nvmJob({ program: { pulses: 3 }, constraints: { max_runtime_ms: 5_000 } }))
for await (const update of job.updates) if (update.kind === 'state') console.log(update.state)
console.log((await job.result)['output_data'])

const refused = await submitJob(lab, nvmJob({ program_ref: `sha256:${'0'.repeat(64)}` }))
console.log(await refused.result.catch((error: unknown) => Fault.from(error).code))

const long = await submitJob(lab, nvmJob({ program: { pulses: 10_000 } }))
await long.cancel('not needed any more')
console.log(await long.result.catch((error: unknown) => Fault.from(error).code))

await operator.drain()
for (const each of [rig, lab]) await each.close()

// prints:
// accepted
// leased
// running
// ok
// { measured: 1.5 }
// job/bad-parameters
// job/cancelled
