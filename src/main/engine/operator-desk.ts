import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import {
  type ComponentHash,
  deviceNeeds,
  Heartbeat,
  type Operator,
  openServiceDoors,
  operatorCommand,
  startOperator,
} from '../operators/index.ts'
import type { RunningOperator } from '../pipeline/index.ts'
import { componentSource } from '../workspace/component-source.ts'
import type { DeviceDecl, OperatorDecl, WorkspaceConfig } from '../workspace/config-types.ts'
import type { Recorder } from './recorder.ts'
import { type DeviceWindows, startWindowOperator } from './window-operator.ts'

/** A stop asks first and kills after this. */
const STOP_GRACE_MS = 1_500
/** A standing operator may finish what it has. */
const STANDING_GRACE_MS = 6_000
/** How often an operator that has advertised itself is looked at until it listens: more seldom each time. */
const [LISTENS_MS_MIN, LISTENS_MS_MAX] = [10, 1_000]
const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

export interface OperatorView {
  readonly identity: string
  readonly status: 'starting' | 'ready' | 'ended'
  readonly pid: number
  readonly confinement: string
  readonly capabilities: unknown
}

export interface OperatorDeskOptions {
  readonly config: () => WorkspaceConfig
  readonly installRoot: string
  readonly workspaceRoot: string
  readonly socketPath: string
  readonly clock: Clock
  readonly confine: 'required' | 'record'
  readonly recorder: Recorder
  readonly components: () => readonly ComponentHash[]
  /** A token for a registered component, with its declared grants. */
  readonly issueToken: (identity: string, decl: OperatorDecl) => Promise<string>
  readonly tell: (topic: string, body: object) => void
  /** Whether this identity is subscribed to a topic. */
  readonly isListening: (identity: string, topic: string) => boolean
  /** Where hosts of webgpu devices are windows. */
  readonly windows?: DeviceWindows | undefined
}

/** Starts a workspace's operators for a run and follows them from process to party to end. */
export class OperatorDesk {
  readonly #options: OperatorDeskOptions
  readonly #views = new Map<string, OperatorView>()
  readonly #waiting = new Map<string, (capabilities: unknown) => void>()
  readonly #live = new Map<string, Operator>()
  /** Of standing operators; a run watches its own. */
  readonly #watches = new Map<string, Heartbeat>()
  #isEnding = false

  constructor(options: OperatorDeskOptions) {
    this.#options = options
  }

