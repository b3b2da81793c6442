import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { ignoreMissing, syncFolder } from '../platform/folders.ts'
import { fileNameOf } from './cache-key.ts'

/** An entry's file on its way in: it counts once its record is on disk and it has its name. */
export const COMING = '.in'
/** An entry's file on its way out: it counts until the record is on disk. */
export const GOING = '.out'
/** Windows has no O_NOFOLLOW; there it is undefined. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)
/** Files written and synced side by side. */
const WRITES_AT_ONCE = 8

type Keyed = { readonly key: string }

/** A file in the folder of L3. */
export interface FoundFile {
  readonly name: string
  readonly bytes: number
  readonly isPlain: boolean
}

/**
 * L3 (`.vbus/cache/`): one file an entry, named by its key's SHA-256. A move in or out is two steps with the record between them (`stage` or
 * `release`, then `finish`), so that after a kill between any two of them `recover` brings the folder to what the records say.
 */
export class DiskTier {
  readonly #folder: string
  readonly #asideFolder: string

  /** Of a folder that is there, or is not: then it is empty. @param asideFolder takes what does not belong here */
  constructor(folder: string, asideFolder: string) {
    this.#folder = folder
    this.#asideFolder = asideFolder
  }

  /** Makes the folder if need be; a file or a link in its place is set aside, and what was in the folder is missing then. */
  static async open(folder: string, asideFolder: string): Promise<DiskTier> {
    const found = await lstat(folder).catch(() => undefined)
    if (found !== undefined && !found.isDirectory()) await new DiskTier(dirname(folder), asideFolder).setAside(basename(folder))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new DiskTier(folder, asideFolder)
  }

  /** Ends what a kill cut off: a file whose record is there comes in, one whose record is not goes; and the other way about. */
  async recover(isOnRecord: (name: string) => boolean): Promise<void> {
    const there = new Set(await readdir(this.#folder))
    for (const found of there) {
      const [name, suffix] = [found.slice(0, 64), found.slice(64)]
      if (suffix !== COMING && suffix !== GOING) continue
      if (isOnRecord(name) && !there.has(name)) await rename(join(this.#folder, found), join(this.#folder, name))
      else await unlink(join(this.#folder, found))
    }
    await syncFolder(this.#folder)
  }

  /** Writes an entry's bytes beside the others, on disk on return. @throws Fault `run/io` */
  async stage(entries: readonly { readonly entry: Keyed; readonly bytes: Uint8Array }[]): Promise<void> {
    for (let at = 0; at < entries.length; at += WRITES_AT_ONCE) {
      const part = entries.slice(at, at + WRITES_AT_ONCE)
      await Promise.all(part.map(({ entry, bytes }) => this.#write(`${this.#pathOf(entry)}${COMING}`, bytes))).catch(asIoFault)
    }
  }

  /** Takes the name from files that are about to go, on disk on return. */
  async release(entries: readonly Keyed[]): Promise<void> {
    for (const entry of entries) await rename(this.#pathOf(entry), `${this.#pathOf(entry)}${GOING}`).catch(ignoreMissing)
    if (entries.length > 0) await syncFolder(this.#folder)
  }

  /** The records are on disk: what came in gets its name, what goes is removed. @throws Fault `run/io` */
  async finish(come: readonly Keyed[], gone: readonly Keyed[]): Promise<void> {
    for (const entry of come) await rename(`${this.#pathOf(entry)}${COMING}`, this.#pathOf(entry)).catch(asIoFault)
    for (const entry of gone) await unlink(`${this.#pathOf(entry)}${GOING}`).catch(ignoreMissing)
    if (come.length + gone.length > 0) await syncFolder(this.#folder)
  }

  /** Nothing was recorded: what was staged goes, what was released stays. */
  async undo(staged: readonly Keyed[], released: readonly Keyed[]): Promise<void> {
    for (const entry of staged) await unlink(`${this.#pathOf(entry)}${COMING}`).catch(ignoreMissing)
    for (const entry of released) await rename(`${this.#pathOf(entry)}${GOING}`, this.#pathOf(entry)).catch(ignoreMissing)
  }

  /** The bytes of an entry's file, at most one more than it should have; undefined when there is no plain file that can be read. */
  async get(entry: Keyed & { readonly bytes: number }): Promise<Uint8Array | undefined> {
    const file = await open(this.#pathOf(entry), READ_FLAGS).catch(() => undefined)
    try {
      if (file === undefined) return undefined
      const bytes = new Uint8Array(entry.bytes + 1)
      let done = 0
      for (let read = -1; done < bytes.length && read !== 0; done += read)
        read = (await file.read(bytes, done, bytes.length - done, done)).bytesRead
      return bytes.subarray(0, done)
    } catch {
      return undefined
    } finally {
      await file?.close()
    }
  }

  /** Everything in the folder, in the order of the names. */
  async list(): Promise<FoundFile[]> {
    const found: FoundFile[] = []
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      ignoreMissing(error)
      return []
    })
    for (const name of names.sort()) {
      const stat = await lstat(join(this.#folder, name)).catch(() => undefined)
      if (stat !== undefined) found.push({ name, bytes: stat.size, isPlain: stat.isFile() })
    }
    return found
  }

  /** Puts what does not belong here where a person can look at it. */
  async setAside(name: string): Promise<void> {
    await mkdir(this.#asideFolder, { recursive: true, mode: 0o700 })
    const taken = (await readdir(this.#asideFolder)).filter((one) => one.startsWith(`cache-${name}-`)).length
    await rename(join(this.#folder, name), join(this.#asideFolder, `cache-${name}-${taken + 1}`)).catch(ignoreMissing)
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    await unlink(path).catch(ignoreMissing)
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  #pathOf({ key }: Keyed): string {
    return join(this.#folder, fileNameOf(key))
  }
}

function asIoFault(cause: NodeJS.ErrnoException): never {
  throw new Fault('run/io', `a file of the cache could not be written (${cause.code ?? cause.message})`, {}, { cause })
}
