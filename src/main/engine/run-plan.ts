import { arch, cpus } from 'node:os'
import { Fault } from '../../shared/base/index.ts'
import type { ReuseBasis, RunMode, RunPlan } from '../pipeline/index.ts'
import type { DeviceDecl, WorkspaceConfig } from '../workspace/config-types.ts'
import type { WorkspacePolicy } from '../workspace/policy.ts'

const MODES: readonly RunMode[] = ['full_build', 'incremental', 'equation_update', 'validation_only']

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
  /** The registered components as they were trusted. */
  readonly components: readonly { readonly id: string; readonly sha256: string }[]
  /** The content that was registered for each table. */
  readonly registered: Readonly<Record<string, { readonly path: string; readonly sha256: string }>>
}

/**
 * What a run will do, from the workspace and the request alone.
 * @throws Fault `cli/usage`, `device/not-declared`
 */
export function planRun(sources: PlanSources, request: RunRequest, run: { id: string; actor: RunPlan['actor'] }): RunPlan {
  const { config, policy } = sources
  if (!config.hasData) throw new Fault('workspace/bus-only', 'workspace.yaml declares no data: there is nothing to run on')
  const seed = request.seed ?? config.prediction.seed
  const mode = MODES.find((known) => known === request.mode)
  if (mode === undefined) throw new Fault('cli/usage', `no mode ${request.mode}; there are ${MODES.join(', ')}`)
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) throw new Fault('cli/usage', `a seed is a whole number from 0 to ${SEED_MAX}`)
  const name = request.device ?? config.defaultDevice
  const device = Object.hasOwn(config.devices, name) ? config.devices[name] : undefined
  if (device === undefined)
    throw new Fault('device/not-declared', `workspace.yaml names no device ${name}`, { device: name, devices: Object.keys(config.devices) })
  const { r2Max, mapeMin, shuffled, workMin, heldOutMin } = policy.antiCheat
  const fabric = config.components['fabric']
  const limits = fabric !== undefined && 'limits' in fabric ? fabric.limits : { heartbeatS: 10, startS: 60 }
  return {
    runId: run.id,
    mode,
    seed,
    asOf: config.asOf,
    threads: config.threads,
    target: config.prediction.target,
    device: planDevice(name, device),
    learners: config.learners,
    limits: { r2Max, mapeMin, shuffled, workMin, heldOutMin, heartbeatMs: limits.heartbeatS * 1000, startMs: limits.startS * 1000 },
    acceptsSoftwareAdapter: policy.softwareAdapter === 'accept',
    needsWitnesses: policy.missingWitness === 'refuse',
    ...(policy.review.needsPerson && { release: { limitMs: policy.review.releaseWithinS * 1000 } }),
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
    reuse: basisOf(sources, { seed, kind: device.kind, identity: device.component }),
  }
}

/** What keys of phases are made of (docs/spec/pipeline.md PL18): all that decides what comes out, and nothing else. */
function basisOf(sources: PlanSources, { seed, kind, identity }: { seed: number; kind: string; identity: string }): ReuseBasis {
  const { config, policySha256, lockSha256, components, registered } = sources
  const { seed: _declared, ...prediction } = config.prediction
  const learners = Object.entries(config.learners)
  const { asOf, key, master, contributors, threads } = config
  const hashOf = (id: string): string => components.find((component) => component.id === id)?.sha256 ?? ''
  return {
    data: { asOf, key, master, contributors, prediction },
    training: {
      target: prediction.target,
      learners: Object.fromEntries(learners.map(([name, { trees, params }]) => [name, { trees, params }])),
      seed,
    },
    equation: Object.fromEntries(learners.map(([name, { weight }]) => [name, weight])),
    policySha256,
    components: Object.fromEntries(['controller', 'data', 'fabric', identity].map((id) => [id, hashOf(id)])),
    device: { kind },
    environment: { lockSha256, architecture: arch(), cpu: cpus()[0]?.model ?? '', node: process.version, threads },
    inputs: [master, ...contributors].map(({ name, path }) => ({ name, path, sha256: registered[name]?.sha256 ?? '' })),
  }
}

function planDevice(name: string, { kind, component: identity, proofN, deviceClass }: DeviceDecl): RunPlan['device'] {
  return { name, kind, identity, proofN, ...(deviceClass !== undefined && { deviceClass }) }
}
