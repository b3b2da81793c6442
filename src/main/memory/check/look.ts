import { lstatSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { canSeeProcesses, environmentOf, type OpenFiles, openFiles, openSockets, programOf } from '../../platform/open-files.ts'
import { allProcesses, childPids, type ProcessInfo, treePids } from '../../platform/process-tree.ts'
import { OPEN_FILES_MAX, PROCESSES_MAX } from '../limits.ts'
import type { Findings } from './findings.ts'

export interface LookOptions {
  /** The workspace, absolute, without links. */
  readonly root: string
  /** Files outside the devices that count as the workspace's: its two files and its data. Relative. */
  readonly files: readonly string[]
  readonly engine: { readonly pid: number; readonly ports: readonly number[]; readonly socket: string } | undefined
  /** Operators that the record says run: process number to identity. */
  readonly operators: ReadonlyMap<number, string>
  /** The process that asks. */
  readonly self: number
  readonly findings: Findings
}

export interface LookResult {
  /** False where the system does not tell of processes (it has no /proc). */
  readonly canSee: boolean
  readonly processes: number
  readonly openFiles: number
  readonly sockets: number
  /** Other users' processes, which may not be looked into. */
  readonly closed: number
}

const MARKER = 'VBUS_OPERATOR'
/** Chromium's own sockets of the desktop application: single instance, crash reports. */
const DESKTOP = /(^|\/)(electron|vbus-control-room)[^/]*$/i

/** Looks at the running processes: whose they are, which files of the workspace they have open, where they listen. */
export function lookAtProcesses(options: LookOptions): LookResult {
  return canSeeProcesses() ? new Look(options).run() : { canSee: false, processes: 0, openFiles: 0, sockets: 0, closed: 0 }
}

class Look {
  readonly #options: LookOptions
  /** Processes of operators, to their identities. */
  readonly #operators = new Map<number, string>()
  /** Everything below the engine that is on the map, itself included. */
  readonly #own = new Set<number>()
  #openFiles = 0
  #sockets = 0
  #closed = 0

  constructor(options: LookOptions) {
    this.#options = options
  }

  run(): LookResult {
    this.#tree()
    this.#door()
    const all = allProcesses().filter(({ state }) => state !== 'Z' && state !== 'X')
    for (const info of all.slice(0, PROCESSES_MAX)) this.#process(info)
    if (all.length > PROCESSES_MAX) this.#options.findings.add('process', 'the system', `runs more than ${PROCESSES_MAX} processes`)
    return { canSee: true, processes: all.length, openFiles: this.#openFiles, sockets: this.#sockets, closed: this.#closed }
  }

  /** The Spine's socket, and the folder that keeps others away from it. */
  #door(): void {
    const { engine, findings } = this.#options
    if (engine === undefined || engine.socket === '') return
    for (const path of [dirname(engine.socket), engine.socket]) {
      const stat = lstatSync(path, { throwIfNoEntry: false })
      if (stat === undefined) findings.add('socket', path, 'the Spine has no socket there')
      else if ((stat.mode & 0o077) !== 0)
        findings.add('permissions', path, `its mode is ${(stat.mode & 0o777).toString(8)}: only its owner may use it`)
    }
  }

  /** Sorts what the engine started into operators and what nobody declared. */
  #tree(): void {
    const { engine, findings } = this.#options
    if (engine === undefined) return
    this.#own.add(engine.pid)
    for (const child of childPids(engine.pid)) {
      const tree = treePids(child)
      const identity = this.#identityOf(tree, engine.pid)
      for (const pid of tree) {
        this.#own.add(pid)
        if (identity !== undefined) this.#operators.set(pid, identity)
      }
      if (identity === undefined && child !== this.#options.self && !isDesktop(child, engine.pid))
        findings.add('process', named(child), 'the engine started it, and it is no operator on the record')
    }
  }

  #identityOf(tree: readonly number[], engine: number): string | undefined {
    for (const pid of tree) {
      const recorded = this.#options.operators.get(pid)
      if (recorded !== undefined) return recorded
      const [identity, starter] = environmentOf(pid, MARKER)?.split('.') ?? []
      if (identity !== undefined && Number(starter) === engine) return identity
    }
    return undefined
  }

  #process({ pid }: ProcessInfo): void {
    const { self, engine, findings } = this.#options
    if (this.#openFiles > OPEN_FILES_MAX) return
    const open = openFiles(pid)
    if (open === undefined) {
      if (this.#own.has(pid)) findings.add('unreadable', named(pid), 'started by the engine, and may not be looked into')
      else this.#closed += 1
      return
    }
    this.#openFiles += open.paths.length
    if (pid === engine?.pid) return this.#enginesSockets(pid, open)
    const identity = this.#operators.get(pid)
    if (identity !== undefined) return this.#operator({ pid, identity }, open)
    if (pid === self || this.#own.has(pid)) return
    for (const path of open.paths) {
      const place = this.#placeOf(path)
      if (place !== undefined) findings.add('open-file', place, `${named(pid)} has it open, and is none of the engine's`)
    }
  }

  #enginesSockets(pid: number, { sockets }: OpenFiles): void {
    const { engine, findings } = this.#options
    if (engine === undefined || DESKTOP.test(programOf(pid))) return
    for (const { kind, isListening, address, port } of openSockets(pid, sockets)) {
      this.#sockets += 1
      const isDoor = kind === 'unix' ? address === engine.socket : engine.ports.includes(port)
      if (isListening && !isDoor)
        findings.add('socket', `engine ${pid}`, `listens on ${kind} ${shown(kind, address)}, which is none of its doors`)
    }
  }

  /** An operator has its job folder and the Spine's socket, nothing else of the workspace and no network. */
  #operator({ pid, identity }: { pid: number; identity: string }, { paths, sockets }: OpenFiles): void {
    const { findings } = this.#options
    const where = `${identity} ${pid}`
    const own = new RegExp(`^\\.vbus/hbm/([^/]+/)?${identity}/`)
    for (const path of paths) {
      const place = this.#placeOf(path)
      if (place !== undefined && !own.test(place))
        findings.add('open-file', place, `operator ${where} has it open: it is not in its job folder`)
    }
    for (const { kind, isListening, address } of openSockets(pid, sockets)) {
      this.#sockets += 1
      const verb = isListening ? 'listens on' : 'is connected by'
      findings.add('socket', where, `${verb} ${kind} ${shown(kind, address)}: an operator has the Spine's socket and no other`)
    }
  }

  /** The path relative to the workspace, where that is of one of its devices or files. */
  #placeOf(path: string): string | undefined {
    const { root, files } = this.#options
    if (!path.startsWith(`${root}/`)) return undefined
    const place = path.slice(root.length + 1)
    return place.startsWith('.vbus/') || place.startsWith('outputs/') || files.includes(place) ? place : undefined
  }
}

/** Windows and helpers of the desktop application are processes of its own program. */
const isDesktop = (pid: number, engine: number): boolean => DESKTOP.test(programOf(engine)) && programOf(pid) === programOf(engine)

function named(pid: number): string {
  const program = programOf(pid)
  return `process ${pid} (${program === '' ? 'gone' : resolve(program)})`
}

function shown(kind: string, address: string): string {
  if (kind === 'unix') return address === '' ? 'a socket without a name' : address
  const [host = '', port = '0'] = address.split(':')
  return `${host.length === 8 ? dotted(host) : host}:${Number.parseInt(port, 16)}`
}

/** /proc writes an IPv4 address as one number in the machine's byte order, which is little-endian wherever this runs. */
const dotted = (hex: string): string => [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.')
