import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'

/** Largest file taken in: everything is read back whole. */
export const CONTENT_BYTES_MAX = 512 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024
/** Windows has neither flag; there O_NOFOLLOW is undefined and lstat alone decides. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
const INCOMING = '.incoming-'
/** Beside a copy: no record names it yet. */
const OFFERED = '.offered-'

/** A file in a workspace. */
export interface WorkspaceFile {
  /** The workspace's folder. */
  readonly root: string
  /** Relative to it, with `/`, checked by `containedPath`. */
  readonly path: string
}

export interface StoredContent {
  /** Lower-case hex; also the copy's name. */
  readonly sha256: string
  readonly bytes: number
}

/** What stands before every access to the store; a call that throws refuses it before a byte moves. */
export interface StorePort {
  /** `bytes` at `offset` of a file of the workspace come in by the edge, into the bank that is its; without `path`, of our own making. */
  takeIn(path: string | undefined, offset: number, bytes: number): void
  /** The whole of a copy is about to be read. */
  read(sha256: string, bytes: number): void
}

/** What all views of one store share. */
interface Shelf {
  readonly folder: string
  readonly bytesMax: number
  incoming: number
}

/**
 * Content-addressed copies (`.vbus/rom/`): a file is hashed while it is copied in, so what was hashed is what will be read.
 * A copy is named by its SHA-256, never changed (mode 0400), and checked again at every read. One engine owns a store.
 */
export class ContentStore {
  readonly #shelf: Shelf
  readonly #port: StorePort | undefined

  private constructor(shelf: Shelf, port?: StorePort) {
    this.#shelf = shelf
    this.#port = port
  }

