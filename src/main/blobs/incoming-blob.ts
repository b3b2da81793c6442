import { createHash } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'

/** A blob that is being received: hashed as it is written. */
export class IncomingBlob {
  readonly path: string
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  #bytes = 0
  #sealed: { readonly sha256: string; readonly bytes: number } | undefined

  private constructor(path: string, file: FileHandle) {
    this.path = path
    this.#file = file
  }

  static async create(path: string): Promise<IncomingBlob> {
    return new IncomingBlob(path, await open(path, 'wx', 0o600))
  }

  /** Callers wait for one chunk to be written before they write the next. */
  async write(chunk: Uint8Array): Promise<void> {
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
