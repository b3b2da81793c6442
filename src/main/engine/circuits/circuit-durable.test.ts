import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edgeTopic } from '../../../shared/circuit/index.ts'
import type { Client } from '../../../shared/client/index.ts'
import { type Answer, apply, CircuitRig, status } from './circuits.testing.ts'

const POLICY = `  - { pattern: circuits.marks.>, durable: true }
  - { pattern: marks.out, durable: true }
`
const EDGE = edgeTopic('marks', 'mark.out->slow.in')

/** Counts in its payloads which version made them; behind the durable edge a throttle keeps messages inside. */
const durableCircuit = (mark: number, perS: number): string => `format: arqonbus.circuit.v1
name: marks
limits: {in_flight: 20000, deadline_ms: 20000, overflow: drop_newest}
nodes:
  in: {kind: topic, topic: marks.in}
  mark: {kind: map, to: '{"n": payload.n, "mark": ${mark}.0}'}
  slow: {kind: throttle, per_s: ${perS}, queue: 20000, overflow: block}
  out: {kind: topic, topic: marks.out}
edges:
  - {from: in, to: mark}
  - {from: mark, to: slow, durable: true}
  - {from: slow, to: out}
`

/** Behind all messages of the first test, and of the second. */
const [FIRST_END, SECOND_END] = [-1, -2]

interface Kept {
  readonly n: number
  readonly correlation: string
}

describe('durable edges of a circuit that runs', () => {
  let rig: CircuitRig
  let bus: Client
  beforeAll(async () => {
    rig = new CircuitRig(tmpdir(), POLICY)
    await rig.serve()
    bus = await rig.join()
  }, 60_000)
  afterAll(() => rig[Symbol.dispose]())

  /** What a kept topic holds, up to the mark that was put behind it. */
  async function keptOn(topic: string, end: number): Promise<Kept[]> {
    const found: Kept[] = []
    const feed = await bus.messages(topic, { from: 'first' })
    for await (const { envelope } of feed) {
      const { n } = JSON.parse(new TextDecoder().decode(envelope.payload)) as { n: number }
      if (n === end) break
      if (n >= 0) found.push({ n, correlation: envelope.correlationId ?? '' })
    }
    return found
  }

  /** Sends numbers without end until told. @returns the next one */
  function load(from: number): () => Promise<number> {
    let [sent, isOver] = [from, false]
    const sending = (async () => {
      while (!isOver && bus.isConnected) {
        for (let i = 0; i < 5; i++) if (bus.post('marks.in', new TextEncoder().encode(JSON.stringify({ n: sent }))) === 'sent') sent++
        await new Promise<void>((resolve) => setTimeout(resolve, 2))
      }
    })().catch(() => undefined)
    return async () => {
      isOver = true
      await sending
      return sent
    }
  }
  const numbers = (kept: readonly Kept[]): number[] => kept.map(({ n }) => n).sort((a, b) => a - b)
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

  it('CR46 CD5 another version takes over under load: nothing is lost and nothing comes twice', async () => {
    await apply(bus, durableCircuit(1, 5_000))
    const stop = load(0)
    await expect.poll(async () => (await status(bus))['inside'], { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await apply(bus, durableCircuit(2, 5_000))).toMatchObject({ version: 2, running: true, drained: { dropped: 0 } })
    await new Promise<void>((resolve) => setTimeout(resolve, 100))
    const sent = await stop()
    await bus.publish('marks.in', { n: FIRST_END })
    expect(numbers(await keptOn('marks.out', FIRST_END))).toEqual(upTo(sent))
    const { lost, nodes } = (await status(bus)) as { lost: number; nodes: Record<string, Answer> }
    expect([lost, (nodes['out']?.['in'] as number) > 1]).toEqual([0, true])
  }, 60_000)

  it('CD13 keeps nothing of what is tried, and nothing of it stays behind', async () => {
    const given = { file: 'marks.circuit.yaml', files: { 'marks.circuit.yaml': durableCircuit(9, 5_000) } }
    const inputs = [{ topic: 'marks.in', payload: { n: 1 } }]
    for (let run = 0; run < 3; run++)
      expect(await bus.request('system.circuit.test', { ...given, inputs })).toMatchObject({ outputs: [{ payload: { n: 1, mark: 9 } }] })
    expect(readdirSync(join(rig.rig.workspace, '.vbus', 'streams'))).toEqual(['default'])
    const namespaces = async (): Promise<unknown[]> => {
      const { connections } = (await bus.request('system.topology', {})) as { connections: readonly Answer[] }
      return [...new Set(connections.map(({ namespace }) => namespace))]
    }
    await expect.poll(namespaces, { timeout: 10_000 }).toEqual(['default'])
  })

  it('CR46 an engine that is killed loses nothing that is on the edge; what comes twice has the same correlation id', async () => {
    await apply(bus, durableCircuit(3, 400))
    const stop = load(1_000_000)
    const queued = async (): Promise<unknown> => ((await status(bus)) as { nodes: Record<string, Answer> }).nodes['slow']?.['queued']
    await expect.poll(queued, { timeout: 20_000 }).toBeGreaterThan(200)
    await rig.kill('SIGKILL')
    await stop()
    await rig.serve()
    bus = await rig.join()
    await expect.poll(async () => (await status(bus))['running'], { timeout: 10_000 }).toBe(true)
    await bus.publish(EDGE, { n: SECOND_END })
    const [onEdge, out] = [await keptOn(EDGE, SECOND_END), await keptOn('marks.out', SECOND_END)]
    expect(onEdge.filter(({ n }) => n >= 1_000_000).length).toBeGreaterThan(200)
    expect(new Set(numbers(onEdge)).size).toBe(onEdge.length)
    const byCorrelation = new Map(out.map(({ n, correlation }) => [correlation, n]))
    expect([...byCorrelation.values()].sort((a, b) => a - b)).toEqual(numbers(onEdge))
  }, 60_000)
})
