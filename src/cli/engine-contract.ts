import type { Bus } from '../shared/client/contract.ts'

/** What the command needs of the engine (src/main/engine); loaded only by the verbs that start one. */
export interface Engine {
  readonly workspaceId: string
  readonly ready: { readonly ws?: string | undefined; readonly http?: string | undefined; readonly socket: string }
  /** A fresh address of the served interface, with a single-use code. */
  mintUiUrl(): string
  /** A party in this process. @throws Fault `auth/…` */
  connect(token: string): Promise<Bus>
  /** Closes cleanly: children ended, log closed, lock freed. */
  close(): Promise<void>
  /** Resolves once the engine is closed, by whomever; rejects with the fault that ended it. */
  readonly closed: Promise<void>
}
