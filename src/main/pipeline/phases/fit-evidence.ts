import { Fault } from '../../../shared/base/index.ts'
import type { GpuWatch } from '../contract.ts'
import { judgeGpuUse } from '../gpu-evidence.ts'
import { fromHex, type PhaseContext, readNumber } from './phase-context.ts'

/** Of the training error of one value for all rows: trees that grew on the rows are below it, stumps that say nothing are not. */
const LEARNED_SHARE_MAX = 0.99

/** One learner's fit, as it was handed in. */
export interface Fit {
  readonly learner: string
  readonly address: string
  readonly rows: string
  readonly counted: number
  readonly sha256: Uint8Array
  readonly reported: number
}

/** FB9: what the fabric says of its fit is what the engine computes from the model's bytes and the training rows. */
export async function checkError({ ledger, desk }: PhaseContext, fit: Fit): Promise<void> {
  const { learner, address, rows, counted, sha256, reported } = fit
  const job = { job: 'recompute_error', phase: 'MODEL_TRAINING', learner, model: address, rows, inputs: [address, rows] }
  const found = await desk.run('data.jobs', 'data', job)
  const [recomputed, tolerance] = [readNumber(found, 'mae'), readNumber(found, 'tolerance')]
  const ok = Math.abs(reported - recomputed) <= tolerance
  const rowCounts = { rows: readNumber(found, 'rows_count'), rowsTotal: readNumber(found, 'rows_total') }
  const record = ledger.append({
    workEvidence: {
      learner,
      kind: 'training-error',
      ok,
      modelSha256: sha256,
      treesCounted: counted,
      ...rowCounts,
      rowsSha256: fromHex(rows.slice('sha256:'.length)),
      reported,
      recomputed,
      tolerance,
      verdict: ok ? 'the error reported is that of the model' : 'the error reported is not that of the model',
    },
  })
  const evidence = {
    from: 'fabric',
    learner,
    reported,
    recomputed,
    tolerance,
    rows: rowCounts.rows,
    rows_total: rowCounts.rowsTotal,
    record,
  }
  ledger.gate({ rule: `G4.2-error-${learner}`, when: 'after', ok, evidence }, () => {
    return new Fault('work/error-mismatch', `${learner} was reported with a training error of ${reported}; it is ${recomputed}`, evidence)
  })
  const baseline = readNumber(found, 'baseline')
  const learned = { from: 'fabric', learner, recomputed, baseline }
  ledger.gate({ rule: `A6-learned-${learner}`, when: 'after', ok: recomputed < LEARNED_SHARE_MAX * baseline, evidence: learned }, () => {
    const said = `${learner} has a training error of ${recomputed}; saying the mean for every row has ${baseline}`
    return new Fault('rule/minimum-work', said, learned)
  })
}

/** FB10: on cuda the fit must have left its trace in the controller's own readings of the fabric's process. */
export function checkGpu({ ledger }: PhaseContext, fit: Fit, gpu: GpuWatch): void {
  const { learner, sha256, counted } = fit
  const { ok, readings, memoryBytesMax, gpuMs, pid, verdict } = judgeGpuUse(gpu.readings, gpu.pids)
  const told = { gpuReadings: readings, gpuMemoryBytesMax: memoryBytesMax, gpuMs, pid }
  const record = ledger.append({ workEvidence: { learner, kind: 'gpu', ok, modelSha256: sha256, treesCounted: counted, ...told, verdict } })
  const evidence = { from: 'fabric', learner, readings, memory_bytes_max: memoryBytesMax, gpu_ms: gpuMs, pid, verdict, record }
  ledger.gate({ rule: `G4.3-gpu-${learner}`, when: 'after', ok, evidence }, () => {
    return new Fault('work/no-gpu-evidence', `the fit of ${learner} left no trace on the GPU: ${verdict}`, evidence)
  })
}
