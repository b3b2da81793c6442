import { expect, it } from 'vitest'
import { applyDevices, DEVICES_FOLDED_MAX, type DevicesState } from './device-fold.ts'

const seen = (device: string, state: string) => ({ deviceState: { device, kind: 'webgpu', state, adapter: 'a', software: true } })

it('DV11 keeps what was said last of each device, and nothing beyond the life of its engine', () => {
  const first = applyDevices({}, seen('gpu0', 'starting'), 4)
  const second = applyDevices(first, seen('gpu0', 'healthy'), 5)
  expect(second).toMatchObject({ gpu0: { kind: 'webgpu', state: 'healthy', adapter: 'a', software: true, simulated: false, record: 5 } })
  expect(applyDevices(second, { gate: {} }, 6)).toBe(second)
  expect(applyDevices(second, { engineClosed: {} }, 6)).toEqual({})
  expect(applyDevices(second, { engineStarted: {} }, 6)).toEqual({})
})

it('DV11 keeps DEVICES_FOLDED_MAX of them', () => {
  let devices: DevicesState = {}
  for (let index = 0; index <= DEVICES_FOLDED_MAX; index += 1) devices = applyDevices(devices, seen(`d${index}`, 'healthy'), index)
  expect(Object.keys(devices)).toHaveLength(DEVICES_FOLDED_MAX)
  expect(applyDevices(devices, seen('d0', 'gone'), 99)).toMatchObject({ d0: { state: 'gone' } })
})
