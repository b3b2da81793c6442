import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Longest path a Unix socket may have everywhere (sun_path is 104 bytes on macOS, 108 on Linux, with its zero). */
export const SOCKET_PATH_BYTES_MAX = 103

/** Every path of a workspace. All absolute; nothing else in the product joins names onto a workspace folder. */
export interface WorkspaceLayout {
  readonly root: string
  readonly configFile: string
  readonly policyFile: string
  readonly dataDir: string
  /** One folder per published version. */
  readonly outputsDir: string
  /** Names the current version; replaced in one step. */
  readonly currentFile: string
  readonly internalDir: string
  readonly auditDir: string
  readonly streamsDir: string
  /** Content-addressed copies: `sha256` of the content is the name. */
  readonly romDir: string
  /** Blobs of the bus, by their SHA-256. */
  readonly blobsDir: string
  /** Tier L3 of the cache. */
  readonly cacheDir: string
  /** Scratch of runs. */
  readonly hbmDir: string
  readonly stagingDir: string
  /** 0700; holds the log key, the token key and the log's pinned verifier key. */
  readonly keysDir: string
  readonly logKeyFile: string
  /** A log key that is about to be the log's, while it is rotated. */
  readonly nextLogKeyFile: string
  readonly logVkeyFile: string
  readonly tokenKeyFile: string
  /** Hashes of API keys. */
  readonly apiKeysFile: string
  /** Logs that did not verify, whole. */
  readonly setAsideDir: string
  /** The engine's exclusive lock: an SQLite database, so that a kill -9 frees it. */
  readonly lockFile: string
  /** Where the running engine can be reached (engine-file.ts). */
  readonly engineFile: string
  /** Indexes that can be rebuilt from the logs. */
  readonly indexDir: string
}

/** The layout of the workspace in `root`, which need not exist. Pure: touches no disk. */
export function workspaceLayout(root: string): WorkspaceLayout {
  const base = resolve(root)
  const internal = join(base, '.vbus')
  const keys = join(internal, 'keys')
  const outputs = join(base, 'outputs')
  return {
    root: base,
    configFile: join(base, 'workspace.yaml'),
    policyFile: join(base, 'policy.yaml'),
    dataDir: join(base, 'data'),
    outputsDir: outputs,
    currentFile: join(outputs, 'current.json'),
    internalDir: internal,
    auditDir: join(internal, 'audit'),
    streamsDir: join(internal, 'streams'),
    romDir: join(internal, 'rom'),
    blobsDir: join(internal, 'blobs'),
    cacheDir: join(internal, 'cache'),
    hbmDir: join(internal, 'hbm'),
    stagingDir: join(internal, 'staging'),
    keysDir: keys,
    logKeyFile: join(keys, 'log.key'),
    nextLogKeyFile: join(keys, 'log.key.next'),
    logVkeyFile: join(keys, 'log.vkey'),
    tokenKeyFile: join(keys, 'token.key'),
    apiKeysFile: join(keys, 'api-keys.json'),
    setAsideDir: join(internal, 'set-aside'),
    lockFile: join(internal, 'engine.lock.sqlite'),
    engineFile: join(internal, 'engine.json'),
    indexDir: join(internal, 'index'),
  }
}

/** What decides where sockets and the user's files live; `process.env` and `process.getuid()` outside tests. */
export interface UserEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly uid: number
  readonly home: string
}

/** The folder for this user's sockets: 0700, owned by the user (spine socket code makes and checks it). */
export function socketDir(user: UserEnvironment): string {
  const runtime = user.env.XDG_RUNTIME_DIR
  return join(runtime?.startsWith('/') ? runtime : tmpdir(), `vbus-${user.uid}`)
}

/**
 * Path of the Spine's Unix socket for a workspace. Short whatever the workspace's path is; the same for every link to it.
 * @throws RangeError when the user's runtime folder is so deep that no socket fits.
 */
export function socketPath(root: string, user: UserEnvironment): string {
  const name = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16)
  const path = join(socketDir(user), `${name}.sock`)
  if (Buffer.byteLength(path) <= SOCKET_PATH_BYTES_MAX) return path
  const short = join('/tmp', `vbus-${user.uid}`, `${name}.sock`)
  if (Buffer.byteLength(short) > SOCKET_PATH_BYTES_MAX) throw new RangeError(`socket path too long: ${path}`)
  return short
}

/** The user's configuration folder: person key and trust live here, outside every workspace. */
export function userConfigDir(user: UserEnvironment): string {
  const own = user.env.VBUS_CONFIG_DIR
  if (own !== undefined && own !== '') return resolve(own)
  const xdg = user.env.XDG_CONFIG_HOME
  // The XDG base directory specification: a relative path is to be ignored.
  if (xdg?.startsWith('/')) return join(xdg, 'vbus')
  return join(user.home, '.config', 'vbus')
}
