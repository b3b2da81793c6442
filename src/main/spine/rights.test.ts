import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import type { Envelope } from '../../shared/wire/index.ts'
import type { AdmissionControl, Grants, PortSpec } from './contract.ts'
import { anyone, join, lineJournal, RawParty, testSpine, turns } from './spine.testing.ts'

const NONE: Grants = { publish: [], subscribe: [], execute: [] }
const own = { grants: NONE, roles: [], source: 'test' }
const event = (topic: string, more: Partial<Envelope> = {}): Envelope => ({
  id: crypto.randomUUID(),
  type: 'event',
  topic,
  payload: new TextEncoder().encode('{}'),
  ...more,
})
const some = (publish: string[], subscribe: string[], more: Partial<PortSpec> = {}): Partial<PortSpec> => ({
  grants: { publish, subscribe, execute: ['generic'] },
  own,
  ...more,
})

it('SP23 what is denied wins over what is granted, and refuses every pattern that meets it', async () => {
  const spine = testSpine()
  const denied = { publish: ['a.secret'], subscribe: ['a.secret.>'], execute: ['generic'] }
  const bus = await join(spine, anyone('p', some(['a.*'], ['>', 'system.>'], { denied })))
  await bus.publish('a.b', {})
  await expect(bus.publish('a.secret', {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
  for (const pattern of ['>', 'a.>', 'a.secret.x', '*.secret.*']) {
    await expect(bus.subscribe(pattern, () => {})).rejects.toMatchObject({ code: 'authz/subscribe-denied', evidence: { pattern } })
  }
  await bus.subscribe('a.*', () => {})
  await bus.subscribe('system.>', () => {})
  await expect(bus.publish('a.b', {}, { type: 'job_result' })).rejects.toMatchObject({ code: 'authz/execute-denied' })
  spine.stop()
})

it('SP24 a changed policy takes effect at once: rights, subscriptions, and who may stay', async () => {
  const spine = testSpine()
  const [kept, gone, engine] = [
    new RawParty(spine, anyone('kept', some(['a.*', 'b.*'], ['a.*', 'b.*']))),
    new RawParty(spine, anyone('gone', some(['a.*'], ['a.*']))),
    new RawParty(spine, anyone('engine-part')),
  ]
  kept.control('subscribe', { patterns: ['a.*', 'b.*'] })
  kept.control('subscribe', { patterns: ['b.*'], group: 'crew' })
  kept.send(event('b.x'))
  await turns()
  expect(kept.items.filter(({ topic }) => topic === 'b.x')).toHaveLength(1)
  spine.policyChanged(({ identity }) =>
    identity === 'gone' ? undefined : { grants: { publish: ['a.*'], subscribe: ['a.*'], execute: [] } },
  )
  await turns()
  const told = kept.items.filter(({ topic }) => topic === 'system.control.fault').map(({ text }) => JSON.parse(text))
  expect(told.map(({ code, topic }) => [code, topic])).toEqual([
    ['authz/subscribe-denied', 'b.*'],
    ['authz/subscribe-denied', 'b.*'],
  ])
  expect([gone.closed, gone.faults]).toEqual([{ code: 4409, reason: 'auth/revoked' }, ['auth/revoked']])
  kept.send(event('b.x'), event('a.x'))
  engine.send(event('b.x'), event('a.y'))
  await turns()
  expect(kept.faults.at(-1)).toBe('authz/publish-denied')
  expect(kept.items.filter(({ type }) => type === 'event').map(({ topic }) => topic)).toEqual(['b.x', 'a.x', 'a.y'])
  expect(engine.faults).toEqual([])
  spine.stop()
})

it('SP24 a revoked credential ends its connections and their sessions', async () => {
  const spine = testSpine()
  const session = crypto.randomUUID()
  const spec = anyone('rig', { credential: 'key:7' })
  const [one, two, other] = [
    new RawParty(spine, spec, undefined, { session }),
    new RawParty(spine, spec),
    new RawParty(spine, anyone('rig', { credential: 'key:8' })),
  ]
  await turns()
  expect(spine.revoke('key:7')).toBe(2)
  await turns()
  expect([one, two, other].map(({ closed }) => closed?.code)).toEqual([4409, 4409, undefined])
  const again = new RawParty(spine, anyone('rig'), undefined, { session })
  await turns()
  expect(again.welcome['session']).toMatchObject({ resumed: false })
  spine.stop()
})

/** Passes, refuses or waits by topic; asked again after `settle`. */
class Gates implements AdmissionControl {
  onSettled = (): void => {}
  readonly asked: string[] = []
  isSettled = false

  gateFor: AdmissionControl['gateFor'] = (_party, topic) => {
    this.asked.push(topic)
    if (topic.startsWith('free')) return undefined
    return {
      check: (_type, schema, payload) => {
        if (topic.startsWith('slow') && !this.isSettled) return 'wait'
        return schema === 'bad' ? new Fault('schema/invalid-payload', `bad at ${payload.length}`, { path: '/x' }) : undefined
      },
    }
  }
}

it('SP25 asks a gate once for each connection and topic, and refuses what it refuses with its evidence', async () => {
  const admission = new Gates()
  const spine = testSpine({ admission })
  const bus = await join(spine, anyone('p', { own }))
  for (let i = 0; i < 3; i++) await bus.publish('free.a', {})
  await bus.publish('gated.a', {}, { schema: 'good' })
  await expect(bus.publish('gated.a', {}, { schema: 'bad' })).rejects.toMatchObject({
    code: 'schema/invalid-payload',
    evidence: { path: '/x' },
  })
  expect(admission.asked).toEqual(['free.a', 'gated.a'])
  spine.policyChanged(({ grants }) => ({ grants }))
  await bus.publish('free.a', {})
  expect(admission.asked).toEqual(['free.a', 'gated.a', 'free.a'])
  expect(spine.topics().find(({ topic }) => topic === 'gated.a')).toMatchObject({ messages: 1 })
  spine.stop()
})

it('SP25 a publisher whose message is not judged yet waits, in order; nobody else does', async () => {
  const admission = new Gates()
  const spine = testSpine({ admission })
  const [waiting, other] = [await join(spine, anyone('waiting')), await join(spine, anyone('other'))]
  const seen: string[] = []
  await other.subscribe('>', ({ envelope }) => void seen.push(envelope.topic))
  const sent = Promise.all([waiting.publish('slow.a', {}), waiting.publish('free.b', {})])
  await turns()
  await other.publish('free.c', {})
  expect(seen).toEqual(['free.c'])
  admission.isSettled = true
  admission.onSettled()
  await sent
  expect(seen).toEqual(['free.c', 'slow.a', 'free.b'])
  spine.stop()
})

it('SP29 crossings carry events, and only what the policy names, with their origin', async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  spine.setCrossings([{ from: 'lab', to: 'office', pattern: 'open.>' }])
  const sender = await join(spine, anyone('sender', { namespace: 'lab' }))
  const reader = await join(spine, anyone('reader', { namespace: 'office' }))
  const seen: string[] = []
  await reader.subscribe('>', ({ delivery, envelope }) => {
    seen.push(`${envelope.topic} ${envelope.type} ${delivery.from} ${delivery.namespace} ${delivery.seq}`)
  })
  await sender.publish('open.a', {})
  await sender.publish('closed.a', {})
  await sender.publish('open.a', {})
  await sender.publish('open.a', {}, { type: 'job_result' })
  await expect(sender.request('open.a', {})).rejects.toMatchObject({ code: 'request/no-responder' })
  await reader.publish('open.a', {})
  expect(seen).toEqual(['open.a event sender lab 1', 'open.a event sender lab 2', 'open.a event reader office 3'])
  spine.setCrossings([])
  await sender.publish('open.a', {})
  expect(seen).toHaveLength(3)
  expect(() => spine.setCrossings([{ from: 'lab', to: 'lab', pattern: '>' }])).toThrow(expect.objectContaining({ code: 'policy/invalid' }))
  spine.stop()
  expect(journal.lines.filter((line) => line.startsWith('crossing'))).toEqual(['crossing lab > office open.> 2'])
})
