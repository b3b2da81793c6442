import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import type { Disk } from '../platform/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { RunMemory } from './run-memory.ts'

/** The controller's way to a run's files: each access passes the memory map before a byte moves, each failure is a fault of the table. */
export class RunFiles {
  readonly #memory: Pick<RunMemory, 'reading' | 'writing' | 'publishing'>

  constructor(memory: Pick<RunMemory, 'reading' | 'writing' | 'publishing'>) {
    this.#memory = memory
  }

  /** @throws Fault `run/io` */
  async makeFolder(path: string): Promise<void> {
    await onDisk(path, () => mkdir(path, { recursive: true, mode: 0o700 }))
  }

  /** Into scratch or staging. @throws Fault `memory/…`; `run/io`, also of a full disk */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.#memory.writing('controller', path, bytes.length)
    await onDisk(path, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(path, bytes, { mode: 0o600 })
    })
  }

  /** A file of staging or of a published version, whole. @throws Fault `memory/…`; `data/output-missing` */
  async readOutput(path: string): Promise<Uint8Array> {
    try {
      this.#memory.reading('controller', path, (await stat(path)).size)
      return await readFile(path)
    } catch (cause) {
      if (cause instanceof Fault) throw cause
      throw new Fault('data/output-missing', `${path} cannot be read`, { path }, { cause })
    }
  }

  async hash(path: string): Promise<{ sha256: string; bytes: number }> {
    this.#memory.reading('controller', path, (await stat(path)).size)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Uint8Array)
      bytes += (chunk as Uint8Array).length
    }
    return { sha256: hash.digest('hex'), bytes }
  }

  /**
   * The folder is renamed first and named last: until `current.json` is replaced, in one step, the old version is the current one.
   * @throws Fault `memory/…`; `run/io`
   */
  async publish(work: { layout: WorkspaceLayout; disk: Disk; stagingDir: string; version: string }): Promise<void> {
    const { layout, disk, stagingDir, version } = work
    this.#memory.publishing('controller')
    await onDisk(layout.outputsDir, async () => {
      await mkdir(layout.outputsDir, { recursive: true })
      await rename(stagingDir, join(layout.outputsDir, version))
      disk.syncFolder(layout.outputsDir)
      disk.writeDurable(layout.currentFile, new TextEncoder().encode(`${JSON.stringify({ version })}\n`), { mode: 0o644 })
    })
  }
}

/** What fails while it is written is the disk's fault and no bug. */
async function onDisk(path: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault('run/io', `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { path }, { cause })
  }
}
