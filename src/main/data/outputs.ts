import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import {
  featuresJson,
  findingsJson,
  metricsJson,
  type OutputFacts,
  plotSvg,
  predictionsCsv,
  provenanceCsv,
  provenanceJson,
} from './output-texts.ts'

export interface OutputFile {
  readonly role: string
  /** Relative to the folder written to. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** A model in its canonical form, as the fabric handed it over. */
export interface ModelFile {
  readonly name: string
  /** File ending: `ubj`, `json` or `arrow`. */
  readonly format: string
  readonly bytes: Uint8Array
}

export interface OutputTarget {
  readonly folder: string
  /** Stands before every file that is written; one that throws keeps it from being written. */
  readonly writing?: (path: string, bytes: number) => void
}

/**
 * Writes a version's files into `folder` (made if need be; none of them may be there) and says what they are. Their content depends on
 * inputs, declaration, limits and predictions alone: no run ids, times or paths. Each file is on disk when this resolves.
 * @throws Fault `run/io`.
 */
export async function writeOutputs(
  { folder, writing }: OutputTarget,
  facts: OutputFacts,
  models: readonly ModelFile[] = [],
): Promise<readonly OutputFile[]> {
  const files: { role: string; path: string; content: string | Uint8Array }[] = [
    { role: 'predictions', path: 'predictions.csv', content: predictionsCsv(facts) },
    { role: 'metrics', path: 'metrics.json', content: metricsJson(facts) },
    { role: 'features', path: 'features.json', content: featuresJson(facts) },
    { role: 'findings', path: 'findings.json', content: findingsJson(facts) },
    { role: 'provenance', path: 'provenance.json', content: provenanceJson(facts) },
    { role: 'provenance-cells', path: 'provenance.csv', content: provenanceCsv(facts) },
    { role: 'plot', path: 'predicted-actual.svg', content: plotSvg(facts) },
    ...models.map(({ name, format, bytes }) => ({ role: `model-${name}`, path: `models/${name}.${format}`, content: bytes })),
  ]
  const written: OutputFile[] = []
  try {
    await mkdir(join(folder, 'models'), { recursive: true })
    for (const { role, path, content } of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
      writing?.(join(folder, path), bytes.byteLength)
      await writeDurably(join(folder, path), bytes)
      written.push({ role, path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength })
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault(
      'run/io',
      `an output could not be written: ${(cause as Error).message}`,
      { folder, written: written.map(({ path }) => path) },
      { cause },
    )
  }
  return written
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o644)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
