import { describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/client/index.ts'
import { systemClock, systemRandom } from '../../platform/index.ts'
import { testSpine } from '../../spine/spine.testing.ts'
import { joinInMemory } from '../internal-parties.ts'
import { CircuitGate, type GateOptions } from './circuit-gate.ts'

const HOST = { clock: systemClock, random: systemRandom(systemClock), client: 'gate' }
const GRANTS = { publish: ['>'], subscribe: ['>'], execute: [] }
const OPTIONS: GateOptions = { topics: ['in.a', 'in.b'], roomFor: 1_000, dropsOldest: false }

describe('the gate between two versions of a circuit', () => {
  const spine = testSpine()
  const join = (identity: string): Promise<Client> =>
    joinInMemory(spine, { identity, actorKind: 'machine', namespace: 'default', grants: GRANTS }, HOST)
  const reader = async (bus: Client): Promise<string[]> => {
    const got: string[] = []
    for (const topic of OPTIONS.topics)
      await bus.subscribe(topic, ({ envelope }) => void got.push(new TextDecoder().decode(envelope.payload)))
    return got
  }
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

  it('CD5 gives each message to the version before or to the one behind, while messages come without end', async () => {
    const source = await join('source')
    const [before, behind] = [await join('circuit-a'), await join('circuit-a')]
    const first = new CircuitGate(before, OPTIONS)
    await first.open()
    const early = await reader(before)
    let sent = 0
    let isOver = false
    const flood = (async () => {
      while (!isOver) {
        for (let i = 0; i < 50; i++) source.post(OPTIONS.topics[i % 2] as string, new TextEncoder().encode(`${sent++}`))
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
    })()
    await settled()
    const second = new CircuitGate(behind, OPTIONS)
    await second.open()
    await settled()
    const pos = BigInt(spine.pos)
    second.startAt(pos)
    await first.endAt(pos)
    const count = early.length
    const late = await reader(behind)
    await settled()
    isOver = true
    await flood
    await settled()
    expect(early.length).toBe(count)
    expect(count).toBeGreaterThan(0)
    expect(late.length).toBeGreaterThan(0)
    expect([...early, ...late].map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, index) => index))
    for (const bus of [source, before, behind]) await bus.close()
  })

  it('CD5 a version that had no message yet when it was taken over from gets those up to there, and none behind', async () => {
    const [source, bus] = [await join('source'), await join('circuit-a')]
    const gate = new CircuitGate(bus, OPTIONS)
    await gate.open()
    const pos = BigInt(spine.pos)
    gate.startAt(pos)
    const got = await reader(bus)
    for (let i = 1; i <= 4; i++) source.post('in.a', new TextEncoder().encode(`${i}`))
    await gate.endAt(pos + 2n)
    await settled()
    expect(got).toEqual(['1', '2'])
    for (const each of [source, bus]) await each.close()
  })

  it.each([
    [false, ['0', '1', '2']],
    [true, ['2', '3', '4']],
  ])('CD5 keeps so many waiting as the circuit has room for, and counts the rest (oldest first: %s)', async (dropsOldest, kept) => {
    const [source, bus] = [await join('source'), await join('circuit-a')]
    const gate = new CircuitGate(bus, { ...OPTIONS, roomFor: 3, dropsOldest })
    await gate.open()
    for (let i = 0; i < 5; i++) source.post(OPTIONS.topics[i % 2] as string, new TextEncoder().encode(`${i}`))
    await settled()
    expect(gate.lost).toBe(2)
    expect((await reader(bus)).sort()).toEqual(kept)
    for (const each of [source, bus]) await each.close()
  })
})
