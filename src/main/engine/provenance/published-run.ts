import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Fault } from '../../../shared/base/index.ts'
import type { WorkspaceLayout } from '../../workspace/layout.ts'
import type { CellType, SourceTable } from '../source-cell.ts'
import type { RecordedRun } from './recorded-run.ts'

/** What a file of a version is, and whether it is what the record says. */
export interface CheckedFile {
  readonly role: string
  readonly path: string
  /** As recorded. */
  readonly sha256: string
  readonly ok: boolean
  /** Of the `output` record. */
  readonly record: number
}

interface Provenance {
  readonly key: readonly string[]
  readonly tables: readonly SourceTable[]
  readonly columns: Readonly<Record<string, { readonly type: CellType; readonly unit?: string; readonly known_days: number }>>
}
type Plain = string | number | null
interface Findings {
  readonly findings: readonly { rule: string; column: string; action: string; table: string; detail: string; row_ids: readonly number[] }[]
  readonly changes: readonly { rule: string; column: string; row: number; table?: string; from?: Plain; to?: Plain }[]
  readonly conflicts: readonly { column: string; row: number; table: string; table_row: number; value: Plain }[]
  readonly quarantined: readonly {
    row: number
    rules: readonly string[]
    cells: Readonly<Record<string, Plain>>
    table_rows: Readonly<Record<string, number>>
    winners: Readonly<Record<string, string>>
  }[]
}
export interface FeatureLine {
  readonly name: string
  readonly from: string
  readonly op: string
  readonly formula: string
  readonly known_days: number
}

export interface PublishedRun {
  readonly run: RecordedRun
  readonly files: readonly CheckedFile[]
  readonly provenance: Provenance
  readonly findings: Findings
  readonly features: readonly FeatureLine[]
  /** The line of a used row, by the row's number in the master; undefined for a row that was not used. */
  prediction(row: number): Readonly<Record<string, string>> | undefined
  source(row: number): Readonly<Record<string, string>> | undefined
  /** Rows of the master, used and quarantined, with their keys as text. */
  readonly keys: ReadonlyMap<number, readonly string[]>
}

/** The files of the version that a run published, each compared with its hash on the record. @throws Fault `cli/usage` for a run that published nothing */
export function publishedFiles(layout: WorkspaceLayout, { state, records }: RecordedRun): readonly CheckedFile[] {
  const { version, id, status } = state
  if (version === '') throw new Fault('cli/usage', `run ${id} published nothing (${status}): there are no values to explain`)
  const outputs = records.filter(({ kind }) => kind === 'output')
  return outputs.map(({ record, body }) => {
    const [role, sha256] = [String(body['role']), String(body['sha256'])]
    const path = `outputs/${version}/${String(body['path'])}`
    return { role, path, sha256, record, ok: hashOf(join(layout.root, path)) === sha256 }
  })
}

/** What the files say. Callers must have seen that each of them is what the record says. */
export function publishedRun(layout: WorkspaceLayout, run: RecordedRun, files: readonly CheckedFile[]): PublishedRun {
  const read = (role: string): string => {
    const file = files.find((each) => each.role === role)
    if (file === undefined) throw new Fault('data/output-missing', `run ${run.state.id} recorded no output ${role}`, { role })
    return readFileSync(join(layout.root, file.path), 'utf8')
  }
  const provenance = JSON.parse(read('provenance')) as Provenance
  const findings = JSON.parse(read('findings')) as Findings
  const { features } = JSON.parse(read('features')) as { features: readonly FeatureLine[] }
  const [predictions, sources] = [byRow(read('predictions')), byRow(read('provenance-cells'))]
  const used = [...predictions].map(([row, line]) => [row, provenance.key.map((name) => line[name] ?? '')] as const)
  const aside = findings.quarantined.map(({ row, cells }) => [row, provenance.key.map((name) => String(cells[name] ?? ''))] as const)
  return {
    run,
    files,
    provenance,
    findings,
    features,
    prediction: (row) => predictions.get(row),
    source: (row) => sources.get(row),
    keys: new Map([...used, ...aside]),
  }
}

function byRow(text: string): ReadonlyMap<number, Readonly<Record<string, string>>> {
  const lines = parse(text, { columns: true }) as Record<string, string>[]
  return new Map(lines.map((line) => [Number(line['row']), line]))
}

function hashOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return undefined
  }
}

/**
 * The row that a key names: `#N` is its number in the master; else the key's parts joined by `|`, or the first of them where no other row begins so.
 * @throws Fault `cli/usage` when no row or several are meant
 */
export function rowOf({ keys, provenance }: PublishedRun, key: string): number {
  const number = /^#(\d+)$/.exec(key)?.[1]
  const parts = key.split('|')
  const begins = (row: readonly string[]): boolean => parts.every((part, index) => row[index] === part)
  const found = [...keys].filter(([row, values]) => (number === undefined ? begins(values) : row === Number(number)))
  const whole = found.filter(([, values]) => values.length === parts.length)
  const [only, ...more] = whole.length === 1 ? whole : found
  if (only === undefined) throw new Fault('cli/usage', `no row ${key}; a key is ${provenance.key.join('|')}, or #N for row N`)
  if (more.length > 0) {
    const rows = found.slice(0, 10).map(([row, values]) => `#${row} ${values.join('|')}`)
    throw new Fault('cli/usage', `${found.length} rows begin with ${key}: ${rows.join(', ')}`, { rows })
  }
  return only[0]
}
