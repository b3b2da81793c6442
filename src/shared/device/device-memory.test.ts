import { expect, it } from 'vitest'
import { Fault } from '../base/index.ts'
import type { Bus, ReceivedStream } from '../client/contract.ts'
import type { TensorBackend } from './backend.ts'
import { DeviceMemory, HELD_MAX } from './device-memory.ts'
import { DeviceUploads, UPLOADS_MAX } from './device-uploads.ts'

/** Tensor memory that is counted and no more. */
function countingBackend(): Pick<TensorBackend, 'hold' | 'memory'> {
  let usedBytes = 0
  let tensors = 0
  return {
    hold(bytes) {
      usedBytes += bytes.length
      tensors += 1
      return {
        length: bytes.length,
        read: async () => bytes,
        free: () => {
          usedBytes -= bytes.length
          tensors -= 1
        },
      }
    },
    memory: () => ({ usedBytes, tensors }),
  }
}

const code = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return Fault.from(error).code
  }
}

it('DV9 holds HELD_MAX entries, refuses one more, and takes it once another is gone', () => {
  const memory = new DeviceMemory(countingBackend() as TensorBackend, 4 * (HELD_MAX + 1))
  for (let index = 0; index < HELD_MAX; index += 1) memory.put(`k${index}`, new Uint8Array(4))
  expect(code(() => memory.put('more', new Uint8Array(4)))).toBe('device/over-memory')
  memory.put('k0', new Uint8Array(8))
  expect(memory.view()).toEqual({ used_bytes: 4 * (HELD_MAX + 1), budget_bytes: 4 * (HELD_MAX + 1), tensors: HELD_MAX })
  expect(code(() => memory.put('k1', new Uint8Array(8)))).toBe('device/over-memory')
  expect([memory.drop('k1'), memory.drop('k1')]).toEqual([true, false])
  memory.put('more', new Uint8Array(4))
  expect(memory.view().tensors).toBe(HELD_MAX)
})

it('DV9 refuses what is needed beyond the budget before it is there', async () => {
  const memory = new DeviceMemory(countingBackend() as TensorBackend, 100)
  memory.put('a', new Uint8Array(60))
  expect([code(() => memory.need(40)), code(() => memory.need(41))]).toEqual(['none', 'device/over-memory'])
  expect(await memory.get('a')).toHaveLength(60)
  expect(await memory.get('b')).toBeUndefined()
})

it('DV10 keeps the newest uploads of its own device until a job takes them, and listens only where it may', async () => {
  let arrive: ((stream: ReceivedStream) => void) | undefined
  const bus = (subscribe: readonly string[]): Bus =>
    ({
      session: { grants: { publish: [], subscribe, execute: [] } },
      receiveStreams: async (_topic: string, handler: (stream: ReceivedStream) => void) => {
        arrive = handler
      },
    }) as unknown as Bus
  await DeviceUploads.open(bus(['device.jobs']), 'gpu0')
  expect(arrive).toBeUndefined()
  const uploads = await DeviceUploads.open(bus(['device.>']), 'gpu0')
  const send = (sha256: string, device = 'gpu0'): void =>
    arrive?.({ id: '', from: 'cache', topic: 'device.uploads', start: { device }, sha256, bytes: new Uint8Array([Number(sha256)]) })
  for (let index = 0; index <= UPLOADS_MAX; index += 1) send(String(index))
  send('9', 'gpu1')
  expect(uploads.take('sha256:1')).toEqual(new Uint8Array([1]))
  for (const gone of ['sha256:0', 'sha256:1', 'sha256:9', undefined]) expect(code(() => uploads.take(gone))).toBe('job/rows-missing')
})
