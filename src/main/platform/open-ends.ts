import { readdirSync, statSync } from 'node:fs'
import { linkOf, rowsOf, textOf } from './proc-text.ts'

/** A file, named pipe or terminal that a process has open or mapped. */
export interface OpenFile {
  readonly kind: 'file' | 'fifo' | 'terminal'
  /** As the process sees it. */
  readonly path: string
  /** Device and inode, the terminal's number: the same for everybody who has it open, whatever they call it. */
  readonly id: string
  readonly isWritable: boolean
  /** It holds a lock on it: that is seen by whoever asks for one, also of a file that neither may write. */
  readonly isLocked: boolean
}

export interface OpenSocketEnd {
  readonly inode: string
  readonly kind: 'tcp' | 'udp' | 'unix' | 'netlink' | 'other'
  readonly isListening: boolean
  /** `HOST:PORT`, or the path that a unix socket is bound to (`@…` an abstract one); empty where it has none. */
  readonly local: string
  /** Of tcp and udp; empty where there is none. */
  readonly remote: string
}

/** What a process can speak through beside its memory. */
export interface OpenEnds {
  readonly files: readonly OpenFile[]
  /** Pipes without a name, an entry for each end; one that was opened again by its descriptor may be both. */
  readonly pipes: readonly OpenPipe[]
  readonly sockets: readonly OpenSocketEnd[]
}

export interface OpenPipe {
  readonly inode: string
  readonly isReadable: boolean
  readonly isWritable: boolean
}

const MAPS_BYTES_MAX = 16 * 1024 * 1024
const LISTEN = '0A'
const ACCEPTS = 0x10000
const ACCESS_MODE = 0o3
const WRITE_ONLY = 0o1
/** NETLINK_USERSOCK: between processes; every other protocol speaks to the kernel. */
const NETLINK_USERSOCK = '2'

/** @returns undefined when the process is gone or may not be looked into */
export function openEnds(pid: number): OpenEnds | undefined {
  let names: string[]
  try {
    names = readdirSync(`/proc/${pid}/fd`)
  } catch {
    return undefined
  }
  const files: OpenFile[] = []
  const pipes: OpenPipe[] = []
  const sockets = new Set<string>()
  for (const name of names) {
    const target = linkOf(`/proc/${pid}/fd/${name}`)
    const [, kind, inode = ''] = /^(socket|pipe):\[(\d+)\]$/.exec(target) ?? []
    if (kind === 'socket') sockets.add(inode)
    else if (kind === 'pipe') {
      const { isReadable, isWritable } = descriptorOf(pid, name)
      pipes.push({ inode, isReadable, isWritable })
    } else files.push(...fileAt(pid, name, target))
  }
  return { files: [...files, ...mappedFiles(pid)], pipes, sockets: socketsOf(pid, sockets) }
}

/** Names the network that a process is in; empty where that cannot be seen. */
export const networkOf = (pid: number): string => linkOf(`/proc/${pid}/ns/net`)

/** Empty where it cannot be seen. */
export const workingFolderOf = (pid: number): string => linkOf(`/proc/${pid}/cwd`)

