import { expect, it } from 'vitest'
import { GpuSampler, READINGS_MAX } from './gpu-sampler.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function manualClock() {
  const timers: (() => void)[] = []
  let now = 0
  const clock = {
    wallNs: () => 0n,
    monotonicMs: () => now,
    after: (_ms: number, callback: () => void) => {
      timers.push(callback)
      return () => void timers.splice(0)
    },
  }
  const tick = async (): Promise<void> => {
    await settle()
    now += 250
    timers.shift()?.()
  }
  return { clock, timers, tick }
}

it('FB10 reads until it is stopped, every process of the tree among them, and leaves out what could not be read', async () => {
  const { clock, timers, tick } = manualClock()
  let looks = 0
  const seen = [{ pid: 9, memoryBytes: 1, busyPercent: undefined }]
  const sampler = new GpuSampler(7, clock, {
    read: async () => (looks++ === 1 ? undefined : seen),
    tree: () => (looks < 2 ? [8] : [8, 9]),
  })
  for (let turn = 0; turn < 3; turn += 1) await tick()
  await settle()
  sampler.stop()
  expect(sampler.readings.map(({ atMs }) => atMs)).toEqual([0, 500, 750])
  expect([...sampler.pids].sort()).toEqual([7, 8, 9])
  expect(timers).toEqual([])
})

it('FB10 keeps READINGS_MAX readings of a fit', async () => {
  const { clock, tick } = manualClock()
  const sampler = new GpuSampler(7, clock, { read: async () => [], tree: () => [] })
  for (let turn = 0; turn < READINGS_MAX + 5; turn += 1) await tick()
  expect(sampler.readings).toHaveLength(READINGS_MAX)
  sampler.stop()
})
