import { lookup } from 'node:dns/promises'
import { networkOf, type OpenFile, type OpenSocketEnd, openEnds, seenAt } from '../platform/open-ends.ts'
import { canSeeProcesses, programOf } from '../platform/open-files.ts'
import { treePids } from '../platform/process-tree.ts'

/** A process that the engine registered, and what it may speak to beside the bus. */
export interface Registered {
  readonly identity: string
  readonly pid: number
  /** `HOST:PORT`, as workspace.yaml grants it. */
  readonly network: readonly string[]
}

export interface ChannelQuestion {
  readonly registered: readonly Registered[]
  /** The Spine's socket: the one that operators have. */
  readonly socket: string
  /** Waits between two looks. */
  readonly pause: () => Promise<void>
}

/** One end of something that is not the bus. */
export interface Channel {
  readonly what: 'tcp' | 'udp' | 'unix' | 'socket' | 'file' | 'fifo' | 'pipe'
  /** Path, or `LOCAL > REMOTE`, or the inode of a pipe. */
  readonly at: string
  /** Who has it: `IDENTITY PID PROGRAM`. */
  readonly held_by: readonly string[]
}

export interface ChannelFindings {
  /** False where the system does not tell of processes (it has no /proc). */
  readonly canSee: boolean
  /** Processes of operators that were looked into. */
  readonly processes: number
  /** Sockets, files and pipes that they have. */
  readonly ends: number
  /** Processes of operators that may not be looked into. */
  readonly closed: readonly string[]
  readonly channels: readonly Channel[]
  /** Channels beyond those listed. */
  readonly more: number
}

/** Channels that are named. */
export const CHANNELS_MAX = 64
/** A channel may be closed between two looks. */
export const LOOKS = 3

/** Looks at what the registered processes have open, several times, and names whatever could carry something from one to another past the Spine. */
export async function findChannels(question: ChannelQuestion): Promise<ChannelFindings> {
  if (!canSeeProcesses()) return { canSee: false, processes: 0, ends: 0, closed: [], channels: [], more: 0 }
  const allowed = new Map<string, ReadonlySet<string>>()
  for (const { identity, network } of question.registered) allowed.set(identity, await addressesOf(network))
  const found = new Map<string, Channel>()
  const closed = new Set<string>()
  let [processes, ends] = [0, 0]
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) await question.pause()
    const once = new Look(question, allowed).run()
    for (const channel of once.channels) if (!found.has(keyOf(channel))) found.set(keyOf(channel), channel)
    for (const each of once.closed) closed.add(each)
    processes = Math.max(processes, once.processes)
    ends = Math.max(ends, once.ends)
  }
  const channels = [...found.values()]
  return {
    canSee: true,
    processes,
    ends,
    closed: [...closed],
    channels: channels.slice(0, CHANNELS_MAX),
    more: Math.max(channels.length - CHANNELS_MAX, 0),
  }
}

const keyOf = ({ what, at, held_by }: Channel): string => [what, at, ...held_by].join('\n')

interface Held {
  readonly identity: string
  readonly pid: number
  readonly who: string
}

class Look {
  readonly #question: ChannelQuestion
  readonly #allowed: ReadonlyMap<string, ReadonlySet<string>>
  readonly #channels: Channel[] = []
  /** By inode: who has it open. */
  readonly #files = new Map<string, (Held & OpenFile)[]>()
  readonly #pipes = new Map<string, (Held & { readonly isWritable: boolean })[]>()
  readonly #inet: (Held & OpenSocketEnd)[] = []
  /** By network: who is in it, the rest of the machine as an empty name. */
  readonly #networks = new Map<string, Set<string>>([[networkOf(process.pid), new Set([''])]])
  #ends = 0

  constructor(question: ChannelQuestion, allowed: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#question = question
    this.#allowed = allowed
  }

