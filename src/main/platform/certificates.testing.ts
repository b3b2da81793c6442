import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface MadeCertificate {
  /** PEM. */
  readonly cert: string
  readonly key: string
  readonly certFile: string
  readonly keyFile: string
}

/** Real certificates for a test, made by openssl: an authority, and whatever it signs. */
export class TestAuthority {
  readonly cert: string
  readonly file: string
  readonly #dir = mkdtempSync(join(tmpdir(), 'vbus-ca-'))
  #made = 0

  constructor(name = 'test authority') {
    const made = this.#request(`/CN=${name}`, ['-x509', '-days', '2'])
    this.cert = made.cert
    this.file = made.certFile
    this.#self = made
  }

  readonly #self: MadeCertificate

  /** @param subject as openssl takes it: `/CN=rig-7/O=lab`. For `127.0.0.1` and `localhost`. */
  issue(subject: string): MadeCertificate {
    const { certFile, keyFile } = this.#self
    const extension = join(this.#dir, 'names.cnf')
    writeFileSync(extension, 'subjectAltName=IP:127.0.0.1,DNS:localhost')
    const made = this.#request(subject, [])
    run(
      'x509',
      '-req',
      '-in',
      made.certFile,
      '-CA',
      certFile,
      '-CAkey',
      keyFile,
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      extension,
      '-out',
      made.certFile,
    )
    return { ...made, cert: readFileSync(made.certFile, 'utf8') }
  }

  #request(subject: string, more: readonly string[]): MadeCertificate {
    const base = join(this.#dir, String(this.#made++))
    const [certFile, keyFile] = [`${base}.pem`, `${base}.key`]
    run(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      subject,
      '-keyout',
      keyFile,
      '-out',
      certFile,
      ...more,
    )
    chmodSync(keyFile, 0o600)
    return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile, keyFile }
  }
}

const run = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' })