  get views(): readonly OperatorView[] {
    return [...this.#views.values()]
  }

  /** Whether workspace.yaml names a component so. */
  isDeclared(identity: string): boolean {
    return Object.hasOwn(this.#options.config().components, identity)
  }

  /** An operator told what it can do: one that is waited for is ready. */
  advertised(identity: string, capabilities: unknown): void {
    this.#waiting.get(identity)?.(capabilities)
  }

  /** An operator gave a sign of life. */
  heard(identity: string): void {
    this.#watches.get(identity)?.beat()
  }

  /**
   * Starts a component's process in `jobDir/IDENTITY`. Resolves once it has told its capabilities on the bus.
   * @throws Fault `operator/died`, `operator/hung`, `operator/unconfined`, `operator/failed`
   */
  async start(identity: string, jobDir: string): Promise<RunningOperator> {
    if (this.#isEnding) throw new Fault('spine/stopping', 'the engine stops')
    const config = this.#options.config()
    const decl = config.components[identity]
    if (decl === undefined || 'builtin' in decl)
      throw new Fault('operator/failed', `workspace.yaml declares no operator ${identity}`, { identity })
    const operator = await this.#launch(identity, decl, jobDir)
    this.#follow(operator, decl)
    await this.#ready(operator, decl)
    if (decl.restart !== undefined) this.#watch(operator, decl.limits.heartbeatS * 1000)
    return toRunning(operator)
  }

  async #launch(identity: string, decl: OperatorDecl, jobDir: string): Promise<Operator> {
    const { config, installRoot, workspaceRoot, socketPath, clock, confine, windows } = this.#options
    const device = deviceOf(config(), identity)
    const token = await this.#options.issueToken(identity, decl)
    if (device?.kind === 'webgpu' && windows !== undefined) return await startWindowOperator({ identity, device, token, confine, windows })
    const cwd = join(jobDir, identity)
    await mkdir(cwd, { recursive: true, mode: 0o700 })
    const { command, args, env, readOnlyPaths } = operatorCommand({
      source: componentSource(decl, workspaceRoot),
      installRoot,
      socketPath,
      args: device === undefined ? [] : deviceArgs(device),
    })
    const doors = await openServiceDoors(decl.network, {
      folder: dirname(socketPath),
      clock,
      onRefused: (service, reason) => this.#options.tell('system.operators', { identity, service, refused: reason }),
    })
    const told = {
      ...env,
      ARQONBUS_COMPONENT: identity,
      ...(decl.isSimulated && { ARQONBUS_SIMULATED: '1' }),
      ...(doors.paths.size > 0 && { ARQONBUS_DOORS: JSON.stringify(Object.fromEntries(doors.paths)) }),
    }
    const launch = {
      identity,
      command,
      args,
      env: told,
      readOnlyPaths: [...readOnlyPaths, ...doors.paths.values()],
      cwd,
      socketPath,
      token,
    }
    const terms = { options: decl.options, limits: decl.limits, confine, clock }
    try {
      const operator = await startOperator({ ...launch, ...terms, ...(device !== undefined && { device: deviceNeeds(device.kind) }) })
      operator.onExit(() => void doors.close())
      return operator
    } catch (error) {
      await doors.close()
      throw error
    }
  }

  /** The engine is going away: nothing is started any more. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  /** Ends every operator there still is; the engine is going away. Standing ones are asked first. */
  async killAll(): Promise<void> {
    this.#isEnding = true
    const { components } = this.#options.config()
    const end = (operator: Operator): Promise<unknown> => {
      const decl = components[operator.identity]
      const isStanding = decl !== undefined && 'restart' in decl
      return isStanding ? operator.stop({ graceMs: STANDING_GRACE_MS }) : operator.kill()
    }
    await Promise.all([...this.#live.values()].map(end))
  }

  #follow(operator: Operator, decl: OperatorDecl): void {
    const { recorder, components } = this.#options
    const { identity, pid, confinement, confinementReason } = operator
    const hash = components().find((component) => component.id === identity)?.sha256 ?? ''
    const started = {
      identity,
      pid,
      confinement,
      confinementReason,
      componentSha256: Buffer.from(hash, 'hex'),
      command: [...operator.commandLine],
      network: [...decl.network],
    }
    recorder.append({ actor: MACHINE, ...(decl.isSimulated && { simulated: true }), operatorStarted: started })
    this.#live.set(identity, operator)
    this.#show({ identity, status: 'starting', pid, confinement, capabilities: undefined })
    operator.onExit(({ code, signal, reason }) => {
      this.#live.delete(identity)
      this.#waiting.delete(identity)
      recorder.append({ actor: MACHINE, operatorEnded: { identity, pid, exitCode: code ?? -1, signal: signal ?? '', reason } })
      this.#show({ identity, status: 'ended', pid, confinement, capabilities: undefined })
    })
  }

  /** Ends one that is silent for longer than it may be. */
  #watch(operator: Operator, limitMs: number): void {
    const { identity } = operator
    const watch = new Heartbeat({ clock: this.#options.clock, limitMs, onSilent: () => void operator.kill() })
    this.#watches.set(identity, watch)
    operator.onExit(() => {
      watch.stop()
      if (this.#watches.get(identity) === watch) this.#watches.delete(identity)
    })
  }

  /**
   * Resolves once it has advertised itself and, where it is a run's own, listens to one of its job topics: it is given a job at once.
   * A standing one may take its time, or serve less than it is granted; it is ready once it listens.
   */
  async #ready(operator: Operator, decl: OperatorDecl): Promise<void> {
    const { identity, pid, confinement } = operator
    const withinMs = decl.limits.startS * 1000
    const told = new Promise<unknown>((resolve) => this.#waiting.set(identity, resolve))
    let stopTimer: () => void = () => undefined
    const late = new Promise<never>((_, reject) => {
      stopTimer = this.#options.clock.after(withinMs, () =>
        reject(
          new Fault('operator/hung', `${identity} was not ready within ${withinMs} ms`, { identity, last_output: operator.lastOutput() }),
        ),
      )
    })
    const died = operator.exited.then((exit) => {
      throw (
        exit.fault ??
        new Fault('operator/died', `${identity} ended before it was ready: ${exit.reason}`, { identity, last_output: exit.lastOutput })
      )
    })
    died.catch(() => undefined)
    try {
      const capabilities = await Promise.race([told, late, died])
      const ready = this.#listens(operator, decl.grants.subscribe).then((isThere) => {
        if (isThere) this.#show({ identity, status: 'ready', pid, confinement, capabilities })
      })
      if (decl.restart === undefined) await Promise.race([ready, late, died])
    } catch (error) {
      await operator.kill()
      throw error
    } finally {
      stopTimer()
      this.#waiting.delete(identity)
    }
  }

  /** Resolves once it listens to one of its job topics, where it has any. @returns false when it ended before */
  async #listens(operator: Operator, topics: readonly string[]): Promise<boolean> {
    const { clock, isListening } = this.#options
    const { identity } = operator
    const jobTopics = topics.filter((topic) => topic.endsWith('.jobs') && !topic.includes('*'))
    const isLive = (): boolean => this.#live.get(identity) === operator
    const isThere = (): boolean => jobTopics.length === 0 || jobTopics.some((topic) => isListening(identity, topic))
    for (let ms = LISTENS_MS_MIN; isLive() && !isThere(); ms = Math.min(ms * 1.2, LISTENS_MS_MAX))
      await new Promise<void>((resolve) => clock.after(ms, resolve))
    return isLive()
  }

  #show(view: OperatorView): void {
    this.#views.set(view.identity, view)
    const { identity, status, pid } = view
    this.#options.tell('system.operators', { identity, status, pid })
  }
}

type NamedDevice = DeviceDecl & { readonly name: string }

function deviceOf(config: WorkspaceConfig, identity: string): NamedDevice | undefined {
  const found = Object.entries(config.devices).find(([, decl]) => decl.component === identity)
  return found === undefined ? undefined : { name: found[0], ...found[1] }
}

const deviceArgs = ({ name, kind, backend, memoryMb }: NamedDevice): readonly string[] => [
  ...['--kind', kind, '--name', name, '--backend', backend, '--memory-mb', String(memoryMb)],
]

function toRunning(operator: Operator): RunningOperator {
  return {
    identity: operator.identity,
    pid: operator.pid,
    exited: operator.exited.then((exit) => ({
      reason: exit.reason,
      evidence: {
        code: exit.code ?? null,
        signal: exit.signal ?? null,
        last_output: exit.lastOutput.slice(-2_000),
        peak_rss_bytes: exit.peakRssBytes,
      },
      ...(exit.fault === undefined ? {} : { fault: exit.fault }),
    })),
    kill: () => void operator.kill(),
    stop: async () => void (await operator.stop({ graceMs: STOP_GRACE_MS })),
  }
}
