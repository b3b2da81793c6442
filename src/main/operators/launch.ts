import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Confinement, sandboxArguments } from './confinement.ts'
import type { OperatorOptions } from './contract.ts'

/** Open files of one operator process. */
const OPEN_FILES_MAX = 4096

export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly confinement: 'bubblewrap' | 'unconfined'
  readonly reason: string
}

/**
 * The command line that holds an operator in what can be had here. The launchers replace themselves (exec), so the started process is bwrap
 * or the operator itself.
 */
export function planLaunch(options: OperatorOptions, confinement: Confinement, marker: string): Launch {
  const sandbox = confinement.bubblewrap
  const prefix: string[] = []
  if (!sandbox.works && confinement.setpriv !== undefined) prefix.push(confinement.setpriv, '--pdeathsig', 'KILL', '--')
  if (confinement.prlimit !== undefined) prefix.push(confinement.prlimit, '--core=0', `--nofile=${OPEN_FILES_MAX}`)
  const cpus = options.limits.cpus ?? availableParallelism()
  if (confinement.taskset !== undefined && cpus < availableParallelism())
    prefix.push(confinement.taskset, '-c', allowedCpus().slice(0, cpus).join(','))
  if (sandbox.works) {
    const { readOnlyPaths, socketPath, cwd: jobFolder, device } = options
    const paths = { readOnlyPaths, socketPath, jobFolder, ...(device !== undefined && { device }) }
    prefix.push(sandbox.path, '--json-status-fd', '3', ...sandboxArguments(paths), '--')
  }
  const [command = options.command, ...args] = [...prefix, options.command, ...options.args]
  return {
    command,
    args,
    env: operatorEnvironment(options, cpus, marker),
    confinement: sandbox.works ? 'bubblewrap' : 'unconfined',
    reason: sandbox.works ? '' : unconfinedReason(sandbox.reason, confinement),
  }
}

function unconfinedReason(reason: string, confinement: Confinement): string {
  return confinement.setpriv === undefined
    ? `${reason}; setpriv is missing too: it ends with the engine only if it heeds its input's end`
    : reason
}

/** Minimal and explicit: nothing of the engine's own environment gets through. */
function operatorEnvironment(options: OperatorOptions, cpus: number, marker: string): Record<string, string> {
  const threads = String(cpus)
  return {
    PATH: '/usr/bin:/bin',
    HOME: options.cwd,
    TMPDIR: '/tmp',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    OMP_NUM_THREADS: threads,
    // Threads that wait for each other sleep instead of spinning: ten times faster training where the processors are shared with other work.
    OMP_WAIT_POLICY: 'PASSIVE',
    OPENBLAS_NUM_THREADS: threads,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONHASHSEED: '0',
    PYTHONUNBUFFERED: '1',
    ...options.device?.env,
    ...options.env,
    VBUS_OPERATOR: marker,
  }
}

/** Processors this process may use, from `0-3,8` in /proc/self/status; 0 .. n-1 where there is none. */
function allowedCpus(): number[] {
  const everyone = Array.from({ length: availableParallelism() }, (_, index) => index)
  if (!existsSync('/proc/self/status')) return everyone
  const list = /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]
  if (list === undefined) return everyone
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}
