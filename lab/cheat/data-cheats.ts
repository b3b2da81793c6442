/** Cheats by somebody who edits the data, or what is asked of it; a person trusts or registers what must be for the cheat to get anywhere. */
import { copyFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import type { Document } from 'yaml'
import type { Stage } from '../../scripts/breach/stage.ts'
import type { BreachMode, Cheats, Play, Twins } from './cheat.ts'
import { edit, rewriteCsv, rewriteRatings, sql } from './ground.ts'

type Prepare = NonNullable<Play['prepare']>

function by(
  name: string,
  [mode, code, culprit]: readonly [BreachMode, string, string],
  [what, twin]: readonly [string, string],
  prepare: Prepare,
): Cheats {
  return { [name]: { what, by: 'hand', caught: { breach: { mode, code, culprit } }, twin, prepare } }
}

const registered =
  (name: string, change: Prepare): Prepare =>
  async (stage) => {
    await change(stage)
    await stage.verb('data', 'register', name)
  }

const trusted =
  (change: (config: Document) => void): Prepare =>
  async (stage) => {
    edit(stage, 'workspace.yaml', change)
    await stage.verb('trust')
  }

const WORST_FILM = 'DELETE FROM films WHERE film_id = 8'
const THIRD_UNDATED = "UPDATE films SET release_date = 'soon' WHERE film_id % 3 = 0"
const COUNTED_TWICE = 'INSERT INTO films SELECT film_id + 1, title, release_date, distributor FROM films WHERE film_id = 20'

/** Critics' points of some films are raised in place: size and times of the file stay what they were. */
function raiseUnseen(stage: Stage): void {
  const path = stage.path('data/critics.csv')
  const { atime, mtime, size } = statSync(path)
  rewriteCsv(stage, ([head = [], ...rows]) => {
    const column = head.indexOf('rotten_tomatoes')
    return [head, ...rows.map((row) => row.map((field, at) => (at === column && /^[1-8]\d$/.test(field) ? `9${field[1]}` : field)))]
  })
  if (statSync(path).size !== size) throw new Error('the file has another size')
  utimesSync(path, atime, mtime)
}

/** The target with a little noise takes the place of the critics' points. */
async function smuggleTarget(stage: Stage): Promise<void> {
  const ratings: number[] = []
  await rewriteRatings(stage, (films) => {
    ratings.push(...films.map((film) => film.imdb_rating ?? 0))
    return films
  })
  const noise = [-3, -1, 2, 0, 3, -2, 1]
  rewriteCsv(stage, ([head = [], ...rows]) => {
    const column = head.indexOf('rotten_tomatoes')
    const points = (row: number): string => String(Math.round((ratings[row] ?? 0) * 10) + (noise[row % noise.length] ?? 0))
    return [head, ...rows.map((fields, row) => fields.map((field, at) => (at === column && (ratings[row] ?? 0) > 0 ? points(row) : field)))]
  })
}

const withoutColumn =
  (name: string): Prepare =>
  (stage) =>
    rewriteCsv(stage, (table) => {
      const column = (table[0] ?? []).indexOf(name)
      return table.map((row) => row.filter((_, at) => at !== column))
    })

function linkElsewhere(stage: Stage): void {
  renameSync(stage.path('data/critics.csv'), stage.path('critics-elsewhere.csv'))
  symlinkSync('../critics-elsewhere.csv', stage.path('data/critics.csv'))
}

const CHANGED = ['DATA_BREAKDOWN', 'data/changed'] as const
const OPENLY = 'change-data-openly'
const KNOWN = 'predict-at-release'

export const DATA_CHEATS: Cheats = {
  ...by('hide-a-bad-row', [...CHANGED, 'master'], ['deletes the row that the model is worst at', OPENLY], (stage) =>
    sql(stage, 'master.sqlite', WORST_FILM),
  ),
  ...by(
    'raise-the-points',
    [...CHANGED, 'critics'],
    ["raises critics' points in place; size and times of the file stay", OPENLY],
    raiseUnseen,
  ),
  ...by('swap-contributors', [...CHANGED, 'box-office'], ['puts one contributor in the place of another', OPENLY], (stage) =>
    copyFileSync(stage.path('data/master.sqlite'), stage.path('data/box-office.sqlite')),
  ),
  ...by(
    'lose-a-contributor',
    ['DATA_BREAKDOWN', 'data/missing', 'critics'],
    ['loses a contributor that spoils the score', OPENLY],
    (stage) => rmSync(stage.path('data/critics.csv')),
  ),
  ...by(
    'link-elsewhere',
    ['DATA_BREAKDOWN', 'data/unreadable', 'critics'],
    ['reads a contributor through a link, from where it can be changed', OPENLY],
    linkElsewhere,
  ),
  ...by(
    'register-garbage',
    ['DATA_BREAKDOWN', 'data/unreadable', 'ratings'],
    ['has garbage registered as a contributor', OPENLY],
    registered('ratings', (stage) => writeFileSync(stage.path('data/ratings.parquet'), 'garbage')),
  ),
  ...by(
    'drop-a-column',
    ['DATA_BREAKDOWN', 'data/wrong-schema', 'rotten_tomatoes'],
    ['leaves out a declared column that does not suit it', OPENLY],
    registered('critics', withoutColumn('rotten_tomatoes')),
  ),
  ...by(
    'count-a-hit-twice',
    ['DATA_BREAKDOWN', 'data/wrong-key', 'master'],
    ['adds a film a second time, so that it counts double', OPENLY],
    registered('master', (stage) => sql(stage, 'master.sqlite', COUNTED_TWICE)),
  ),
  ...by(
    'undate-what-hurts',
    ['DATA_BREAKDOWN', 'data/too-many-faults', 'master'],
    ['makes the dates of a third of the films unreadable, so that they are quarantined', OPENLY],
    registered('master', (stage) => sql(stage, 'master.sqlite', THIRD_UNDATED)),
  ),
  ...by(
    'train-on-the-future',
    ['VALIDATION_BREACH', 'pipeline/column-too-early', 'imdb_votes'],
    ['uses votes and gross of a year later to predict on the day of the release', KNOWN],
    trusted((config) => config.setIn(['prediction', 'at'], 'release')),
  ),
  ...by(
    'peek-at-the-target',
    ['VALIDATION_BREACH', 'pipeline/target-leak', 'quality'],
    ['has a feature made from the target, under another name', KNOWN],
    trusted((config) => config.addIn(['prediction', 'features'], config.createNode({ name: 'quality', from: 'imdb_rating', op: 'log1p' }))),
  ),
  ...by(
    'smuggle-the-target-in',
    ['VALIDATION_BREACH', 'pipeline/score-implausible', 'xgboost'],
    ["registers a contributor whose critics' points are the target with noise", KNOWN],
    registered('critics', smuggleTarget),
  ),
  ...by(
    'hold-out-nothing',
    ['VALIDATION_BREACH', 'pipeline/gate-failed', 'held_out'],
    ['holds out so few rows that any score will do', KNOWN],
    trusted((config) => config.setIn(['prediction', 'train_share'], 0.88)),
  ),
}

/** Columns that are known on the day of the release. */
const EARLY = [
  'release_year',
  'release_month',
  'running_time_min',
  'production_budget_log',
  'mpaa_rating',
  'major_genre',
  'distributor_films',
  'title_length',
]

function predictAtRelease(config: Document): void {
  config.setIn(['prediction', 'at'], 'release')
  const features = config.toJS() as { prediction: { features: { name: string }[] } }
  const early = features.prediction.features.filter(({ name }) => EARLY.includes(name))
  config.setIn(['prediction', 'features'], config.createNode(early))
}

export const DATA_TWINS: Twins = {
  [OPENLY]: {
    what: 'a row is deleted and points are changed, and a person registers what there is now',
    prepare: async (stage) => {
      sql(stage, 'master.sqlite', WORST_FILM)
      raiseUnseen(stage)
      await stage.verb('data', 'register')
    },
  },
  [KNOWN]: { what: 'predicts on the day of the release, from what is known by then', prepare: trusted(predictAtRelease) },
}
