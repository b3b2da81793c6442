import { X509Certificate } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, sep } from 'node:path'
import { createSecureContext } from 'node:tls'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { LedgerEntry } from '../pipeline/index.ts'
import { type TlsMaterial, watchFiles } from '../platform/index.ts'
import type { Shield } from '../shield/index.ts'
import type { ListenDecl } from '../workspace/config-types.ts'
import type { EngineCore } from './engine-core.ts'

const PEM_BYTES_MAX = 1_048_576
const MACHINE = { id: 'engine', kind: 2 } as const

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

export interface ListenerDeps {
  readonly root: string
  readonly clock: Clock
  readonly append: (entry: LedgerEntry) => unknown
  readonly note: (line: string) => void
}

/**
 * Where the TLS door is to be, and with what: workspace.yaml's `listen`, its address replaced by `asked`.
 * @returns undefined without one.
 * @throws Fault `auth/insecure-listener` for an address that is asked for without a certificate, `workspace/invalid` for files that are none
 */
function planListener(decl: ListenDecl | undefined, asked: ListenAddress | undefined, root: string): ListenerPlan | undefined {
  if (decl === undefined && asked === undefined) return undefined
  const { host, port } = asked ?? (decl as ListenDecl)
  if (decl === undefined)
    throw new Fault(
      'auth/insecure-listener',
      `${host}:${port} would have no certificate; on loopback there is a door without one (--port)`,
      { host },
    )
  if (isIP(host) === 0 && !/^[0-9A-Za-z.-]+$/.test(host)) throw new Fault('workspace/invalid', `${host} is no address`, { host })
  return { decl, host, port, material: readMaterial(decl, root) }
}

interface ListenerPlan extends ListenAddress {
  readonly decl: ListenDecl
  readonly material: TlsMaterial
}

/** Keeps a TLS door's certificates as its files are, and each that is taken up on the record. */
export class Listener {
  readonly plan: ListenerPlan | undefined
  readonly #deps: ListenerDeps
  #certificate = ''
  #stop = (): void => {}

  /** @throws as `planListener` */
  constructor(decl: ListenDecl | undefined, asked: ListenAddress | undefined, deps: ListenerDeps) {
    this.#deps = deps
    this.plan = planListener(decl, asked, deps.root)
  }

  /** The one of an engine. @throws as `planListener` */
  static of({ files, options, clock, recorder }: EngineCore): Listener {
    const note = (line: string): void => options.log?.(line)
    return new Listener(files.config.listen, options.listen, {
      root: files.layout.root,
      clock,
      append: (entry) => recorder.append(entry),
      note,
    })
  }

  opened(door: Shield): void {
    const { plan } = this
    const { wss } = door.addresses
    if (plan === undefined || wss === undefined) return
    const { decl, material } = plan
    const { root, clock, note } = this.#deps
    const address = new URL(wss).host
    this.#record(address, material)
    const files = [decl.cert, decl.key, ...(decl.clientCa === undefined ? [] : [decl.clientCa])]
    this.#stop = watchFiles(
      files.map((file) => join(root, file)),
      clock,
      () => {
        try {
          const renewed = readMaterial(decl, root)
          door.renew(renewed)
          this.#record(address, renewed)
        } catch (error) {
          note(`the listener keeps its former certificate: ${Fault.from(error).message}`)
        }
      },
    )
  }

  close(): void {
    this.#stop()
  }

  #record(address: string, { cert, clientCa }: TlsMaterial): void {
    const certificate = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase()
    const what = `${certificate} ${clientCa ?? ''}`
    if (what === this.#certificate) return
    this.#certificate = what
    const listenerOpened = {
      address,
      tls: true,
      certificateSha256: Buffer.from(certificate, 'hex'),
      clientCertificates: clientCa !== undefined,
    }
    this.#deps.append({ actor: MACHINE, listenerOpened })
  }
}

/** @throws Fault `workspace/invalid` */
function readMaterial({ cert, key, clientCa }: ListenDecl, root: string): TlsMaterial {
  const material = {
    cert: readPem(root, cert),
    key: readPem(root, key, true),
    ...(clientCa !== undefined && { clientCa: readPem(root, clientCa) }),
  }
  try {
    createSecureContext({ cert: material.cert, key: material.key, ...(material.clientCa !== undefined && { ca: material.clientCa }) })
    if (material.clientCa !== undefined) new X509Certificate(material.clientCa)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Fault('workspace/invalid', `${cert} and ${key} are no certificate and its key: ${why}`, { cert, key }, { cause: error })
  }
  return material
}

/** Links are followed, as long as they stay below the workspace. */
function readPem(root: string, file: string, isPrivate = false): string {
  const refuse = (why: string): Fault => new Fault('workspace/invalid', `${file} ${why}`, { file })
  let path: string
  try {
    path = realpathSync(join(root, file))
  } catch {
    throw refuse('is not there')
  }
  if (!path.startsWith(realpathSync(root) + sep)) throw refuse('lies outside the workspace')
  const { size, mode } = statSync(path)
  if (size > PEM_BYTES_MAX) throw refuse(`is over ${PEM_BYTES_MAX} bytes`)
  if (isPrivate && process.platform !== 'win32' && (mode & 0o077) !== 0) throw refuse('can be read by others: chmod 600 it')
  return readFileSync(path, 'utf8')
}
