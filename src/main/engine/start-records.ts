import { cpus } from 'node:os'
import type { State } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { ComponentHash } from '../operators/index.ts'
import type { WorkspaceFiles } from '../workspace/open.ts'
import type { Recorder } from './recorder.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
const toHash = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const hostFingerprint = (): string => `${process.platform} ${process.arch} ${cpus()[0]?.model ?? 'unknown CPU'} x${cpus().length}`

export interface StartRecords {
  readonly recorder: Recorder
  readonly files: WorkspaceFiles
  readonly components: readonly ComponentHash[]
  readonly version: string
  /** The state before this start. */
  readonly before: State
}

/** What an engine's start says: itself, components that are others than before, and the end of runs that an earlier engine took with it. */
export function recordStart({ recorder, files, components, version, before }: StartRecords): void {
  const hashes = { configSha256: toHash(files.configSha256), policySha256: toHash(files.policySha256) }
  const versions = { version, node: process.version, electron: process.versions['electron'] ?? '' }
  recorder.append({ actor: MACHINE, engineStarted: { ...versions, host: hostFingerprint(), pid: process.pid, ...hashes } })
  for (const { id, sha256, files: names } of components) {
    if (before.components[id]?.sha256 === sha256) continue
    const { kind } = files.config.components[id] ?? { kind: 'agent' }
    recorder.append({ actor: MACHINE, componentRegistered: { id, kind, sha256: toHash(sha256), files: names.slice(0, 256) } })
  }
  for (const run of Object.values(before.runs)) {
    if (run.status !== 'running') continue
    recorder.append({
      actor: MACHINE,
      run: run.id,
      device: run.device.name,
      simulated: run.device.simulated,
      runEnded: { status: 'interrupted', version: '', summary: '{}' },
    })
  }
}
