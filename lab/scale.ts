import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import type { RunResult } from '../src/shared/services/run-result.ts'
import { end, roundsOr, say } from './lib/outcome.ts'
import { summedPss } from './lib/process-tree.ts'

/**
 * `npm run lab:scale`: the flights of vega-datasets through all eight phases. Every training row enters both boosted models; the forest's
 * trees take the sample of them that is declared. `--rounds 100000` takes the oldest 100,000 flights, anything else all 3,000,000.
 */
const ALL = 3_000_000
const SMALL = 100_000
const PSS_MAX = 6 * 1024 ** 3
const PSS_EVERY_MS = 1_000
const SAY_EVERY_MS = 10_000

const root = join(import.meta.dirname, '..')
const rows = roundsOr(ALL) === SMALL ? SMALL : ALL
const folder = mkdtempSync(join(tmpdir(), 'vbus-scale-'))
const workspace = join(folder, 'flights')
const env = { ...process.env, VBUS_CONFIG_DIR: join(folder, 'config'), XDG_RUNTIME_DIR: folder }
type Document = Readonly<Record<string, unknown>>

let pssMax = 0
const progress = estimate()

/** One verb to its end, its memory watched; documents as they come. */
async function vbus(argv: readonly string[], onDocument: (document: Document) => void = () => undefined): Promise<Document> {
  const child = spawn(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...argv, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const watch = setInterval(() => {
    pssMax = Math.max(pssMax, summedPss(child.pid ?? 0))
  }, PSS_EVERY_MS)
  let last: Document = {}
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = JSON.parse(line) as Document
    onDocument(last)
  })
  await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  return last
}

/** Says how far the fits are and how long the rest takes at the pace so far. */
function estimate(): (document: Document) => void {
  const done = new Map<string, number>()
  let startMs = 0
  let saidMs = 0
  return ({ topic, body }) => {
    const { phase, event, message, model, done: trees, total } = (body ?? {}) as Readonly<Record<string, unknown>>
    if (topic === 'pipeline.phases') say(`${String(phase)} ${String(event)}`)
    if (topic !== 'pipeline.progress' || typeof trees !== 'number' || typeof total !== 'number' || total === 0) return
    const now = performance.now()
    startMs ||= now
    done.set(String(model), trees)
    if (now - saidMs < SAY_EVERY_MS) return
    saidMs = now
    const grown = [...done.values()].reduce((sum, count) => sum + count, 0)
    const leftS = grown === 0 ? undefined : Math.round(((now - startMs) / 1000 / grown) * (3 * total - grown))
    say(`${String(message)}; about ${leftS ?? '?'} s of fits left; ${(pssMax / 1024 ** 2).toFixed(0)} MiB at most so far`)
  }
}

interface Evidence {
  readonly learner: string
  readonly rows_total: string
}

/** Rows that the record says each learner was fitted on (record `work_evidence`). */
async function rowsFitted(runId: string): Promise<Readonly<Record<string, number>>> {
  const fitted: Record<string, number> = {}
  await vbus(['audit', 'show', '--workspace', workspace, '--run', runId, '--kind', 'work_evidence'], ({ body }) => {
    const { learner, rows_total: total } = (body ?? {}) as Partial<Evidence>
    if (learner !== undefined) fitted[learner] = Number(total)
  })
  return fitted
}

interface Declared {
  readonly learners: { readonly random_forest: { readonly params: { readonly max_samples: number; readonly max_depth: number } } }
}

try {
  const started = performance.now()
  const made = await vbus(['init', workspace, '--from', rows === SMALL ? 'flights' : 'flights-3m'])
  if (made['ok'] !== true) throw new Error(JSON.stringify(made))
  const result = (await vbus(['run', '--workspace', workspace], progress)) as unknown as RunResult
  const elapsedS = Math.round((performance.now() - started) / 1000)
  const fitted = await rowsFitted(result.run_id)
  const { max_samples, max_depth } = (parse(readFileSync(join(workspace, 'workspace.yaml'), 'utf8')) as Declared).learners.random_forest
    .params
  const train = result.rows.used - result.rows.held_out
  const ok = result.ok && result.rows.in === rows && fitted['xgboost'] === train && fitted['catboost'] === train && pssMax < PSS_MAX
  end({
    ok,
    rows: result.rows,
    train_rows: train,
    fitted,
    forest: { max_samples, max_depth },
    pss_max_mib: Math.round(pssMax / 1024 ** 2),
    pss_limit_mib: PSS_MAX / 1024 ** 2,
    elapsed_s: elapsedS,
    phases: Object.fromEntries(result.phases.map(({ name, duration_ms: ms }) => [name, ms])),
    models: result.models,
    baseline: result.baseline,
    breach: result.breach,
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
