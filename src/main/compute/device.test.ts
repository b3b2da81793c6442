import { generateKeyPairSync, hash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bus } from '../../shared/client/index.ts'
import { type Operator, operatorCommand, startOperator } from '../operators/index.ts'
import { openShield, type Shield, TokenService } from '../shield/index.ts'
import { Spine } from '../spine/index.ts'
import { anyone, join as joinSpine, lineJournal, passingBroker, testClock, testRandom } from '../spine/spine.testing.ts'
import { DeviceClient } from './index.ts'

const installRoot = resolve(import.meta.dirname, '../../..')
const grants = {
  publish: ['device.results', 'device.progress', 'device.artifacts'],
  subscribe: ['device.jobs', 'device.uploads'],
  execute: ['generic'],
}
const random = { bytes: (length: number): Uint8Array => randomBytes(length) }
const sim0 = { name: 'sim0', identity: 'device-sim0' }
const journal = lineJournal()
const advertised: unknown[] = []
const operators: Operator[] = []
let folder: string
let spine: Spine
let shield: Shield
let tokens: TokenService
let controller: Bus
let devices: DeviceClient

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vbus-device-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>t</title>')
  const common = { clock: testClock, random: testRandom }
  tokens = new TokenService({ ...common, workspaceId: 'w1', engineKey: generateKeyPairSync('ed25519'), personKey: () => undefined })
  spine = new Spine({
    ...common,
    epoch: 1,
    server: 'vbus/test',
    workspace: { id: 'w1', name: 't' },
    refusals: { disconnectAfter: 5, windowMs: 60_000 },
    journal,
    jobs: passingBroker((body) => advertised.push(body)),
  })
  shield = await openShield({ ...common, spine, authenticator: tokens, port: 0, uiFolder: folder, sessionToken: async () => '' })
  controller = await joinSpine(spine, anyone('controller', { isEngine: true }))
  devices = await DeviceClient.open({ bus: controller, clock: testClock, answerMsMax: 10_000 })
})

afterAll(async () => {
  for (const operator of operators) await operator.kill()
  await devices.close()
  await controller.close()
  spine.stop()
  await shield.close()
})

/** Starts a device host as the engine does: confined where it can be, token on standard input, over the Spine socket. */
async function startHost(
  name: string,
  kind: string,
  { module = 'src/main/compute/host.ts', more = [] as string[] } = {},
): Promise<Operator> {
  const identity = `device-${name}`
  const { token } = await tokens.issue({ subject: identity, namespace: 'default', grants, actorKind: 'machine' }, 60)
  const cwd = join(folder, name)
  await mkdir(cwd)
  const { socketPath } = shield
  const command = operatorCommand({
    source: { runtime: 'node', module },
    installRoot,
    socketPath,
    args: ['--kind', kind, '--name', name, ...more],
  })
  const operator = await startOperator({
    ...command,
    identity,
    cwd,
    socketPath,
    token,
    limits: { memoryMb: 1024 },
    confine: 'record',
    clock: testClock,
  })
  operators.push(operator)
  const seen = (): boolean => advertised.some((body) => (body as { operator_id: string }).operator_id === identity)
  for (let tries = 0; !seen(); tries++) {
    if (tries > 500) throw new Error(`the host did not come up: ${operator.lastOutput()}`)
    await new Promise((done) => setTimeout(done, 20))
  }
  return operator
}

