import { DataRun } from '../data/index.ts'
import type { RunPlan } from '../pipeline/index.ts'
import type { ContentStore } from '../workspace/content-store.ts'
import type { EngineCore } from './engine-core.ts'
import type { RunMemory } from './run-memory.ts'

/** The data steps of one run, with what the workspace declares and the record knows; all that they read and write passes the run's memory. */
export function dataRunOf(core: EngineCore, plan: RunPlan, { memory, store }: { memory: RunMemory; store: ContentStore }): DataRun {
  const { config, policy, layout } = core.files
  const registered = Object.entries(core.recorder.state.data).map(([name, { path, sha256 }]) => ({ name, path, sha256 }))
  const weights = Object.fromEntries(Object.entries(plan.learners).map(([name, { weight }]) => [name, weight]))
  const writing = (path: string, bytes: number): void => memory.writing('data', path, bytes)
  const place = { root: layout.root, store, writing }
  return new DataRun({ declaration: config, limits: policy, place, registered, weights, blocks: core.cache.blocks })
}
