import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '../../shared/client/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import { systemClock } from '../platform/index.ts'
import { readWorkspace } from '../workspace/open.ts'
import { EngineCore } from './engine-core.ts'
import type { ListenAddress } from './listener.ts'
import type { OpenDeviceWindow } from './window-operator.ts'

export interface EngineOptions {
  readonly workspaceDir: string
  /** TCP port on loopback; 0 or none: a free one. */
  readonly port?: number
  /** Another address for the TLS listener of workspace.yaml. */
  readonly listen?: ListenAddress
  /** The built interface, when it is to be served. */
  readonly uiDir?: string
  /** Where this product is installed (package.json's folder); found by itself in plain Node. */
  readonly installRoot?: string
  /** Entry of the log's worker thread, where a bundler moved it. */
  readonly logWorker?: URL
  readonly log?: (line: string) => void
  /** Whether it is there to stay: it then starts the workspace's standing operators. */
  readonly isStanding?: boolean
  /** Its standing operators are there for a test: applied circuits do not run. */
  readonly isTrial?: boolean
  /** Where this process can open windows: hosts of webgpu devices are windows then. */
  readonly openDeviceWindow?: OpenDeviceWindow
}

/** A running engine on one workspace. Callers must `close` it. */
export interface Engine {
  readonly workspaceId: string
  readonly ready: { readonly ws: string; readonly http: string; readonly socket: string; readonly wss?: string }
  /** A fresh address of the served interface, with a single-use code. */
  mintUiUrl(): string
  /** A party in this process. @throws Fault `auth/bad-token`, `auth/expired` */
  connect(token: string): Promise<Client>
  /** Attaches the window: a party with the owner's rights over a transport that nobody else can reach. */
  attachWindow(transport: Transport): void
  /** Run id of what runs. */
  readonly running: string | undefined
  /** Ends the run, the operators, the doors and the log, in this order. */
  close(reason?: string): Promise<void>
  /** Resolves once the engine is closed, by whomever; rejects with the fault that ended it. */
  readonly closed: Promise<void>
}

/**
 * Opens the engine of a workspace: takes its lock, recovers its log, closes what an earlier engine left open, and opens the doors.
 * @throws Fault `workspace/not-found`, `workspace/invalid`, `workspace/untrusted`, `workspace/locked`, `log/io`
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const files = readWorkspace(realpathSync.native(options.workspaceDir))
  const installRoot = options.installRoot ?? join(import.meta.dirname, '..', '..', '..')
  const core = await EngineCore.open({ ...options, files, installRoot, clock: systemClock })
  return core.face()
}
