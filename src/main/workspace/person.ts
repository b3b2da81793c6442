import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes, scryptSync } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Fault } from '../../shared/base/index.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { takeEngineLock } from '../platform/engine-lock.ts'
import { privateKeyFromSeed, signEd25519, verifierKey } from './ed25519.ts'
import { ensurePrivateDir, readPrivateFile, replacePrivateFile } from './private-files.ts'

/** scrypt (RFC 7914): 32 MiB and about 0.1 s. The passphrase is 256 random bits, so the cost is no one's last defence. */
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 } as const
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

interface PersonFile {
  readonly format: typeof PERSON_FORMAT
  readonly public: string
  readonly protection: Protection
  readonly kdf: { readonly name: 'scrypt'; readonly n: number; readonly r: number; readonly p: number; readonly salt: string }
  readonly cipher: { readonly name: 'aes-256-gcm'; readonly nonce: string; readonly tag: string }
  readonly secret: string
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
  const passphrase = readPrivateFile(passphraseFile(configDir))?.trim()
  if (passphrase === undefined || passphrase === '') {
    throw new Fault('auth/person-key', `the passphrase of the person key is missing: ${passphraseFile(configDir)}`)
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
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const publicText = Buffer.from(person.publicKey).toString('base64')
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, SCRYPT), nonce)
  cipher.setAAD(Buffer.from(`${PERSON_FORMAT}\n${publicText}\n`))
  const secret = Buffer.concat([cipher.update(seed), cipher.final()])
  return {
    format: PERSON_FORMAT,
    public: publicText,
    protection: 'file',
    kdf: { name: 'scrypt', n: SCRYPT.N, r: SCRYPT.r, p: SCRYPT.p, salt: salt.toString('base64') },
    cipher: { name: 'aes-256-gcm', nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64') },
    secret: secret.toString('base64'),
  }
}

function unlock(file: PersonFile, passphrase: string, configDir: string): Uint8Array {
  try {
    const key = scryptSync(passphrase, Buffer.from(file.kdf.salt, 'base64'), 32, SCRYPT)
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(file.cipher.nonce, 'base64'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(`${PERSON_FORMAT}\n${file.public}\n`))
    decipher.setAuthTag(Buffer.from(file.cipher.tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(file.secret, 'base64')), decipher.final()])
  } catch (error) {
    throw new Fault('auth/person-key', `${personFile(configDir)} does not open with its passphrase`, {}, { cause: error })
  }
}

function readPersonFile(configDir: string): PersonFile | undefined {
  const path = personFile(configDir)
  const text = readPrivateFile(path)
  if (text === undefined) return undefined
  const file = parseObject(text) as Partial<PersonFile> | undefined
  const { kdf, cipher } = file ?? {}
  const hasParameters = kdf?.name === 'scrypt' && kdf.n === SCRYPT.N && kdf.r === SCRYPT.r && kdf.p === SCRYPT.p
  const strings = [file?.public, file?.secret, kdf?.salt, cipher?.nonce, cipher?.tag]
  if (file?.format !== PERSON_FORMAT || !hasParameters || strings.some((value) => typeof value !== 'string')) {
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
