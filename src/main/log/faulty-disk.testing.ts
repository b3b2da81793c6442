import { type Disk, type DiskFile, nodeDisk } from '../platform/index.ts'

const systemError = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code })

/** The machine's disk with a limit on bytes and faults on demand. */
export class FaultyDisk implements Disk {
  /** Bytes that files may still grow by. */
  roomBytes = Number.POSITIVE_INFINITY
  /** Calls of this kind fail with EIO, this many times. */
  failures: { call: 'write' | 'syncData' | 'rename'; times: number } = { call: 'write', times: 0 }

  openRead = (path: string): DiskFile => nodeDisk.openRead(path)
  openWrite = (path: string): DiskFile => this.#wrap(nodeDisk.openWrite(path))
  create = (path: string): DiskFile => this.#wrap(nodeDisk.create(path))
  readFile = nodeDisk.readFile
  list = nodeDisk.list
  makeFolder = nodeDisk.makeFolder
  remove = nodeDisk.remove
  syncFolder = nodeDisk.syncFolder

  writeDurable: Disk['writeDurable'] = (path, bytes, options) => {
    if (bytes.length > this.roomBytes) throw systemError('ENOSPC')
    this.#maybeFail('rename')
    nodeDisk.writeDurable(path, bytes, options)
  }

  rename(from: string, to: string): void {
    this.#maybeFail('rename')
    nodeDisk.rename(from, to)
  }

  #maybeFail(call: FaultyDisk['failures']['call']): void {
    if (this.failures.call !== call || this.failures.times === 0) return
    this.failures.times--
    throw systemError('EIO')
  }

  #wrap(file: DiskFile): DiskFile {
    return {
      path: file.path,
      read: (into, at) => file.read(into, at),
      size: () => file.size(),
      close: () => file.close(),
      syncData: () => {
        this.#maybeFail('syncData')
        file.syncData()
      },
      truncate: (size) => {
        this.roomBytes += Math.max(0, file.size() - size)
        file.truncate(size)
      },
      write: (bytes, at) => {
        this.#maybeFail('write')
        const growth = Math.max(0, at + bytes.length - file.size())
        if (growth > this.roomBytes) {
          // As a file system does it: what fits is written.
          const fits = bytes.length - growth + this.roomBytes
          if (fits > 0) file.write(bytes.subarray(0, fits), at)
          this.roomBytes = 0
          throw systemError('ENOSPC')
        }
        this.roomBytes -= growth
        file.write(bytes, at)
      },
    }
  }
}