describe('a simulated device host', () => {
  it('DV1 tells what it is, as declared, and advertises itself', async () => {
    await startHost('sim0', 'simulated')
    const health = await devices.health(sim0)
    expect(health).toMatchObject({
      kind: 'simulated',
      simulated: true,
      backend: expect.stringMatching(/^tfjs/),
      memory: { usedBytes: 0, tensors: 0, budgetBytes: 512 * 1024 * 1024 },
    })
    expect(health.adapter).not.toBe('')
    expect(advertised[0]).toMatchObject({
      operator_id: 'device-sim0',
      operator_type: 'generic',
      hardware_profile: { kind: 'simulated', simulated: true },
    })
  })

  it('DV2 DV3 proves its work over the bus, at the size of the demonstrations, anew each time', async () => {
    const proofs = [await devices.prove(sim0, { runId: 'r1', n: 512, random }), await devices.prove(sim0, { runId: 'r2', n: 64, random })]
    for (const [index, proof] of proofs.entries()) {
      expect(proof).toMatchObject({
        ok: true,
        n: index === 0 ? 512 : 64,
        rounds: 3,
        verdict: 'product-correct',
        backend: expect.stringMatching(/^tfjs/),
      })
      expect(proof.commitment).toHaveLength(32)
    }
    expect(proofs[0]?.challenge).not.toEqual(proofs[1]?.challenge)
    const acts = journal.lines.filter((line) => /^(job|stream)/.test(line)).map((line) => line.split(' ')[0])
    expect(acts).toEqual(expect.arrayContaining(['job', 'streamStarted', 'streamEnded', 'jobResult']))
    expect(journal.lines.find((line) => line.startsWith('jobResult') && line.includes('proof_of_work'))).toMatch(
      /"outputs":\["sha256:[0-9a-f]{64}"\]/,
    )
  })

  it('DV2 answers several jobs at once, each with its own', async () => {
    const proofs = await Promise.all([1, 2, 3, 4].map((n) => devices.prove(sim0, { runId: `r${n}`, n: 8 * n, random })))
    expect(proofs.map(({ n }) => n)).toEqual([8, 16, 24, 32])
  })

  it('DV6 takes 16 jobs at once and refuses more, as its client does', async () => {
    const asked = Array.from({ length: 17 }, (_, index) => devices.prove(sim0, { runId: `r${index}`, n: 16, random }))
    const outcomes = await Promise.allSettled(asked)
    expect(outcomes.map(({ status }) => status)).toEqual([...Array.from({ length: 16 }, () => 'fulfilled'), 'rejected'])
    expect(outcomes[16]).toMatchObject({ reason: { code: 'spine/limit' } })
    const refused: unknown[] = []
    const answered = new Promise<void>((resolve) => {
      let count = 0
      void controller.subscribe('device.results', ({ envelope }) => {
        const body = JSON.parse(new TextDecoder().decode(envelope.payload)) as { status: string; error?: { code: string } }
        if (body.status === 'failed') refused.push(body.error?.code)
        if (++count === 20) resolve()
      })
    })
    const body = { job: 'proof_of_work', device: 'sim0', run_id: 'r1', n: 256, challenge: '0'.repeat(64) }
    await Promise.all(Array.from({ length: 20 }, () => controller.submitJob('device.jobs', body)))
    await answered
    expect(refused).toEqual(['spine/limit', 'spine/limit', 'spine/limit', 'spine/limit'])
  })

  it('DV3 hears nobody but the party the job was given to', async () => {
    const liar = await joinSpine(spine, anyone('liar'))
    const lies: Promise<void>[] = []
    await liar.subscribe('device.jobs', ({ envelope }) => {
      const body = {
        status: 'ok',
        kind: 'cuda',
        simulated: false,
        backend: 'forged',
        adapter: 'forged',
        software: false,
        memory: { used_bytes: 0, budget_bytes: 0, tensors: 0 },
      }
      lies.push(liar.publish('device.results', body, { type: 'job_result', correlationId: envelope.id }))
    })
    expect(await devices.health(sim0)).toMatchObject({ kind: 'simulated' })
    await Promise.all(lies)
    expect(lies).toHaveLength(1)
    await liar.close()
  })

  it('DV6 says once a second that it lives', async () => {
    const heard = await new Promise<unknown[]>((resolve) => devices.onAlive((...told) => resolve(told)))
    expect(heard).toEqual(['device-sim0', { usedBytes: 0, tensors: 0, budgetBytes: 512 * 1024 * 1024 }])
  })

  it('DV8 is consistent with a class it is fast enough for, and refused as one that it is too slow for', async () => {
    const fast = { name: 'any-computer', proofMsMax: 60_000 }
    expect(await devices.prove(sim0, { runId: 'r1', n: 64, random, deviceClass: fast })).toMatchObject({
      verdict: 'timing-consistent',
      deviceClass: 'any-computer',
      classMsMax: 60_000,
    })
    const posing = devices.prove(sim0, { runId: 'r2', n: 256, random, deviceClass: { name: 'datacenter-gpu', proofMsMax: 0 } })
    await expect(posing).rejects.toMatchObject({
      code: 'device/too-slow',
      breach: 'COMPUTE_HALT',
      evidence: { rounds: 3, class: 'datacenter-gpu', verdict: expect.stringMatching(/^too slow for datacenter-gpu/) },
    })
  })

  it('DV10 keeps, gives back and drops bytes in its tensor memory', async () => {
    const bytes = randomBytes(300_001)
    expect(await devices.cacheGet(sim0, 'column/a@1')).toBeUndefined()
    expect(await devices.cachePut(sim0, 'column/a@1', bytes)).toMatchObject({ usedBytes: 300_004, tensors: 1 })
    expect(await devices.cachePut(sim0, 'column/b@1', bytes.subarray(0, 10))).toMatchObject({ usedBytes: 300_016, tensors: 2 })
    expect(Buffer.from((await devices.cacheGet(sim0, 'column/a@1')) ?? []).equals(bytes)).toBe(true)
    expect(await devices.cachePut(sim0, 'column/a@1', bytes.subarray(1))).toMatchObject({ usedBytes: 300_012, tensors: 2 })
    expect([await devices.cacheDrop(sim0, 'column/a@1'), await devices.cacheDrop(sim0, 'column/a@1')]).toEqual([true, false])
    expect(await devices.cacheDrop(sim0, 'column/b@1')).toBe(true)
    expect(await devices.health(sim0)).toMatchObject({ memory: { usedBytes: 0, tensors: 0 } })
  })

  it('DV9 refuses what would pass its budget, keeps what it has, and goes on', async () => {
    await startHost('small0', 'simulated', { more: ['--memory-mb', '1'] })
    const small = { name: 'small0', identity: 'device-small0' }
    expect(await devices.health(small)).toMatchObject({ memory: { budgetBytes: 1024 * 1024 } })
    const over = { code: 'device/over-memory', breach: 'COMPUTE_HALT' }
    await expect(devices.prove(small, { runId: 'r1', n: 512, random })).rejects.toMatchObject(over)
    await devices.cachePut(small, 'a', new Uint8Array(800_000).fill(3))
    await expect(devices.cachePut(small, 'b', new Uint8Array(300_000))).rejects.toMatchObject(over)
    await expect(devices.cachePut(small, 'a', new Uint8Array(1_100_000))).rejects.toMatchObject(over)
    expect(await devices.cacheGet(small, 'a')).toEqual(new Uint8Array(800_000).fill(3))
    expect(await devices.prove(small, { runId: 'r2', n: 64, random })).toMatchObject({ verdict: 'product-correct' })
  })

  it('DV2 proves at most 512 x 512 where a processor computes', async () => {
    await expect(devices.prove(sim0, { runId: 'r1', n: 513, random })).rejects.toMatchObject({
      code: 'device/faulted',
      message: expect.stringMatching(/up to 512/),
    })
  })

  it('DV6 ends when its standard input ends', async () => {
    const exit = await operators[0]?.stop({ graceMs: 4_000 })
    expect(exit).toMatchObject({ ending: 'stopped', code: 0 })
  })
})

