import fs from 'node:fs'

/** A file that is read from several places at once, without holding up the thread. */
export interface ReadingFile {
  /** @returns bytes read; fewer than asked only at the end of the file. */
  read(into: Uint8Array, at: number): Promise<number>
  /** As `read`, at once: for bytes that were written moments ago and lie in the page cache. */
  readNow(into: Uint8Array, at: number): number
  /** Reads that are under way end first. */
  close(): void
}

class NodeReadingFile implements ReadingFile {
  readonly #fd: number
  #underWay = 0
  #isClosing = false

  constructor(path: string) {
    this.#fd = fs.openSync(path, 'r')
  }

  read(into: Uint8Array, at: number): Promise<number> {
    this.#underWay++
    return new Promise((resolve, reject) => {
      fs.read(this.#fd, into, 0, into.length, at, (error, count) => {
        this.#underWay--
        if (this.#isClosing && this.#underWay === 0) fs.closeSync(this.#fd)
        if (error === null) resolve(count)
        else reject(error)
      })
    })
  }

  readNow(into: Uint8Array, at: number): number {
    return fs.readSync(this.#fd, into, 0, into.length, at)
  }

  close(): void {
    if (this.#isClosing) return
    this.#isClosing = true
    if (this.#underWay === 0) fs.closeSync(this.#fd)
  }
}

/** @throws the operating system's error. */
export const openForReading = (path: string): ReadingFile => new NodeReadingFile(path)
