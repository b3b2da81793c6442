import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ENTRIES_MAX, SCRATCH_BYTES_MAX } from '../limits.ts'
import { regionNamed } from '../regions.ts'
import type { Findings } from './findings.ts'
import { type Openness, type Place, placeOf } from './places.ts'

/** The folders whose whole content is on the map, or a finding. */
const DEVICES = ['.vbus', 'outputs']

/** A file that a run put into `outputs`, as the record has it. */
export interface RecordedOutput {
  readonly sha256: string
  readonly bytes: number
}

export interface WalkOptions {
  /** The workspace, absolute. */
  readonly root: string
  /** Files outside the devices that are on the map: the two of the workspace, and its data. Relative. */
  readonly files: readonly string[]
  /** Whether an engine runs: something may be half-made. */
  readonly hasEngine: boolean
  /** Whether somebody works in this folder of the scratch or of staging: a run that is on, a standing operator. */
  readonly isInUse: (name: string) => boolean
  /** By path relative to the workspace; `older` for a version of a run that is no longer kept in detail, undefined for one that no run made. */
  readonly outputsOf: (version: string) => ReadonlyMap<string, RecordedOutput> | 'older' | undefined
  /** SHA-256 of the manifest of a version, as the run's record has it; undefined where none has. */
  readonly manifestOf: (version: string) => string | undefined
  /** SHA-256 of what the record says lies on disk under this name of the cache's folder; undefined for a name that no record put there. */
  readonly cachedAs: (name: string) => string | undefined
  /** Names that the record has in the cache's folder. */
  readonly cachedNames: () => readonly string[]
  /** Whether a record names a copy of the ROM: a registered file, a run's input, what a phase kept; undefined while a run is at work, which copies first and records then. */
  readonly isCopyNamed: (sha256: string) => boolean | undefined
  readonly findings: Findings
}

const CACHE_FILE = /^\.vbus\/cache\/([0-9a-f]{64})$/
const COPY = /^\.vbus\/rom\/([0-9a-f]{64})$/
const FORBIDDEN: Readonly<Record<Openness, number>> = { private: 0o077, shared: 0o002, sealed: 0o277 }
/** Lies beside the outputs of a version and is none: it names the run. */
const MANIFEST = 'manifest.json'

/** Walks the devices of a workspace and reports what is not on the map, or not as it says. @returns how many entries it looked at */
export async function walkFolders(options: WalkOptions): Promise<number> {
  return await new Walk(options).run()
}

class Walk {
  readonly #options: WalkOptions
  #entries = 0
  #scratchBytes = 0
  #owner = 0

  constructor(options: WalkOptions) {
    this.#options = options
  }

  async run(): Promise<number> {
    const { root, files, findings } = this.#options
    this.#owner = (await lstat(root)).uid
    for (const file of files) await this.#declared(file)
    for (const device of DEVICES) {
      const stat = await lstat(join(root, device)).catch(() => undefined)
      if (stat === undefined) findings.add('content', device, 'the folder is not there')
      else await this.#visit(device, stat)
    }
    if (this.#scratchBytes > SCRATCH_BYTES_MAX)
      findings.add('size', '.vbus/hbm', `holds ${this.#scratchBytes} bytes, its budget is ${SCRATCH_BYTES_MAX}`)
    return this.#entries
  }

  /** A file that the person wrote or registered. */
  async #declared(path: string): Promise<void> {
    const { root, findings } = this.#options
    const stat = await lstat(join(root, path)).catch(() => undefined)
    this.#entries += 1
    if (stat === undefined) findings.add('content', path, 'declared, and not there')
    else if (!stat.isFile()) findings.add(stat.isSymbolicLink() ? 'link' : 'special', path, 'must be a plain file')
    else if ((stat.mode & 0o002) !== 0) findings.add('permissions', path, `others may write it (${octal(stat.mode)})`)
  }

  async #visit(path: string, stat: Stats): Promise<void> {
    const { findings } = this.#options
    this.#entries += 1
    if (this.#entries > ENTRIES_MAX) {
      if (this.#entries === ENTRIES_MAX + 1)
        findings.add('size', path, `more than ${ENTRIES_MAX} files and folders: the rest was not looked at`)
      return
    }
    if (stat.isSymbolicLink()) return findings.add('link', path, 'a link: the map has none')
    if (!stat.isFile() && !stat.isDirectory()) return findings.add('special', path, 'neither a plain file nor a folder')
    const place = placeOf(path, stat.isFile() ? 'file' : 'folder')
    if (place === undefined) return findings.add('unknown', path, `no region has ${stat.isFile() ? 'such a file' : 'such a folder'}`)
    this.#attributes(path, stat, place)
    if (place.isPassing === true && this.#isLeftBehind(path)) return findings.add('left-behind', path, 'nobody who runs works there')
    if (stat.isFile()) await this.#file(path, stat, place)
    else await this.#folder(path)
  }

  #attributes(path: string, stat: Stats, { openness }: Place): void {
    const { findings } = this.#options
    if (stat.uid !== this.#owner) findings.add('owner', path, `belongs to user ${stat.uid}, the workspace to ${this.#owner}`)
    if (process.platform === 'win32') return
    const forbidden = stat.isDirectory() ? FORBIDDEN[openness] & 0o077 : FORBIDDEN[openness]
    if ((stat.mode & forbidden) !== 0) findings.add('permissions', path, `its mode is ${octal(stat.mode)}: ${MEANING[openness]}`)
  }

  #isLeftBehind(path: string): boolean {
    const { hasEngine, isInUse } = this.#options
    const top = /^\.vbus\/(?:hbm|staging)\/([^/]+)/.exec(path)?.[1]
    return top === undefined ? !hasEngine : !isInUse(top)
  }

