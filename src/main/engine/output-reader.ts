import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Fault } from '../../shared/base/index.ts'
import type { RunState } from '../../shared/state/index.ts'
import { splitsOf } from '../pipeline/index.ts'

/** Outputs whose content is held for the next page; the one asked for longest ago goes first. */
const HELD_MAX = 8
/** Larger outputs are not read for looking at. */
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024

/** An output of a run as its record names it. */
export interface NamedOutput {
  readonly role: string
  /** Relative to the workspace. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

export interface OutputTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** How often the trees of each learner ask for each feature, in the order of features.json. */
export interface Importance {
  readonly features: readonly string[]
  readonly learners: readonly { readonly name: string; readonly splits: readonly number[] }[]
}

/** Reads a run's published files. Nothing of a file is given out before all of it was compared with its hash on the record. */
export class OutputReader {
  readonly #toAbsolute: (relative: string) => string
  readonly #held = new Map<string, unknown>()

  constructor(toAbsolute: (relative: string) => string) {
    this.#toAbsolute = toAbsolute
  }

  /** Of a run that published nothing: none. */
  static named({ outputs, version }: RunState): readonly NamedOutput[] {
    return version === '' ? [] : outputs.map((output) => ({ ...output, path: join('outputs', version, output.path) }))
  }

  /** @throws Fault `runs/output-altered`, `spine/limit`; `data/output-missing` for one that is not there */
  async bytes({ path, sha256, bytes }: NamedOutput): Promise<Uint8Array> {
    if (bytes > OUTPUT_BYTES_MAX) throw new Fault('spine/limit', `${path} holds ${bytes} bytes; at most ${OUTPUT_BYTES_MAX} are read`)
    const content = await readFile(this.#toAbsolute(path)).catch((cause: unknown) => {
      throw new Fault('data/output-missing', `${path} cannot be read`, { path }, { cause })
    })
    const found = createHash('sha256').update(content).digest('hex')
    if (found !== sha256) throw new Fault('runs/output-altered', `${path} is not what its record says`, { path, expected: sha256, found })
    return content
  }

  /** Whether the file still is what its record says. */
  async holds(output: NamedOutput): Promise<boolean> {
    return await this.bytes(output).then(
      () => true,
      () => false,
    )
  }

  /** A CSV output as text cells. @throws Fault `runs/no-table` and as `bytes` */
  async table(output: NamedOutput): Promise<OutputTable> {
    if (!output.path.endsWith('.csv')) throw new Fault('runs/no-table', `${output.role} is ${output.path}, no table`, { role: output.role })
    const content = await this.bytes(output)
    return this.#hold(`table ${output.sha256}`, () => {
      const [columns = [], ...rows] = parse(Buffer.from(content)) as string[][]
      return { columns, rows }
    })
  }

  /** @throws Fault `work/model-unreadable` and as `bytes` */
  async importance(outputs: readonly NamedOutput[]): Promise<Importance> {
    const declared = outputs.find(({ role }) => role === 'features')
    if (declared === undefined) throw new Fault('data/output-missing', 'this run recorded no features', { role: 'features' })
    const { features } = JSON.parse(Buffer.from(await this.bytes(declared)).toString('utf8')) as { features: readonly { name: string }[] }
    const learners: Importance['learners'][number][] = []
    for (const output of outputs.filter(({ role }) => role.startsWith('model-'))) {
      const name = output.role.slice('model-'.length)
      const content = await this.bytes(output)
      learners.push(this.#hold(`splits ${output.sha256}`, () => ({ name, splits: [...splitsOf(name, content, features.length)] })))
    }
    return { features: features.map(({ name }) => name), learners }
  }

  #hold<T>(key: string, make: () => T): T {
    const value = (this.#held.get(key) as T | undefined) ?? make()
    this.#held.delete(key)
    this.#held.set(key, value)
    if (this.#held.size > HELD_MAX) this.#held.delete(this.#held.keys().next().value ?? '')
    return value
  }
}
