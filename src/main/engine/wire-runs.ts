import { join } from 'node:path'
import type { EngineCore } from './engine-core.ts'
import { RunArchive } from './run-archive.ts'
import { outputServices } from './services/output-services.ts'
import { runListServices } from './services/run-list-services.ts'
import { runPlanService } from './services/run-plan-service.ts'
import type { Service } from './services/service.ts'
import { storageServices } from './services/storage-services.ts'
import { KeptPhases } from './wire-kept.ts'

/** Runs as a person looks at them: all, one, two beside each other, one that is not started yet, and what they published. */
export function runViewServices(core: EngineCore): Record<string, Service> {
  const { recorder, log, desk, store } = core
  const { layout } = core.files
  const state = (): typeof recorder.state => recorder.state
  const toAbsolute = (path: string): string => join(layout.root, path)
  const archive = new RunArchive({ state, book: recorder.runs, read: (from, to) => log.read(from, Math.min(to, log.durableSize)) })
  const phases = new KeptPhases(store, state)
  return {
    ...runListServices({ archive, book: recorder.runs, state, workspace: layout.root, toAbsolute }),
    ...runPlanService({ desk, state, phases, recorded: (id) => archive.recorded(id), toAbsolute }),
    ...outputServices({ archive, state, layout, toAbsolute }),
    ...storageServices({ layout, nowMs: () => core.clock.monotonicMs() }),
  }
}
