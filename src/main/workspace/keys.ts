import { type KeyObject, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { nodeDisk } from '../platform/disk-node.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { readVerifierKey, signEd25519, verifierKey } from './ed25519.ts'
import { passphraseFileOf, putKey, readKey, writeKey } from './key-files.ts'
import type { WorkspaceLayout } from './layout.ts'
import { ensurePrivateDir, replaceFile } from './private-files.ts'

/** What signs a log: its origin, the key's C2SP verifier key under that name, and the key. */
export interface LogKey {
  /** `vbus/UUID` */
  readonly origin: string
  readonly vkey: string
  readonly privateKey: KeyObject
  sign(message: Uint8Array): Uint8Array
}

/**
 * Makes the workspace's log key, token key and a fresh log origin. Callers must not call it twice for one workspace.
 * @param passphraseFile what seals them; plain PEM without.
 */
export function createWorkspaceKeys(layout: WorkspaceLayout, passphraseFile?: string): LogKey {
  ensurePrivateDir(layout.keysDir)
  writeKey(layout.logKeyFile, passphraseFile)
  writeKey(layout.tokenKeyFile, passphraseFile)
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
  writeKey(layout.nextLogKeyFile, passphraseFileOf(layout.logKeyFile))
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

/**
 * Seals the workspace's keys anew, under the passphrase in this file; it is made if there is none.
 * @throws Fault `workspace/invalid`, `auth/passphrase`
 */
export function protectKeys(layout: WorkspaceLayout, passphraseFile: string): void {
  const files = [layout.logKeyFile, layout.tokenKeyFile]
  // Read all before one is written: a key that does not open stops it with nothing changed.
  const keys = files.map((path) => ({ path, key: readKey(path) }))
  for (const { path, key } of keys) putKey(path, key, passphraseFile)
}

/** Where the passphrase of a user's workspace keys lies, unless they name another file. */
export const workspacePassphraseFile = (configDir: string): string => join(configDir, 'workspace-keys.passphrase')
