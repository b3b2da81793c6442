import { join } from 'node:path'
import { HistoryThread } from '../audit/index.ts'
import type { EngineCore } from './engine-core.ts'
import { historyServices } from './services/history-services.ts'
import type { Service } from './services/service.ts'

/** The history of the audit log, in its own thread, as long as the engine is there. */
export function wireHistory(core: EngineCore): Record<string, Service> {
  const { logWorker } = core.options
  const { layout } = core.files
  const history = new HistoryThread({
    dir: layout.auditDir,
    proofs: {
      vkey: core.audit.vkey,
      path: join(layout.indexDir, 'audit.sqlite'),
      texts: [
        { name: 'config', path: layout.configFile },
        { name: 'policy', path: layout.policyFile },
      ],
    },
    size: () => core.log.durableSize,
    workerUrl: logWorker && new URL('./history-worker.js', logWorker),
  })
  // However the engine ended.
  void core
    .face()
    .closed.catch(() => undefined)
    .then(() => history.close())
  return historyServices({ history, isHere: (inbox) => core.spine.partyAt(inbox) !== undefined })
}
