import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault } from '../../shared/base/index.ts'
import { CONFIG_FILE, parseWorkspaceConfig, refusalFault } from './config.ts'
import { POLICY_FILE, parseWorkspacePolicy } from './policy.ts'
import { FLIGHTS, writeFlights } from './samples-flights.ts'
import { writeMovies } from './samples-movies.ts'

/** `flights` holds the oldest 100,000 flights of its table, `flights-3m` all of them; `circuits` has no data, but operators and circuits. */
export const SAMPLES = ['movies', 'flights', 'flights-3m', 'circuits'] as const
export type SampleName = (typeof SAMPLES)[number]
const FLIGHTS_SMALL = 100_000

export interface SampleSource {
  /** A fresh UUID, lower case: the workspace's identity. */
  readonly id: string
  /** Folder of the samples' files; the repository's or the packaged application's `resources/workspaces`. */
  readonly resourcesDir?: string
  /** vega-datasets' movies.json. */
  readonly moviesJson?: string
}

/**
 * Writes a sample's configuration, policy and data into `dir`, which need not exist. Callers have made sure that it holds no
 * workspace; a file that is there already is never overwritten. Registers and trusts nothing.
 * @throws Fault `workspace/exists` when one of its files is there; `data/missing` when the package is not installed.
 */
export async function createSample(name: SampleName, dir: string, source: SampleSource): Promise<void> {
  const resources = join(source.resourcesDir ?? fileURLToPath(new URL('../../../resources/workspaces/', import.meta.url)), folderOf(name))
  const template = await readFile(join(resources, CONFIG_FILE), 'utf8')
  const config = template.replace(/^id: ""/m, () => `id: ${source.id}`)
  const policy = await readFile(join(resources, POLICY_FILE), 'utf8')
  const checked = parseWorkspaceConfig(config)
  if (!checked.ok) throw refusalFault(checked.error)
  const checkedPolicy = parseWorkspacePolicy(policy, checked.value)
  if (!checkedPolicy.ok) throw refusalFault(checkedPolicy.error)
  try {
    if (name === 'circuits') await writeCircuits(join(resources, '..', '..', 'circuits'), dir)
    else {
      await mkdir(join(dir, 'data'), { recursive: true })
      await writeData(name, join(dir, 'data'), source.moviesJson)
    }
    await writeFile(join(dir, POLICY_FILE), policy, { flag: 'wx' })
    // Last: a folder with a workspace.yaml is a workspace, and a half-written one must not be.
    await writeFile(join(dir, CONFIG_FILE), config, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Fault('workspace/exists', `${dir}: ${(error as Error).message}`, { dir }, { cause: error })
    throw error
  }
}

const folderOf = (name: SampleName): string => (name === 'flights-3m' ? 'flights' : name)

/** Circuits and their bindings, and the notebooks that are operators. */
async function writeCircuits(from: string, dir: string): Promise<void> {
  const options = { recursive: true, force: false, errorOnExist: true }
  const notebooks = join(from, 'notebooks')
  await cp(from, join(dir, 'circuits'), { ...options, filter: (source) => source !== notebooks })
  await cp(notebooks, join(dir, 'notebooks'), options)
}

async function writeData(name: Exclude<SampleName, 'circuits'>, dataDir: string, moviesJson: string | undefined): Promise<void> {
  if (name === 'movies') await writeMovies(moviesJson ?? installed('movies.json'), dataDir)
  else await writeFlights(installed('flights-3m.parquet'), dataDir, name === 'flights' ? FLIGHTS_SMALL : FLIGHTS)
}

/** A file of the package vega-datasets. */
function installed(file: string): string {
  // The package exports only its entry point; its data lies beside that one's folder.
  const entry = createRequire(import.meta.url).resolve('vega-datasets')
  return join(dirname(entry), '..', 'data', file)
}
