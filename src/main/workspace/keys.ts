import { createPrivateKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Fault } from '../../shared/base/index.ts'
import { nodeDisk } from '../platform/disk-node.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { privateKeyFromSeed, readVerifierKey, signEd25519, verifierKey } from './ed25519.ts'
import type { WorkspaceLayout } from './layout.ts'
import { ensurePrivateDir, readPrivateFile, replaceFile, replacePrivateFile } from './private-files.ts'

/** What signs a log: its origin, the key's C2SP verifier key under that name, and the key. */
export interface LogKey {
  /** `vbus/UUID` */
  readonly origin: string
  readonly vkey: string
  readonly privateKey: KeyObject
  sign(message: Uint8Array): Uint8Array
}

/** Makes the workspace's log key, token key and a fresh log origin. Callers must not call it twice for one workspace. */
export function createWorkspaceKeys(layout: WorkspaceLayout): LogKey {
  ensurePrivateDir(layout.keysDir)
  writeKey(layout.logKeyFile)
  writeKey(layout.tokenKeyFile)
  return startLogOrigin(layout)
}

/**
 * Gives the log key a new origin and pins it in log.vkey: for the first log, and for one that replaces a log set aside.
 * @throws Fault `workspace/invalid` without a log key.
 */
export function startLogOrigin(layout: WorkspaceLayout): LogKey {
  const privateKey = readKey(layout.logKeyFile)
  const key = toLogKey(`vbus/${randomUUID()}`, privateKey)
  replaceFile(layout.logVkeyFile, `${key.vkey}\n`, 0o600)
  return key
}

/** @throws Fault `workspace/invalid` when a key is missing, malformed, or not the pinned one. */
export function loadLogKey(layout: WorkspaceLayout): LogKey {
  const vkey = loadLogVkey(layout)
  const origin = readVerifierKey(vkey)?.name ?? ''
  const key = toLogKey(origin, readKey(layout.logKeyFile))
  if (key.vkey !== vkey) throw new Fault('workspace/invalid', `${layout.logKeyFile} is not the key that ${layout.logVkeyFile} pins`)
  return key
}

/** The pinned verifier key: all that verifying needs. */
export function loadLogVkey(layout: WorkspaceLayout): string {
  // Public, and an auditor may have it from somebody else: no matter who owns the file.
  const vkey = existsSync(layout.logVkeyFile) ? readFileSync(layout.logVkeyFile, 'utf8').trim() : undefined
  if (vkey === undefined || readVerifierKey(vkey) === undefined) {
    throw new Fault('workspace/invalid', `no verifier key in ${layout.logVkeyFile}: name one with --key`)
  }
  return vkey
}

/**
 * Makes the key that is to be the log's next, under the same origin. It is in force once a record names it (`finishRotation`); until then it is
 * nothing, and `dropRotation` removes it. Callers hold the workspace's lock.
 */
export function beginRotation(layout: WorkspaceLayout): LogKey {
  const { origin } = loadLogKey(layout)
  writeKey(layout.nextLogKeyFile)
  return toLogKey(origin, readKey(layout.nextLogKeyFile))
}

/** The verifier key of a rotation that was begun and neither finished nor dropped. */
export function begunRotation(layout: WorkspaceLayout): string | undefined {
  if (!existsSync(layout.nextLogKeyFile)) return undefined
  const origin = readVerifierKey(loadLogVkey(layout))?.name ?? ''
  return toLogKey(origin, readKey(layout.nextLogKeyFile)).vkey
}

/** Makes the next key the log's; may be done again after a kill. Callers have its record on disk. */
export function finishRotation(layout: WorkspaceLayout): void {
  const vkey = begunRotation(layout)
  if (vkey === undefined) return
  replaceFile(layout.logVkeyFile, `${vkey}\n`, 0o600)
  nodeDisk.rename(layout.nextLogKeyFile, layout.logKeyFile)
  nodeDisk.syncFolder(layout.keysDir)
}

export function dropRotation(layout: WorkspaceLayout): void {
  nodeDisk.remove(layout.nextLogKeyFile)
}

/** Ed25519 key that the Shield signs its tokens with. */
export function loadTokenKey(layout: WorkspaceLayout): KeyObject {
  return readKey(layout.tokenKeyFile)
}

function toLogKey(origin: string, privateKey: KeyObject): LogKey {
  const vkey = verifierKey(origin, rawPublicKey(privateKey))
  return { origin, vkey, privateKey, sign: (message) => signEd25519(privateKey, message) }
}

/** Makes an Ed25519 key. */
export function writeKey(path: string): void {
  const pem = privateKeyFromSeed(randomBytes(32)).export({ format: 'pem', type: 'pkcs8' })
  replacePrivateFile(path, pem)
}

/** @throws Fault `workspace/invalid` when there is none, or it is no Ed25519 key. */
export function readKey(path: string): KeyObject {
  const pem = readPrivateFile(path)
  if (pem === undefined) throw new Fault('workspace/invalid', `no key in ${path}`)
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch (error) {
    throw new Fault('workspace/invalid', `${path} holds no key`, {}, { cause: error })
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Fault('workspace/invalid', `${path} is not an Ed25519 key`)
  return key
}
