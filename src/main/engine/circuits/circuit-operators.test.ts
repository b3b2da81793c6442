import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/client/index.ts'
import { type Answer, CircuitRig, status } from './circuits.testing.ts'
import { ODD_POLICY, oddCircuit, oddFiles, oddReady, putOddOperators } from './odd-operators.testing.ts'

/** What came out of the circuit, by topic. */
interface Seen {
  readonly out: Answer[]
  readonly dead: Answer[]
}

const DELAYED = ['  later: {kind: delay, ms: 1500}\n', '  - {from: in, to: later}\n  - {from: later, to: rig}\n']

describe('a circuit with operators that are processes', () => {
  let rig: CircuitRig
  let bus: Client
  let seen: Seen
  async function watching(): Promise<Seen> {
    const [out, dead]: [Answer[], Answer[]] = [[], []]
    const put = async (topic: string, list: Answer[]): Promise<unknown> =>
      await bus.subscribe(topic, ({ envelope }) => void list.push(JSON.parse(new TextDecoder().decode(envelope.payload)) as Answer))
    await put('odd.out', out)
    await put('odd.dead', dead)
    return { out, dead }
  }
  beforeAll(async () => {
    rig = new CircuitRig(tmpdir(), ODD_POLICY)
    putOddOperators(rig)
    await rig.serve()
    bus = await rig.join()
    seen = await watching()
    await oddReady(bus, 'odd-a', 'odd-b')
  }, 120_000)
  afterAll(() => rig[Symbol.dispose]())

  const applied = async (text: string, operator: string): Promise<Answer> =>
    (await bus.request('system.circuit.apply', oddFiles(text, operator), { deadlineMs: 60_000 })) as Answer
  /** Sends jobs and waits until each has come out somewhere. */
  async function send(bodies: readonly object[]): Promise<Seen> {
    const from = { out: seen.out.length, dead: seen.dead.length }
    for (const body of bodies) await bus.publish('odd.in', body)
    const since = (): Seen => ({ out: seen.out.slice(from.out), dead: seen.dead.slice(from.dead) })
    await expect.poll(() => since().out.length + since().dead.length, { timeout: 20_000 }).toBe(bodies.length)
    return since()
  }
  const numbered = (count: number, more: object = {}): object[] => Array.from({ length: count }, (_, n) => ({ n, ...more }))
  const operatorsOf = (found: Seen): unknown[] => [...new Set(found.out.map(({ by }) => by))]

  it('OP12 an operator that has advertised itself and does not listen yet is starting; once it listens it is ready', async () => {
    const late = async (): Promise<Answer | undefined> => {
      const { operators } = (await bus.request('system.operators.list', {})) as { operators: readonly Answer[] }
      return operators.find(({ identity }) => identity === 'odd-late')
    }
    // What it can do is known, so it is not one that has said nothing yet.
    await expect.poll(late, { timeout: 30_000 }).toMatchObject({ status: 'starting', operator_id: 'odd-late', places: 1, supervised: true })
    await bus.publish('odd.wake', {})
    await expect.poll(async () => (await late())?.['status'], { timeout: 10_000 }).toBe('ready')
  }, 60_000)

  it('CD6 CD16 JB25 a binding says which of two operators on one topic serves; the other one gets nothing until the binding says so', async () => {
    await applied(oddCircuit(), 'odd-a')
    const first = await send(numbered(20))
    expect([operatorsOf(first), first.dead]).toEqual([['odd-a'], []])
    await applied(oddCircuit(), 'odd-b')
    const second = await send(numbered(20))
    expect([operatorsOf(second), second.dead]).toEqual([['odd-b'], []])
    // Neither ever got a job of the other's.
    expect([first, second].map(({ out }) => Math.max(...out.map(({ had }) => had as number)))).toEqual([20, 20])
    expect(await status(bus, 'odd')).toMatchObject({ binding: 'with-odd-b', serves: [{ node: 'rig', operator: 'odd-b', connected: true }] })
    await bus.request('system.circuit.rollback', { name: 'odd' }, { deadlineMs: 60_000 })
    expect(operatorsOf(await send(numbered(5)))).toEqual(['odd-a'])
    expect(await status(bus, 'odd')).toMatchObject({ version: 1, binding: 'with-odd-a', serves: [{ operator: 'odd-a', simulated: true }] })
  }, 60_000)

  it('CD16 each version’s jobs go by its own binding, also those that it makes while it drains', async () => {
    await applied(oddCircuit({ before: DELAYED as [string, string] }), 'odd-a')
    const from = seen.out.length
    for (const body of numbered(5)) await bus.publish('odd.in', body)
    const switched = applied(oddCircuit(), 'odd-b')
    await expect.poll(async () => (await status(bus, 'odd'))['binding'], { timeout: 10_000 }).toBe('with-odd-b')
    for (const n of [5, 6, 7]) await bus.publish('odd.in', { n })
    expect(await switched).toMatchObject({ drained: { dropped: 0 } })
    await expect.poll(() => seen.out.length - from, { timeout: 20_000 }).toBe(8)
    const served = seen.out.slice(from).map(({ n, by }) => [n, by])
    expect(served.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n, n < 5 ? 'odd-a' : 'odd-b']))
  }, 60_000)

  it('JB25 CD16 waits for a bound operator that is not there, until the deadline, and no other one stands in for it', async () => {
    await applied(oddCircuit({ deadlineMs: 1_000 }), 'odd-gone')
    expect(await status(bus, 'odd')).toMatchObject({ serves: [{ operator: 'odd-gone', connected: false }] })
    expect(await send(numbered(3))).toEqual({ out: [], dead: numbered(3) })
    const { nodes } = (await status(bus, 'odd')) as { nodes: Record<string, Answer> }
    expect(nodes['rig']).toEqual({ in: 3, errors: 3 })
  }, 60_000)

  it('CR31 JB7 an operator that dies in the middle of a job: the job leaves by error, what comes meanwhile waits for it, and it is started again', async () => {
    await applied(oddCircuit({ deadlineMs: 30_000 }), 'odd-a')
    const { out, dead } = await send([{ n: 0, do: 'die' }, ...numbered(3)])
    expect(dead).toEqual(expect.arrayContaining([{ n: 0, do: 'die' }]))
    // What it had taken besides is lost with it; the rest its next life does.
    expect(out.length + dead.length).toBe(4)
    await oddReady(bus, 'odd-a')
    expect((await send(numbered(2))).out.map(({ by, had }) => [by, (had as number) <= 6])).toEqual([
      ['odd-a', true],
      ['odd-a', true],
    ])
  }, 60_000)

  it('CR32 CR33 JB9 JB11 an operator that hangs is given up at the deadline, and its answer behind that comes out nowhere', async () => {
    await applied(oddCircuit({ deadlineMs: 2_000 }), 'odd-a')
    const hung = { n: 0, do: 'block', s: 3 }
    expect(await send([hung])).toEqual({ out: [], dead: [hung] })
    // It answers what it had first, then this.
    expect((await send([{ n: 1 }])).out).toMatchObject([{ n: 1, by: 'odd-a' }])
    expect(seen.out.at(-1)).toMatchObject({ n: 1 })
  }, 60_000)

  it('CR32 JB9 an operator is told at the deadline that nobody waits any more, and stops', async () => {
    await applied(oddCircuit({ deadlineMs: 1_000 }), 'odd-a')
    const long = { n: 0, do: 'stall', s: 600 }
    expect(await send([long])).toEqual({ out: [], dead: [long] })
    await expect.poll(async () => (await send([{ n: 1 }])).out, { timeout: 10_000 }).toMatchObject([{ n: 1, busy: 1 }])
  }, 60_000)

  it('JB25 CD16 two nodes on one topic are each served by whom they are bound to', async () => {
    const nodes = `${['a', 'b'].map((name) => `  on-${name}: {kind: operator, type: generic, jobs: odd.jobs, results: odd.results}\n`).join('')}`
    const edges = ['a', 'b'].map((name) => `  - {from: in, to: on-${name}}\n  - {from: on-${name}, to: out}\n`).join('')
    const text = oddCircuit({ before: [nodes, `${edges}  - {from: in, to: rig}\n`] })
    const serves = '  on-a: {operator: odd-a, simulated: true}\n  on-b: {operator: odd-b, simulated: false}\n'
    const { binding, ...files } = oddFiles(text, 'odd-b') as { readonly binding: { readonly text: string } }
    await bus.request(
      'system.circuit.apply',
      { ...files, binding: { ...binding, text: `${binding.text}${serves}` } },
      { deadlineMs: 60_000 },
    )
    const from = seen.out.length
    for (const body of numbered(10)) await bus.publish('odd.in', body)
    await expect.poll(() => seen.out.length - from, { timeout: 20_000 }).toBe(30)
    const count = (operator: string): number => seen.out.slice(from).filter(({ by }) => by === operator).length
    expect([count('odd-a'), count('odd-b')]).toEqual([10, 20])
    expect((await status(bus, 'odd'))['nodes']).toMatchObject({ 'on-a': { in: 10, out: 10 }, 'on-b': { in: 10, out: 10 } })
  }, 60_000)

  it('JB7 CR31 an operator that says nothing any more loses its lease, gets nothing more, and goes on once it is heard', async () => {
    await applied(oddCircuit({ deadlineMs: 15_000 }), 'odd-a')
    const silent = { n: 0, do: 'block', s: 7 }
    expect(await send([silent])).toEqual({ out: [], dead: [silent] })
    expect((await send([{ n: 1 }])).out).toMatchObject([{ n: 1, by: 'odd-a' }])
  }, 60_000)

  it('CR33 JB11 the first of two answers counts', async () => {
    await applied(oddCircuit(), 'odd-a')
    const found = await send([{ n: 0, do: 'twice' }, { n: 1 }])
    expect(found.out.map(({ n, by }) => [n, by]).sort()).toEqual([
      [0, 'odd-a'],
      [1, 'odd-a'],
    ])
    expect(found.dead).toEqual([])
  }, 60_000)

  it('CR34 an operator that gives another schema than it says has failed', async () => {
    await applied(oddCircuit({ gives: ', gives: arqonbus.store.result.v1' }), 'odd-a')
    expect(await send([{ n: 0, do: 'lie' }])).toEqual({ out: [], dead: [{ n: 0, do: 'lie' }] })
  }, 60_000)

  it('CR33 JB11 a flood of answers to nothing reaches no circuit; who goes on with it is disconnected, and the circuit goes on', async () => {
    await applied(oddCircuit({ deadlineMs: 30_000 }), 'odd-a')
    expect((await send([{ n: 0, do: 'flood', times: 20 }])).out).toMatchObject([{ n: 0, by: 'odd-a' }])
    const flood = { n: 1, do: 'flood', times: 5_000 }
    expect(await send([flood])).toEqual({ out: [], dead: [flood] })
    expect((await send([{ n: 2 }])).out).toMatchObject([{ n: 2, by: 'odd-a' }])
    const { nodes } = (await status(bus, 'odd')) as { nodes: Record<string, Answer> }
    expect(nodes['rig']).toEqual({ in: 3, out: 2, errors: 1 })
  }, 60_000)

  it('CR50 CR46 CD8 an engine that ends cancels the jobs that do not end in time; what a durable edge brought comes again with the next one', async () => {
    await applied(oddCircuit(), 'odd-b')
    expect(operatorsOf(await send(numbered(1)))).toEqual(['odd-b'])
    await applied(oddCircuit({ before: ['', '  - {from: in, to: rig, durable: true}\n'], deadlineMs: 60_000 }), 'odd-a')
    const long = { n: 0, do: 'stall', s: 5 }
    await bus.publish('odd.in', long)
    const openJobs = async (): Promise<unknown> => ((await bus.request('system.jobs.list', {})) as Answer)['open']
    await expect.poll(openJobs, { timeout: 10_000 }).toBe(1)
    await rig.kill('SIGTERM')
    await rig.serve()
    bus = await rig.join()
    const again = await watching()
    await expect.poll(() => again.out, { timeout: 20_000 }).toMatchObject([{ n: 0, by: 'odd-a' }])
    expect(again.dead).toEqual([])
    await rig.kill('SIGTERM')
    const states = rig.rig.records('job_state').map(({ body }) => body as Answer)
    expect(states).toContainEqual(expect.objectContaining({ state: 'cancelled', operator: 'odd-a', reason: 'its circuit was drained' }))
    const paths = rig.rig.records('circuit_path').map(({ body }) => body as Answer & { readonly steps: readonly Answer[] })
    const served = paths.flatMap(({ steps }) => steps.filter(({ node }) => node === 'rig'))
    const pairs = served.map((step) => `${String(step['operator'])} ${String(step['simulated'])}`)
    expect([...new Set(pairs.filter((pair) => pair !== ' false'))].sort()).toEqual(['odd-a true', 'odd-b false'])
    const [cutOff, redone] = paths.filter((path) => path['source_topic'] === 'circuits.odd.in__out--rig__in')
    expect(cutOff).toMatchObject({ outcome: 'dropped', cause: 'drained', steps: [{ node: 'rig', operator: 'odd-a' }] })
    expect(redone).toMatchObject({ outcome: 'out', steps: [{ node: 'rig', operator: 'odd-a' }, { node: 'out' }] })
  }, 120_000)
})
