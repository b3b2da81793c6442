import { expect, it } from 'vitest'
import { anyone, join, RawParty, testSpine, turns } from './spine.testing.ts'

const KIB = 1024
const limits = { queueBytes: 256 * KIB }

async function slowReader(spine: ReturnType<typeof testSpine>): Promise<RawParty> {
  const slow = new RawParty(spine, anyone('slow'), 64 * KIB)
  slow.control('subscribe', { patterns: ['a.*'] })
  await turns()
  slow.transport.pause(true)
  return slow
}

it('SP4 drops the oldest events of a slow reader, counts them exactly, and nobody else waits', async () => {
  const spine = testSpine({ limits })
  const slow = await slowReader(spine)
  const [sender, healthy] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('healthy'))])
  let healthyCount = 0
  await healthy.subscribe('a.*', () => void healthyCount++)
  for (let i = 0; i < 2000; i++) {
    const payload = new Uint8Array(1000)
    new DataView(payload.buffer).setUint32(0, i)
    await sender.publish('a.b', payload)
  }
  expect(healthyCount).toBe(2000)
  slow.transport.pause(false)
  await turns(40)
  const got = slow.items.filter(({ topic }) => topic === 'a.b').length
  const fault = slow.items.filter(({ topic }) => topic === 'system.control.fault').map(({ text }) => JSON.parse(text))
  expect(fault.map(({ code }) => code)).toEqual(['spine/dropped'])
  expect(got + Number(fault[0].dropped)).toBe(2000)
  expect(Number(fault[0].dropped)).toBeGreaterThan(1000)
  expect(slow.closed).toBe(undefined)
  spine.stop()
})

it('SP5 keeps what may not be dropped while events around it go', async () => {
  const spine = testSpine({ limits })
  const slow = await slowReader(spine)
  const sender = await join(spine, anyone('sender'))
  for (let i = 0; i < 1000; i++) {
    await sender.publish('a.b', new Uint8Array(1000))
    if (i % 100 === 0) await sender.submitJob('a.jobs', { job: String(i) })
  }
  slow.transport.pause(false)
  await turns(40)
  expect(slow.items.filter(({ topic }) => topic === 'a.jobs').map(({ text }) => JSON.parse(text).job)).toEqual(
    Array.from({ length: 10 }, (_, i) => String(i * 100)),
  )
  expect(slow.faults).toEqual(['spine/dropped'])
  spine.stop()
})

it('SP6 disconnects (4429) who is full of what may not be dropped', async () => {
  const spine = testSpine({ limits })
  const slow = await slowReader(spine)
  const sender = await join(spine, anyone('sender'))
  for (let i = 0; i < 1100; i++) {
    await sender.submitJob('a.jobs', { job: 'x'.repeat(1000) }).catch(() => {})
    if (i === 700) {
      await turns()
      expect(slow.closed).toBe(undefined)
    }
  }
  await turns()
  expect(slow.closed?.code).toBe(4429)
  expect(spine.connections).toBe(1)
  spine.stop()
})
