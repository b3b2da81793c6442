import Database from 'better-sqlite3'

/** Another writer may bring the index up to date meanwhile. */
const WAIT_MS = 10_000
/** Two tiles a page: a tile is read at once. */
const PAGE_BYTES = 32_768
const FORMAT = 'vbus.audit-index.v1'

const SCHEMA = `
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 0), format TEXT NOT NULL, vkey TEXT NOT NULL, size INTEGER NOT NULL, root BLOB, signature BLOB);
CREATE TABLE record (number INTEGER PRIMARY KEY, segment INTEGER NOT NULL, offset INTEGER NOT NULL, kind TEXT NOT NULL, run TEXT NOT NULL, pos INTEGER NOT NULL);
CREATE INDEX record_kind ON record (kind, number);
CREATE INDEX record_run ON record (run, number) WHERE run <> '';
CREATE INDEX record_pos ON record (pos, number);
CREATE TABLE tally (what TEXT NOT NULL, value TEXT NOT NULL, records INTEGER NOT NULL, PRIMARY KEY (what, value)) WITHOUT ROWID;
CREATE TABLE tile (level INTEGER NOT NULL, number INTEGER NOT NULL, width INTEGER NOT NULL, nodes BLOB NOT NULL, PRIMARY KEY (level, number));
`

/** The index is not what it should be: it is to be made anew from the log. */
export class IndexDamaged extends Error {}

/** How far the index goes. */
export interface IndexedHead {
  readonly size: number
  readonly root: Uint8Array
  readonly signature: Uint8Array
}

/** Where a record lies, and what it can be found by. */
export interface RecordRow {
  readonly number: number
  /** Index of its segment's first record. */
  readonly segment: number
  /** Of its frame in the segment. */
  readonly offset: number
  /** Name of its body in record.proto; empty for an entry that is no record. */
  readonly kind: string
  readonly run: string
  readonly pos: number
}

/** What is looked for; everything given must match. */
export interface RecordQuery {
  readonly from?: number
  /** Not included. */
  readonly to?: number
  readonly kind?: string
  readonly run?: string
  /** Only records at this position or behind it. */
  readonly pos?: number
}

interface TileRow {
  readonly width: number
  readonly nodes: Uint8Array
}

/** The index's SQLite file: tables and statements, no sense. Everything in it can be made again from the log, so it is never synced. */
export class RecordIndexFile {
  readonly #database: Database.Database
  readonly #insert: Database.Statement
  readonly #count: Database.Statement
  readonly #putTile: Database.Statement
  readonly #getTile: Database.Statement

  /** Opens the file, or makes it. @throws IndexDamaged for one that is no index of this log. */
  constructor(path: string, { vkey, waitMs = WAIT_MS }: { readonly vkey: string; readonly waitMs?: number }) {
    this.#database = new Database(path, { timeout: waitMs })
    try {
      this.#database.pragma(`page_size = ${PAGE_BYTES}`)
      this.#database.pragma('synchronous = OFF')
      this.begin()
      this.#prepare(vkey)
      this.commit()
      this.#insert = this.#database.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)')
      this.#count = this.#database.prepare(
        'INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (what, value) DO UPDATE SET records = records + excluded.records',
      )
      this.#putTile = this.#database.prepare('INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?)')
      this.#getTile = this.#database.prepare('SELECT width, nodes FROM tile WHERE level = ? AND number = ?')
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  #prepare(vkey: string): void {
    const hasTables = this.#database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'state'").get() !== undefined
    if (!hasTables) {
      this.#database.exec(SCHEMA)
      this.#database.prepare('INSERT INTO state VALUES (0, ?, ?, 0, NULL, NULL)').run(FORMAT, vkey)
    }
    const state = this.#database.prepare('SELECT format, vkey FROM state').get() as { format: string; vkey: string } | undefined
    if (state?.format !== FORMAT || state.vkey !== vkey) throw new IndexDamaged('it is the index of another log')
  }

  /** Begins a change that `commit` or `rollback` ends: no other writer sees or disturbs a half of it. */
  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE')
  }

  commit(): void {
    this.#database.exec('COMMIT')
  }

  rollback(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
  }

  head(): IndexedHead | undefined {
    const row = this.#database.prepare('SELECT size, root, signature FROM state').get() as IndexedHead | undefined
    if (row === undefined) throw new IndexDamaged('it has no state')
    return row.size === 0 ? undefined : row
  }

  setHead({ size, root, signature }: IndexedHead): void {
    this.#database.prepare('UPDATE state SET size = ?, root = ?, signature = ?').run(size, root, signature)
  }

  /** The number of the newest row; -1 without one. */
  newest(): number {
    const { number } = this.#database.prepare('SELECT max(number) AS number FROM record').get() as { number: number | null }
    return number ?? -1
  }

  add({ number, segment, offset, kind, run, pos }: RecordRow): void {
    this.#insert.run(number, segment, offset, kind, run, pos)
  }

  /** Adds to how many records there are of a kind or run. */
  tally(what: 'kind' | 'run', value: string, records: number): void {
    this.#count.run(what, value, records)
  }

  record(number: number): RecordRow | undefined {
    return this.#database.prepare('SELECT * FROM record WHERE number = ?').get(number) as RecordRow | undefined
  }

  /** Rows that match, by number. @throws IndexDamaged when there are not as many of the kind or run as were counted. */
  find({ from = 0, to = Number.MAX_SAFE_INTEGER, kind, run, pos }: RecordQuery): Iterable<RecordRow> {
    if (run !== undefined && run !== '') this.#checkTally('run', run, "SELECT count(*) AS records FROM record WHERE run = ? AND run <> ''")
    if (kind !== undefined) this.#checkTally('kind', kind, 'SELECT count(*) AS records FROM record WHERE kind = ?')
    const terms = ['number >= ?', 'number < ?']
    const values: (string | number)[] = [from, to]
    const match = (term: string, value: string | number | undefined): void => {
      if (value === undefined) return
      terms.push(term)
      values.push(value)
    }
    match("run = ? AND run <> ''", run)
    match('kind = ?', kind)
    match('pos >= ?', pos)
    return this.#database
      .prepare(`SELECT * FROM record WHERE ${terms.join(' AND ')} ORDER BY number`)
      .iterate(...values) as Iterable<RecordRow>
  }

  #checkTally(what: 'kind' | 'run', value: string, sql: string): void {
    const counted = this.#database.prepare('SELECT records FROM tally WHERE what = ? AND value = ?').get(what, value) as
      | { records: number }
      | undefined
    const found = this.#database.prepare(sql).get(value) as { records: number }
    if (found.records !== (counted?.records ?? 0))
      throw new IndexDamaged(`it lists ${found.records} of ${counted?.records ?? 0} records of ${what} ${value}`)
  }

  tile(level: number, number: number): TileRow {
    const row = this.#getTile.get(level, number) as TileRow | undefined
    if (row === undefined) throw new IndexDamaged(`it lacks tile ${number} of level ${level}`)
    return row
  }

  putTile(level: number, number: number, { width, nodes }: TileRow): void {
    this.#putTile.run(level, number, width, nodes)
  }

  close(): void {
    this.#database.close()
  }
}
