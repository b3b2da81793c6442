import { expect, it } from 'vitest'
import { FixtureBus } from '../../../../../e2e/harness/fixture-bus.ts'
import { ManualClock, settle } from '../../../../../e2e/support/manual-clock.ts'
import { Fault } from '../../../../shared/base/index.ts'
import { Engine } from '../../../data/engine.ts'
import { Breakpoints } from '../live/breakpoints.ts'
import { CircuitDesk } from './circuit-desk.ts'
import { TestRuns } from './test-runs.ts'

const FILES = { path: 'echo.circuit.yaml', binding: undefined }
const EDGE = 'in.out->out.in'
const held = { messages: [{ correlation: 'c', schema: '', payload: 'e30=', trace: null, held_ms: 5 }], more: 0 }

async function opened() {
  let runs: readonly { readonly id: string; readonly moved: number; readonly held: number }[] = []
  let refused: Fault | undefined
  const test = (body: Readonly<Record<string, unknown>>): object => {
    const { test_id: id, stop, cancel, expect: wanted } = body
    if (refused !== undefined) throw refused
    if (id !== undefined && !runs.some((run) => run.id === id)) throw new Fault('circuit/not-applied', 'no test run is under way')
    if (id === undefined) runs = [...runs, { id: 'r1', moved: 0, held: 0 }]
    if (stop === true || cancel === true) runs = runs.filter((run) => run.id !== id)
    const ended = stop === true ? { differences: [] } : {}
    return { ok: true, test_id: 'r1', namespace: 'test-r1', outputs: [], outputs_total: wanted === undefined ? 0 : 1, ...ended }
  }
  const tests = (): readonly object[] =>
    runs.map(({ id, moved, held: count }) => ({
      ...{ test_id: id, name: 'echo', namespace: `test-${id}`, inside: count },
      ...{ nodes: { in: { in: moved } }, edges: { [EDGE]: count > 0 ? { held: count, holding: true } : {} } },
    }))
  const bus = new FixtureBus({
    'system.circuit.status': () => ({ circuits: [], tests: tests() }),
    'system.circuit.test': test,
    'system.circuit.hold': () => ({ ok: true }),
    'system.circuit.release': () => ({ ok: true, released: 1 }),
    'system.circuit.held': () => held,
  })
  const clock = new ManualClock()
  const desk = new CircuitDesk(clock)
  const model = new TestRuns(desk)
  const breakpoints = new Breakpoints(desk, clock)
  await desk.attach(new Engine(bus))
  desk.watch()
  await settle()
  const tell = async (next: typeof runs): Promise<void> => {
    runs = next
    bus.emit('system.circuits', { circuits: [], tests: tests() })
    await settle()
  }
  const asked = (what: string): readonly object[] =>
    bus.requests.filter(({ topic }) => topic === `system.circuit.${what}`).map(({ body }) => body)
  return { clock, model, breakpoints, tell, asked, refuse: (fault: Fault) => (refused = fault) }
}

it('VX65 a test run goes on: held, messages put in, what came out read as things move, let go and compared at its end', async () => {
  const { clock, model, breakpoints, tell, asked } = await opened()
  await model.start(FILES)
  expect(model.runOf(FILES.path)).toMatchObject({ id: 'r1', namespace: 'test-r1' })
  await breakpoints.hold({ name: 'echo', testId: 'r1' }, EDGE)
  expect(asked('hold')).toEqual([{ test_id: 'r1', edge: EDGE }])
  await model.put(FILES.path, [{ topic: 'in', payload: {} }])
  await tell([{ id: 'r1', moved: 1, held: 1 }])
  expect(breakpoints.store.getState().held?.messages).toMatchObject([
    { correlation: 'c', sinceMs: Number(clock.wallNs() / 1_000_000n) - 5 },
  ])
  const before = asked('test').length
  await tell([{ id: 'r1', moved: 2, held: 1 }])
  expect(asked('test').slice(before)).toEqual([{ test_id: 'r1', inputs: [], wait_ms: 1 }])
  await model.finish(FILES.path, [{ topic: 'out', payload: {} }])
  expect(asked('release')).toEqual([{ test_id: 'r1', edge: EDGE }])
  expect(model.of(FILES.path)).toMatchObject({ runId: undefined, isBusy: false, isCompared: true, answer: { differences: [] } })
  expect(model.runOf(FILES.path)).toBeUndefined()
})

it('VX63 from messages to a verdict in one act', async () => {
  const { model, asked } = await opened()
  model.write(FILES.path, { inputs: 'x', expected: 'y' })
  await model.run({ ...FILES, binding: 'sim.binding.yaml' }, [{ topic: 'in', payload: 1 }], [])
  expect(asked('test')).toEqual([
    { path: FILES.path, binding: 'sim.binding.yaml', inputs: [], keep: true, wait_ms: 1 },
    { test_id: 'r1', inputs: [{ topic: 'in', payload: 1 }], stop: true },
  ])
  expect(model.of(FILES.path)).toMatchObject({ inputs: 'x', expected: 'y', runId: undefined, isCompared: false, answer: { ok: true } })
})

it('VX65 a run is cancelled at once; one that ended elsewhere is told; one that was left is taken up', async () => {
  const { model, tell, asked } = await opened()
  await model.start(FILES)
  await model.cancel(FILES.path)
  expect(asked('test').at(-1)).toEqual({ test_id: 'r1', cancel: true })
  expect(model.of(FILES.path)).toMatchObject({ runId: undefined, fault: undefined })
  await tell([{ id: 'r7', moved: 0, held: 0 }])
  model.takeUp(FILES.path, 'r7')
  expect(model.runOf(FILES.path)?.namespace).toBe('test-r7')
  await tell([])
  expect(model.of(FILES.path)).toMatchObject({ runId: undefined, fault: { code: 'circuit/not-applied' } })
})

it('VX65 what went wrong with a run stays told when the run is gone', async () => {
  const { model, tell, refuse } = await opened()
  await model.start(FILES)
  refuse(new Fault('wire/bad-payload', 'inputs.0 needs a topic'))
  await model.put(FILES.path, [])
  expect(model.of(FILES.path)).toMatchObject({ runId: 'r1', isBusy: false, fault: { code: 'wire/bad-payload' } })
  await tell([])
  expect(model.of(FILES.path)).toMatchObject({ runId: undefined, fault: { code: 'wire/bad-payload' } })
})
