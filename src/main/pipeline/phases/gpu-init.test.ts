import { expect, it } from 'vitest'
import { Fault } from '../../../shared/base/index.ts'
import type { DeviceHealth, RunHost, RunPlan } from '../contract.ts'
import { PLAN, RunStage } from '../run.testing.ts'
import { Run } from '../run.ts'

const real: DeviceHealth = {
  kind: 'webgpu',
  simulated: false,
  software: false,
  backend: 'tfjs',
  adapter: 'nvidia · ampere',
  vendor: 'nvidia',
}
const swiftshader: DeviceHealth = { ...real, simulated: true, software: true, adapter: 'google · swiftshader' }
const gpu: RunPlan = { ...PLAN, device: { name: 'gpu0', kind: 'webgpu', identity: 'device-gpu0', proofN: 2048 } }

/** Runs a plan on a device that says this of itself. */
async function runOn(health: DeviceHealth, plan: RunPlan, prove?: RunHost['prove']) {
  const stage = new RunStage()
  const host = stage.host()
  const asked: number[] = []
  const ending = await new Run(
    {
      ...host,
      health: async () => health,
      prove: async (device, options) => {
        asked.push(options.n)
        return await (prove ?? host.prove)(device, options)
      },
    },
    plan,
  ).execute()
  return { stage, ending, asked }
}

it('DV7 a software adapter is accepted where the policy says so, and every record from then on calls the device simulated', async () => {
  const { stage, ending, asked } = await runOn(swiftshader, gpu)
  expect(ending.status).toBe('passed')
  expect(stage.records.find((record) => record.proofOfWork)).toMatchObject({
    simulated: true,
    proofOfWork: { adapter: 'google · swiftshader' },
  })
  expect(stage.records.at(-1)?.simulated).toBe(true)
  expect(asked).toEqual([512])
  const onGpu = await runOn(real, gpu)
  expect(onGpu.asked).toEqual([2048])
  expect(onGpu.stage.records.at(-1)?.simulated).toBe(false)
})

it('DV7 a software adapter is refused where the policy says so, also one whose host calls it real', async () => {
  const strict = { ...gpu, acceptsSoftwareAdapter: false }
  const posing = { ...real, adapter: 'llvmpipe (LLVM 19.1.7, 256 bits)' }
  for (const health of [swiftshader, posing]) {
    const { ending, asked } = await runOn(health, strict)
    expect(ending).toMatchObject({ status: 'breached', fault: { code: 'device/software-adapter', breach: 'COMPUTE_HALT' } })
    expect(asked).toEqual([])
  }
  expect((await runOn(real, strict)).ending.status).toBe('passed')
})

it('DV8 a refused proof is on the record with what it was refused for', async () => {
  const evidence = {
    n: 2048,
    challenge: 'ab',
    commitment: 'cd',
    rounds: 3,
    duration_ms: 70,
    commitment_ms: 60,
    class: 'gpu',
    class_ms_max: 5,
    verdict: 'too slow',
  }
  const { stage, ending } = await runOn(real, gpu, async () => {
    throw new Fault('device/too-slow', 'gpu0 is too slow', evidence)
  })
  expect(ending).toMatchObject({ status: 'breached', fault: { code: 'device/too-slow' } })
  expect(stage.records.find((record) => record.proofOfWork)?.proofOfWork).toMatchObject({
    ok: false,
    n: 2048,
    verdict: 'too slow',
    deviceClass: 'gpu',
    classMsMax: 5,
    commitmentMs: 60,
  })
  const mute = await runOn(real, gpu, async () => {
    throw new Fault('device/missing', 'gone')
  })
  expect(mute.stage.kinds).not.toContain('proofOfWork')
})

it('FB10 on cuda a fit without a trace on the GPU is a breach, and what was read is on the record', async () => {
  const cuda: RunPlan = { ...PLAN, device: { ...gpu.device, kind: 'cuda' } }
  const health = { ...real, kind: 'cuda' }
  const traceless = await runOn(health, cuda)
  expect(traceless.ending).toMatchObject({ status: 'breached', fault: { code: 'work/no-gpu-evidence', breach: 'VALIDATION_BREACH' } })
  expect(traceless.stage.records.findLast((record) => record.workEvidence)?.workEvidence).toMatchObject({ kind: 'gpu', ok: false })
  const stage = new RunStage()
  const readings = [{ atMs: 0, processes: [{ pid: 1, memoryBytes: 2 ** 29, busyPercent: 80 }] }]
  const watchGpu = () => ({ readings, pids: [1], stop: () => undefined })
  const ending = await new Run({ ...stage.host(), health: async () => health, watchGpu }, cuda).execute()
  expect(ending.status).toBe('passed')
  expect(stage.bus.jobs.find(({ body }) => body['job'] === 'train')?.body).toMatchObject({ device: 'cuda' })
})