  run(): { readonly processes: number; readonly ends: number; readonly closed: readonly string[]; readonly channels: readonly Channel[] } {
    const closed: string[] = []
    let processes = 0
    for (const { identity, pid } of this.#question.registered)
      for (const each of treePids(pid)) {
        const ends = openEnds(each)
        const who = `${identity} ${each} ${programOf(each)}`
        if (ends === undefined && each === pid) closed.push(who)
        if (ends === undefined) continue
        processes += 1
        const network = networkOf(each)
        this.#networks.set(network, (this.#networks.get(network) ?? new Set()).add(identity))
        this.#ends += ends.files.length + ends.pipes.length + ends.sockets.length
        for (const file of ends.files) put(this.#files, file.id, { ...file, identity, pid: each, who })
        for (const { inode, isWritable } of ends.pipes) put(this.#pipes, inode, { identity, pid: each, who, isWritable })
        for (const socket of ends.sockets) this.#socket(socket, { identity, pid: each, who })
      }
    this.#sharedFiles()
    this.#sharedPipes()
    this.#network()
    return { processes, ends: this.#ends, closed, channels: this.#channels }
  }

  /** A client's end of a unix socket has no path: its other end has, and that is somebody's too. */
  #socket(socket: OpenSocketEnd, held: Held): void {
    const { kind, isListening, local } = socket
    if (kind === 'tcp' || kind === 'udp') this.#inet.push({ ...socket, ...held })
    else if (kind === 'other') this.#add('socket', local, [held])
    else if ((isListening || (local !== '' && local !== this.#question.socket)) && this.#isReached(local, held))
      this.#add('unix', local, [held])
  }

  /** Whether anybody but its own operator sees a unix socket: what lies in a sandbox of its own leads nowhere. */
  #isReached(path: string, { identity, pid }: Held): boolean {
    if (path.startsWith('@')) return this.#isOnSharedNetwork(pid)
    const own = seenAt(pid, path)
    if (own === undefined) return true
    const others = this.#question.registered.filter((each) => each.identity !== identity).map((each) => each.pid)
    return [process.pid, ...others.flatMap((each) => treePids(each))].some((each) => seenAt(each, path) === own)
  }

  /** In a network of its own a socket leads nowhere. */
  #isOnSharedNetwork(pid: number): boolean {
    const network = networkOf(pid)
    return network === '' || (this.#networks.get(network)?.size ?? 2) > 1 || network === networkOf(process.pid)
  }

  /** A file that one may write and another has open. */
  #sharedFiles(): void {
    for (const held of this.#files.values()) {
      const isShared = new Set(held.map(({ identity }) => identity)).size > 1
      const [first] = held
      if (first === undefined || !isShared || !(first.isFifo || held.some(({ isWritable }) => isWritable))) continue
      this.#add(first.isFifo ? 'fifo' : 'file', first.path, held)
    }
  }

  /** One has the end to write, another the end to read. That all write to what the engine was started with leads nowhere. */
  #sharedPipes(): void {
    for (const [inode, held] of this.#pipes) {
      const writers = held.filter(({ isWritable }) => isWritable)
      const isLink = held.some((end) => !end.isWritable && writers.some(({ identity }) => identity !== end.identity))
      if (isLink) this.#add('pipe', inode, held)
    }
  }

  /** Both ends are named where both are operators'. */
  #network(): void {
    // Until it is accepted the other end of a connection is whose door it came to.
    const doors = this.#inet.filter(({ isListening }) => isListening)
    const byLocal = new Map([...doors, ...this.#inet.filter(({ remote }) => remote !== '')].map((end) => [`${end.kind} ${end.local}`, end]))
    for (const end of this.#inet) {
      if (!this.#isOnSharedNetwork(end.pid)) continue
      if (!end.isListening && end.remote !== '' && this.#allowed.get(end.identity)?.has(end.remote) === true) continue
      const other = end.remote === '' ? undefined : byLocal.get(`${end.kind} ${end.remote}`)
      this.#add(end.kind === 'udp' ? 'udp' : 'tcp', end.remote === '' ? end.local : `${end.local} > ${end.remote}`, [
        end,
        ...(other ? [other] : []),
      ])
    }
  }

  #add(what: Channel['what'], at: string, held: readonly Held[]): void {
    this.#channels.push({ what, at, held_by: [...new Set(held.map(({ who }) => who))] })
  }
}

function put<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key)
  if (known === undefined) into.set(key, [value])
  else known.push(value)
}

/** What a grant of `HOST:PORT` may look like as an address. */
async function addressesOf(network: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const place of network) {
    const at = place.lastIndexOf(':')
    const [host, port] = [place.slice(0, at).replace(/^\[|\]$/g, ''), place.slice(at + 1)]
    found.add(place)
    const addresses = await lookup(host, { all: true }).catch(() => [])
    for (const { address, family } of addresses) found.add(family === 6 ? `[${address}]:${port}` : `${address}:${port}`)
  }
  return found
}
