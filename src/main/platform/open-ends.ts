import { readdirSync, statSync } from 'node:fs'
import { linkOf, rowsOf, textOf } from './proc-text.ts'

/** A file or named pipe that a process has open or mapped for all to see. */
export interface OpenFile {
  /** As the process sees it. */
  readonly path: string
  /** Device and inode: the same for everybody who has it open, whatever they call it. */
  readonly id: string
  readonly isFifo: boolean
  readonly isWritable: boolean
}

export interface OpenSocketEnd {
  readonly kind: 'tcp' | 'udp' | 'unix' | 'other'
  readonly isListening: boolean
  /** `HOST:PORT`, or the path that a unix socket is bound to (`@…` an abstract one); empty where it has none. */
  readonly local: string
  /** Of tcp and udp; empty where there is none. */
  readonly remote: string
}

/** What a process can speak through beside its memory. */
export interface OpenEnds {
  readonly files: readonly OpenFile[]
  /** Pipes without a name, an entry for each end. */
  readonly pipes: readonly { readonly inode: string; readonly isWritable: boolean }[]
  readonly sockets: readonly OpenSocketEnd[]
}

const MAPS_BYTES_MAX = 16 * 1024 * 1024
const LISTEN = '0A'
const ACCEPTS = 0x10000
const ACCESS_MODE = 0o3

/** @returns undefined when the process is gone or may not be looked into */
export function openEnds(pid: number): OpenEnds | undefined {
  let names: string[]
  try {
    names = readdirSync(`/proc/${pid}/fd`)
  } catch {
    return undefined
  }
  const files: OpenFile[] = []
  const pipes: { inode: string; isWritable: boolean }[] = []
  const sockets = new Set<string>()
  for (const name of names) {
    const target = linkOf(`/proc/${pid}/fd/${name}`)
    const [, kind, inode = ''] = /^(socket|pipe):\[(\d+)\]$/.exec(target) ?? []
    if (kind === 'socket') sockets.add(inode)
    else if (kind === 'pipe') pipes.push({ inode, isWritable: mayWrite(pid, name) })
    else files.push(...fileAt(`/proc/${pid}/fd/${name}`, target, () => mayWrite(pid, name)))
  }
  return { files: [...files, ...mappedFiles(pid)], pipes, sockets: socketsOf(pid, sockets) }
}

/** Names the network that a process is in; empty where that cannot be seen. */
export const networkOf = (pid: number): string => linkOf(`/proc/${pid}/ns/net`)

/** Device and inode of what a process sees at a path; undefined where it sees nothing there. */
export function seenAt(pid: number, path: string): string | undefined {
  try {
    const { dev, ino } = statSync(`/proc/${pid}/root${path}`, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}

/** A plain file or FIFO; nothing for devices, folders and what the kernel makes up. */
function fileAt(place: string, path: string, isWritable: () => boolean): OpenFile[] {
  try {
    const stat = statSync(place, { bigint: true })
    const isFifo = stat.isFIFO()
    return stat.isFile() || isFifo ? [{ path, id: `${stat.dev}:${stat.ino}`, isFifo, isWritable: isWritable() }] : []
  } catch {
    return []
  }
}

function mayWrite(pid: number, fd: string): boolean {
  const flags = /^flags:\s+([0-7]+)$/m.exec(textOf(`/proc/${pid}/fdinfo/${fd}`))?.[1] ?? '0'
  return (Number.parseInt(flags, 8) & ACCESS_MODE) !== 0
}

/** Mapped so that others see what is written there. */
function mappedFiles(pid: number): OpenFile[] {
  const paths = new Set<string>()
  for (const line of textOf(`/proc/${pid}/maps`).slice(0, MAPS_BYTES_MAX).split('\n')) {
    const [, path] = /^\S+ .w.s \S+ \S+ \d+\s+(\/.*)$/.exec(line) ?? []
    if (path !== undefined) paths.add(path)
  }
  return [...paths].flatMap((path) => fileAt(`/proc/${pid}/root${path}`, path, () => true))
}

/** Of its own network; what it was handed when it was started (its standard streams) is of ours. */
function socketsOf(pid: number, inodes: ReadonlySet<string>): OpenSocketEnd[] {
  const left = new Set(inodes)
  const found = [...takeSockets(`/proc/${pid}/net`, left), ...(left.size > 0 ? takeSockets('/proc/self/net', left) : [])]
  for (const inode of left) found.push({ kind: 'other', isListening: false, local: `socket ${inode}`, remote: '' })
  return found
}

/** The sockets of a network that are among `left`, which loses them. */
function takeSockets(folder: string, left: Set<string>): OpenSocketEnd[] {
  const found: OpenSocketEnd[] = []
  for (const [file, kind] of [
    ['tcp', 'tcp'],
    ['tcp6', 'tcp'],
    ['udp', 'udp'],
    ['udp6', 'udp'],
  ] as const)
    for (const fields of rowsOf(`${folder}/${file}`)) {
      const [local = '', remote = '', state, inode = ''] = [fields[1], fields[2], fields[3], fields[9]]
      if (!left.delete(inode)) continue
      const to = addressOf(remote)
      found.push({ kind, isListening: kind === 'tcp' && state === LISTEN, local: addressOf(local), remote: to.endsWith(':0') ? '' : to })
    }
  for (const fields of rowsOf(`${folder}/unix`)) {
    const [flags = '', inode = '', path = ''] = [fields[3], fields[6], fields[7]]
    if (!left.delete(inode)) continue
    found.push({ kind: 'unix', isListening: (Number.parseInt(flags, 16) & ACCEPTS) !== 0, local: path, remote: '' })
  }
  // Netlink speaks to the kernel alone.
  for (const fields of rowsOf(`${folder}/netlink`)) left.delete(fields[9] ?? '')
  return found
}

/** The kernel writes the address in hex, in 32-bit words of the machine's byte order, which is little-endian wherever this runs. */
function addressOf(text: string): string {
  const [hex = '', port = '0'] = text.split(':')
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16)))
  const isMapped = bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff
  const host = bytes.length === 4 || isMapped ? bytes.slice(-4).join('.') : `[${groupsOf(bytes)}]`
  return `${host}:${Number.parseInt(port, 16)}`
}

/** IPv6 as RFC 5952 writes it, but that only the first long run of zeros is left out where it begins the address. */
function groupsOf(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) => (((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0)).toString(16)).join(
    ':',
  )
  return groups.replace(/^(0:){2,}/, '::').replace(/^::0$/, '::')
}
