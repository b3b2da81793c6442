import { expect, it } from 'vitest'
import { FixtureBus } from '../../../e2e/harness/fixture-bus.ts'
import { settle } from '../../../e2e/support/manual-clock.ts'
import type { Fault } from '../../shared/base/index.ts'
import { Engine } from './engine.ts'
import { Heard } from './heard.ts'

function made() {
  const said: unknown[] = []
  const faults: Fault[] = []
  let reads = 0
  const heard = new Heard({
    topic: 'system.circuits',
    take: (body) => said.push(body),
    read: async (engine) => {
      reads += 1
      await engine.bus.request('system.circuit.status', {})
    },
    failed: (fault) => faults.push(fault),
  })
  return { heard, said, faults, reads: () => reads }
}
const busOf = () => new FixtureBus({ 'system.circuit.status': () => ({}) })

it('a topic is listened to while somebody looks, of the engine that is there, and read whole each time', async () => {
  const { heard, said, reads } = made()
  expect(() => heard.needEngine()).toThrow(/not connected/)
  const [first, second] = [busOf(), busOf()]
  await heard.attach(new Engine(first))
  expect(first.subscriptions).toEqual([])
  const [look, other] = [heard.watch(), heard.watch()]
  await settle()
  expect([first.subscriptions, reads()]).toEqual([['system.circuits'], 1])
  first.emit('system.circuits', { circuits: [] })
  await heard.attach(new Engine(second))
  first.emit('system.circuits', { circuits: ['of before'] })
  second.emit('system.circuits', { circuits: ['now'] })
  expect(said).toEqual([{ circuits: [] }, { circuits: ['now'] }])
  look()
  await settle()
  expect(second.subscriptions).toEqual(['system.circuits'])
  other()
  await settle()
  expect([second.subscriptions, reads()]).toEqual([[], 2])
})

it('what cannot be read is told, and only of the engine that is there', async () => {
  const { heard, faults } = made()
  await heard.attach(new Engine(new FixtureBus({})))
  heard.watch()
  await settle()
  expect(faults).toHaveLength(1)
})
