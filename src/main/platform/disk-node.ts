import fs from 'node:fs'
import { dirname } from 'node:path'
import type { Disk, DiskEntry, DiskFile, DurableWrite } from './disk.ts'

class NodeFile implements DiskFile {
  readonly path: string
  readonly #fd: number
  #isOpen = true

  constructor(path: string, flags: string) {
    this.path = path
    this.#fd = fs.openSync(path, flags, 0o600)
  }

  write(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) done += fs.writeSync(this.#fd, bytes, done, bytes.length - done, at + done)
  }

  read(into: Uint8Array, at: number): number {
    return fs.readSync(this.#fd, into, 0, into.length, at)
  }

  syncData(): void {
    fs.fdatasyncSync(this.#fd)
  }

  truncate(size: number): void {
    fs.ftruncateSync(this.#fd, size)
  }

  size(): number {
    return fs.fstatSync(this.#fd).size
  }

  close(): void {
    if (this.#isOpen) fs.closeSync(this.#fd)
    this.#isOpen = false
  }
}

const toKind = (entry: fs.Dirent): DiskEntry['kind'] => (entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other')

/** The machine's own disk. */
export const nodeDisk: Disk = {
  openRead: (path) => new NodeFile(path, 'r'),
  openWrite: (path) => new NodeFile(path, 'r+'),
  create: (path) => new NodeFile(path, 'w+'),
  readFile(path, bytesMax) {
    const file = new NodeFile(path, 'r')
    try {
      const bytes = new Uint8Array(file.size())
      if (bytes.length > bytesMax) throw new RangeError(`${path} holds more than ${bytesMax} bytes`)
      let done = 0
      for (let read = -1; done < bytes.length && read !== 0; done += read) read = file.read(bytes.subarray(done), done)
      return bytes.subarray(0, done)
    } finally {
      file.close()
    }
  },
  writeDurable(path: string, bytes: Uint8Array, options: DurableWrite = {}) {
    const temporary = options.temporary ?? `${path}.tmp`
    const fd = fs.openSync(temporary, 'w', options.mode ?? 0o600)
    try {
      for (let done = 0; done < bytes.length; ) done += fs.writeSync(fd, bytes, done)
      fs.fsyncSync(fd)
    } catch (error) {
      fs.rmSync(temporary, { force: true })
      throw error
    } finally {
      fs.closeSync(fd)
    }
    fs.renameSync(temporary, path)
    nodeDisk.syncFolder(dirname(path))
  },
  list(path) {
    try {
      const entries = fs.readdirSync(path, { withFileTypes: true })
      return entries.map((entry) => ({ name: entry.name, kind: toKind(entry) })).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  },
  makeFolder: (path) => void fs.mkdirSync(path, { recursive: true, mode: 0o700 }),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  syncFolder(path) {
    // Windows cannot open a folder; NTFS journals names itself.
    if (process.platform === 'win32') return
    const fd = fs.openSync(path, 'r')
    try {
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
  },
}
