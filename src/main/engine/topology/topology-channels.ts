import { lookup } from 'node:dns/promises'
import { canSeeProcesses } from '../../platform/open-files.ts'
import { unixPeers } from '../../platform/unix-peers.ts'
import { Look } from './topology-look.ts'

/** A process that the engine registered, and what it may speak to beside the bus. */
export interface Registered {
  readonly identity: string
  readonly pid: number
  /** `HOST:PORT`, as workspace.yaml grants it. */
  readonly network: readonly string[]
  /** Nothing holds it: what it opens and closes between two looks nobody denies. */
  readonly isUnconfined: boolean
}

export interface ChannelQuestion {
  readonly registered: readonly Registered[]
  /** Waits between two looks. */
  readonly pause: () => Promise<void>
}

/** One end of something that is not the bus. */
export interface Channel {
  readonly what: 'tcp' | 'udp' | 'unix' | 'socket' | 'file' | 'fifo' | 'terminal' | 'pipe' | 'queue'
  /** Path, or `LOCAL > REMOTE`, or the inode of a pipe or socket, or the key of a queue. */
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
  /** Operators that nothing confines. */
  readonly unconfined: readonly string[]
  /** False where unix sockets' other ends could not be told (`ss` is not there): of a pair without a path nothing is known. */
  readonly pairs: boolean
  readonly channels: readonly Channel[]
  /** Channels beyond those listed. */
  readonly more: number
}

/** Channels that are named. */
export const CHANNELS_MAX = 64
/** A channel may be closed between two looks. */
export const LOOKS = 3

/** Looks at what the registered processes have open, several times, and names whatever could carry something from one to another past the Spine. */
export async function findChannels({ registered, pause }: ChannelQuestion): Promise<ChannelFindings> {
  const unconfined = registered.filter(({ isUnconfined }) => isUnconfined).map(({ identity }) => identity)
  if (!canSeeProcesses()) return { canSee: false, processes: 0, ends: 0, closed: [], unconfined, pairs: false, channels: [], more: 0 }
  const allowed = new Map<string, ReadonlySet<string>>()
  for (const { identity, network } of registered) allowed.set(identity, await addressesOf(network))
  const found = new Map<string, Channel>()
  const closed = new Set<string>()
  let [processes, ends, pairs] = [0, 0, true]
  for (let looks = 0; looks < LOOKS; looks++) {
    if (looks > 0) await pause()
    const peers = await unixPeers()
    pairs &&= peers !== undefined
    const look = new Look({ registered, allowed, peers: peers ?? new Map() })
    for (const channel of look.channels) if (!found.has(keyOf(channel))) found.set(keyOf(channel), channel)
    for (const each of look.closed) closed.add(each)
    processes = Math.max(processes, look.processes)
    ends = Math.max(ends, look.ends)
  }
  const channels = [...found.values()]
  const named = { channels: channels.slice(0, CHANNELS_MAX), more: Math.max(channels.length - CHANNELS_MAX, 0) }
  return { canSee: true, processes, ends, closed: [...closed], unconfined, pairs, ...named }
}

const keyOf = ({ what, at, held_by }: Channel): string => [what, at, ...held_by].join('\n')

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
