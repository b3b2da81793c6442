/** Where cheats are played: copies of one small workspace that has an honest run behind it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { type Document, parseDocument } from 'yaml'
import { stringify } from '../../scripts/breach/csv-line.ts'
import { ROOT, Stage, vbus } from '../../scripts/breach/stage.ts'

/** Every fourth film: some 800, enough for each gate of an honest run. */
const ONE_FILM_OF = 4
const PARTIES = join(ROOT, 'lab/cheat/parties')
/** The folder of a workspace that the cheater's own programs lie in. */
export const OWN_FOLDER = 'cheats'

/** Beside the workspace: its record as it was before the honest run. */
export const EARLIER_AUDIT = 'earlier-audit'

/** A workspace with a published version, and the folder of the person who trusts it; copied for each play. */
export class Ground {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** @param hasRun whether an honest run is behind it; a judge of what is published needs one */
  static async lay(hasRun = true): Promise<Ground> {
    const folder = mkdtempSync(join(tmpdir(), 'vbus-cheat-'))
    const base = join(folder, 'base')
    mkdirSync(base)
    const { code, documents } = await vbus(['init', join(base, 'rig'), '--from', 'movies'], { configDir: join(base, 'person') })
    if (code !== 0) throw new Error(`init ended ${code}: ${JSON.stringify(documents.at(-1))}`)
    const stage = new Stage(join(base, 'rig'), join(base, 'person'))
    await shorten(stage)
    edit(stage, 'workspace.yaml', (config) => {
      config.setIn(['devices', 'sim0', 'proof_n'], 64)
      for (const [learner, depth] of [
        ['xgboost', 'max_depth'],
        ['catboost', 'depth'],
        ['random_forest', 'max_depth'],
      ])
        config.setIn(['learners', learner, 'params', depth], 4)
    })
    await stage.verb('trust')
    await stage.verb('data', 'register')
    if (hasRun) {
      cpSync(stage.path('.vbus/audit'), join(base, EARLIER_AUDIT), { recursive: true })
      await stage.verb('run')
    }
    return new Ground(folder)
  }

  /** A copy of its own for one play. */
  stage(name: string): Stage {
    const place = join(this.#folder, name)
    cpSync(join(this.#folder, 'base'), place, { recursive: true, preserveTimestamps: true })
    return new Stage(join(place, 'rig'), join(place, 'person'))
  }

  drop(stage: Stage): void {
    rmSync(dirname(stage.dir), { recursive: true, force: true })
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Changes a YAML file of the workspace; nothing is trusted by it. */
export function edit(stage: Stage, name: string, change: (document: Document) => void): void {
  const document = parseDocument(readFileSync(stage.path(name), 'utf8'))
  change(document)
  writeFileSync(stage.path(name), document.toString({ lineWidth: 0 }))
}

/** Puts the cheater's own program in a component's place, and has a person trust it: what is tried is what it does, not that it is new. */
export const ownProgram =
  (component: 'device-sim0' | 'fabric', command: readonly string[], more: (config: Document) => void = () => undefined) =>
  async (stage: Stage): Promise<void> => {
    const own = stage.path(OWN_FOLDER)
    const isSource = (path: string): boolean => !/__pycache__|\btests\b/.test(path)
    cpSync(PARTIES, own, { recursive: true, filter: isSource })
    if (component === 'fabric') cpSync(join(ROOT, 'fabric'), join(own, 'fabric'), { recursive: true, filter: isSource })
    edit(stage, 'workspace.yaml', (config) => {
      config.deleteIn(['components', component, 'runtime'])
      config.deleteIn(['components', component, 'module'])
      config.setIn(['components', component, 'command'], config.createNode([...command]))
      more(config)
    })
    await stage.verb('trust')
  }

async function shorten(stage: Stage): Promise<void> {
  for (const [file, table] of [
    ['master.sqlite', 'films'],
    ['box-office.sqlite', 'gross'],
  ] as const)
    sql(stage, file, `DELETE FROM ${table} WHERE film_id % ${ONE_FILM_OF} <> 0; VACUUM`)
  const isKept = (_: unknown, row: number): boolean => row % ONE_FILM_OF === 0
  rewriteCsv(stage, ([head = [], ...rows]) => [head, ...rows.filter(isKept)])
  await rewriteRatings(stage, (films) => films.filter(isKept))
}

/** Runs statements on a SQLite table of the workspace. */
export function sql(stage: Stage, file: string, statements: string): void {
  const database = new Database(stage.path('data', file))
  try {
    database.exec(statements)
  } finally {
    database.close()
  }
}

/** Rewrites critics.csv, header and all. */
export function rewriteCsv(stage: Stage, change: (table: string[][]) => string[][]): void {
  const path = stage.path('data/critics.csv')
  const table = change(parse(readFileSync(path)) as string[][])
  writeFileSync(path, `${table.map(stringify).join('\n')}\n`)
}

export interface Rating {
  readonly title: string | null
  readonly release_date: string | null
  readonly imdb_rating: number | null
  readonly imdb_votes: number | null
}

export async function readRatings(stage: Stage): Promise<Rating[]> {
  const bytes = readFileSync(stage.path('data/ratings.parquet'))
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return (await parquetReadObjects({ file })) as unknown as Rating[]
}

export async function rewriteRatings(stage: Stage, change: (films: Rating[]) => Rating[]): Promise<void> {
  const films = change(await readRatings(stage))
  const column = <K extends keyof Rating>(name: K, type: 'STRING' | 'DOUBLE' | 'INT32') => ({
    name,
    data: films.map((film) => film[name]),
    type,
    nullable: true,
  })
  const columnData = [
    column('title', 'STRING'),
    column('release_date', 'STRING'),
    column('imdb_rating', 'DOUBLE'),
    column('imdb_votes', 'INT32'),
  ]
  writeFileSync(stage.path('data/ratings.parquet'), new Uint8Array(parquetWriteBuffer({ columnData })))
}
