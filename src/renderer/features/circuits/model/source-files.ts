import { Fault } from '../../../../shared/base/index.ts'
import { CIRCUIT_SOURCE_TOPIC, readCircuitText, requestWithTexts } from '../../../../shared/client/circuit-texts.ts'
import type { Bus } from '../../../../shared/client/contract.ts'

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
    const { files } = (await this.#engine().request(CIRCUIT_SOURCE_TOPIC, { list: true })) as { files: readonly SourceFile[] }
    return files.slice(0, FILES_MAX)
  }

  async read(path: string): Promise<SourceText> {
    return { path, ...(await readCircuitText(this.#engine(), { path })) }
  }

  /** @param sha256Before of the file that the text was made from; undefined: there must be none yet. @throws Fault `circuit/file-changed` */
  async write(path: string, text: string, sha256Before: string | undefined): Promise<SourceFile> {
    const body = { path, text, sha256_before: sha256Before ?? null }
    return (await requestWithTexts(this.#engine(), CIRCUIT_SOURCE_TOPIC, body)) as SourceFile
  }

  #engine(): Bus {
    const bus = this.#bus()
    if (bus === undefined) throw new Fault('transport/closed', 'the engine is not connected')
    return bus
  }
}
