import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { Fault } from '../../shared/base/index.ts'

/** One film as vega-datasets' movies.json has it; the faults in it are the point and stay. */
type Film = Readonly<Record<string, string | number | null>>
type Cell = string | number | null

/** Films in the table this sample is made from. */
export const FILMS = 3201

const KEY = [
  ['title', 'Title'],
  ['release_date', 'Release Date'],
] as const
const MASTER = [...KEY, ['distributor', 'Distributor']] as const
const RATINGS = [
  ['imdb_rating', 'IMDB Rating'],
  ['imdb_votes', 'IMDB Votes'],
] as const
const CRITICS = [
  ['rotten_tomatoes', 'Rotten Tomatoes Rating'],
  ['mpaa_rating', 'MPAA Rating'],
  ['major_genre', 'Major Genre'],
  ['creative_type', 'Creative Type'],
  ['source', 'Source'],
  ['director', 'Director'],
  ['running_time_min', 'Running Time min'],
] as const
const GROSS = [
  ['us_gross', 'US Gross'],
  ['worldwide_gross', 'Worldwide Gross'],
  ['us_dvd_sales', 'US DVD Sales'],
  ['production_budget', 'Production Budget'],
] as const

/**
 * Writes the sample's four data files into `dataDir` (made, empty). Their bytes depend on `moviesJson` and the writing
 * libraries alone: the same in every workspace. The package's table has no stated licence upstream, so it is read here and
 * never part of this repository.
 * @throws Fault `data/missing`, `data/unreadable`, `data/wrong-schema` for the package's file.
 */
export async function writeMovies(moviesJson: string, dataDir: string): Promise<void> {
  const films = await readFilms(moviesJson)
  await writeSqlite(join(dataDir, 'master.sqlite'), { table: 'films', columns: MASTER, films })
  await writeFile(join(dataDir, 'ratings.parquet'), ratingsParquet(films), { flag: 'wx' })
  await writeFile(join(dataDir, 'critics.csv'), criticsCsv(films), { flag: 'wx' })
  await writeSqlite(join(dataDir, 'box-office.sqlite'), { table: 'gross', columns: [...KEY, ...GROSS], films })
}

async function readFilms(path: string): Promise<readonly Film[]> {
  const source = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Fault('data/missing', `${path}: the movies table of vega-datasets is not installed`, { path }, { cause })
  })
  let films: unknown
  try {
    films = JSON.parse(source)
  } catch (cause) {
    throw new Fault('data/unreadable', `${path}: not JSON`, { path }, { cause })
  }
  const names = [...MASTER, ...RATINGS, ...CRITICS, ...GROSS].map(([, from]) => from)
  const isFilm = (film: unknown): film is Film =>
    typeof film === 'object' && film !== null && names.every((name) => Object.hasOwn(film, name))
  if (!Array.isArray(films) || films.length !== FILMS || !films.every(isFilm)) {
    throw new Fault('data/wrong-schema', `${path}: not the ${FILMS} films of vega-datasets 3`, { path })
  }
  return films
}

interface Sheet {
  readonly table: string
  readonly columns: readonly (readonly [string, string])[]
  readonly films: readonly Film[]
}

/** Columns have no declared type, so SQLite keeps numbers numbers: the titles 1776 and 300 stay the faults they are. */
async function writeSqlite(path: string, { table, columns, films }: Sheet): Promise<void> {
  // SQLite takes an empty file for a new database; made here so that one that is there is never written to.
  await writeFile(path, '', { flag: 'wx' })
  const database = new Database(path)
  try {
    database.pragma('page_size = 4096')
    database.pragma('journal_mode = MEMORY')
    const names = columns.map(([name]) => name)
    database.transaction(() => {
      database.exec(`CREATE TABLE ${table} (film_id INTEGER PRIMARY KEY, ${names.join(', ')})`)
      const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ${names.map(() => '?').join(', ')})`)
      for (const [index, film] of films.entries()) insert.run(index, ...columns.map(([, from]) => sqlValue(film[from])))
    })()
  } finally {
    database.close()
  }
}

/** better-sqlite3 binds every JS number as a float; integers are handed over as bigint so that they are stored as integers. */
function sqlValue(value: Cell | undefined): Cell | bigint {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : (value ?? null)
}

/** Parquet columns have one type: titles are text here. */
function ratingsParquet(films: readonly Film[]): Uint8Array {
  const texts = (from: string): (string | null)[] => films.map((film) => (film[from] === null ? null : String(film[from])))
  const numbers = (from: string): (number | null)[] => films.map((film) => film[from] as number | null)
  const bytes = parquetWriteBuffer({
    columnData: [
      ...KEY.map(([name, from]) => ({ name, data: texts(from), type: 'STRING' as const, nullable: true })),
      { name: 'imdb_rating', data: numbers('IMDB Rating'), type: 'DOUBLE', nullable: true },
      { name: 'imdb_votes', data: numbers('IMDB Votes'), type: 'INT32', nullable: true },
    ],
    createdBy: 'vbus',
  })
  return new Uint8Array(bytes)
}

function criticsCsv(films: readonly Film[]): string {
  const columns = [...KEY, ...CRITICS]
  const lines = films.map((film) => columns.map(([, from]) => csvField(film[from])).join(','))
  return `${[columns.map(([name]) => name).join(','), ...lines].join('\n')}\n`
}

/** RFC 4180: a field with a comma, a quote or a line break is quoted, quotes in it doubled. */
function csvField(value: Cell | undefined): string {
  const field = String(value ?? '')
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
