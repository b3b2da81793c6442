import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { privateKeyFromSeed } from './ed25519.ts'
import { readPrivateFile, replacePrivateFile } from './private-files.ts'
import { ensurePassphrase, isSealed, readPassphrase, type Sealed, seal, unseal } from './sealed-secret.ts'

const FORMAT = 'vbus.key.v1'
/** Bytes of an Ed25519 seed behind the fixed part of its DER (RFC 8410). */
const SEED_BYTES = 32
/** Opening one takes 0.1 s; an engine has a handful. */
const OPENED_MAX = 16

interface KeyFile extends Sealed {
  readonly format: typeof FORMAT
  /** Base64 of the public half. */
  readonly public: string
  /** Where the passphrase lies: outside the workspace. */
  readonly passphrase_file: string
}

/** Keys that were opened, by their files' content. */
const opened = new Map<string, KeyObject>()

/** Makes an Ed25519 key; in plain PKCS#8 PEM where there is no file for a passphrase. */
export function writeKey(path: string, passphraseFile: string | undefined): void {
  putKey(path, privateKeyFromSeed(randomBytes(SEED_BYTES)), passphraseFile)
}

/** Puts a key in place of what is in the file, sealed under the passphrase of another file, which is made if need be. */
export function putKey(path: string, key: KeyObject, passphraseFile: string | undefined): void {
  if (passphraseFile === undefined) {
    replacePrivateFile(path, key.export({ format: 'pem', type: 'pkcs8' }))
    return
  }
  const publicText = Buffer.from(rawPublicKey(key)).toString('base64')
  const seed = key.export({ format: 'der', type: 'pkcs8' }).subarray(-SEED_BYTES)
  const sealed = seal(seed, ensurePassphrase(passphraseFile), boundTo(publicText))
  const file: KeyFile = { format: FORMAT, public: publicText, passphrase_file: passphraseFile, ...sealed }
  replacePrivateFile(path, `${JSON.stringify(file, undefined, 2)}\n`)
}

/** @throws Fault `workspace/invalid` when there is none, or it is no Ed25519 key; `auth/passphrase` when it does not open. */
export function readKey(path: string): KeyObject {
  const text = readPrivateFile(path)
  if (text === undefined) throw new Fault('workspace/invalid', `no key in ${path}`)
  const file = readSealed(path, text)
  const key = file === undefined ? readPem(path, text) : openKey(path, file)
  if (key.asymmetricKeyType !== 'ed25519') throw new Fault('workspace/invalid', `${path} is not an Ed25519 key`)
  return key
}

/** Where the passphrase of a sealed key lies; undefined for a plain one. */
export function passphraseFileOf(path: string): string | undefined {
  const text = readPrivateFile(path)
  return text === undefined ? undefined : readSealed(path, text)?.passphrase_file
}

const boundTo = (publicText: string): string => `${FORMAT}\n${publicText}\n`

function readSealed(path: string, text: string): KeyFile | undefined {
  if (!text.startsWith('{')) return undefined
  let file: Partial<KeyFile>
  try {
    file = JSON.parse(text) as Partial<KeyFile>
  } catch (error) {
    throw new Fault('workspace/invalid', `${path} holds no key`, {}, { cause: error })
  }
  if (file.format !== FORMAT || typeof file.public !== 'string' || typeof file.passphrase_file !== 'string' || !isSealed(file))
    throw new Fault('workspace/invalid', `${path} is not a sealed key of this version`)
  return file as KeyFile
}

function openKey(path: string, file: KeyFile): KeyObject {
  const id = JSON.stringify(file)
  const known = opened.get(id)
  if (known !== undefined) return known
  const passphrase = readPassphrase(file.passphrase_file)
  let key: KeyObject
  try {
    key = privateKeyFromSeed(unseal(file, passphrase, boundTo(file.public)))
  } catch (error) {
    throw new Fault('audit/passphrase', `${path} does not open with the passphrase in ${file.passphrase_file}`, {}, { cause: error })
  }
  if (opened.size >= OPENED_MAX) opened.clear()
  opened.set(id, key)
  return key
}

function readPem(path: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    throw new Fault('workspace/invalid', `${path} holds no key`, {}, { cause: error })
  }
}
