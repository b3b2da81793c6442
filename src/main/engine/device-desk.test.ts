import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import type { WorkspaceConfig } from '../workspace/config-types.ts'
import { DeviceDesk } from './device-desk.ts'
import type { Recorder } from './recorder.ts'

const MIB = 1024 * 1024
const config = {
  components: { 'device-gpu0': { limits: { heartbeatS: 5 } } },
  devices: { gpu0: { kind: 'webgpu', component: 'device-gpu0', proofN: 512, backend: 'tfjs', memoryMb: 2 } },
} as unknown as WorkspaceConfig
const memory = { usedBytes: 0, budgetBytes: 2 * MIB, tensors: 0 }
const health = { kind: 'webgpu', simulated: true, software: true, backend: 'tfjs', adapter: 'swiftshader', vendor: 'google', memory }

function stage() {
  const states: string[] = []
  const faults: string[] = []
  let now = 0
  let timers: { at: number; callback: () => void }[] = []
  const desk = new DeviceDesk({
    config: () => config,
    recorder: {
      append: ({ deviceState: body }: { deviceState: { state: string; reason: string } }) =>
        states.push(body.reason === '' ? body.state : `${body.state}: ${body.reason}`),
    } as unknown as Recorder,
    clock: {
      wallNs: () => 0n,
      monotonicMs: () => now,
      after: (ms, callback) => {
        const timer = { at: now + ms, callback }
        timers.push(timer)
        return () => (timers = timers.filter((other) => other !== timer))
      },
    },
    onFault: (device, { code }) => faults.push(`${device} ${code}`),
  })
  const pass = (ms: number): void => {
    for (const end = now + ms; now < end; ) {
      now += 500
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { callback } of due) callback()
    }
  }
  return { desk, states, faults, pass, timersLeft: () => timers.length }
}

it('DV11 puts changes of state on the record and readings that say the same nowhere', () => {
  const { desk, states, faults } = stage()
  expect(desk.views).toMatchObject([{ name: 'gpu0', state: 'idle', memory: { used_bytes: null, budget_bytes: 2 * MIB } }])
  desk.operator('device-gpu0', 'starting', 7)
  desk.seen('gpu0', health)
  desk.seen('gpu0', health)
  desk.alive('device-gpu0', { ...memory, usedBytes: 100, tensors: 1 })
  expect(desk.views).toMatchObject([{ state: 'healthy', pid: 7, software: true, memory: { used_bytes: 100, tensors: 1 } }])
  desk.operator('device-gpu0', 'ended', 6)
  desk.operator('device-gpu0', 'ended', 7)
  desk.operator('fabric', 'ended', 7)
  desk.alive('stranger', memory)
  expect(states).toEqual(['starting', 'healthy', 'gone'])
  expect(faults).toEqual([])
  desk.close()
})

it('DV11 tells a missing device from a faulty one', () => {
  const { desk, states } = stage()
  desk.failed('gpu0', new Fault('device/missing', 'no adapter'))
  desk.failed('gpu0', new Fault('device/proof-wrong', 'wrong'))
  expect(states).toEqual(['missing: no adapter', 'faulted: wrong'])
  desk.close()
})

it('DV11 ends who uses a device that has fallen silent, and looks at nothing any more once closed', () => {
  const { desk, states, faults, pass, timersLeft } = stage()
  desk.seen('gpu0', health)
  pass(4_000)
  desk.alive('device-gpu0', memory)
  pass(4_000)
  expect(faults).toEqual([])
  pass(3_000)
  expect(faults).toEqual(['gpu0 device/faulted'])
  expect(states.at(-1)).toMatch(/^faulted: gpu0 has not been heard from/)
  pass(10_000)
  expect(faults).toHaveLength(1)
  desk.close()
  expect(timersLeft()).toBe(0)
})

it('DV9 ends who uses a device that passes its budget, once', () => {
  const { desk, states, faults } = stage()
  desk.seen('gpu0', health)
  desk.alive('device-gpu0', { ...memory, usedBytes: 2 * MIB })
  expect(faults).toEqual([])
  desk.alive('device-gpu0', { ...memory, usedBytes: 2 * MIB + 1 })
  desk.alive('device-gpu0', { ...memory, usedBytes: 3 * MIB })
  expect(faults).toEqual(['gpu0 device/over-memory'])
  expect(states.at(-1)).toMatch(/^over-memory: gpu0 uses/)
  desk.close()
})
