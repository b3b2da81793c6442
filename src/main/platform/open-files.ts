import { readdirSync } from 'node:fs'
import { linkOf, rowsOf, textOf } from './proc-text.ts'

/** What a process has open, as /proc tells it. */
export interface OpenFiles {
  /** Absolute paths, descriptors and mapped files, each once; of deleted files too. */
  readonly paths: readonly string[]
  /** Inodes of its sockets. */
  readonly sockets: ReadonlySet<string>
}

/** A socket that waits for others, or of the internet at all. */
export interface OpenSocket {
  readonly kind: 'tcp' | 'udp' | 'unix'
  readonly isListening: boolean
  /** `HOST:PORT` with the host in the kernel's hex for tcp and udp, a path (`@…` for an abstract one) for unix. */
  readonly address: string
  /** 0 for unix. */
  readonly port: number
}

/** Mapped files of one process that are looked at. */
const MAPS_BYTES_MAX = 16 * 1024 * 1024
const DELETED = ' (deleted)'
const plain = (path: string): string => (path.endsWith(DELETED) ? path.slice(0, -DELETED.length) : path)

/** @returns undefined when the process is gone or may not be looked into */
export function openFiles(pid: number): OpenFiles | undefined {
  let names: string[]
  try {
    names = readdirSync(`/proc/${pid}/fd`)
  } catch {
    return undefined
  }
  const paths = new Set<string>()
  const sockets = new Set<string>()
  for (const name of names) {
    const target = linkOf(`/proc/${pid}/fd/${name}`)
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
    if (inode !== undefined) sockets.add(inode)
    else if (target.startsWith('/')) paths.add(plain(target))
  }
  for (const line of textOf(`/proc/${pid}/maps`).slice(0, MAPS_BYTES_MAX).split('\n')) {
    const at = line.indexOf('/')
    if (at > 0) paths.add(plain(line.slice(at)))
  }
  return { paths: [...paths], sockets }
}

/** Sockets of a process that listen, and all of the internet; seen in its own network namespace. */
export function openSockets(pid: number, inodes: ReadonlySet<string>): OpenSocket[] {
  const found: OpenSocket[] = []
  for (const [file, kind] of [
    ['tcp', 'tcp'],
    ['tcp6', 'tcp'],
    ['udp', 'udp'],
    ['udp6', 'udp'],
  ] as const)
    for (const fields of rowsOf(`/proc/${pid}/net/${file}`)) {
      const [address = '', state, inode = ''] = [fields[1], fields[3], fields[9]]
      if (inodes.has(inode)) found.push({ kind, isListening: kind === 'udp' || state === LISTEN, address, port: portOf(address) })
    }
  for (const fields of rowsOf(`/proc/${pid}/net/unix`)) {
    const [flags = '', inode = '', path = ''] = [fields[3], fields[6], fields[7]]
    if (inodes.has(inode) && (Number.parseInt(flags, 16) & ACCEPTS) !== 0)
      found.push({ kind: 'unix', isListening: true, address: path, port: 0 })
  }
  return found
}

/** The program that a process runs; empty when it cannot be seen. */
export const programOf = (pid: number): string => linkOf(`/proc/${pid}/exe`)

/** One variable of a process's environment as it was started; undefined when it has none, or may not be looked into. */
export function environmentOf(pid: number, name: string): string | undefined {
  const entry = textOf(`/proc/${pid}/environ`)
    .split('\0')
    .find((each) => each.startsWith(`${name}=`))
  return entry?.slice(name.length + 1)
}

/** Queues of messages of System V in our space of them: who wrote and who read last, 0 for nobody. */
export function messageQueues(): { readonly key: string; readonly writer: number; readonly reader: number }[] {
  return rowsOf('/proc/sysvipc/msg').flatMap(([key, , , , , writer, reader]) =>
    key === undefined || reader === undefined ? [] : [{ key, writer: Number(writer), reader: Number(reader) }],
  )
}

/** Linux tells all this; other systems do not. */
export const canSeeProcesses = (): boolean => textOf('/proc/self/stat') !== ''

/** TCP_LISTEN and __SO_ACCEPTCON of the kernel's headers. */
const LISTEN = '0A'
const ACCEPTS = 0x10000

const portOf = (address: string): number => Number.parseInt(address.split(':')[1] ?? '0', 16)
