import { dirname, join } from 'node:path'
import { networkOf, type OpenFile, type OpenPipe, type OpenSocketEnd, openEnds, seenAt, workingFolderOf } from '../../platform/open-ends.ts'
import { messageQueues, programOf } from '../../platform/open-files.ts'
import { isAlive } from '../../platform/process-tree.ts'
import type { Channel } from './topology-channels.ts'
import { hasOurIds, type OperatorProcess, processesOf } from './topology-processes.ts'

/** What one look is about. */
export interface LookOptions {
  readonly registered: readonly OperatorProcess[]
  /** Addresses by identity that it may speak to. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<string>>
  /** Unix sockets' other ends, by inode. */
  readonly peers: ReadonlyMap<string, string>
}

interface Held {
  readonly identity: string
  readonly pid: number
  readonly who: string
}
type HeldSocket = Held & OpenSocketEnd

/** One look at all that the operators' processes have open. */
export class Look {
  readonly channels: Channel[] = []
  /** Processes that may not be looked into. */
  readonly closed: string[] = []
  processes = 0
  ends = 0
  readonly #options: LookOptions
  readonly #operators: ReadonlyMap<number, string>
  readonly #byPid = new Map<number, Held>()
  /** By inode: who has it open. */
  readonly #files = new Map<string, (Held & OpenFile)[]>()
  readonly #pipes = new Map<string, (Held & OpenPipe)[]>()
  readonly #sockets = new Map<string, HeldSocket[]>()
  /** By network: who is in it, the rest of the machine as an empty name. */
  readonly #networks = new Map<string, Set<string>>([[networkOf(process.pid), new Set([''])]])

