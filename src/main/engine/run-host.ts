import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/index.ts'
import type { RunHost, RunPlan } from '../pipeline/index.ts'
import type { Disk } from '../platform/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AuditVerdict } from './contract.ts'
import { RunTier } from './device-tier.ts'
import { GpuSampler } from './gpu-sampler.ts'
import type { OperatorDesk } from './operator-desk.ts'
import type { Recorder } from './recorder.ts'
import { RunFiles } from './run-files.ts'
import type { RunMemory } from './run-memory.ts'
import type { CacheWiring } from './wire-cache.ts'
import type { DeviceAccess } from './wire-devices.ts'
import type { KeptPhases } from './wire-kept.ts'
import type { LogWitnesses } from './wire-witness.ts'

export interface RunHostDeps {
  readonly layout: WorkspaceLayout
  readonly bus: Bus
  readonly recorder: Recorder
  readonly clock: Clock
  readonly disk: Disk
  readonly operators: OperatorDesk
  readonly devices: DeviceAccess
  readonly integrity: () => Promise<Fault | undefined>
  readonly cache: CacheWiring
  readonly verifyAudit: () => Promise<AuditVerdict>
  readonly witnesses: () => LogWitnesses | undefined
  readonly phases: KeptPhases
  readonly memory: RunMemory
}

/** Gives one run its folders and its way to the rest of the engine. */
export async function makeRunHost(deps: RunHostDeps, plan: RunPlan): Promise<RunHost> {
  const { layout, bus, recorder, clock, disk, operators, phases, memory } = deps
  const scratchDir = join(layout.hbmDir, plan.runId)
  const stagingDir = join(layout.stagingDir, plan.runId)
  const files = new RunFiles(memory)
  for (const folder of [scratchDir, stagingDir]) await files.makeFolder(folder)
  const device = await deps.devices.use(bus, plan.device)
  const l1 = new RunTier(deps.cache, device)
  let isPublished = false
  return {
    bus,
    clock,
    ledger: recorder,
    scratchDir,
    stagingDir,
    startOperator: async (identity) => {
      memory.starting(identity)
      const operator = await operators.start(identity, scratchDir)
      return identity === plan.device.identity ? l1.leavingFirst(operator) : operator
    },
    watchGpu: (pid) => new GpuSampler(pid, clock),
    health: async () => {
      const health = await device.health()
      await l1.answered(health)
      return health
    },
    prove: (_name, { runId, n }) => device.prove(runId, n),
    isParty: (identity) => operators.isDeclared(identity),
    integrity: deps.integrity,
    lawful: deps.cache.check,
    verifyAudit: async () => {
      const { ok, records, root, first_bad } = await deps.verifyAudit()
      return { ok, records, root, ...(first_bad === null ? {} : { firstBad: first_bad }) }
    },
    witnessed: async () => (await deps.witnesses()?.askForRun()) ?? [],
    writeFile: (path, bytes) => files.write(path, bytes),
    readOutput: (path) => files.readOutput(join(isPublished ? join(layout.outputsDir, plan.runId) : stagingDir, path)),
    readPublished: (path) => files.readOutput(join(layout.outputsDir, phases.published()?.version ?? '', path)),
    published: () => phases.published(),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    phases,
    hashFile: (path) => files.hash(path),
    publish: async () => {
      await files.publish({ layout, disk, stagingDir, version: plan.runId })
      isPublished = true
      return plan.runId
    },
    wipe: async () => {
      memory.end()
      await l1.leave()
      await device.close()
      for (const folder of [scratchDir, stagingDir]) await rm(folder, { recursive: true, force: true })
    },
  }
}
