import { expect, it } from 'vitest'
import {
  fromDomPort,
  MEMORY_PAIR_BYTES,
  memoryPair,
  messagePortTransport,
  PORT_MESSAGE_BYTES,
  PORT_WINDOW_BYTES,
  type Transport,
} from './index.ts'

const turns = async (count = 10): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** Two ends over a real MessageChannel, with every message's size noted. */
function portPair(): { near: Transport; far: Transport; sizes: number[] } {
  const { port1, port2 } = new MessageChannel()
  const sizes: number[] = []
  const counted = fromDomPort(port1 as unknown as Parameters<typeof fromDomPort>[0])
  const post: typeof counted.post = (message) => {
    sizes.push(message.length)
    counted.post(message)
  }
  const near = messagePortTransport({ ...counted, post })
  const far = messagePortTransport(fromDomPort(port2 as unknown as Parameters<typeof fromDomPort>[0]))
  return { near, far, sizes }
}

const pairs: [string, () => [Transport, Transport], number][] = [
  ['memory', () => memoryPair(), MEMORY_PAIR_BYTES],
  [
    'message-port',
    () => [portPair()].map(({ near, far }) => [near, far] as [Transport, Transport])[0] as [Transport, Transport],
    PORT_WINDOW_BYTES,
  ],
]

it.each(pairs)('TR1 a %s carries frames in order, never within send', async (_kind, make) => {
  const [near, far] = make()
  const seen: number[] = []
  far.onFrame = (frame) => void seen.push(frame[0] as number)
  for (let i = 0; i < 20; i++) near.send(Uint8Array.from([i]))
  expect(seen).toEqual([])
  await turns()
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i))
  near.close(1000, 'done')
})

it.each(pairs)(
  'TR2 a %s answers full when the other side does not take, and calls onDrain when it does',
  async (_kind, make, windowBytes) => {
    const [near, far] = make()
    let taken = 0
    far.onFrame = (frame) => void (taken += frame.length)
    far.pause(true)
    let sent = 0
    let answer: 'sent' | 'full' = 'sent'
    while (answer === 'sent' && sent < 10 * windowBytes) {
      answer = near.send(new Uint8Array(40_000))
      if (answer === 'sent') sent += 40_000
    }
    expect(answer).toBe('full')
    expect(sent).toBeLessThan(2 * windowBytes)
    expect(near.bufferedBytes).toBeGreaterThan(windowBytes / 2)
    await turns()
    expect(taken).toBe(0)
    const drained = new Promise<void>((resolve) => (near.onDrain = resolve))
    far.pause(false)
    await drained
    await turns()
    expect(taken).toBe(sent)
    expect(near.send(new Uint8Array(1))).toBe('sent')
    near.close(1000, 'done')
  },
)

it.each(pairs)('TR3 a %s tells the other side why it was closed, after what was sent before', async (_kind, make) => {
  const [near, far] = make()
  const seen: unknown[] = []
  far.onFrame = (frame) => void seen.push(frame.length)
  const closed = new Promise((resolve) => (far.onClose = (code, reason) => resolve([code, reason])))
  near.send(new Uint8Array(7))
  near.close(4403, 'too often')
  expect(await closed).toEqual([4403, 'too often'])
  expect(seen).toEqual([7])
  await turns()
  expect(() => near.send(new Uint8Array(1))).toThrow(expect.objectContaining({ code: 'transport/closed' }))
})

it('TR4 a message port cuts frames into messages of at most 48 KiB and puts them together again', async () => {
  const { near, far, sizes } = portPair()
  const frame = Uint8Array.from({ length: 300_001 }, (_, i) => i % 251)
  const arrived = new Promise<Uint8Array>((resolve) => (far.onFrame = (bytes) => resolve(bytes.slice())))
  near.send(frame)
  expect(Buffer.from(await arrived).equals(Buffer.from(frame))).toBe(true)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(PORT_MESSAGE_BYTES)
  near.close(1000, 'done')
})

it('TR5 a message port has at most its window under way while nobody takes', async () => {
  const { near, far, sizes } = portPair()
  far.pause(true)
  near.send(new Uint8Array(1_000_000))
  await turns()
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(PORT_WINDOW_BYTES)
  near.close(1000, 'done')
})