  constructor(options: LookOptions) {
    this.#options = options
    this.#operators = processesOf(options.registered)
    for (const [pid, identity] of this.#operators) this.#read(identity, pid)
    this.#sharedFiles()
    this.#sharedPipes()
    this.#sharedSockets()
    this.#localSockets()
    this.#internet()
    this.#queues()
  }

  #read(identity: string, pid: number): void {
    const ends = openEnds(pid)
    const held = { identity, pid, who: `${identity} ${pid} ${programOf(pid)}` }
    if (ends === undefined && isAlive(pid)) this.closed.push(held.who)
    if (ends === undefined) return
    this.processes += 1
    this.#byPid.set(pid, held)
    const network = networkOf(pid)
    this.#networks.set(network, (this.#networks.get(network) ?? new Set()).add(identity))
    this.ends += ends.files.length + ends.pipes.length + ends.sockets.length
    for (const file of ends.files) put(this.#files, `${file.kind} ${file.id}`, { ...file, ...held })
    for (const pipe of ends.pipes) put(this.#pipes, pipe.inode, { ...pipe, ...held })
    for (const socket of ends.sockets) put(this.#sockets, socket.inode, { ...socket, ...held })
  }

  /** A file that one may write or has locked and another has open, or what one has open of another's process. */
  #sharedFiles(): void {
    for (const held of this.#files.values()) {
      const [first] = held
      if (first === undefined) continue
      const says = first.kind !== 'file' || held.some(({ isWritable, isLocked }) => isWritable || isLocked)
      if (says && areSeveral(held)) this.#add(first.kind, first.path, held)
      for (const each of held) {
        const pid = Number(/^\/proc\/(\d+)\//.exec(each.path)?.[1] ?? 0)
        const other = this.#byPid.get(pid)
        if (other !== undefined && other.identity !== each.identity && hasOurIds(each.pid)) this.#add('file', each.path, [each, other])
        // Whoever sees the file may ask for the lock, and need not keep it open for that.
        if (each.isLocked && !each.isWritable && this.#isSeen(each, each.path, this.#othersOf(each))) this.#add('file', each.path, [each])
      }
    }
  }

  /** One has an end to write, another an end to read. That all write to what the engine was started with leads nowhere. */
  #sharedPipes(): void {
    for (const [inode, held] of this.#pipes) {
      const readers = held.filter(({ isReadable }) => isReadable)
      const isLink = held.some((end) => end.isWritable && readers.some(({ identity }) => identity !== end.identity))
      if (isLink) this.#add('pipe', inode, held)
    }
  }

  /** The same socket in two operators: it was handed over, or taken. */
  #sharedSockets(): void {
    for (const [inode, held] of this.#sockets) if (areSeveral(held)) this.#add('socket', `socket ${inode}`, held)
  }

  #localSockets(): void {
    for (const end of this.#each()) {
      const { kind, local, inode } = end
      if (kind === 'other' || (kind === 'netlink' && this.#isOnSharedNetwork(end.pid))) this.#add('socket', local, [end])
      if (kind === 'unix' && local !== '' && this.#isReached(end)) this.#add('unix', local, [end])
      // A client's end has no path, and neither has a pair's: what it leads to is known by the other end's inode.
      const other = kind === 'unix' ? this.#sockets.get(this.#options.peers.get(inode) ?? '')?.[0] : undefined
      if (other !== undefined && other.identity !== end.identity && (local === '' || other.local !== ''))
        this.#add('unix', local || other.local || `socket ${inode} > socket ${other.inode}`, [end, other])
    }
  }

  /** Whether anybody but its own operator sees a unix socket: what lies in a sandbox of its own leads nowhere. */
  #isReached(end: HeldSocket): boolean {
    const { local, pid } = end
    if (local.startsWith('@')) return this.#isOnSharedNetwork(pid)
    const path = local.startsWith('/') ? local : join(workingFolderOf(pid), local)
    // Where its name is gone already, whoever sees the folder may have been there.
    const place = [path, dirname(path)].find((each) => seenAt(pid, each) !== undefined)
    return place === undefined || this.#isSeen(end, place, [process.pid, ...this.#othersOf(end)])
  }

  /** Whether one of `others` sees the same at a path. */
  #isSeen({ pid }: Held, path: string, others: readonly number[]): boolean {
    const own = seenAt(pid, path)
    return own !== undefined && others.some((other) => seenAt(other, path) === own)
  }

  #othersOf({ identity }: Held): number[] {
    return [...this.#operators].flatMap(([pid, other]) => (other === identity ? [] : [pid]))
  }

  /** In a network of its own a socket leads nowhere. */
  #isOnSharedNetwork(pid: number): boolean {
    const network = networkOf(pid)
    return network === '' || (this.#networks.get(network)?.size ?? 2) > 1 || network === networkOf(process.pid)
  }

  /** Both ends are named where both are operators'. */
  #internet(): void {
    const all = this.#each().filter(({ kind }) => kind === 'tcp' || kind === 'udp')
    // Until it is accepted the other end of a connection is whose door it came to.
    const doors = all.filter(({ isListening }) => isListening)
    const byLocal = new Map([...doors, ...all.filter(({ remote }) => remote !== '')].map((end) => [`${end.kind} ${end.local}`, end]))
    for (const end of all) {
      if (!this.#isOnSharedNetwork(end.pid)) continue
      if (!end.isListening && end.remote !== '' && this.#options.allowed.get(end.identity)?.has(end.remote) === true) continue
      const other = end.remote === '' ? undefined : byLocal.get(`${end.kind} ${end.remote}`)
      const at = end.remote === '' ? end.local : `${end.local} > ${end.remote}`
      this.#add(end.kind === 'udp' ? 'udp' : 'tcp', at, other === undefined ? [end] : [end, other])
    }
  }

  /** System V's queues of messages are held by nobody: the kernel tells who wrote and who read last. */
  #queues(): void {
    for (const { key, writer, reader } of messageQueues()) {
      const [one, other] = [this.#byPid.get(writer), this.#byPid.get(reader)]
      if (one !== undefined && other !== undefined && one.identity !== other.identity) this.#add('queue', key, [one, other])
    }
  }

  #each(): readonly HeldSocket[] {
    return [...this.#sockets.values()].flat()
  }

  #add(what: Channel['what'], at: string, held: readonly Held[]): void {
    this.channels.push({ what, at, held_by: [...new Set(held.map(({ who }) => who))] })
  }
}

const areSeveral = (held: readonly Held[]): boolean => held.some(({ identity }) => identity !== held[0]?.identity)

function put<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key)
  if (known === undefined) into.set(key, [value])
  else known.push(value)
}