describe('a device that cannot be had', () => {
  it('DV4 is missing when nobody answers in time', async () => {
    const impatient = await DeviceClient.open({ bus: controller, clock: testClock, answerMsMax: 100 })
    await expect(impatient.health({ name: 'none', identity: 'device-none' })).rejects.toMatchObject({
      code: 'device/missing',
      breach: 'COMPUTE_HALT',
    })
    await impatient.close()
  })

  it('DV4 is missing when nobody is there to answer', async () => {
    const alone = await joinSpine(spine, anyone('controller', { namespace: 'empty', isEngine: true }))
    const client = await DeviceClient.open({ bus: alone, clock: testClock })
    await expect(client.health({ name: 'none', identity: 'device-none' })).rejects.toMatchObject({ code: 'device/missing' })
    await client.close()
    await alone.close()
  })

  it('DV5 is missing, and says why, when the host cannot drive its kind', async () => {
    await startHost('gpu0', 'cuda')
    const refusal = devices.health({ name: 'gpu0', identity: 'device-gpu0' })
    await expect(refusal).rejects.toMatchObject({ code: 'device/missing', message: expect.stringMatching(/tfjs-node-gpu/) })
  })
})

describe('a device that lies', () => {
  it('DV3 is refused for one wrong entry of 262,144, through the whole way it travels', async () => {
    await startHost('wrong0', 'simulated', { module: 'resources/breaches/wrong-device.ts' })
    const wrong = { name: 'wrong0', identity: 'device-wrong0' }
    expect(await devices.health(wrong)).toMatchObject({ kind: 'simulated' })
    const evidence = {
      device: 'wrong0',
      n: 512,
      rounds: 1,
      verdict: expect.stringMatching(/does not hold/),
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
    }
    await expect(devices.prove(wrong, { runId: 'r1', n: 512, random })).rejects.toMatchObject({ code: 'device/proof-wrong', evidence })
  })

  /** A host over the real bus that answers a proof as it likes. */
  async function liar(
    name: string,
    answer: (bus: Bus, job: { id: string; n: number; run: string; challenge: string }) => Promise<void>,
  ): Promise<void> {
    const bus = await joinSpine(spine, anyone(`device-${name}`))
    await bus.subscribe('device.jobs', ({ envelope }) => {
      const body = JSON.parse(new TextDecoder().decode(envelope.payload)) as {
        device: string
        n: number
        run_id: string
        challenge: string
      }
      if (body.device === name) void answer(bus, { id: envelope.id, n: body.n, run: body.run_id, challenge: body.challenge })
    })
  }
  const result = (bus: Bus, job: { id: string; run: string }, body: object = {}): Promise<void> =>
    bus.publish('device.results', { status: 'ok', run_id: job.run, ...body }, { type: 'job_result', correlationId: job.id })
  const prove = (name: string): Promise<unknown> => devices.prove({ name, identity: `device-${name}` }, { runId: 'r9', n: 8, random })

  it('DV3 is refused without a product, and with a product before its commitment', async () => {
    await liar('empty', (bus, job) => result(bus, job))
    await expect(prove('empty')).rejects.toMatchObject({
      code: 'device/proof-wrong',
      evidence: { verdict: expect.stringMatching(/no commitment/), rounds: 0 },
    })
    await liar('late', async (bus, job) => {
      const stream = await bus.openStream('device.artifacts', { name: 'product.f32', job_id: job.id })
      await stream.write(new Uint8Array(8 * 8 * 4))
      const { sha256 } = await stream.end()
      await bus.publish('device.progress', { job_id: job.id, commitment: sha256 })
      await result(bus, job)
    })
    await expect(prove('late')).rejects.toMatchObject({
      code: 'device/proof-wrong',
      evidence: { verdict: expect.stringMatching(/no commitment/) },
    })
  })

  it('DV3 is refused for zeros that it committed to', async () => {
    await liar('zeros', async (bus, job) => {
      const zeros = new Uint8Array(8 * 8 * 4)
      await bus.publish('device.progress', { job_id: job.id, commitment: hash('sha256', zeros) })
      const stream = await bus.openStream('device.artifacts', { name: 'product.f32', job_id: job.id })
      await stream.write(zeros)
      await stream.end()
      await result(bus, job)
    })
    await expect(prove('zeros')).rejects.toMatchObject({ code: 'device/proof-wrong', breach: 'COMPUTE_HALT', evidence: { rounds: 1 } })
  })

  it('DV3 is refused when it answers for another run, or fails', async () => {
    await liar('foreign', (bus, job) => result(bus, job, { run_id: 'another' }))
    await expect(prove('foreign')).rejects.toMatchObject({ code: 'pipeline/foreign-result' })
    await liar('broken', (bus, job) =>
      result(bus, job, { status: 'failed', error: { code: 'internal/unexpected', message: 'lost the adapter' } }),
    )
    await expect(prove('broken')).rejects.toMatchObject({ code: 'device/faulted', message: expect.stringMatching(/lost the adapter/) })
  })
})
