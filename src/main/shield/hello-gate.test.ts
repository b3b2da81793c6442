import { expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { memoryPair, type Transport } from '../../shared/transport/index.ts'
import { encodeEnvelope, frameOf } from '../../shared/wire/index.ts'
import { anyone, testRandom, testSpine, turns } from '../spine/spine.testing.ts'
import type { Admission, Authenticator } from './contract.ts'
import { EARLY_BYTES_MAX, HELLO_MS, HelloGate, UNADMITTED_MAX } from './hello-gate.ts'

const hello = (body: object = { token: 't', client: 'c/1' }, topic = 'system.control.hello'): Uint8Array =>
  encodeEnvelope({
    id: '00000000-0000-4000-8000-000000000001',
    type: 'control',
    topic,
    payload: new TextEncoder().encode(JSON.stringify(body)),
  })

/** A gate before a real Spine, with a clock that the test moves. */
function gateway(
  verify: Authenticator['verify'] = async () => ({ party: anyone('p'), expiresMs: 1e15 }),
  further: Pick<Authenticator, 'mayConnect'> = {},
) {
  let now = 0
  let timers: { due: number; callback: () => void }[] = []
  const clock: Clock = {
    wallNs: () => BigInt(now) * 1_000_000n,
    monotonicMs: () => now,
    after(ms, callback) {
      const timer = { due: now + ms, callback }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
  }
  const pass = (ms: number): void => {
    now += ms
    for (const timer of timers.filter(({ due }) => due <= now)) {
      timers = timers.filter((one) => one !== timer)
      timer.callback()
    }
  }
  const spine = testSpine()
  const gate = new HelloGate({ clock, random: testRandom, authenticator: { verify, ...further }, spine })
  const enter = (bearer?: string): { transport: Transport; closed: () => number | undefined; frames: Uint8Array[] } => {
    const [ours, theirs] = memoryPair({ capacityBytes: 8 << 20 })
    let code: number | undefined
    const frames: Uint8Array[] = []
    ours.onClose = (closeCode) => (code = closeCode)
    ours.onFrame = (frame) => void frames.push(frame)
    gate.enter(theirs, { address: 'unix', ...(bearer !== undefined && { bearer }) })
    return { transport: ours, closed: () => code, frames }
  }
  return { gate, spine, enter, pass }
}

it('SH14 waits 5 s for a hello, then closes 4408', async () => {
  const { enter, pass } = gateway()
  const one = enter()
  pass(HELLO_MS - 1)
  await turns()
  expect(one.closed()).toBe(undefined)
  pass(1)
  await turns()
  expect(one.closed()).toBe(4408)
})

it('SH14 holds at most so many connections without hello, and counts each once', async () => {
  const { gate, enter } = gateway()
  const all = Array.from({ length: UNADMITTED_MAX }, () => enter())
  expect(gate.hasRoom('unix')).toBe(false)
  all[0]?.transport.close(1000, '')
  all[1]?.transport.send(frameOf([hello()]))
  await turns()
  expect(gate.hasRoom('unix')).toBe(true)
  all[1]?.transport.close(1000, '')
  await turns()
  const more = [enter(), enter()]
  expect([gate.hasRoom('unix'), more.length]).toEqual([false, 2])
})

it.each([
  ['another topic', frameOf([hello({}, 'a.b')]), 4401],
  ['no token', frameOf([hello({ client: 'x' })]), 4401],
  ['no JSON object', frameOf([hello([] as object)]), 4401],
  ['a hello of more than 4 KiB', frameOf([hello({ token: 'x'.repeat(5000) })]), 4413],
  ['no envelope', Uint8Array.from([1, 0, 0, 0, 9]), 4401],
])('SH15 closes a connection that begins with %s', async (_name, frame, code) => {
  const { enter } = gateway()
  const one = enter()
  one.transport.send(frame)
  await turns()
  expect([one.closed(), one.frames.length]).toEqual([code, 1])
})

it("SH15 tells who is not admitted why, and asks for the Authorization header's token before the hello's", async () => {
  const asked: string[] = []
  const { enter } = gateway(async (token) => {
    asked.push(token)
    return new Fault('auth/expired', 'old')
  })
  const [one, two] = [enter(), enter('from-header')]
  for (const { transport } of [one, two]) transport.send(frameOf([hello()]))
  await turns()
  expect([asked, one.closed(), two.closed()]).toEqual([['t', 'from-header'], 4401, 4401])
  expect(new TextDecoder().decode(one.frames[0])).toContain('auth/expired')
})

it('SH16 hands on what followed the hello, and not before the token was verified', async () => {
  let admit = (_admission: Admission): void => {}
  const { enter, spine } = gateway(() => new Promise((resolve) => (admit = resolve)))
  const one = enter()
  const event = encodeEnvelope({ id: '00000000-0000-4000-8000-000000000002', type: 'event', topic: 'a', payload: new Uint8Array(0) })
  one.transport.send(frameOf([hello(), event]))
  one.transport.send(frameOf([event]))
  await turns()
  expect([spine.pos, spine.connections]).toEqual([0, 0])
  admit({ party: anyone('p'), expiresMs: 1e15 })
  await turns()
  expect([spine.pos, spine.connections]).toEqual([2, 1])
  spine.stop()
})

it('SH16 bounds what may follow a hello unverified, on a transport that cannot be paused', async () => {
  const { gate } = gateway(() => new Promise(() => {}))
  const closes: number[] = []
  const [, end] = memoryPair()
  const restless: Transport = Object.assign(Object.create(end) as Transport, {
    pause: () => {},
    close: (code: number) => void closes.push(code),
  })
  gate.enter(restless, { address: 'unix' })
  restless.onFrame(frameOf([hello()]))
  restless.onFrame(new Uint8Array(EARLY_BYTES_MAX))
  expect(closes).toEqual([])
  restless.onFrame(new Uint8Array(1))
  expect(closes).toEqual([4413])
})

it('SH4 ends an admitted connection when its token expires, however far away that is', async () => {
  const { enter, pass, spine } = gateway(async () => ({ party: anyone('p'), expiresMs: 3_000_000_000 }))
  const one = enter()
  one.transport.send(frameOf([hello()]))
  await turns()
  pass(2_147_483_647)
  await turns()
  expect(one.closed()).toBe(undefined)
  pass(3_000_000_000 - 2_147_483_647)
  await turns()
  expect(one.closed()).toBe(4409)
  expect(spine.connections).toBe(0)
})

it('AD13 whom the policy’s hook denies is refused before being attached', async () => {
  const asked: string[] = []
  const mayConnect: Authenticator['mayConnect'] = async ({ identity, transport, client }) => {
    asked.push(`${identity} ${transport} ${client}`)
    return new Fault('authz/hook-denied', 'not today')
  }
  const { enter, spine } = gateway(undefined, { mayConnect })
  const one = enter()
  one.transport.send(frameOf([hello()]))
  await turns()
  expect([one.closed(), asked, spine.connections]).toEqual([4401, ['p memory c/1'], 0])
})