  async #folder(path: string): Promise<void> {
    const { root, findings, outputsOf } = this.#options
    const version = /^outputs\/([^/]+)$/.exec(path)?.[1]
    const recorded = version === undefined ? undefined : outputsOf(version)
    if (version !== undefined && recorded === undefined) return findings.add('unknown', path, 'no run on the record made this version')
    const names = await readdir(join(root, path)).catch(() => undefined)
    if (names === undefined) return findings.add('unreadable', path, 'cannot be listed')
    for (const name of names.sort()) {
      const child = `${path}/${name}`
      const stat = await lstat(join(root, child)).catch(() => undefined)
      // One that went away meanwhile was of somebody at work.
      if (stat !== undefined) await this.#visit(child, stat)
    }
    if (recorded !== undefined && recorded !== 'older') for (const file of recorded.keys()) await this.#expected(file, 'published')
    // While an engine works an entry leaves its name a moment before the record says so.
    const { hasEngine, cachedNames } = this.#options
    if (path === '.vbus/cache' && !hasEngine) for (const name of cachedNames()) await this.#expected(`${path}/${name}`, 'put by a record')
  }

  async #expected(path: string, how: string): Promise<void> {
    const stat = await lstat(join(this.#options.root, path)).catch(() => undefined)
    if (stat === undefined) this.#options.findings.add('content', path, `${how}, and not there any more`)
  }

  async #file(path: string, stat: Stats, { region, isNamedByContent, isPassing }: Place): Promise<void> {
    const { findings } = this.#options
    if (stat.nlink > 1 && isPassing !== true)
      findings.add('second-name', path, `has ${stat.nlink} names: it can be changed by one that is not on the map`)
    const { bytes = 0 } = regionNamed(region) ?? {}
    if (region === 'scratch') this.#scratchBytes += stat.size
    else if (stat.size > bytes) findings.add('size', path, `holds ${stat.size} bytes, region ${region} has ${bytes}`)
    const [, cached] = CACHE_FILE.exec(path) ?? []
    if (cached !== undefined) return await this.#cached(path, cached)
    const [, copy] = COPY.exec(path) ?? []
    if (copy !== undefined && this.#options.isCopyNamed(copy) === false)
      findings.add(
        'unknown',
        path,
        'no record names this copy: no registered file, no input of a run, nothing that a phase kept, no file of a circuit',
      )
    const expected = isNamedByContent === true ? path.slice(path.lastIndexOf('/') + 1) : this.#recorded(path)
    if (expected === undefined) return
    await this.#hashed(path, expected)
  }

  async #hashed(path: string, expected: string): Promise<void> {
    const { root, findings } = this.#options
    const found = await hashOf(join(root, path))
    if (found === undefined) findings.add('unreadable', path, 'cannot be read')
    else if (found !== expected) findings.add('content', path, `its content is not what was written: ${found}, not ${expected}`)
  }

  /** An entry of the cache, as the record has it. One that leaves while it is looked at was one. */
  async #cached(path: string, name: string): Promise<void> {
    const { root, findings, cachedAs } = this.#options
    const expected = cachedAs(name)
    if ((await lstat(join(root, path)).catch(() => undefined)) === undefined) return
    if (expected === undefined) findings.add('unknown', path, 'no record put it into the cache')
    else await this.#hashed(path, expected)
  }

  /** The hash that a published file must have; one without any is a finding. */
  #recorded(path: string): string | undefined {
    const { findings, outputsOf } = this.#options
    const [, version = '', file = ''] = /^outputs\/([^/]+)\/(.+)$/.exec(path) ?? []
    if (version === '') return undefined
    if (file === MANIFEST) {
      const manifest = this.#options.manifestOf(version)
      if (manifest === undefined) findings.add('unknown', path, 'the run that made this version recorded no manifest')
      return manifest
    }
    const outputs = outputsOf(version)
    if (outputs === 'older') return undefined
    const recorded = outputs?.get(path)
    if (recorded === undefined) findings.add('unknown', path, 'the run that made this version recorded no such output')
    return recorded?.sha256
  }
}

const MEANING: Readonly<Record<Openness, string>> = {
  private: 'only its owner may use it',
  shared: 'only its owner may write it',
  sealed: 'written once, read by its owner',
}
const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0')

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}
