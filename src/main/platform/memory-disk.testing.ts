import type { Disk, DiskEntry, DiskFile } from './disk.ts'

/** A disk in memory, for what makes or reads thousands of folders. Files are by their whole path; folders are what paths go through. */
export class MemoryDisk implements Disk {
  /** An open file is the same one under its new name. */
  readonly #nodes: Map<string, { bytes: Uint8Array }>

  constructor(files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#nodes = new Map([...files].map(([path, bytes]) => [path, { bytes }]))
  }

  get files(): Map<string, Uint8Array> {
    return new Map([...this.#nodes].map(([path, { bytes }]) => [path, bytes]))
  }

  openRead = (path: string): DiskFile => this.#open(path)
  openWrite = (path: string): DiskFile => this.#open(path)

  create(path: string): DiskFile {
    this.#nodes.set(path, { bytes: new Uint8Array(0) })
    return this.#open(path)
  }

  readFile(path: string, bytesMax: number): Uint8Array {
    const { bytes } = this.#node(path)
    if (bytes.length > bytesMax) throw new RangeError(`${path} is over ${bytesMax} bytes`)
    return bytes.slice()
  }

  writeDurable(path: string, bytes: Uint8Array): void {
    this.#nodes.set(path, { bytes: bytes.slice() })
  }

  list(path: string): readonly DiskEntry[] | undefined {
    const found = new Map<string, DiskEntry['kind']>()
    for (const name of this.#nodes.keys()) {
      if (!name.startsWith(`${path}/`)) continue
      const [first = '', ...deeper] = name.slice(path.length + 1).split('/')
      found.set(first, deeper.length === 0 ? 'file' : 'folder')
    }
    if (found.size === 0) return undefined
    return [...found].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  makeFolder(): void {}
  syncFolder(): void {}

  rename(from: string, to: string): void {
    this.#nodes.set(to, this.#node(from))
    this.#nodes.delete(from)
  }

  remove(path: string): void {
    this.#nodes.delete(path)
  }

  #node(path: string): { bytes: Uint8Array } {
    const node = this.#nodes.get(path)
    if (node === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' })
    return node
  }

  #open(path: string): DiskFile {
    const node = this.#node(path)
    const resize = (size: number): void => {
      const resized = new Uint8Array(size)
      resized.set(node.bytes.subarray(0, size))
      node.bytes = resized
    }
    return {
      path,
      write: (bytes, at) => {
        if (at + bytes.length > node.bytes.length) resize(at + bytes.length)
        node.bytes.set(bytes, at)
      },
      read: (into, at) => {
        const part = node.bytes.subarray(at, at + into.length)
        into.set(part)
        return part.length
      },
      syncData: () => undefined,
      truncate: resize,
      size: () => node.bytes.length,
      close: () => undefined,
    }
  }
}
