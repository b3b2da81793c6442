import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { csvLine } from './csv-text.ts'
import type { DataDeclaration, DataLimits, RowRuleDeclaration } from './declaration.ts'

/** A small rig: a master of films and one or two contributors, all CSV, as of 2000-12-31. */
export function filmsDeclaration(more: Partial<DataDeclaration['prediction']> = {}): DataDeclaration {
  return {
    asOf: '2000-12-31',
    key: ['title', 'date'],
    master: {
      name: 'master',
      path: 'data/master.csv',
      format: 'csv',
      priority: 0,
      columns: {
        title: { type: 'string', knownDays: -180 },
        date: { type: 'date', knownDays: -180 },
        studio: { type: 'string', knownDays: -180 },
        gross: { type: 'int', knownDays: 365 },
      },
    },
    contributors: [
      {
        name: 'first',
        path: 'data/first.csv',
        format: 'csv',
        priority: 1,
        columns: { rating: { type: 'float', knownDays: 365 }, gross: { type: 'int', knownDays: 365 } },
      },
      { name: 'second', path: 'data/second.csv', format: 'csv', priority: 2, columns: { gross: { type: 'int', knownDays: 365 } } },
    ],
    prediction: {
      target: 'rating',
      event: 'date',
      atDays: 365,
      trainShare: 0.8,
      validationShare: 0.1,
      existsDays: -180,
      features: [
        { name: 'year', from: 'date', op: 'year' },
        { name: 'gross_log', from: 'gross', op: 'log1p' },
        { name: 'studio', from: 'studio', op: 'category' },
        { name: 'studio_films', from: 'studio', op: 'prior_count' },
        { name: 'title_length', from: 'title', op: 'length' },
      ],
      ...more,
    },
  }
}

export function rule(
  id: string,
  check: RowRuleDeclaration['check'],
  action: RowRuleDeclaration['action'],
  columns: RowRuleDeclaration['columns'] = [],
): RowRuleDeclaration {
  return { id, check, action, columns }
}

export const FILM_LIMITS: DataLimits = {
  rowRules: [
    rule('D1', 'missing', 'quarantined', ['title']),
    rule('D2', 'not-text', 'corrected', 'others'),
    rule('D3', 'repeated', 'kept', ['title']),
    rule('D5', 'zero', 'kept', ['gross']),
    rule('D7', 'missing', 'kept', 'others'),
    rule('D8', 'wrong-type', 'quarantined', 'others'),
    rule('D10', 'unmatched', 'kept'),
    rule('D11', 'date-unreadable', 'quarantined'),
    rule('D12', 'century-late', 'corrected'),
    rule('D13', 'conflict', 'kept', 'others'),
    rule('D14', 'not-granted', 'kept'),
    rule('T1', 'before-existence', 'corrected'),
    rule('T3', 'period-before-release', 'corrected'),
    rule('T4', 'unreleased-outcome', 'quarantined'),
    rule('T5', 'after-as-of', 'corrected'),
    rule('T6', 'group-release', 'corrected'),
    rule('T7', 'not-yet-known', 'corrected'),
  ],
  faultyShareMax: 0.5,
  antiCheat: { targetCorrelationMax: 0.995 },
}

export interface Film {
  readonly title?: string | undefined
  readonly date?: string | undefined
  readonly studio?: string | undefined
  /** Gross in each of the three tables. */
  readonly gross?: readonly (string | number | undefined)[]
  readonly rating?: string | number | undefined
}

/** The three tables' CSV bytes. Contributors hold the films `inContributors` says, all by default. */
export function filmContents(films: readonly Film[], inContributors: (row: number) => boolean = () => true): Map<string, Uint8Array> {
  const text = (header: string, fields: (film: Film) => (string | number | undefined)[], keep: (row: number) => boolean): Uint8Array =>
    new TextEncoder().encode(
      `${header}\n${films
        .filter((_, row) => keep(row))
        .map((film) => csvLine(fields(film)))
        .join('')}`,
    )
  return new Map([
    [
      'master',
      text(
        'title,date,studio,gross',
        ({ title, date, studio, gross }) => [title, date, studio, gross?.[0]],
        () => true,
      ),
    ],
    ['first', text('title,date,rating,gross', ({ title, date, rating, gross }) => [title, date, rating, gross?.[1]], inContributors)],
    ['second', text('title,date,gross', ({ title, date, gross }) => [title, date, gross?.[2]], inContributors)],
  ])
}

/** The bytes of an SQLite database made by `statements`. */
export function sqliteBytes(statements: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'vbus-sqlite-'))
  try {
    const path = join(folder, 'a.sqlite')
    const database = new Database(path)
    database.exec(statements)
    database.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
