import { expect, it } from 'vitest'
import { FixtureBus } from '../../../e2e/harness/fixture-bus.ts'
import { ManualClock } from '../../../e2e/support/manual-clock.ts'
import { Pulse, SILENT_AFTER_MS } from './pulse.ts'

async function attached() {
  const clock = new ManualClock()
  const bus = new FixtureBus({})
  const told: (number | undefined)[] = []
  const pulse = new Pulse(clock, (since) => void told.push(since))
  await pulse.attach(bus)
  bus.emit('system.metrics', {})
  return { clock, bus, told, pulse, wallMs: () => Number(clock.wallNs() / 1_000_000n) }
}

it('WN46 an engine that is heard every second is never silent; one that is not is told once, with when it was heard last, and when it is back', async () => {
  const { clock, bus, told, wallMs } = await attached()
  for (let second = 0; second < 20; second += 1) {
    await clock.advance(1_000)
    bus.emit('system.metrics', {})
  }
  expect(told).toEqual([])
  const heardMs = wallMs()
  await clock.advance(3 * SILENT_AFTER_MS)
  expect(told).toEqual([heardMs])
  bus.emit('system.metrics', {})
  expect(told).toEqual([heardMs, undefined])
})

it('WN46 a connection that ended is not silent, and what an earlier one says no longer counts', async () => {
  const { clock, bus, told, pulse } = await attached()
  pulse.detach()
  await clock.advance(3 * SILENT_AFTER_MS)
  expect(told).toEqual([])
  expect(clock.waiting).toBe(0)
  const next = new FixtureBus({})
  await pulse.attach(next)
  next.emit('system.metrics', {})
  await clock.advance(3_000)
  bus.emit('system.metrics', {})
  await clock.advance(3_000)
  expect(told).toHaveLength(1)
})

it('WN46 a page that stood still itself says nothing of the engine before it has heard what came meanwhile', async () => {
  const { clock, bus, told } = await attached()
  const monotonicMs = clock.monotonicMs.bind(clock)
  let stoodMs = 0
  clock.monotonicMs = () => monotonicMs() + stoodMs
  stoodMs = 3 * SILENT_AFTER_MS
  await clock.advance(1_000)
  bus.emit('system.metrics', {})
  await clock.advance(1_000)
  expect(told).toEqual([])
})