/** Device and inode of what a process sees at a path; undefined where it sees nothing there. */
export function seenAt(pid: number, path: string): string | undefined {
  try {
    const { dev, ino } = statSync(`/proc/${pid}/root${path}`, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}

interface Descriptor {
  readonly isReadable: boolean
  readonly isWritable: boolean
  readonly isLocked: boolean
  /** Of the master's end of a terminal. */
  readonly terminal: string | undefined
}

function descriptorOf(pid: number, fd: string): Descriptor {
  const text = textOf(`/proc/${pid}/fdinfo/${fd}`)
  const mode = Number.parseInt(/^flags:\s+([0-7]+)$/m.exec(text)?.[1] ?? '0', 8) & ACCESS_MODE
  const terminal = /^tty-index:\s+(\d+)$/m.exec(text)?.[1]
  return { isReadable: mode !== WRITE_ONLY, isWritable: mode !== 0, isLocked: /^lock:/m.test(text), terminal }
}

const TERMINALS = '/dev/pts'

/** A plain file, FIFO or terminal; nothing for other devices, folders and what the kernel makes up. */
function fileAt(pid: number, fd: string, path: string): OpenFile[] {
  try {
    const stat = statSync(`/proc/${pid}/fd/${fd}`, { bigint: true })
    const isTerminal = stat.isCharacterDevice() && (path.startsWith(`${TERMINALS}/`) || path === '/dev/ptmx')
    if (!stat.isFile() && !stat.isFIFO() && !isTerminal) return []
    const { isWritable, isLocked, terminal } = descriptorOf(pid, fd)
    const rest = { path, isWritable, isLocked }
    if (!isTerminal) return [{ kind: stat.isFIFO() ? 'fifo' : 'file', id: `${stat.dev}:${stat.ino}`, ...rest }]
    // Both ends go by its number, of the terminals that this process sees.
    return [{ kind: 'terminal', id: `${seenAt(pid, TERMINALS)}:${terminal ?? path.slice(TERMINALS.length + 1)}`, ...rest }]
  } catch {
    return []
  }
}

const MAPPED = /^\S+ .(.).(.) \S+ ([0-9a-f]+):([0-9a-f]+) (\d+)\s+(\/.*)$/
/** Segments of System V have numbers of their own in each space of them. */
const SEGMENT = '/SYSV'

/** Each file once, whatever it is called by now. What is mapped privately is read; what is written there others do not see. */
function mappedFiles(pid: number): OpenFile[] {
  const found = new Map<string, OpenFile>()
  for (const line of textOf(`/proc/${pid}/maps`).slice(0, MAPS_BYTES_MAX).split('\n')) {
    const [, write, share, major = '', minor = '', inode = '', path] = MAPPED.exec(line) ?? []
    if (path === undefined) continue
    const isWritable = write === 'w' && share === 's'
    const key = `${major}:${minor}:${inode}`
    if (found.get(key)?.isWritable === true || (found.has(key) && !isWritable)) continue
    const id = path.startsWith(SEGMENT)
      ? `${linkOf(`/proc/${pid}/ns/ipc`)}:${inode}`
      : mappedAs(pid, path, `${deviceOf(major, minor)}:${inode}`)
    if (id !== undefined) found.set(key, { kind: 'file', path, id, isWritable, isLocked: false })
  }
  return [...found.values()]
}

/**
 * As a descriptor of it would be known, which on layered file systems is by another device than the map says; what has no name any more goes by
 * the map. Undefined for a device: what a driver shows two processes is the device's.
 */
function mappedAs(pid: number, path: string, byMap: string): string | undefined {
  try {
    const stat = statSync(`/proc/${pid}/root${path}`, { bigint: true })
    if (!stat.isFile()) return undefined
    return byMap.endsWith(`:${stat.ino}`) ? `${stat.dev}:${stat.ino}` : byMap
  } catch {
    return byMap
  }
}

/** The number that stat(2) has for a device (makedev(3)). */
function deviceOf(major: string, minor: string): bigint {
  const [high, low] = [BigInt(`0x${major}`), BigInt(`0x${minor}`)]
  return ((high & 0xfffn) << 8n) | ((high & ~0xfffn) << 32n) | (low & 0xffn) | ((low & ~0xffn) << 12n)
}

/** Of its own network; what it was handed when it was started (its standard streams) is of ours. */
function socketsOf(pid: number, inodes: ReadonlySet<string>): OpenSocketEnd[] {
  const left = new Set(inodes)
  const found = [...takeSockets(`/proc/${pid}/net`, left), ...(left.size > 0 ? takeSockets('/proc/self/net', left) : [])]
  for (const inode of left) found.push({ inode, kind: 'other', isListening: false, local: `socket ${inode}`, remote: '' })
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
      found.push({
        inode,
        kind,
        isListening: kind === 'tcp' && state === LISTEN,
        local: addressOf(local),
        remote: to.endsWith(':0') ? '' : to,
      })
    }
  for (const fields of rowsOf(`${folder}/unix`)) {
    const [flags = '', inode = '', path = ''] = [fields[3], fields[6], fields[7]]
    if (!left.delete(inode)) continue
    found.push({ inode, kind: 'unix', isListening: (Number.parseInt(flags, 16) & ACCEPTS) !== 0, local: path, remote: '' })
  }
  for (const fields of rowsOf(`${folder}/netlink`)) {
    const [protocol, inode = ''] = [fields[1], fields[9]]
    if (!left.delete(inode) || protocol !== NETLINK_USERSOCK) continue
    found.push({ inode, kind: 'netlink', isListening: false, local: `netlink ${inode}`, remote: '' })
  }
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
