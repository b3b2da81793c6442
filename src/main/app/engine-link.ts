import { Fault } from '../../shared/base/index.ts'
import { messagePortTransport, type PortLike } from '../../shared/transport/index.ts'
import { type Engine, type OpenDeviceWindow, openEngine } from '../engine/index.ts'
import { connectSocket } from '../platform/sockets.ts'
import { readEngineFile } from '../workspace/engine-file.ts'
import { readWorkspace, type WorkspaceFiles } from '../workspace/open.ts'
import { ownerToken } from './owner.ts'
import { relay } from './relay.ts'

export interface EngineLinkOptions {
  readonly workspaceDir: string
  readonly installRoot: string
  /** The built page, which an engine of ours serves to browsers too. */
  readonly uiDir: string
  readonly logWorker: URL
  readonly openDeviceWindow: OpenDeviceWindow
}

/** Where the window's bus comes from: an engine of this process, or the one that another process runs on the same workspace. */
export class EngineLink {
  readonly #options: EngineLinkOptions
  #engine: Engine | undefined
  #opening: Promise<Engine> | undefined
  #isClosed = false

  constructor(options: EngineLinkOptions) {
    this.#options = options
  }

  /** Run id of what runs in an engine of ours: quitting would end it. */
  get running(): string | undefined {
    return this.#engine?.running
  }

  /** @throws Fault `workspace/not-found`, `workspace/invalid` */
  get workspaceId(): string {
    return this.#files().config.id
  }

  /** Begins to open the engine while the page still loads. What fails is told to the page, when it asks. */
  prepare(): void {
    this.#open().catch(() => {})
  }

  /**
   * Gives the page's port to the bus.
   * @throws Fault `workspace/…` when no engine can be opened, `engine/not-running` when the one that holds the workspace cannot be reached (yet).
   */
  async attach(port: PortLike): Promise<void> {
    let engine: Engine
    try {
      engine = await this.#open()
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'workspace/locked') throw error
      return this.#attachElsewhere(port)
    }
    engine.attachWindow(messagePortTransport(port))
  }

  /** Ends an engine of ours, and with it whatever runs. */
  async close(reason: string): Promise<void> {
    this.#isClosed = true
    await this.#opening?.catch(() => {})
    await this.#engine?.close(reason)
  }

  #files(): WorkspaceFiles {
    return readWorkspace(this.#options.workspaceDir)
  }

  async #open(): Promise<Engine> {
    if (this.#isClosed) throw new Fault('spine/stopping', 'the app is closing')
    if (this.#engine !== undefined) return this.#engine
    this.#opening ??= openEngine({ ...this.#options, isStanding: true }).finally(() => {
      this.#opening = undefined
    })
    const engine = await this.#opening
    if (this.#engine !== engine) {
      this.#engine = engine
      const forget = (): void => {
        if (this.#engine === engine) this.#engine = undefined
      }
      engine.closed.then(forget, forget)
    }
    return engine
  }

  /** The token rides on the upgrade: the page says hello without one and never learns it. */
  async #attachElsewhere(port: PortLike): Promise<void> {
    const { config, layout } = this.#files()
    const info = readEngineFile(layout)
    if (info === undefined) throw new Fault('engine/not-running', 'another process holds this workspace and serves no bus')
    const bearer = await ownerToken(config.id)
    const socket = await connectSocket({ socketPath: info.socket }, { bearer })
    relay(messagePortTransport(port), socket)
  }
}
