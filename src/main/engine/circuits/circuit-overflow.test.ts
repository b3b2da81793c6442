import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { apply, CircuitRig, markedCircuit, status } from './circuits.testing.ts'

const IN_FLIGHT = 5
const SENT = 40

/** Everything waits for a moment: none leaves before all have come. */
const FULL = markedCircuit(1)
  .replace('in_flight: 20000', `in_flight: ${IN_FLIGHT}`)
  .replace('overflow: drop_newest', 'overflow: block')
  .replace('  mark:', '  wait: {kind: delay, ms: 400}\n  mark:')
  .replace('{from: in, to: mark}', '{from: in, to: wait}\n  - {from: wait, to: mark}')

it('CR5 CR6 counts exactly what block drops of an ephemeral topic: in flight and as many again pass, the rest are told, live and on the record', async () => {
  using rig = new CircuitRig(tmpdir())
  await rig.serve()
  const bus = await rig.join()
  await apply(bus, FULL)
  const got: number[] = []
  await bus.subscribe('marks.out', ({ envelope }) => {
    const { n } = JSON.parse(new TextDecoder().decode(envelope.payload)) as { n: number }
    got.push(n)
  })
  for (let n = 0; n < SENT; n++) bus.post('marks.in', new TextEncoder().encode(JSON.stringify({ n })))
  await expect.poll(async () => ((await status(bus))['nodes'] as Counts)['in']?.in).toBe(SENT)
  await expect.poll(async () => (await status(bus))['inside']).toBe(0)
  const passed = ((await status(bus))['nodes'] as Counts)['out']?.out ?? 0
  const dropped = SENT - passed
  await expect.poll(() => got.length).toBe(passed)
  // Those that came first, in order; how many came in one turn the machine decides, not what is counted.
  expect(got.slice(0, 2 * IN_FLIGHT)).toEqual(Array.from({ length: 2 * IN_FLIGHT }, (_, n) => n))
  expect(dropped).toBeGreaterThan(0)
  await rig.kill('SIGTERM')
  expect(settledOf(rig)).toEqual({ came: SENT, out: passed, overflow: dropped })
}, 60_000)

type Counts = Readonly<Record<string, { readonly in?: number; readonly out?: number }>>

/** Of all records, by what. */
function settledOf(rig: CircuitRig): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const record of rig.rig.records('circuit_settled'))
    for (const { what, messages } of (record['body'] as { counts: readonly { what: string; messages: string }[] }).counts)
      sums[what] = (sums[what] ?? 0) + Number(messages)
  return sums
}
