import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, connectBus, getBlob, putBlob } from '../../shared/client/index.ts'
import { connectSocket, nodeHasher, systemClock, systemRandom } from '../platform/index.ts'
import { Rig, type ServedRig } from './rig.testing.ts'

const POLICY = `  - { pattern: "nvm.>", schemas: { check: enforce, allow: [arqonbus.nvm.job.v1] } }
  - { pattern: "lab.>", schemas: { check: warn, allow: [arqonbus.nvm.job.v1] } }
`

let rig: Rig
let served: ServedRig
const clients: Client[] = []
const random = systemRandom(systemClock)

async function party(subject: string, namespace = 'default'): Promise<Client> {
  const grants = ['--publish', '>', '--subscribe', '>', '--publish', 'system.blobs.>', '--execute', 'nvm']
  const { token } = rig.vbus(
    'token',
    '--workspace',
    rig.workspace,
    '--subject',
    subject,
    '--namespace',
    namespace,
    ...grants,
    '--ttl',
    '1h',
  )
  const bus = await connectBus(await connectSocket(`ws://127.0.0.1:${served.port}/bus`), {
    client: 'blobs-test/1',
    token: String(token),
    clock: systemClock,
    random: (into) => into.set(random.bytes(into.length)),
    hasher: nodeHasher,
  })
  clients.push(bus)
  return bus
}

beforeAll(async () => {
  rig = new Rig(tmpdir(), POLICY)
  served = await rig.serve()
}, 60_000)
afterAll(async () => {
  await stop()
  rig[Symbol.dispose]()
})
async function stop(): Promise<void> {
  for (const bus of clients.splice(0)) await bus.close()
  served.child.kill('SIGTERM')
  await served.ended
}

describe('blobs and schemas on a real engine', () => {
  it('BL11 BL12 are got in parts and whole, by the namespace that put them, after a restart too; a changed one is found', async () => {
    const bus = await party('anna')
    const data = randomBytes(2_500_000)
    const ref = await putBlob(bus, data, { contentType: 'audio/wav', hasher: nodeHasher })
    expect(ref).toBe(`sha256:${createHash('sha256').update(data).digest('hex')}`)
    const got = await getBlob(bus, ref, 3_000_000, { hasher: nodeHasher })
    expect(Buffer.compare(got, data)).toBe(0)
    expect(await bus.request('system.blobs.get', { ref, offset: '2499999', max: 1 })).toEqual({ ref, bytes: '2500000', next: null })
    const stranger = await party('otto', 'other')
    await expect(getBlob(stranger, ref, 1)).rejects.toMatchObject({ code: 'blob/unknown' })
    expect(await putBlob(stranger, new Uint8Array([1]))).toMatch(/^sha256:/)
    expect(await bus.request('system.blobs.list', {})).toMatchObject({
      count: 1,
      bytes: '2500000',
      blobs: [{ ref, content_type: 'audio/wav' }],
    })
    for (const body of [{ ref, offset: '-1' }, { ref, max: 2_000_000 }, { ref: 'x' }, {}])
      await expect(bus.request('system.blobs.get', body)).rejects.toMatchObject({ code: 'wire/bad-payload' })

    await stop()
    served = await rig.serve()
    const again = await party('anna')
    expect(await again.request('system.blobs.stat', { ref })).toMatchObject({ bytes: '2500000', held: false })
    const file = join(rig.workspace, '.vbus', 'blobs', ref.slice(7, 9), ref.slice(7))
    const bytes = readFileSync(file)
    bytes[1_000_000] = (bytes[1_000_000] as number) ^ 1
    writeFileSync(file, bytes)
    await expect(getBlob(again, ref, 3_000_000)).rejects.toMatchObject({ code: 'blob/mismatch' })
    await expect(again.request('system.blobs.stat', { ref })).rejects.toMatchObject({ code: 'blob/unknown' })
    expect(readdirSync(join(rig.workspace, '.vbus', 'set-aside'))).toEqual([`blob-${ref.slice(7)}-1`])
  }, 60_000)

  it('AD7 AD9 AD11 what the policy enforces is refused, what it warns of passes and is on the record', async () => {
    const bus = await party('anna')
    const seen: string[] = []
    await bus.subscribe('nvm.>', ({ envelope }) => void seen.push(envelope.type))
    const schema = 'arqonbus.nvm.job.v1'
    await expect(bus.submitJob('nvm.jobs', { program: 7 }, { schema })).rejects.toMatchObject({ code: 'schema/invalid-payload' })
    await expect(bus.publish('nvm.notes', {}, { schema: 'mine.v1' })).rejects.toMatchObject({ code: 'schema/unknown' })
    const program_ref = `sha256:${'0'.repeat(64)}`
    await expect(bus.submitJob('nvm.jobs', { program_ref }, { schema })).rejects.toMatchObject({ code: 'blob/unknown' })
    expect(seen).toEqual([])
    await bus.submitJob('nvm.jobs', { program_ref: await putBlob(bus, new Uint8Array(10)) }, { schema })
    for (let i = 0; i < 3; i++) await bus.publish('lab.notes', {}, { schema: 'mine.v1' })
    await stop()
    const found = rig.records('refusals').map(({ body }) => body)
    expect(found).toContainEqual(expect.objectContaining({ code: 'schema/unknown', count: '3', passed: true }))
    expect(found).toContainEqual(expect.objectContaining({ code: 'blob/unknown', count: '1', passed: false }))
    served = await rig.serve()
  }, 60_000)
})
