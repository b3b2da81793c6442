import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseWorkspaceConfig } from '../workspace/config.ts'
import type { WorkspaceConfig } from '../workspace/config-types.ts'
import { ContentStore } from '../workspace/content-store.ts'
import { parseWorkspacePolicy, type WorkspacePolicy } from '../workspace/policy.ts'
import { createSample } from '../workspace/samples.ts'
import { encodeRows } from './arrow-rows.ts'
import { DataRun, type DataRunOptions, type LoadResult } from './data-run.ts'
import { registerData } from './load-inputs.ts'

const WEIGHTS = { xgboost: 0.52, catboost: 0.35, random_forest: 0.13 }
const roots: string[] = []
let options: DataRunOptions
let run: DataRun
let loaded: LoadResult

/** A movies workspace, registered. */
async function workspace(): Promise<DataRunOptions> {
  const root = mkdtempSync(join(tmpdir(), 'vbus-movies-'))
  roots.push(root)
  await createSample('movies', root, { id: '0190a0b0-0000-7000-8000-000000000001' })
  const config = parseWorkspaceConfig(readFileSync(join(root, 'workspace.yaml'), 'utf8'))
  const policy = parseWorkspacePolicy(readFileSync(join(root, 'policy.yaml'), 'utf8'), (config as { value: WorkspaceConfig }).value)
  const declaration = (config as { value: WorkspaceConfig }).value
  const place = { root, store: await ContentStore.open(join(root, '.vbus', 'rom')) }
  return {
    declaration,
    limits: (policy as { value: WorkspacePolicy }).value,
    place,
    registered: await registerData(declaration, place),
    weights: WEIGHTS,
  }
}

/** Stand-in predictions: a line through the votes' logarithm. Real learners are the fabric's; what is tested here is what is done with their numbers. */
function predictions(of: DataRun): Map<string, Uint8Array> {
  const votes = tableFromIPC(of.rows('all').bytes).getChild('imdb_votes_log')
  const values = Float64Array.from(votes ?? [], (value: unknown) => 3 + 0.35 * (typeof value === 'number' ? value : 7))
  const bytes = encodeRows([{ name: 'prediction', values }], [...values.keys()])
  return new Map(Object.keys(WEIGHTS).map((name) => [name, bytes]))
}

beforeAll(async () => {
  options = await workspace()
  run = new DataRun(options)
  loaded = await run.load()
})
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true })
})

