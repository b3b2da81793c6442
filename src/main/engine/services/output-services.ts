import { Fault } from '../../../shared/base/index.ts'
import type { RunState, State } from '../../../shared/state/index.ts'
import type { WorkspaceLayout } from '../../workspace/layout.ts'
import { type NamedOutput, OutputReader } from '../output-reader.ts'
import { whyValue } from '../provenance/why-value.ts'
import type { RunArchive } from '../run-archive.ts'
import { type Body, type Service, text, whole } from './service.ts'

const VERSIONS_LISTED_MAX = 200
const ROWS_READ_MAX = 1_000
/** Characters of one answer's rows or text; the rest is asked for again. */
const ANSWER_CHARS_MAX = 192 * 1024

export interface OutputServiceDeps {
  readonly archive: RunArchive
  readonly state: () => State
  readonly layout: WorkspaceLayout
  readonly toAbsolute: (relative: string) => string
}

/** What runs published, each file compared with its record before anything of it is told; and where a value comes from. */
export function outputServices({ archive, state, layout, toAbsolute }: OutputServiceDeps): Record<string, Service> {
  const reader = new OutputReader(toAbsolute)
  const runOf = async (body: Body): Promise<RunState> => await archive.state(text(body, 'run'))
  return {
    'system.outputs.list': async (body) => {
      if (body['run'] === undefined) return versions(state(), whole(body, 'limit', { fallback: 50, min: 1, max: VERSIONS_LISTED_MAX }))
      const run = await runOf(body)
      const files = OutputReader.named(run).map(async (output) => ({ ...output, holds: await reader.holds(output) }))
      return { run: run.id, version: run.version, current: currentVersion(state()), files: await Promise.all(files) }
    },
    'system.outputs.read': async (body) => {
      const output = roleOf(await runOf(body), text(body, 'role'))
      const from = whole(body, 'from', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER })
      const limit = whole(body, 'limit', { fallback: ROWS_READ_MAX, min: 1, max: ROWS_READ_MAX })
      return output.path.endsWith('.csv')
        ? { ...output, ...page(await reader.table(output), from, limit) }
        : { ...output, ...textPart(output, await reader.bytes(output), from) }
    },
    'system.outputs.importance': async (body) => ({ ...(await reader.importance(OutputReader.named(await runOf(body)))) }),
    'system.outputs.why': async (body) => {
      const run = await archive.recorded(text(body, 'run'))
      return { ...(await whyValue(layout, run, { key: text(body, 'key'), column: text(body, 'column') })) }
    },
  }
}

const currentVersion = ({ runs, runOrder }: State): string =>
  runOrder.map((id) => runs[id]?.version ?? '').findLast((version) => version !== '') ?? ''

/** Versions of the runs that are kept in detail, newest first: one is in force, the others are superseded. */
function versions(state: State, limit: number): object {
  const published = state.runOrder.flatMap((id) => {
    const run = state.runs[id]
    return run === undefined || run.version === '' ? [] : [run]
  })
  const current = published.at(-1)?.version ?? ''
  const newest = published.slice(-limit).reverse()
  const toVersion = ({ id, version, ended, mode, seed, outputs }: RunState): object => {
    const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0)
    return {
      version,
      run: id,
      state: version === current ? 'current' : 'superseded',
      published: ended,
      mode,
      seed,
      files: outputs.length,
      bytes,
    }
  }
  return { current, total: published.length, versions: newest.map(toVersion) }
}

/** @throws Fault `data/output-missing` */
function roleOf(run: RunState, role: string): NamedOutput {
  const output = OutputReader.named(run).find((each) => each.role === role)
  if (output === undefined) throw new Fault('data/output-missing', `run ${run.id} published no ${role}`, { run_id: run.id, role })
  return output
}

function page(
  { columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] },
  from: number,
  limit: number,
): object {
  const taken: (readonly string[])[] = []
  let chars = 0
  for (const row of rows.slice(from, from + limit)) {
    chars += JSON.stringify(row).length
    if (taken.length > 0 && chars > ANSWER_CHARS_MAX) break
    taken.push(row)
  }
  return { columns, rows: taken, from, total: rows.length }
}

/** @throws Fault `runs/no-table` for a file that is neither table nor text */
function textPart({ role, path }: NamedOutput, bytes: Uint8Array, from: number): object {
  if (!path.endsWith('.json') && !path.endsWith('.svg'))
    throw new Fault('runs/no-table', `${role} is ${path}, neither table nor text`, { role })
  const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  return { text: content.slice(from, from + ANSWER_CHARS_MAX), from, total: content.length }
}
