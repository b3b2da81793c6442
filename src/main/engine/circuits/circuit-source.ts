import { createHash } from 'node:crypto'
import { constants, lstatSync, mkdirSync } from 'node:fs'
import { open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../../shared/base/index.ts'

/** Below the workspace: what people write of circuits. Nothing of it does anything until it is applied. */
export const CIRCUITS_DIR = 'circuits'
export const SOURCE_BYTES_MAX = 1024 * 1024
/** Files that are listed, and folders that are looked into. */
export const SOURCES_MAX = 1_000
const DEPTH_MAX = 8
const PATH_CHARS_MAX = 255
const KINDS = ['.circuit.yaml', '.binding.yaml', '.circuit.layout.json'] as const
/** No hidden files, none that look like an option. */
const PART = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/
/** Windows has no such flag; there lstat alone decides. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
const MAKE = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | NO_FOLLOW

export interface SourceEntry {
  /** Below `circuits/`, with `/`. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

const refused = (path: string, why: string): Fault =>
  new Fault('circuit/outside-folder', `${path.slice(0, PATH_CHARS_MAX)}: ${why}`, { path })
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * The workspace's `circuits/`: three kinds of files are read, written and listed there, and nothing else. No link is followed. Callers give
 * paths as anybody may have written them.
 */
export class CircuitSource {
  readonly #folder: string
  #writes = 0

  /** @param root the workspace's folder. */
  constructor(root: string) {
    this.#folder = join(root, CIRCUITS_DIR)
  }

  /** Files there, by path; links and others are left out. `more`: beyond so many nothing was looked at. */
  async list(): Promise<{ readonly files: readonly SourceEntry[]; readonly more: boolean }> {
    const files: SourceEntry[] = []
    const folders = ['']
    let looked = 0
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
      const entries = await readdir(join(this.#folder, folder), { withFileTypes: true }).catch(() => [])
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (++looked > SOURCES_MAX * 2 || files.length >= SOURCES_MAX) return { files, more: true }
        if (!PART.test(entry.name) || path.length > PATH_CHARS_MAX) continue
        if (entry.isDirectory() && path.split('/').length < DEPTH_MAX) folders.push(path)
        else if (entry.isFile() && isSource(path)) files.push(...(await this.#entry(path)))
      }
    }
    return { files, more: false }
  }

  /** @throws Fault `circuit/outside-folder`, `circuit/file-unknown` */
  async read(path: string): Promise<SourceEntry & { readonly text: string }> {
    const bytes = await this.#bytes(path)
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      throw refused(path, 'is not UTF-8')
    }
    return { path, sha256: sha256(bytes), bytes: bytes.length, text }
  }

  /**
   * Writes a file in one step, if it still is the one that the text was made from.
   * @param before its SHA-256; undefined: there must be none yet.
   * @throws Fault `circuit/outside-folder`, `circuit/file-changed`
   */
  async write(path: string, text: string, before: string | undefined): Promise<SourceEntry> {
    const bytes = new TextEncoder().encode(text)
    if (bytes.length > SOURCE_BYTES_MAX) throw refused(path, `is over ${SOURCE_BYTES_MAX} bytes`)
    const place = this.#place(path, { makes: true })
    const temporary = `${place}.${process.pid}.${++this.#writes}.new`
    const file = await open(temporary, MAKE, 0o644).catch((cause: unknown) => {
      throw new Fault(
        'circuit/outside-folder',
        `${path}: cannot be written there (${(cause as NodeJS.ErrnoException).code})`,
        { path },
        { cause },
      )
    })
    let isKept = false
    try {
      await file.writeFile(bytes)
      await file.sync()
      // As late as can be: between this look and the rename nothing else is awaited.
      const found = (await this.#entry(path))[0]?.sha256
      if (found !== before)
        throw new Fault('circuit/file-changed', `${path} is ${found === undefined ? 'not there any more' : 'another'} than it was`, {
          path,
          sha256: found ?? null,
        })
      await rename(temporary, place)
      isKept = true
    } finally {
      await file.close()
      if (!isKept) await unlink(temporary).catch(() => undefined)
    }
    return { path, sha256: sha256(bytes), bytes: bytes.length }
  }

  async #entry(path: string): Promise<SourceEntry[]> {
    try {
      const bytes = await this.#bytes(path)
      return [{ path, sha256: sha256(bytes), bytes: bytes.length }]
    } catch {
      return []
    }
  }

  async #bytes(path: string): Promise<Uint8Array> {
    const file = await open(this.#place(path), constants.O_RDONLY | NO_FOLLOW | (constants.O_NONBLOCK ?? 0)).catch((cause: unknown) => {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new Fault('circuit/file-unknown', `there is no ${path}`, { path })
      throw refused(path, `cannot be read (${(cause as NodeJS.ErrnoException).code})`)
    })
    try {
      const stat = await file.stat()
      if (!stat.isFile()) throw refused(path, 'is no plain file')
      if (stat.size > SOURCE_BYTES_MAX) throw refused(path, `is over ${SOURCE_BYTES_MAX} bytes`)
      return await file.readFile()
    } finally {
      await file.close()
    }
  }

  /** Where a path is, once it has been found to be one of ours with plain folders on the way. */
  #place(path: string, { makes = false }: { readonly makes?: boolean } = {}): string {
    const parts = path.split('/')
    if (path.length > PATH_CHARS_MAX || parts.length > DEPTH_MAX || parts.some((part) => !PART.test(part)) || !isSource(path))
      throw refused(path, `must be like NAME${KINDS[0]}, with folders of letters, digits, _ - and . before it`)
    let place = this.#folder
    for (const part of ['', ...parts.slice(0, -1)]) {
      place = join(place, part)
      const stat = lstatSync(place, { throwIfNoEntry: false })
      if (stat === undefined && makes) mkdirSync(place)
      else if (stat === undefined) throw new Fault('circuit/file-unknown', `there is no ${path}`, { path })
      else if (!stat.isDirectory()) throw refused(path, stat.isSymbolicLink() ? 'a link is on the way' : 'not a folder on the way')
    }
    const found = lstatSync(join(place, parts.at(-1) ?? ''), { throwIfNoEntry: false })
    if (found !== undefined && !found.isFile()) throw refused(path, found.isSymbolicLink() ? 'is a link' : 'is no plain file')
    return join(place, parts.at(-1) ?? '')
  }
}

const isSource = (path: string): boolean => KINDS.some((kind) => path.endsWith(kind) && !path.endsWith(`/${kind}`) && path !== kind)
