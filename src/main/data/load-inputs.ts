import { Fault } from '../../shared/base/index.ts'
import { type DataDeclaration, tablesOf } from './declaration.ts'

/** The content store as the data steps use it (src/main/workspace/content-store.ts). */
export interface InputStore {
  ingest(
    file: { readonly root: string; readonly path: string },
    expected?: string,
  ): Promise<{ readonly sha256: string; readonly bytes: number }>
  read(sha256: string): Promise<Uint8Array>
}

/** The content a person accepted for a table (record `data_registered`). */
export interface RegisteredData {
  /** `master` or a contributor's name. */
  readonly name: string
  /** Relative to the workspace. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}
export type LoadedInput = RegisteredData

export interface DataPlace {
  /** The workspace's folder. */
  readonly root: string
  readonly store: InputStore
  /** Stands before every output that is written, with its absolute path; one that throws keeps it from being written. */
  readonly writing?: (path: string, bytes: number) => void
}

/**
 * Takes the present content of the tables in (of the one named, where a name is given) and says what it is; recording it is the caller's.
 * @throws Fault `data/missing`, `data/unreadable`; `cli/usage` for a name that no table has.
 */
export async function registerData(declaration: DataDeclaration, place: DataPlace, name?: string): Promise<readonly RegisteredData[]> {
  const tables = tablesOf(declaration).filter((table) => name === undefined || table.name === name)
  if (tables.length === 0)
    throw new Fault(
      'cli/usage',
      `no table ${String(name)}; there are ${tablesOf(declaration)
        .map((table) => table.name)
        .join(', ')}`,
    )
  const registered: RegisteredData[] = []
  for (const table of tables)
    registered.push({ name: table.name, path: table.path, ...(await place.store.ingest({ root: place.root, path: table.path })) })
  return registered
}

/**
 * Copies every input into the store while hashing it and compares with what was registered; only those copies are read afterwards.
 * Nothing of a file whose content differs is used, whatever its size and times say.
 * @throws Fault `data/unregistered`, `data/missing`, `data/unreadable`, `data/changed`.
 */
export async function loadInputs(
  declaration: DataDeclaration,
  place: DataPlace,
  registered: readonly Pick<RegisteredData, 'name' | 'path' | 'sha256'>[],
): Promise<readonly LoadedInput[]> {
  const inputs: LoadedInput[] = []
  for (const { name, path } of tablesOf(declaration)) {
    const known = registered.findLast((entry) => entry.name === name && entry.path === path)
    if (known === undefined) throw new Fault('data/unregistered', `${name} (${path}) was never registered`, { name, path })
    inputs.push({ name, path, ...(await place.store.ingest({ root: place.root, path }, known.sha256)) })
  }
  return inputs
}

/** The inputs' bytes by table name, each checked against its hash on the way out of the store. */
export async function readInputs(place: DataPlace, inputs: readonly LoadedInput[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>()
  for (const { name, sha256 } of inputs) contents.set(name, await place.store.read(sha256))
  return contents
}
