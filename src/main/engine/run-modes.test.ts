import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHASES, type RunResult } from '../../shared/services/run-result.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-modes-'))
const rig = join(place, 'rig')
const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
const env = { ...process.env, VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }
/** Shallow trees: what is shown is which of them are grown again. */
const shallow = (text: string): string => text.replace(/(depth: )\d+/g, (_all, name: string) => `${name}2`)

type Ended = { readonly status: number | null; readonly last: RunResult & { readonly error?: { readonly code: string } } }

async function vbus(...argv: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...argv, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, last: JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Ended['last'] }
}
const run = (mode: string, ...more: string[]): Promise<Ended> => vbus('run', '--workspace', rig, '--mode', mode, ...more)

const shas = ({ last }: Ended): Record<string, string> => Object.fromEntries(last.outputs.map(({ role, sha256 }) => [role, sha256]))
const models = (ended: Ended): string[] =>
  Object.entries(shas(ended)).flatMap(([role, sha256]) => (role.startsWith('model-') ? [sha256] : []))
const reused = ({ last }: Ended): string[] => last.phases.flatMap(({ name, reused_from: from }) => (from === undefined ? [] : [name]))

/** The folder as bytes: every path, its content and when it was last written. */
function listing(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true }) as unknown as { name: string; parentPath: string; isFile(): boolean }[]
  )
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return `${path} ${statSync(path).mtimeMs} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    })
    .toSorted()
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const path = join(rig, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  expect((await vbus('trust', '--workspace', rig)).status).toBe(0)
}

let full: Ended
beforeAll(async () => {
  expect((await vbus('init', rig)).status).toBe(0)
  await rewrite('workspace.yaml', shallow)
  full = await run('full_build')
  expect(full.last.error).toBeUndefined()
}, 90_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('run modes, on the sample', () => {
  it('PL19 PL25 an incremental run on the same inputs takes five phases over and publishes the same bytes', async () => {
    const again = await run('incremental')
    expect(again.last.ok).toBe(true)
    expect(reused(again)).toEqual(PHASES.slice(1, 6))
    expect(again.last.phases.map(({ name }) => name)).toEqual([...PHASES])
    expect(shas(again)).toEqual(shas(full))
    const { rows, findings, models: scores, ensemble, baseline } = again.last
    const plain = (list: RunResult['findings']): object[] => list.map(({ record: _record, ...finding }) => finding)
    expect({ rows, scores, ensemble, baseline }).toEqual({
      rows: full.last.rows,
      scores: full.last.models,
      ensemble: full.last.ensemble,
      baseline: full.last.baseline,
    })
    expect(plain(findings)).toEqual(plain(full.last.findings))
  }, 60_000)

  it('PL24 a validation leaves every byte of outputs/ as it was', async () => {
    const before = listing(join(rig, 'outputs'))
    const { last } = await run('validation_only')
    expect([last.ok, last.outputs, last.ensemble]).toEqual([true, [], full.last.ensemble])
    expect(listing(join(rig, 'outputs'))).toEqual(before)
  }, 60_000)

  it('PL23 an equation update is refused when more than weights changed, and nothing is started', async () => {
    const { status, last } = await run('equation_update', '--seed', '7')
    expect([status, last.error?.code]).toEqual([3, 'pipeline/more-than-equation'])
  }, 60_000)

  it('PL23 other weights: the models are the same bytes, and all outputs are those of a full build with them', async () => {
    await rewrite('workspace.yaml', (text) => text.replace('weight: 0.52', 'weight: 0.42').replace('weight: 0.13', 'weight: 0.23'))
    const updated = await run('equation_update')
    expect(updated.last.error).toBeUndefined()
    expect(reused(updated)).toEqual(['DATA_LOADING', 'FEATURE_ENGINEERING', 'MODEL_TRAINING', 'PREDICTION'])
    expect(models(updated)).toEqual(models(full))
    expect(shas(updated)['predictions']).not.toBe(shas(full)['predictions'])
    expect(updated.last.models.map(({ weight }) => weight)).toEqual([0.42, 0.35, 0.23])
    expect(shas(await run('full_build'))).toEqual(shas(updated))
  }, 120_000)

  it('CA6 CA16 the second full build took columns, rows and models from the cache; a run leaves some dozens of records of it', async () => {
    const { last } = (await vbus('cache', '--workspace', rig)) as unknown as {
      last: { hits: number; misses: number; violations: object[] }
    }
    expect(last.violations).toEqual([])
    expect(last.hits).toBeGreaterThan(last.misses)
    const counted = await Promise.all(
      ['cache_opened', 'cache_put', 'cache_moved', 'cache_evicted', 'cache_settled'].map(async (kind) => {
        const shown = (await vbus('audit', 'show', '--workspace', rig, '--kind', kind)) as unknown as { last: { shown: number } }
        return shown.last.shown
      }),
    )
    expect(counted.reduce((sum, count) => sum + count)).toBeLessThan(150)
  }, 60_000)

  it('PL21 other training rows train anew, which is said', async () => {
    const database = new Database(join(rig, 'data', 'master.sqlite'))
    database.prepare("DELETE FROM films WHERE title = 'Jaws'").run()
    database.close()
    expect((await vbus('data', 'register', '--workspace', rig)).status).toBe(0)
    const built = await run('incremental')
    expect(built.last.error).toBeUndefined()
    expect(reused(built)).toEqual([])
    const { notes } = built.last.phases.find(({ name }) => name === 'MODEL_TRAINING') ?? {}
    expect(notes).toEqual([{ act: 'anew', reason: 'MODEL_TRAINING is trained anew: other than kept: inputs', differs: ['inputs'] }])
    expect(models(built)).not.toEqual(models(full))
    expect((await vbus('audit', 'verify', rig)).status).toBe(0)
  }, 120_000)
})
