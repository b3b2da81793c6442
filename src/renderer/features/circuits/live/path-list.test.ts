import { expect, it } from 'vitest'
import type { Bus } from '../../../../shared/client/contract.ts'
import { Engine } from '../../../data/engine.ts'
import type { AuditRecord } from '../../../data/types.ts'
import { FIND_PAGES_MAX, PATHS_MAX, PathList, pathOf } from './path-list.ts'

const record = (number: number, more: object = {}): AuditRecord => ({
  record: number,
  pos: String(number * 10),
  time: '2026-11-22T10:00:00Z',
  kind: 'circuit_path',
  actor: { id: 'circuit-bowls', kind: 'machine' },
  body: {
    circuit: 'bowls',
    version: 2,
    trace: 'ab',
    correlation: 'c',
    source_topic: 'input.audio',
    source_pos: '7',
    steps: [
      { node: 'job', operator: '', simulated: false },
      { node: 'nvm', operator: 'nvm-sim', simulated: true, job_id: 'j1' },
    ],
    outcome: 'out',
    cause: '',
    output_topic: 'bowls.out',
    output_id: 'm1',
    duration_ms: '12',
    ...more,
  },
})

/** An engine that has `records`, answering as docs/reference/services.md says. */
function engineWith(records: readonly AuditRecord[]): Engine {
  const bus = {
    request: async (_topic: string, wish: { at?: number; near?: number; limit: number }) => {
      const near = wish.near ?? 0
      const behind = records.findIndex((each) => each.record >= near)
      const first = wish.at ?? (behind < 0 ? records.length : behind)
      return { total: records.length, first, size: 1_000, records: records.slice(first, first + wish.limit) }
    },
  }
  return new Engine(bus as unknown as Bus)
}

it('VX53 a record of a way tells its nodes in order, who served them and what became of it', () => {
  const path = pathOf(record(5))
  expect(path).toMatchObject({ record: 5, outcome: 'out', durationMs: 12, outputTopic: 'bowls.out', source: 'input.audio', sourcePos: '7' })
  expect(path?.steps[1]).toEqual({ node: 'nvm', operator: 'nvm-sim', isSimulated: true, jobId: 'j1' })
  expect(pathOf({ ...record(5), kind: 'job_state' })).toBeUndefined()
  expect(pathOf({ ...record(5), body: { steps: 7 } })).toMatchObject({ steps: [], outcome: 'dropped', cause: '' })
})

it('VX53 the newest ways come first, at most PATHS_MAX; at a moment those up to it', async () => {
  const all = Array.from({ length: PATHS_MAX + 20 }, (_, index) => record(index * 2))
  const list = new PathList()
  list.attach(engineWith(all))
  await list.refresh(undefined)
  const { paths, total } = list.store.getState()
  expect(total).toBe(PATHS_MAX + 20)
  expect(paths).toHaveLength(PATHS_MAX)
  expect(paths[0]?.record).toBe((PATHS_MAX + 19) * 2)
  await list.refresh(7)
  expect(list.store.getState().paths.map((path) => path.record)).toEqual([6, 4, 2, 0])
  await list.refresh(8)
  expect(list.store.getState().paths[0]?.record).toBe(8)
})

it('VX69 one way is found from a record on, or among the newest, in so many pages', async () => {
  const all = Array.from({ length: FIND_PAGES_MAX * PATHS_MAX + 50 }, (_, index) => record(index * 2, { correlation: String(index) }))
  const list = new PathList()
  list.attach(engineWith(all))
  const find = async (near: number | undefined, correlation: number): Promise<number | undefined> =>
    (await list.find(near, (path) => path.correlation === String(correlation)))?.record
  expect(await find(9, 1_200)).toBe(2_400)
  expect(await find(2_401, 1_200)).toBeUndefined()
  expect(await find(undefined, all.length - 1)).toBe((all.length - 1) * 2)
  expect(await find(undefined, 49)).toBeUndefined()
  expect(await find(0, FIND_PAGES_MAX * PATHS_MAX - 1)).toBe((FIND_PAGES_MAX * PATHS_MAX - 1) * 2)
  expect(await find(0, FIND_PAGES_MAX * PATHS_MAX)).toBeUndefined()
})

it('VX53 a way without a trace has none', () => {
  expect(pathOf(record(5, { trace: '0'.repeat(32) }))?.trace).toBe('')
})

it('VX53 without an engine it says so', async () => {
  const list = new PathList()
  await list.refresh(undefined)
  expect(list.store.getState()).toMatchObject({ load: 'failed', fault: { code: 'transport/closed' } })
})
