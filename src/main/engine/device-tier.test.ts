import { hash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { serveDevice } from '../../shared/device/index.ts'
import { keyOf, keysOf, openTestCache } from '../cache/cache.testing.ts'
import { RamStore } from '../cache/index.ts'
import { type DeviceClient as Client, DeviceClient, type DeviceHealth } from '../compute/index.ts'
import { openSimulatedBackend } from '../compute/simulated-backend.ts'
import { anyone, join, passingBroker, testClock, testSpine } from '../spine/spine.testing.ts'
import { DeviceTier, RunTier } from './device-tier.ts'

const MIB = 1024 * 1024
const gpu0 = { name: 'gpu0', identity: 'device-gpu0' }

/** The product's own device host and client on a bus in memory. */
async function startDevice(): Promise<{ devices: Client; end(): Promise<void> }> {
  const spine = testSpine({ jobs: passingBroker(() => undefined) })
  const [host, controller] = [await join(spine, anyone('device-gpu0')), await join(spine, anyone('controller', { isEngine: true }))]
  const surroundings = {
    sha256: (bytes: Uint8Array) => hash('sha256', bytes, 'buffer'),
    environment: {},
    usage: () => ({ cpuMs: 0, maxRssBytes: 0 }),
  }
  const backend = await openSimulatedBackend()
  const service = await serveDevice({ bus: host, clock: testClock, name: 'gpu0', backend, budgetBytes: MIB, host: surroundings })
  const devices = await DeviceClient.open({ bus: controller, clock: testClock, answerMsMax: 2_000 })
  const end = async (): Promise<void> => {
    service.stop()
    await devices.close()
    await host.close()
    await controller.close()
    spine.stop()
  }
  return { devices, end }
}

describe('DeviceTier', () => {
  it('CA19 L1 is in the tensor memory of a device for as long as a run has it, and comes down before its host ends', async () => {
    const { devices, end } = await startDevice()
    const { cache, journal } = await openTestCache()
    const bytes = new Uint8Array(randomBytes(10_001))
    await cache.put(keyOf(1), bytes, { isHot: true })
    const tier = new DeviceTier(devices, gpu0, 'webgpu: a test')
    const place = { enterDevice: () => cache.moveL1(tier), leaveDevice: () => cache.moveL1(new RamStore('ram (simulated)')) }
    const run = new RunTier(place, { tier: () => tier })
    await run.answered({ kind: 'webgpu' } as DeviceHealth)
    expect(keysOf(journal.state())).toEqual([[], [keyOf(1)], []])
    expect(journal.state().tiers[0].medium).toBe('webgpu: a test')
    await cache.put(keyOf(2), bytes, { isHot: true })
    expect(await devices.health(gpu0)).toMatchObject({ memory: { usedBytes: 10_004, tensors: 1 } })
    expect(await cache.get(keyOf(2))).toEqual(bytes)
    expect(await cache.checkDeep()).toBeUndefined()
    const operator = run.leavingFirst({ stop: end })
    await operator.stop()
    expect(keysOf(journal.state())[0]).toEqual([])
    expect(journal.state().tiers[0].medium).toBe('ram (simulated)')
    expect(await cache.get(keyOf(2))).toEqual(bytes)
    expect(journal.state().violations).toEqual([])
  })

  it('CA11 CA19 bytes that somebody changed in the device are found by the read', async () => {
    const { devices, end } = await startDevice()
    const { cache, journal } = await openTestCache()
    await cache.moveL1(new DeviceTier(devices, gpu0, 'webgpu: a test'))
    await cache.put(keyOf(1), new Uint8Array(64).fill(1), { isHot: true })
    await devices.cachePut(gpu0, keyOf(1), new Uint8Array(64).fill(2))
    await expect(cache.get(keyOf(1))).rejects.toMatchObject({ code: 'cache/checksum', evidence: { tier: 1 } })
    expect(journal.violations).toEqual(['cache/checksum'])
    await end()
  })

  it('CA19 what was in a device whose host is gone is evicted, and L1 goes on in memory', async () => {
    const { devices, end } = await startDevice()
    const { cache, journal, faults } = await openTestCache()
    await cache.moveL1(new DeviceTier(devices, gpu0, 'webgpu: a test'))
    await cache.put(keyOf(1), new Uint8Array(64), { isHot: true })
    await end()
    await cache.moveL1(new RamStore('ram (simulated)'))
    expect(journal.records.flatMap(({ cacheEvicted }) => cacheEvicted?.evictions ?? [])).toMatchObject([
      { key: keyOf(1), from: 1, reason: 'device-gone' },
    ])
    expect(await cache.get(keyOf(1))).toBeUndefined()
    expect(faults).toEqual([])
  })

  it('CA19 a simulated device has no memory of its own: L1 stays where it is', async () => {
    const asked: string[] = []
    const place = { enterDevice: async () => void asked.push('enter'), leaveDevice: async () => void asked.push('leave') }
    const run = new RunTier(place, { tier: () => new RamStore('ram') })
    await run.answered({ kind: 'simulated' } as DeviceHealth)
    await run.leave()
    expect(asked).toEqual([])
  })
})
