import { createHash, type KeyObject, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Fault } from '../../shared/base/index.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { takeEngineLock } from '../platform/engine-lock.ts'
import { privateKeyFromSeed, signEd25519, verifierKey } from './ed25519.ts'
import { ensurePrivateDir, readPrivateFile, replacePrivateFile } from './private-files.ts'
import { isSealed, readPassphrase, type Sealed, seal, unseal } from './sealed-secret.ts'

const PERSON_FORMAT = 'vbus.person.v1'
const LOCK_POLL_MS = 50
const LOCK_WAIT_MS_MAX = 10_000

/** How the secret half is kept: `file` means a random passphrase in a 0600 file beside the key. */
export type Protection = 'file' | 'passphrase' | 'keychain'

/** What is known of a person without unlocking the key. */
export interface PersonPublic {
  /** First 32 hex digits of SHA-256 over the public key; `kid` of the tokens this key signs. */
  readonly fingerprint: string
  /** C2SP verifier key, name `vbus-person/FINGERPRINT`; the `person` member of records and requests. */
  readonly vkey: string
  readonly publicKey: Uint8Array
  readonly protection: Protection
}

export interface Person extends PersonPublic {
  /** Never leaves the process; jose signs tokens with it. */
  readonly privateKey: KeyObject
  /** Ed25519 over the UTF-8 bytes of a statement (docs/spec/trust.md). */
  sign(statement: string): Uint8Array
}

interface PersonFile extends Sealed {
  readonly format: typeof PERSON_FORMAT
  readonly public: string
  readonly protection: Protection
  /** With `protection: passphrase`: where the person keeps it. */
  readonly passphrase_file?: string
}

/** The person's identity on the bus and on the record. The dot keeps it apart from every subject a token is issued to. */
export const personIdentity = ({ fingerprint }: Pick<PersonPublic, 'fingerprint'>): string => `person.${fingerprint}`

export const personFile = (configDir: string): string => join(configDir, 'person.json')
export const passphraseFile = (configDir: string): string => join(configDir, 'person.passphrase')

/**
 * The person of this configuration folder, unlocked.
 * @throws Fault `auth/person-key` when there is none, or it does not open.
 */
export function loadPerson(configDir: string): Person {
  const person = findPerson(configDir)
  if (person === undefined) throw new Fault('auth/person-key', `no person key in ${configDir}: vbus init makes one`)
  return person
}

/** `loadPerson`, or undefined when there is no key yet. */
export function findPerson(configDir: string): Person | undefined {
  const file = readPersonFile(configDir)
  if (file === undefined) return undefined
  const passphrase = readPrivateFile(file.passphrase_file ?? passphraseFile(configDir))?.trim()
  if (passphrase === undefined || passphrase === '') {
    throw new Fault('auth/person-key', `the passphrase of the person key is missing: ${file.passphrase_file ?? passphraseFile(configDir)}`)
  }
  const person = toPerson(unlock(file, passphrase, configDir), file.protection)
  if (Buffer.from(person.publicKey).toString('base64') !== file.public) {
    throw new Fault('auth/person-key', `${personFile(configDir)}: its two halves do not belong together`)
  }
  return person
}

/** What verifiers need, without unlocking. Undefined when there is no key. */
export function findPersonPublic(configDir: string): PersonPublic | undefined {
  const file = readPersonFile(configDir)
  if (file === undefined) return undefined
  return toPublic(new Uint8Array(Buffer.from(file.public, 'base64')), file.protection)
}

/** The person of this folder; made if there is none. Two processes at once get the same one. */
export async function ensurePerson(configDir: string): Promise<{ readonly person: Person; readonly isNew: boolean }> {
  ensurePrivateDir(configDir)
  const found = findPerson(configDir)
  if (found !== undefined) return { person: found, isNew: false }
  using _lock = await waitForLock(join(configDir, 'person.lock.sqlite'))
  const meanwhile = findPerson(configDir)
  return meanwhile === undefined ? { person: makePerson(configDir), isNew: true } : { person: meanwhile, isNew: false }
}

/**
 * Locks the person key under a passphrase of the person's own, which stays in their file, and removes the random one.
 * @throws Fault `auth/person-key`, `auth/passphrase`
 */
export function protectPerson(configDir: string, ownFile: string): void {
  const person = loadPerson(configDir)
  const seed = person.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  const file = { ...lock({ ...person, protection: 'passphrase' }, seed, readPassphrase(ownFile)), passphrase_file: ownFile }
  replacePrivateFile(personFile(configDir), `${JSON.stringify(file, undefined, 2)}\n`)
  rmSync(passphraseFile(configDir), { force: true })
}

/** @throws Fault `workspace/locked` when another process takes longer than making a key ever does */
async function waitForLock(path: string): Promise<Disposable> {
  for (let waitedMs = 0; ; waitedMs += LOCK_POLL_MS) {
    try {
      return takeEngineLock(path)
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'workspace/locked' || waitedMs >= LOCK_WAIT_MS_MAX) throw error
      await setTimeout(LOCK_POLL_MS)
    }
  }
}

function makePerson(configDir: string): Person {
  const seed = randomBytes(32)
  const person = toPerson(seed, 'file')
  const passphrase = randomBytes(32).toString('base64url')
  // The passphrase first: a key without its passphrase would be lost, a passphrase without a key harms no one.
  replacePrivateFile(passphraseFile(configDir), `${passphrase}\n`)
  replacePrivateFile(personFile(configDir), `${JSON.stringify(lock(person, seed, passphrase), undefined, 2)}\n`)
  return person
}

function lock(person: Person, seed: Uint8Array, passphrase: string): PersonFile {
  const publicText = Buffer.from(person.publicKey).toString('base64')
  return { format: PERSON_FORMAT, public: publicText, protection: person.protection, ...seal(seed, passphrase, boundTo(publicText)) }
}

const boundTo = (publicText: string): string => `${PERSON_FORMAT}\n${publicText}\n`

function unlock(file: PersonFile, passphrase: string, configDir: string): Uint8Array {
  try {
    return unseal(file, passphrase, boundTo(file.public))
  } catch (error) {
    throw new Fault('auth/person-key', `${personFile(configDir)} does not open with its passphrase`, {}, { cause: error })
  }
}

function readPersonFile(configDir: string): PersonFile | undefined {
  const path = personFile(configDir)
  const text = readPrivateFile(path)
  if (text === undefined) return undefined
  const file = parseObject(text) as Partial<PersonFile> | undefined
  if (file?.format !== PERSON_FORMAT || typeof file.public !== 'string' || !isSealed(file)) {
    throw new Fault('auth/person-key', `${path} is not a person key of this version`)
  }
  if (Buffer.from(file.public ?? '', 'base64').length !== 32) throw new Fault('auth/person-key', `${path}: bad public key`)
  return file as PersonFile
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function toPublic(publicKey: Uint8Array, protection: Protection): PersonPublic {
  const fingerprint = createHash('sha256').update(publicKey).digest('hex').slice(0, 32)
  return { fingerprint, vkey: verifierKey(`vbus-person/${fingerprint}`, publicKey), publicKey, protection }
}

function toPerson(seed: Uint8Array, protection: Protection): Person {
  const privateKey = privateKeyFromSeed(seed)
  const sign = (statement: string) => signEd25519(privateKey, Buffer.from(statement, 'utf8'))
  return { ...toPublic(rawPublicKey(privateKey), protection), privateKey, sign }
}
