import { type State, toRunResult } from '../../../shared/state/index.ts'
import { type ListedRun, toListedRun } from '../listed-run.ts'
import { differenceOf, toDifferenceView } from '../provenance/run-difference.ts'
import type { RunArchive } from '../run-archive.ts'
import type { RunBook } from '../run-book.ts'
import { type Service, text, whole } from './service.ts'

export const RUNS_LISTED_MAX = 500
/** Bytes of one answer's runs; the rest is asked for again. */
const ANSWER_BYTES_MAX = 256 * 1024

export interface RunListDeps {
  readonly archive: RunArchive
  readonly book: RunBook
  readonly state: () => State
  readonly workspace: string
  readonly toAbsolute: (relative: string) => string
}

/** Runs as they are looked at: all of them in short, one with all there is, two beside each other. */
export function runListServices(deps: RunListDeps): Record<string, Service> {
  const { archive, workspace, toAbsolute } = deps
  return {
    'system.runs.list': (body) => {
      const limit = whole(body, 'limit', { fallback: 100, min: 1, max: RUNS_LISTED_MAX })
      const before = whole(body, 'before', { fallback: deps.book.total, min: 0, max: Number.MAX_SAFE_INTEGER })
      return list(deps, { limit, before: Math.min(before, deps.book.total), gates: body['gates'] !== false })
    },
    'system.run.show': async (body) => {
      const run = await archive.state(text(body, 'run_id'))
      const { audit: _audit, type: _type, ...result } = toRunResult(run, { workspace, toAbsolute, audit: UNVERIFIED })
      return { ...result, ...toListedRun(run, { gates: true }), number: deps.book.numberOf(run.id) ?? null, kept: archive.isKept(run.id) }
    },
    'system.run.compare': async (body) => {
      const [a, b] = [await archive.recorded(text(body, 'a')), await archive.recorded(text(body, 'b'))]
      return toDifferenceView(differenceOf(a, b), [a.state.id, b.state.id])
    },
  }
}

/** Verifying is asked for by itself (`system.audit.verify`): a look at a run does not read the whole log. */
const UNVERIFIED = { records: 0, root: '', verified: false }

function list({ book, state }: RunListDeps, wanted: { limit: number; before: number; gates: boolean }): object {
  const { runs } = state()
  const listed: object[] = []
  let number = wanted.before - 1
  let bytes = 0
  for (; number >= book.from && listed.length < wanted.limit; number -= 1) {
    const kept = runs[book.idOf(number) ?? '']
    const run: ListedRun | undefined = kept === undefined ? book.short(number) : toListedRun(kept, wanted)
    if (run === undefined) continue
    const entry = { number, kept: kept !== undefined, ...run }
    bytes += JSON.stringify(entry).length
    if (listed.length > 0 && bytes > ANSWER_BYTES_MAX) break
    listed.push(entry)
  }
  return { runs: listed, total: book.total, from: book.from, next: number >= book.from ? number + 1 : null }
}
