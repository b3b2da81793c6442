import { existsSync, realpathSync } from 'node:fs'
import { runToEnd } from '../platform/process-spawn.ts'
import type { DeviceNeeds } from './device-needs.ts'

/** What an operator can be held in here, found out by trying, not by looking for a file. */
export interface Confinement {
  readonly bubblewrap: { readonly works: true; readonly path: string } | { readonly works: false; readonly reason: string }
  /** Absolute paths of the small launchers that exist here (util-linux); undefined where they do not. */
  readonly setpriv: string | undefined
  readonly prlimit: string | undefined
  readonly taskset: string | undefined
}

export interface SandboxPaths {
  /** Seen read-only at the same place: the code, the interpreter, its packages. Missing ones are an error of the start. */
  readonly readOnlyPaths: readonly string[]
  /** The Spine socket, the only way out. */
  readonly socketPath: string
  /** The job folder, the only lasting place to write. */
  readonly jobFolder: string
  /** Of a device's host. */
  readonly device?: DeviceNeeds
}

/** /tmp and /dev/shm of a confined operator live in memory: together at most twice this. */
export const SCRATCH_BYTES_MAX = 256 * 1024 * 1024
const TRY_TIMEOUT_MS = 10_000
const SYSTEM_FOLDERS = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/lib32']
/** What dynamic linking, TLS, time zones and a count of processors need; nothing that tells who uses the machine. */
const SYSTEM_FILES = ['/etc/ld.so.cache', '/etc/ssl', '/etc/localtime', '/etc/alternatives', '/sys/devices/system/cpu']

/** New namespaces of every kind (no network), no terminal, no nested namespaces, no capabilities, dead when the engine is dead. */
const ISOLATION = ['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session', '--cap-drop', 'ALL']

/**
 * Arguments of `bwrap` before the command. The root is an empty read-only tmpfs with the named paths in it. The operator's environment is the
 * caller's, so that nothing of it stands in an argv.
 */
export function sandboxArguments(paths: SandboxPaths): string[] {
  return [
    ...ISOLATION,
    ...systemArguments(),
    ...paths.readOnlyPaths.flatMap((path) => ['--ro-bind', path, path]),
    ...(paths.device?.systemPaths ?? []).flatMap((path) => ['--ro-bind-try', path, path]),
    ...(paths.device?.devicePaths ?? []).flatMap((path) => ['--dev-bind-try', path, path]),
    '--bind',
    paths.jobFolder,
    paths.jobFolder,
    '--ro-bind',
    paths.socketPath,
    paths.socketPath,
    '--remount-ro',
    '/',
    '--chdir',
    paths.jobFolder,
  ]
}

function systemArguments(): string[] {
  const size = String(SCRATCH_BYTES_MAX)
  const folders = SYSTEM_FOLDERS.filter((path) => existsSync(path)).flatMap((path) => {
    const real = realpathSync(path)
    return real === path ? ['--ro-bind', path, path] : ['--symlink', real, path]
  })
  const files = SYSTEM_FILES.flatMap((path) => ['--ro-bind-try', path, path])
  const memory = ['--size', size, '--tmpfs', '/tmp', '--size', size, '--tmpfs', '/dev/shm']
  return [...folders, ...files, '--proc', '/proc', '--dev', '/dev', ...memory]
}

function findLauncher(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin', '/usr/local/bin'].map((folder) => `${folder}/${name}`).find((path) => existsSync(path))
}

/** Tries a real sandbox once. Callers keep the answer for as long as they live. */
export async function findConfinement(): Promise<Confinement> {
  const launchers = { setpriv: findLauncher('setpriv'), prlimit: findLauncher('prlimit'), taskset: findLauncher('taskset') }
  const path = findLauncher('bwrap')
  if (path === undefined) return { ...launchers, bubblewrap: { works: false, reason: 'bubblewrap (bwrap) is not installed' } }
  const { code, output } = await runToEnd(
    path,
    [...ISOLATION, ...systemArguments(), '--remount-ro', '/', '--', '/usr/bin/env', 'true'],
    TRY_TIMEOUT_MS,
  )
  if (code === 0) return { ...launchers, bubblewrap: { works: true, path } }
  return {
    ...launchers,
    bubblewrap: { works: false, reason: `bubblewrap does not work here: ${output.trim().split('\n')[0] ?? ''} (exit ${code})` },
  }
}