describe('the movies table', () => {
  it('DR1 shows each of its honest faults with its rows', () => {
    const found = loaded.findings.map(({ rule, detail, action, rows }) => [rule, detail.slice(0, detail.indexOf(':')), action, rows])
    expect(found).toEqual([
      ['D2-title-not-text', 'title', 'corrected', 9],
      ['D1-title-missing', 'title', 'quarantined', 1],
      ['D4-target-missing', 'imdb_rating', 'kept', 213],
      ['D6-running-time-missing', 'running_time_min', 'kept', 1992],
      ['D7-value-missing', 'distributor', 'kept', 232],
      ['D7-value-missing', 'imdb_votes', 'kept', 213],
      ['D7-value-missing', 'rotten_tomatoes', 'kept', 880],
      ['D7-value-missing', 'mpaa_rating', 'kept', 605],
      ['D7-value-missing', 'major_genre', 'kept', 275],
      ['D7-value-missing', 'creative_type', 'kept', 446],
      ['D7-value-missing', 'source', 'kept', 365],
      ['D7-value-missing', 'director', 'kept', 1331],
      ['D7-value-missing', 'us_gross', 'kept', 7],
      ['D7-value-missing', 'worldwide_gross', 'kept', 7],
      ['D7-value-missing', 'us_dvd_sales', 'kept', 2637],
      ['D7-value-missing', 'production_budget', 'kept', 1],
      ['D3-title-repeated', 'title', 'kept', 24],
      ['D5-zero-gross', 'us_gross', 'kept', 66],
      ['D5-zero-gross', 'worldwide_gross', 'kept', 47],
      ['D12-century-late', 'release_date', 'corrected', 22],
      // Two films were released less than a year before the as-of date; one of them has an outcome.
      ['T7-not-yet-known', 'imdb_rating', 'corrected', 1],
      ['T7-not-yet-known', 'imdb_votes', 'corrected', 1],
      ['T7-not-yet-known', 'us_gross', 'corrected', 2],
      ['T7-not-yet-known', 'worldwide_gross', 'corrected', 2],
    ])
    const late = loaded.findings.find(({ rule }) => rule === 'D12-century-late')
    expect(late?.row_ids.slice(0, 3)).toEqual([9, 15, 16])
    expect(late?.detail).toContain('"Duel in the Sun · 2046-12-31" -> 1946-12-31')
    for (const { rows, row_ids } of loaded.findings) expect(row_ids.length).toBe(rows)
  })

  it('DR2 loses no film: 3,201 in, 3,200 used, 1 quarantined', () => {
    expect(loaded.rows).toEqual({ in: 3201, used: 3200, quarantined: 1 })
    expect(loaded.inputs.map(({ name, rows }) => [name, rows])).toEqual([
      ['master', 3201],
      ['ratings', 3201],
      ['critics', 3201],
      ['box-office', 3201],
    ])
  })

  it('DM8 T8 splits by time; DF5 sends rows whose bytes another workspace has too', async () => {
    expect(run.features()).toMatchObject({
      rows: { train: 2388, validation: 299, test: 299, held_out: 598, straddling: 0, unlabelled: 214 },
      split: { newest_train: '2006-07-14', oldest_validation: '2006-07-21', newest_validation: '2008-04-18', oldest_test: '2008-04-25' },
    })
    const other = new DataRun(await workspace())
    expect(await other.load()).toEqual(loaded)
    other.features()
    for (const set of ['train', 'all'] as const) expect(other.rows(set)).toEqual(run.rows(set))
    const train = tableFromIPC(run.rows('train').bytes)
    const all = tableFromIPC(run.rows('all').bytes)
    expect([train.numRows, train.numCols, all.numRows, all.numCols]).toEqual([2388, 17, 3200, 16])
    expect(train.schema.fields.at(-1)?.name).toBe('imdb_rating')
    expect(all.schema.fields.some((field) => field.name === 'imdb_rating')).toBe(false)
  })

  it('DO1 DO2 measures and writes outputs that another workspace has too, byte for byte', async () => {
    const written: unknown[] = []
    for (const place of [options, await workspace()]) {
      const again = new DataRun(place)
      await again.load()
      again.features()
      const { metrics, parts } = again.evaluate(predictions(again))
      expect(parts[0]).toMatchObject({ validation: { rows: 299 }, test: { rows: 299 } })
      expect(metrics.map(({ name, rows }) => [name, rows])).toEqual(
        [...Object.keys(WEIGHTS), 'ensemble', 'baseline'].map((name) => [name, 598]),
      )
      expect(metrics.at(-1)?.mae).toBeCloseTo(0.9345, 4)
      const folder = join(place.place.root, 'staging')
      const models = [{ name: 'xgboost', format: 'ubj', bytes: Uint8Array.of(1, 2, 3) }]
      written.push(await again.writeOutputs(folder, models))
      for (const text of [
        'predictions.csv',
        'metrics.json',
        'features.json',
        'findings.json',
        'provenance.json',
        'provenance.csv',
        'predicted-actual.svg',
      ]) {
        expect(readFileSync(join(folder, text), 'utf8')).not.toMatch(/vbus-movies|0190a0b0|\d\d:\d\d:\d\d/)
      }
      const csv = readFileSync(join(folder, 'predictions.csv'), 'utf8').split('\n')
      expect([csv.length, csv[0]]).toEqual([3202, 'row,title,release_date,split,actual,xgboost,catboost,random_forest,ensemble'])
      expect(csv.find((line) => line.startsWith('9,'))).toMatch(/^9,Duel in the Sun,1946-12-31,train,7,/)
    }
    expect(written[0]).toEqual(written[1])
    expect(written[0]).toHaveLength(8)
  })

  it('DO2 DT6 keeps the quarantined film whole, and units with their columns', async () => {
    const folder = join(options.place.root, 'staging')
    const findings = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')) as {
      quarantined: unknown[]
      findings: { row_ids: number[]; rows: number }[]
    }
    expect(findings.quarantined).toMatchObject([
      { row: 3053, rules: ['D1-title-missing'], cells: { release_date: '2006-11-03', distributor: 'IFC Films', imdb_rating: 6.6 } },
    ])
    const provenance = JSON.parse(readFileSync(join(folder, 'provenance.json'), 'utf8')) as { columns: Record<string, unknown> }
    expect(provenance.columns['title']).toMatchObject({ type: 'string', known_days: -180, won: { master: 3200 }, missing: 0 })
    // 7 missing, and those of the two films whose gross is not yet known; 64 of the 66 zeros are measured zeros still.
    expect(provenance.columns['us_gross']).toMatchObject({ unit: 'USD', won: { 'box-office': 3191 }, missing: 9 })
  })

  it('DO3 refuses a step before its turn, and predictions of other learners', async () => {
    const early = new DataRun(options)
    const outOfOrder = expect.objectContaining({ code: 'pipeline/out-of-order' })
    expect(() => early.features()).toThrow(outOfOrder)
    expect(() => early.rows('train')).toThrow(outOfOrder)
    await expect(early.writeOutputs(join(options.place.root, 'never'), [])).rejects.toEqual(outOfOrder)
    expect(() => run.evaluate(new Map([...predictions(run)].slice(1)))).toThrow(
      expect.objectContaining({ code: 'pipeline/foreign-result' }),
    )
  })
})
