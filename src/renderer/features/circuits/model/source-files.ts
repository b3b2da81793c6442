import { Fault } from '../../../../shared/base/index.ts'
import type { Bus } from '../../../../shared/client/contract.ts'

const TOPIC = 'system.circuit.source'
/** Files that are listed at most. */
export const FILES_MAX = 1_000

export interface SourceFile {
  /** Below the workspace's `circuits/`. */
  readonly path: string
  readonly sha256: string
}

export interface SourceText extends SourceFile {
  readonly text: string
}

/** The circuits' files of the workspace, read and written through the engine. All reject with `Fault`. */
export class SourceFiles {
  readonly #bus: () => Bus | undefined

  constructor(bus: () => Bus | undefined) {
    this.#bus = bus
  }

  async list(): Promise<readonly SourceFile[]> {
    const { files } = (await this.#ask({ list: true })) as { files: readonly SourceFile[] }
    return files.slice(0, FILES_MAX)
  }

  async read(path: string): Promise<SourceText> {
    return (await this.#ask({ path })) as SourceText
  }

  /** @param sha256Before of the file that the text was made from; undefined: there must be none yet. @throws Fault `circuit/file-changed` */
  async write(path: string, text: string, sha256Before: string | undefined): Promise<SourceFile> {
    return (await this.#ask({ path, text, sha256_before: sha256Before ?? null })) as SourceFile
  }

  async #ask(body: object): Promise<unknown> {
    const bus = this.#bus()
    if (bus === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return await bus.request(TOPIC, body)
  }
}
