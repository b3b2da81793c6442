import { Fault } from '../../shared/base/index.ts'
import type { PhaseContext } from './phases/phase-context.ts'

/** Bytes of one stream chunk (docs/reference/wire.md: at most 256 KiB). */
const CHUNK_BYTES = 128 * 1024

/**
 * For a run whose models were not trained in it: starts the fabric, unless it runs, and hands it the models (docs/spec/fabric.md FB1).
 * @throws Fault `data/checksum` when what arrived is not what was sent
 */
export async function startFabric({ operators, startOperator, host, plan, facts, artifacts, ledger }: PhaseContext): Promise<void> {
  if (operators.has('fabric')) return
  await startOperator('fabric')
  for (const { name, address, format } of facts.models) {
    ledger.progress(`${name}: handing the model to the fabric`)
    const bytes = await artifacts.get(address)
    const start = { name: `${name}.${format}`, content_type: 'application/octet-stream', run_id: plan.runId, kind: 'model' }
    const stream = await host.bus.openStream('fabric.rows', start)
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await stream.write(bytes.subarray(at, at + CHUNK_BYTES))
    const { sha256 } = await stream.end()
    if (`sha256:${sha256}` !== address) throw new Fault('data/checksum', `the model ${name} went out as another`, { address, sent: sha256 })
  }
}
