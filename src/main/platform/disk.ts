/** One open file. All offsets and sizes in bytes. Every call may throw the operating system's error (`code` ENOSPC, EIO, …). */
export interface DiskFile {
  readonly path: string
  /** Writes all of `bytes` at `at`, growing the file as needed. After an error any part of them may have been written. */
  write(bytes: Uint8Array, at: number): void
  /** @returns bytes read; 0 at the end of the file. */
  read(into: Uint8Array, at: number): number
  /** fdatasync: content and size are on disk on return. */
  syncData(): void
  truncate(size: number): void
  size(): number
  close(): void
}

export interface DiskEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

export interface DurableWrite {
  /** Where the content is put before it is renamed: the same file system, by default beside the target with `.tmp` appended. */
  readonly temporary?: string
  readonly mode?: number
}

/** Durable files. Synchronous: its heavy users run in threads of their own. Tests inject faults by wrapping one. */
export interface Disk {
  openRead(path: string): DiskFile
  /** Opens for reading and writing; the file must exist. */
  openWrite(path: string): DiskFile
  /** Makes a new, empty file (0600) open for reading and writing. An older file of that name is emptied. */
  create(path: string): DiskFile
  /** @throws RangeError for a file of more than `bytesMax`. */
  readFile(path: string, bytesMax: number): Uint8Array
  /** Replaces `path` in one step: temporary file, fsync, rename, fsync of the folder. */
  writeDurable(path: string, bytes: Uint8Array, options?: DurableWrite): void
  /** Entries sorted by name; undefined when there is no such folder. */
  list(path: string): readonly DiskEntry[] | undefined
  /** Makes the folder (0700) and its parents. */
  makeFolder(path: string): void
  rename(from: string, to: string): void
  /** Removes a file; one that is not there is no error. */
  remove(path: string): void
  /** fsync of a folder: names made, renamed or removed in it are on disk on return. */
  syncFolder(path: string): void
}

/** True when the operating system says that there is no room: disk, quota or file-size limit. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}
