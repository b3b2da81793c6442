import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/index.ts'
import type { RunHost, RunPlan } from '../pipeline/index.ts'
import type { Disk } from '../platform/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AuditVerdict } from './contract.ts'
import { RunTier } from './device-tier.ts'
import { GpuSampler } from './gpu-sampler.ts'
import type { OperatorDesk } from './operator-desk.ts'
import type { Recorder } from './recorder.ts'
import type { RunMemory } from './run-memory.ts'
import type { CacheWiring } from './wire-cache.ts'
import type { DeviceAccess } from './wire-devices.ts'
import type { KeptPhases } from './wire-kept.ts'

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
  readonly phases: KeptPhases
  readonly memory: RunMemory
}

/** Gives one run its folders and its way to the rest of the engine. */
export async function makeRunHost(deps: RunHostDeps, plan: RunPlan): Promise<RunHost> {
  const { layout, bus, recorder, clock, disk, operators, phases, memory } = deps
  const scratchDir = join(layout.hbmDir, plan.runId)
  const stagingDir = join(layout.stagingDir, plan.runId)
  for (const folder of [scratchDir, stagingDir]) await mkdir(folder, { recursive: true, mode: 0o700 })
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
    writeFile: async (path, bytes) => {
      memory.writing('controller', path, bytes.length)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(path, bytes, { mode: 0o600 })
    },
    readOutput: (path) => readWhole(memory, join(isPublished ? join(layout.outputsDir, plan.runId) : stagingDir, path)),
    readPublished: (path) => readPublished(memory, join(layout.outputsDir, phases.published()?.version ?? '', path)),
    published: () => phases.published(),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    phases,
    hashFile: async (path) => {
      memory.reading('controller', path, (await stat(path)).size)
      return await hashFile(path)
    },
    publish: async () => {
      memory.publishing('controller')
      const version = await publish({ layout, disk, stagingDir, plan })
      isPublished = true
      return version
    },
    wipe: async () => {
      memory.end()
      await l1.leave()
      await device.close()
      for (const folder of [scratchDir, stagingDir]) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @throws Fault `memory/…` before a byte is read */
async function readWhole(memory: RunMemory, path: string): Promise<Uint8Array> {
  memory.reading('controller', path, (await stat(path)).size)
  return await readFile(path)
}

async function readPublished(memory: RunMemory, path: string): Promise<Uint8Array> {
  return await readWhole(memory, path).catch((cause: unknown) => {
    if (cause instanceof Fault) throw cause
    throw new Fault('data/output-missing', `${path} cannot be read`, { path }, { cause })
  })
}

async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Uint8Array)
    bytes += (chunk as Uint8Array).length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The folder is renamed first and named last: until `current.json` is replaced, in one step, the old version is the current one. */
async function publish(work: { layout: WorkspaceLayout; disk: Disk; stagingDir: string; plan: RunPlan }): Promise<string> {
  const { layout, disk, stagingDir, plan } = work
  const version = plan.runId
  await mkdir(layout.outputsDir, { recursive: true })
  await rename(stagingDir, join(layout.outputsDir, version))
  disk.syncFolder(layout.outputsDir)
  disk.writeDurable(layout.currentFile, new TextEncoder().encode(`${JSON.stringify({ version })}\n`), { mode: 0o644 })
  return version
}
