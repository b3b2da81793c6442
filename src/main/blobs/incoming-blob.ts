import { createHash } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'

/** What stands before every access to the store's files; a call that throws refuses it before a byte moves. */
export interface BlobPort {
  reading(offset: number, bytes: number): void
  writing(offset: number, bytes: number): void
}

/** A blob that is being received: hashed as it is written. */
export class IncomingBlob {
  readonly path: string
  readonly #file: FileHandle
  readonly #port: BlobPort | undefined
  readonly #hash = createHash('sha256')
  #bytes = 0
  #sealed: { readonly sha256: string; readonly bytes: number } | undefined

  private constructor(path: string, file: FileHandle, port: BlobPort | undefined) {
    this.path = path
    this.#file = file
    this.#port = port
  }

  static async create(path: string, port?: BlobPort): Promise<IncomingBlob> {
    return new IncomingBlob(path, await open(path, 'wx', 0o600), port)
  }

  /** Callers wait for one chunk to be written before they write the next. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#port?.writing(this.#bytes, chunk.length)
    for (let done = 0; done < chunk.length; )
      done += (await this.#file.write(chunk, done, chunk.length - done, this.#bytes + done)).bytesWritten
    this.#hash.update(chunk)
    this.#bytes += chunk.length
  }

  /** All of it is on disk on return, and nothing follows. */
  async seal(): Promise<{ readonly sha256: string; readonly bytes: number }> {
    if (this.#sealed !== undefined) return this.#sealed
    await this.#file.sync()
    await this.#file.close()
    this.#sealed = { sha256: this.#hash.digest('hex'), bytes: this.#bytes }
    return this.#sealed
  }

  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined)
    await unlink(this.path).catch(() => undefined)
  }
}
