import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Fault } from '../../shared/base/index.ts'
import { readPrivateFile, replacePrivateFile } from './private-files.ts'

/** scrypt (RFC 7914): 32 MiB and about 0.1 s. A random passphrase has 256 bits, so the cost is no one's last defence. */
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 } as const

/** A secret under a passphrase: scrypt, then AES-256-GCM. All strings but the names are base64. */
export interface Sealed {
  readonly kdf: { readonly name: 'scrypt'; readonly n: number; readonly r: number; readonly p: number; readonly salt: string }
  readonly cipher: { readonly name: 'aes-256-gcm'; readonly nonce: string; readonly tag: string }
  readonly secret: string
}

/** @param bound additional data: what the secret belongs to, which opening must name too. */
export function seal(secret: Uint8Array, passphrase: string, bound: string): Sealed {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, SCRYPT), nonce)
  cipher.setAAD(Buffer.from(bound))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return {
    kdf: { name: 'scrypt', n: SCRYPT.N, r: SCRYPT.r, p: SCRYPT.p, salt: salt.toString('base64') },
    cipher: { name: 'aes-256-gcm', nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64') },
    secret: sealed.toString('base64'),
  }
}

/** @throws Error when the passphrase, the bound text or a byte is another. */
export function unseal({ kdf, cipher, secret }: Sealed, passphrase: string, bound: string): Uint8Array {
  const key = scryptSync(passphrase, Buffer.from(kdf.salt, 'base64'), 32, SCRYPT)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(cipher.nonce, 'base64'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(Buffer.from(cipher.tag, 'base64'))
  return Buffer.concat([decipher.update(Buffer.from(secret, 'base64')), decipher.final()])
}

/** Whether these are the members of a sealed secret of this version. */
export function isSealed<T extends Partial<Sealed>>(value: T): value is T & Sealed {
  const { kdf, cipher, secret } = value
  const hasParameters = kdf?.name === 'scrypt' && kdf.n === SCRYPT.N && kdf.r === SCRYPT.r && kdf.p === SCRYPT.p
  return hasParameters && [secret, kdf?.salt, cipher?.nonce, cipher?.tag].every((member) => typeof member === 'string')
}

/** The passphrase in a file of one's own (0600). @throws Fault `auth/passphrase` when there is none. */
export function readPassphrase(path: string): string {
  const passphrase = readPrivateFile(path)?.trim()
  if (passphrase === undefined || passphrase === '') throw new Fault('audit/passphrase', `no passphrase in ${path}`, { path })
  return passphrase
}

/** The passphrase in this file; a random one where there is no file yet. */
export function ensurePassphrase(path: string): string {
  if (!existsSync(path)) replacePrivateFile(path, `${randomBytes(32).toString('base64url')}\n`)
  return readPassphrase(path)
}
