import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHASES, type RunResult } from '../shared/services/run-result.ts'
import { type Ended, runJson } from './cli.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-why-'))
const rig = join(place, 'rig')
mkdirSync(join(place, 'run'), { mode: 0o700 })
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = join(place, 'run')
const options = () => ({ env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place })
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], options())
/** Shallow trees: what is looked at is what a run leaves, not how good it is. */
const shallow = (text: string): string => text.replace(/(depth: )\d+/g, (_all, name: string) => `${name}2`)

let full: RunResult
let again: RunResult
let other: RunResult

async function run(...more: readonly string[]): Promise<RunResult> {
  const { status, last, err } = await vbus('run', ...more)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return last as unknown as RunResult
}

beforeAll(async () => {
  expect((await runJson(['init', 'rig'], options())).status).toBe(0)
  const file = join(rig, 'workspace.yaml')
  writeFileSync(file, shallow(readFileSync(file, 'utf8')))
  expect((await vbus('trust')).status).toBe(0)
  full = await run()
  again = await run('--mode', 'incremental')
  other = await run('--seed', '43')
}, 180_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** The rows of the table of gates: phase, rule, when. */
function gateTable(): { phase: string; rule: string; when: string }[] {
  const page = readFileSync(new URL('../../docs/spec/pipeline.md', import.meta.url), 'utf8')
  const table = page.slice(page.indexOf('| phase | rule | when | evidence | fault |'))
  let phase = ''
  return [...table.slice(0, table.indexOf('\n\n')).matchAll(/^\| ?([^|]*)\| ([^|]+) \| (before|during|after) \|/gm)].map((row) => {
    phase = row[1]?.trim() || phase
    return { phase, rule: row[2] ?? '', when: row[3] ?? '' }
  })
}

describe('gates', () => {
  it('DG1 are those of the table, in each phase of a full build, before, during and after', () => {
    const table = gateTable().filter(({ rule }) => !rule.endsWith('only)'))
    const named = (rule: string): string =>
      rule.replace(/-(?:xgboost|catboost|random_forest)$/, '-LEARNER').replace(/^V2-checksum-.*/, 'V2-checksum-ROLE')
    for (const phase of PHASES) {
      const rows = table.filter((row) => row.phase === phase || (row.phase === 'every later' && phase !== 'GPU_INIT'))
      const expected = rows.map(({ rule, when }) => `${when} ${rule.replace('-MODEL', '-LEARNER')}`)
      const left = full.phases.find(({ name }) => name === phase)?.gates ?? []
      const found = left.map(({ rule, when }) => `${when} ${named(rule).replace('plausible-ensemble', 'plausible-LEARNER')}`)
      expect(new Set(found), phase).toEqual(new Set(expected))
      expect(left.every(({ ok }) => ok)).toBe(true)
      for (const when of ['before', 'during', 'after'])
        expect(
          expected.some((gate) => gate.startsWith(when)),
          `${phase} ${when}`,
        ).toBe(true)
    }
    const { gates } = full.phases.find(({ name }) => name === 'MODEL_TRAINING') ?? { gates: [] }
    expect(gates.filter(({ rule }) => rule.startsWith('G4.1')).map(({ rule }) => rule)).toHaveLength(3)
  })
})

describe('why', () => {
  it('DW1 tells of a cell its file, row, hash and the rule that changed it', async () => {
    const { status, last } = await vbus('why', full.run_id, 'Duel in the Sun', 'release_date')
    expect(status).toBe(0)
    const master = full.inputs.find(({ path }) => path.endsWith('master.sqlite'))
    expect(last).toMatchObject({
      row: 9,
      kind: 'cell',
      value: '1946-12-31',
      source: { table: 'master', path: 'data/master.sqlite', row: 9, sha256: master?.sha256, read: 'Dec 31 2046' },
      rules: [{ rule: 'D12-century-late', action: 'corrected', from: '2046-12-31', to: '1946-12-31' }],
    })
    // A cell that no rule touched: as the run used it, not as its file writes it.
    expect((await vbus('why', full.run_id, 'Jaws', 'release_date')).last).toMatchObject({
      value: '1975-06-20',
      source: { read: 'Jun 20 1975' },
    })
    expect((await vbus('why', full.run_id, '#4', 'rotten_tomatoes')).last).toMatchObject({ value: 62, source: { read: '62' } })
    const unknown = (await vbus('why', full.run_id, '#9', 'no_such')).last as { error?: { code: string } }
    expect(unknown.error?.code).toBe('cli/usage')
    const { error } = (await vbus('why', 'run-none', '#9', 'title')).last as { error?: { message: string } }
    expect(error?.message).toBe(`no run run-none on the record; there are ${other.run_id}, ${again.run_id}, ${full.run_id}`)
  })

  it('DW1 tells of a quarantined row why, and of a value that a rule made missing whose it was', async () => {
    expect((await vbus('why', full.run_id, '#3053', 'imdb_rating')).last).toMatchObject({
      kind: 'quarantined',
      value: 6.6,
      unit: 'points',
      source: { table: 'ratings', row: 3053, read: 6.6 },
      rules: [{ rule: 'D1-title-missing', action: 'quarantined', record: expect.any(Number) }],
    })
    const findings = JSON.parse(readFileSync(join(rig, 'outputs', full.run_id, 'findings.json'), 'utf8')) as {
      changes: { rule: string; column: string; row: number; from: number }[]
    }
    const change = findings.changes.find(({ rule, column }) => rule.startsWith('T7') && column === 'imdb_rating')
    expect((await vbus('why', full.run_id, `#${change?.row}`, 'imdb_rating')).last).toMatchObject({
      value: null,
      source: { table: 'ratings', read: change?.from },
      rules: [{ rule: 'T7-not-yet-known', from: change?.from, to: null }],
    })
  })

  it('DW1 tells of a prediction its models, inputs and the cells it was made from, also without the engine', async () => {
    const { status, last } = await vbus('why', full.run_id.slice(0, -1), '#9', 'ensemble')
    expect(status).toBe(0)
    const { models, inputs, features, checks } = last as unknown as Record<
      string,
      { name: string; sha256: string; table: string; ok: boolean }[]
    >
    expect(models?.map(({ name }) => name)).toEqual(['xgboost', 'catboost', 'random_forest'])
    expect(models?.map(({ sha256 }) => sha256)).toEqual(
      full.outputs.filter(({ role }) => role.startsWith('model-')).map(({ sha256 }) => sha256),
    )
    expect(inputs?.map(({ sha256 }) => sha256)).toEqual(full.inputs.map(({ sha256 }) => sha256))
    expect(features?.find(({ name }) => name === 'imdb_votes_log')).toMatchObject({ from: 'imdb_votes', table: 'ratings', row: 9 })
    expect(checks?.every(({ ok }) => ok)).toBe(true)
  })

  it('DW1 finds a file of the version that is not what the record says', async () => {
    appendFileSync(join(rig, 'outputs', other.run_id, 'predictions.csv'), '\n')
    const { status, last } = await vbus('why', other.run_id, '#9', 'ensemble')
    expect(status).toBe(13)
    expect(last).toMatchObject({ ok: false, altered: [{ role: 'predictions' }] })
  })
})

describe('diff', () => {
  it('DW2 names the first phase that differs, and the setting that does', async () => {
    const { status, last } = await vbus('diff', full.run_id, other.run_id)
    expect(status).toBe(0)
    expect(last).toMatchObject({ same: false, first_phase: 'MODEL_TRAINING', settings: [{ fact: 'seed', a: '42', b: '43' }] })
    expect((last as unknown as { why: { fact: string }[] }).why.map(({ fact }) => fact)).toContain('model xgboost')
  })

  it('DW2 finds no difference where a run took over what the other had done', async () => {
    const { last } = await vbus('diff', full.run_id, again.run_id)
    expect(last).toMatchObject({ same: true, first_phase: null, why: [], settings: [{ fact: 'mode' }] })
  })
})

describe('rules', () => {
  it('lists the eight temporal rules with what they are told, in force since a record', async () => {
    const { last } = await vbus('rules')
    const { temporal, in_force: inForce } = last as unknown as { temporal: { id: string; parameters: object }[]; in_force: boolean }
    expect(temporal.map(({ id }) => id)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'])
    expect([inForce, last['record']]).toEqual([true, expect.any(Number)])
    expect(last).toMatchObject({ anti_cheat: { r2_max: 0.95, mape_min: 0.02, shuffled: { trees: 10, r2_max: 0.1 } } })
  })
})
