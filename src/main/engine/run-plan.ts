import { arch, cpus } from 'node:os'
import { Fault } from '../../shared/base/index.ts'
import type { RunPlan } from '../pipeline/index.ts'
import type { WorkspaceConfig } from '../workspace/config-types.ts'
import type { WorkspacePolicy } from '../workspace/policy.ts'

/** Modes of the contract; this version runs the first. */
const MODES = ['full_build', 'incremental', 'equation_update', 'validation_only'] as const

/** Seeds are 32-bit: the learners take no more. */
export const SEED_MAX = 2 ** 32 - 1

export interface RunRequest {
  readonly mode: string
  readonly seed?: number
  readonly device?: string
}

export interface PlanSources {
  readonly config: WorkspaceConfig
  readonly policy: WorkspacePolicy
  readonly configSha256: string
  readonly policySha256: string
  /** SHA-256 over the lock files that pin what runs. */
  readonly lockSha256: string
}

/**
 * What a run will do, from the workspace and the request alone.
 * @throws Fault `cli/usage`, `pipeline/mode-not-built`, `device/not-declared`
 */
export function planRun(sources: PlanSources, request: RunRequest, run: { id: string; actor: RunPlan['actor'] }): RunPlan {
  const { config, policy } = sources
  const seed = request.seed ?? config.prediction.seed
  if (!MODES.some((mode) => mode === request.mode)) throw new Fault('cli/usage', `no mode ${request.mode}; there are ${MODES.join(', ')}`)
  if (request.mode !== 'full_build')
    throw new Fault('pipeline/mode-not-built', `mode ${request.mode} is not built yet`, { mode: request.mode })
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) throw new Fault('cli/usage', `a seed is a whole number from 0 to ${SEED_MAX}`)
  const name = request.device ?? config.defaultDevice
  const device = Object.hasOwn(config.devices, name) ? config.devices[name] : undefined
  if (device === undefined)
    throw new Fault('device/not-declared', `workspace.yaml names no device ${name}`, { device: name, devices: Object.keys(config.devices) })
  const { r2Max, maeMin, heldOutMin } = policy.antiCheat
  const fabric = config.components['fabric']
  const limits = fabric !== undefined && 'limits' in fabric ? fabric.limits : { heartbeatS: 10, startS: 60 }
  return {
    runId: run.id,
    mode: request.mode,
    seed,
    asOf: config.asOf,
    threads: config.threads,
    target: config.prediction.target,
    device: { name, kind: device.kind, identity: device.component, proofN: device.proofN },
    learners: config.learners,
    limits: { r2Max, maeMin, heldOutMin, heartbeatMs: limits.heartbeatS * 1000, startMs: limits.startS * 1000 },
    acceptsSoftwareAdapter: policy.softwareAdapter === 'accept',
    needsPerson: policy.review.needsPerson,
    configSha256: sources.configSha256,
    policySha256: sources.policySha256,
    lockSha256: sources.lockSha256,
    parameters: {
      learners: config.learners,
      prediction: config.prediction,
      threads: config.threads,
      architecture: arch(),
      cpu: cpus()[0]?.model ?? '',
    },
    actor: run.actor,
  }
}
