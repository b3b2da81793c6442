import { existsSync } from 'node:fs'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { type SpawnedProcess, spawnProcess } from '../platform/process-spawn.ts'
import { childPids, processInfo } from '../platform/process-tree.ts'
import { type Confinement, findConfinement } from './confinement.ts'
import type { Operator, OperatorOptions } from './contract.ts'
import { planLaunch } from './launch.ts'
import { OutputRing } from './output-ring.ts'
import { RunningOperator } from './running-operator.ts'

/** Most processes of one operator at once, threads not counted. */
export const PROCESSES_MAX = 64
/** The sandbox is set up, or has failed, within this time. */
const SETUP_MS_MAX = 10_000
const LOOK_EVERY_MS = 5

let known: Promise<Confinement> | undefined

/**
 * Starts one operator, confined where that can be had. Resolves when its process exists (not: when it is ready, which it says on the bus).
 * Callers must end it (`stop` or `kill`); it ends by itself when this process dies.
 * @throws Fault `operator/unconfined` where confinement is required and cannot be had; `operator/failed` when it cannot be started.
 */
export async function startOperator(options: OperatorOptions): Promise<Operator> {
  const { identity, token, clock, limits } = options
  const shown = [options.command, ...options.args, ...Object.values(options.env ?? {})]
  if (shown.some((text) => text.includes(token))) throw new TypeError('a token must not stand in an argv or an environment')
  known ??= findConfinement()
  const confinement = options.confinement ?? (await known)
  if (options.confine === 'required' && !confinement.bubblewrap.works) {
    throw new Fault('operator/unconfined', `${identity} may run confined only: ${confinement.bubblewrap.reason}`, { operator: identity })
  }
  if (!existsSync(options.command))
    throw new Fault('operator/failed', `${identity} could not be started: there is no ${options.command}`, { operator: identity })
  const marker = `${identity}.${process.pid}.${clock.wallNs()}`
  const launch = planLaunch(options, confinement, marker)
  const output = new OutputRing()
  let status = ''
  const failed = (why: string): Fault =>
    new Fault('operator/failed', `${identity} could not be started: ${why}`, { operator: identity, last_output: output.text(token) })
  const child = await spawnProcess({
    command: launch.command,
    args: launch.args,
    cwd: options.cwd,
    env: launch.env,
    firstLines: [token, JSON.stringify(options.options ?? {})],
    onOutput: (chunk) => output.push(chunk),
    ...(launch.confinement === 'bubblewrap' ? { onStatus: (text: string) => (status += text) } : {}),
  }).catch((error: unknown) => {
    throw failed(error instanceof Error ? error.message : String(error))
  })
  const pid = launch.confinement === 'bubblewrap' ? await insidePid({ child, clock, output, status: () => status }) : child.pid
  if (pid === undefined) {
    await child.exited
    throw failed(output.text(token).trim().split('\n')[0] || 'the sandbox ended at once')
  }
  return new RunningOperator({
    identity,
    pid,
    marker,
    token,
    clock,
    child,
    output,
    confinement: launch.confinement,
    confinementReason: launch.reason,
    commandLine: [options.command, ...options.args],
    memoryBytesMax: limits.memoryMb * 1024 * 1024,
    processesMax: limits.processesMax ?? PROCESSES_MAX,
  })
}

/**
 * The operator's own pid as seen from outside. bwrap names its inner process 1 on the status descriptor; the operator is that one's child once
 * it is no longer called bwrap. An operator that ended before it was seen goes by the inner process's number. Undefined when the sandbox
 * itself could not be set up: bwrap then speaks for itself, or reports no exit of a command.
 */
async function insidePid(sandbox: {
  readonly child: SpawnedProcess
  readonly clock: Clock
  readonly output: OutputRing
  readonly status: () => string
}): Promise<number | undefined> {
  const { child, clock, output, status } = sandbox
  let hasEnded = false
  void child.exited.then(() => {
    hasEnded = true
  })
  const firstPid = (): number => Number(/"child-pid"\s*:\s*(\d+)/.exec(status())?.[1] ?? 0)
  const startMs = clock.monotonicMs()
  while (!hasEnded && clock.monotonicMs() - startMs < SETUP_MS_MAX) {
    const first = firstPid()
    const inside = first === 0 ? undefined : childPids(first).find((pid) => processInfo(pid)?.name !== 'bwrap')
    if (inside !== undefined) return inside
    await new Promise<void>((resolve) => clock.after(LOOK_EVERY_MS, resolve))
  }
  const hasRun = hasEnded && status().includes('"exit-code"') && !output.text('').startsWith('bwrap: ')
  return hasRun ? firstPid() : undefined
}