  /** Makes the folder if need be and removes copies that a crash left half-made. */
  static async open(folder: string, options: { readonly bytesMax?: number } = {}): Promise<ContentStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) if (name.startsWith(INCOMING)) await unlink(join(folder, name))
    return new ContentStore({ folder, bytesMax: options.bytesMax ?? CONTENT_BYTES_MAX, incoming: 0 })
  }

  /** A store to read from only: changes nothing, also while an engine owns it. */
  static reading(folder: string): ContentStore {
    return new ContentStore({ folder, bytesMax: CONTENT_BYTES_MAX, incoming: 0 })
  }

  /** The same store as somebody sees it whose every access passes `port`. */
  under(port: StorePort): ContentStore {
    return new ContentStore(this.#shelf, port)
  }

  /**
   * Copies a file in. With `expected`, a file whose content has another hash is refused and no copy of it is kept.
   * @throws Fault `data/missing`, `data/unreadable`, `data/changed`; `run/io` when the copy cannot be written.
   */
  async ingest(file: WorkspaceFile, expected?: string): Promise<StoredContent> {
    const source = await openContained(file)
    try {
      return await this.#copyIn(chunksOf(source, file.path), { path: file.path, expected })
    } finally {
      await source.close()
    }
  }

  /** Keeps bytes of our own making. */
  async put(bytes: Uint8Array): Promise<StoredContent> {
    return await this.#copyIn([bytes], { path: undefined, expected: undefined })
  }

  /** Keeps bytes that a record is going to name: `settle` says that it does. Until then they are among `offered`, also after a kill. */
  async offer(bytes: Uint8Array): Promise<StoredContent> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    // What is there already is somebody's, or offered and not settled.
    if (!(await isThere(this.pathOf(sha256)))) await writeFile(this.#markOf(sha256), '', { mode: 0o400, flush: true }).catch(notWritten)
    return await this.#copyIn([bytes], { path: undefined, expected: undefined, isOffer: true })
  }

  /** A record names it. */
  async settle(sha256: string): Promise<void> {
    await rm(this.#markOf(sha256), { force: true })
  }

  /** Lets go of what was offered and no record names; what is somebody's by now stays. */
  async withdraw(sha256: string): Promise<void> {
    if (!(await isThere(this.#markOf(sha256)))) return
    await this.remove(sha256)
    await this.settle(sha256)
  }

  /** Hashes that were offered and not settled. */
  async offered(): Promise<string[]> {
    const names = await readdir(this.#shelf.folder)
    return names.filter((name) => name.startsWith(OFFERED)).map((name) => name.slice(OFFERED.length))
  }

  /**
   * The content with this hash, whole.
   * @throws Fault `data/missing` when there is none; `data/checksum` when the copy no longer has its hash.
   */
  async read(sha256: string): Promise<Uint8Array> {
    const path = this.pathOf(sha256)
    const handle = await open(path, READ_FLAGS).catch((cause: unknown) => {
      throw new Fault('data/missing', `no content ${sha256} in the store`, { sha256 }, { cause })
    })
    try {
      this.#port?.read(sha256, (await handle.stat()).size)
      const bytes = await handle.readFile()
      const found = createHash('sha256').update(bytes).digest('hex')
      if (found !== sha256) throw new Fault('data/checksum', `the stored copy ${sha256} has been altered`, { sha256, found })
      return bytes
    } finally {
      await handle.close()
    }
  }

  /** Lets go of a copy; one that is not there is none less. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true })
  }

  /** Where the copy lies, whether or not there is one. For records and views; read through `read`. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`)
    return join(this.#shelf.folder, sha256)
  }

  #markOf(sha256: string): string {
    return join(this.#shelf.folder, `${OFFERED}${sha256}`)
  }

  async #copyIn(
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    { path: origin, expected, isOffer = false }: { path: string | undefined; expected: string | undefined; isOffer?: boolean },
  ): Promise<StoredContent> {
    const path = origin ?? '(bytes)'
    const shelf = this.#shelf
    shelf.incoming += 1
    const temporary = join(shelf.folder, `${INCOMING}${shelf.incoming}`)
    const target = await open(temporary, 'wx', 0o400).catch(notWritten)
    let isKept = false
    try {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of chunks) {
        this.#port?.takeIn(origin, bytes, chunk.byteLength)
        bytes += chunk.byteLength
        if (bytes > shelf.bytesMax)
          throw new Fault('data/unreadable', `${path}: larger than ${shelf.bytesMax} bytes`, { path, limit: shelf.bytesMax })
        hash.update(chunk)
        await target.writeFile(chunk).catch(notWritten)
      }
      const sha256 = hash.digest('hex')
      if (expected !== undefined && sha256 !== expected)
        throw new Fault('data/changed', `${path}: not the content that was registered`, { path, registered: expected, found: sha256 })
      await target.sync().catch(notWritten)
      // A copy is written once: one that is there stays, and is checked by whoever reads it.
      if (!(await isThere(this.pathOf(sha256)))) {
        await rename(temporary, this.pathOf(sha256))
        isKept = true
      }
      if (!isOffer) await this.settle(sha256)
      return { sha256, bytes }
    } finally {
      await target.close()
      if (!isKept) await unlink(temporary)
    }
  }
}

function notWritten(cause: Error): never {
  throw new Fault('run/io', `a copy could not be written: ${cause.message}`, {}, { cause })
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** Opens a plain file below the workspace; no part of its path may be a link. */
async function openContained({ root, path }: WorkspaceFile): Promise<FileHandle> {
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0')))
    throw new RangeError(`not a contained path: ${path}`)
  let place = root
  for (const [index, part] of parts.entries()) {
    place = join(place, part)
    const isLast = index === parts.length - 1
    const found = await lstat(place).catch((cause: unknown) => {
      throw missingOrUnreadable(path, cause)
    })
    const isRight = isLast ? found.isFile() : found.isDirectory()
    if (!isRight)
      throw new Fault(
        'data/unreadable',
        `${path}: ${found.isSymbolicLink() ? 'a link is on the way' : isLast ? 'not a plain file' : 'not a folder on the way'}`,
        { path, at: parts.slice(0, index + 1).join('/') },
      )
  }
  const handle = await open(place, READ_FLAGS).catch((cause: unknown) => {
    throw missingOrUnreadable(path, cause)
  })
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw new Fault('data/unreadable', `${path}: not a plain file`, { path })
}

function missingOrUnreadable(path: string, cause: unknown): Fault {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Fault('data/missing', `${path}: not there`, { path }, { cause })
  return new Fault('data/unreadable', `${path}: cannot be read (${String(code)})`, { path, errno: String(code) }, { cause })
}

/** The file from its start to its end; what a reader sees is what was hashed, however the file changes meanwhile. */
async function* chunksOf(handle: FileHandle, path: string): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position).catch((cause: unknown) => {
      throw missingOrUnreadable(path, cause)
    })
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
