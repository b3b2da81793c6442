import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { ignoreMissing, syncFolder } from '../platform/folders.ts'
import { type BlobPort, IncomingBlob } from './incoming-blob.ts'
import { VERIFIED_MAX } from './limits.ts'

const CHUNK_BYTES = 1024 * 1024
const INCOMING = 'incoming-'
const SHA256 = /^[0-9a-f]{64}$/
/** Windows has no O_NOFOLLOW; there it is undefined. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/**
 * Content by its SHA-256 (`.vbus/blobs/ab/abcd…`), once however many namespaces have it. It is hashed while it comes in and comes into its
 * place in one step; it is compared with its name before it is read, again whenever its file has been touched. One engine owns a store.
 */
export class BlobStore {
  readonly #folder: string
  readonly #asideFolder: string
  readonly #port: BlobPort | undefined
  /** What a blob's file was like when its content was compared last; the one compared longest ago goes. */
  readonly #verified = new Map<string, string>()
  readonly #verifying = new Map<string, Promise<void>>()
  #incoming = 0

  private constructor(folder: string, asideFolder: string, port: BlobPort | undefined) {
    this.#port = port
    this.#folder = folder
    this.#asideFolder = asideFolder
  }

  /** Makes the folder if need be and removes what a crash left half-received. @param asideFolder takes what is no blob any more */
  static async open(folder: string, asideFolder: string, port?: BlobPort): Promise<BlobStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) if (name.startsWith(INCOMING)) await unlink(join(folder, name))
    return new BlobStore(folder, asideFolder, port)
  }

  /** Begins to receive one. Callers must `keep` or `discard` it. */
  async receive(): Promise<IncomingBlob> {
    return await IncomingBlob.create(join(this.#folder, `${INCOMING}${++this.#incoming}`), this.#port)
  }

  /** Puts what was received in its place, on disk on return; content that is there already is replaced by the same. */
  async keep(incoming: IncomingBlob): Promise<void> {
    const { sha256 } = await incoming.seal()
    const shelf = join(this.#folder, sha256.slice(0, 2))
    await mkdir(shelf, { recursive: true, mode: 0o700 })
    await rename(incoming.path, join(shelf, sha256))
    await syncFolder(shelf)
    await syncFolder(this.#folder)
    this.#verified.delete(sha256)
  }

  /**
   * The bytes [from, from + most) of a blob, fewer at its end.
   * @throws Fault `blob/mismatch` when what is on the disk is not the blob, which is then set aside; `blob/unknown` when there is nothing
   */
  async read(sha256: string, from: number, most: number): Promise<Uint8Array> {
    this.#port?.reading(from, most)
    const file = await this.#open(sha256)
    try {
      await this.#verify(file, sha256)
      const bytes = Buffer.allocUnsafeSlow(most)
      let done = 0
      for (let read = -1; done < most && read !== 0; done += read) {
        read = (await file.read(bytes, done, most - done, from + done)).bytesRead
      }
      return bytes.subarray(0, done)
    } finally {
      await file.close()
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await stat(this.#pathOf(sha256)).catch(() => undefined)) !== undefined
  }

  async remove(sha256: string): Promise<void> {
    this.#verified.delete(sha256)
    await unlink(this.#pathOf(sha256)).catch(ignoreMissing)
  }

  /** Sets aside what `isKnown` does not name: content whose record was never written, or belongs to a log that was replaced. */
  async sweep(isKnown: (sha256: string) => boolean): Promise<number> {
    let swept = 0
    for (const shelf of await readdir(this.#folder, { withFileTypes: true })) {
      if (!shelf.isDirectory() || shelf.name.length !== 2) continue
      for (const name of await readdir(join(this.#folder, shelf.name))) {
        if (!SHA256.test(name) || isKnown(name)) continue
        await this.#setAside(name)
        swept++
      }
    }
    return swept
  }

  async #open(sha256: string): Promise<FileHandle> {
    return await open(this.#pathOf(sha256), READ_FLAGS).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT')
        throw new Fault('blob/unknown', `sha256:${sha256} is gone from the disk`, { ref: `sha256:${sha256}` }, { cause })
      throw new Fault('request/refused', `sha256:${sha256} cannot be read (${cause.code ?? ''})`, { ref: `sha256:${sha256}` }, { cause })
    })
  }

  async #verify(file: FileHandle, sha256: string): Promise<void> {
    const { ino, size, mtimeNs, ctimeNs } = await file.stat({ bigint: true })
    const likeness = `${ino} ${size} ${mtimeNs} ${ctimeNs}`
    if (this.#verified.get(sha256) === likeness) return
    const underWay = this.#verifying.get(sha256) ?? this.#compare(file, sha256)
    this.#verifying.set(sha256, underWay)
    try {
      await underWay
    } finally {
      this.#verifying.delete(sha256)
    }
    this.#verified.delete(sha256)
    if (this.#verified.size >= VERIFIED_MAX) for (const oldest of this.#verified.keys()) if (this.#verified.delete(oldest)) break
    this.#verified.set(sha256, likeness)
  }

  async #compare(file: FileHandle, sha256: string): Promise<void> {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    for (let at = 0, read = -1; read !== 0; at += read) {
      read = (await file.read(buffer, 0, CHUNK_BYTES, at)).bytesRead
      hash.update(buffer.subarray(0, read))
    }
    const found = hash.digest('hex')
    if (found === sha256) return
    const [{ ino }, there] = await Promise.all([file.stat(), stat(this.#pathOf(sha256)).catch(() => undefined)])
    // Put again meanwhile: what lies there now is another file.
    if (there?.ino === ino) await this.#setAside(sha256)
    throw new Fault('blob/mismatch', `what lay on the disk as sha256:${sha256} is sha256:${found}; it was set aside`, {
      ref: `sha256:${sha256}`,
      found: `sha256:${found}`,
    })
  }

  async #setAside(sha256: string): Promise<void> {
    this.#verified.delete(sha256)
    await mkdir(this.#asideFolder, { recursive: true, mode: 0o700 })
    const taken = (await readdir(this.#asideFolder)).filter((name) => name.startsWith(`blob-${sha256}-`)).length
    await rename(this.#pathOf(sha256), join(this.#asideFolder, `blob-${sha256}-${taken + 1}`)).catch(ignoreMissing)
  }

  #pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`)
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }
}
