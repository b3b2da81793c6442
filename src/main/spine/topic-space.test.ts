import { expect, it } from 'vitest'
import { AUDIENCES_SHARED_MAX } from './limits.ts'
import { anyone, join, RawParty, testSpine, turns } from './spine.testing.ts'

it('SP17 topics whose audience is like no other find it too, beyond those that are shared', async () => {
  const spine = testSpine()
  const bits = 13
  expect(2 ** bits).toBeGreaterThan(AUDIENCES_SHARED_MAX)
  const parties = Array.from({ length: bits }, (_, bit) => new RawParty(spine, anyone(`p${bit}`)))
  for (const [bit, party] of parties.entries()) {
    party.control('subscribe', { patterns: [Array.from({ length: bits }, (_, i) => (i === bit ? 'y' : '*')).join('.')] })
  }
  await turns()
  const sender = await join(spine, anyone('sender'))
  for (let n = 0; n < 2 ** bits; n++) {
    const topic = Array.from({ length: bits }, (_, bit) => ((n >> bit) % 2 === 1 ? 'y' : 'n')).join('.')
    while (sender.post(topic, new Uint8Array(0)) === 'full') await turns(1)
  }
  await sender.publish('end', {})
  await turns()
  expect(parties.map((party) => party.items.filter(({ type }) => type === 'event').length)).toEqual(new Array(bits).fill(2 ** (bits - 1)))
  expect(parties[3]?.items.filter(({ type, topic }) => type === 'event' && topic.split('.')[3] !== 'y')).toEqual([])
  expect(spine.topicsSeen).toBe(2 ** bits + 1)
  spine.stop()
})
