import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** One figure, as CONTRACT's bench files have it. */
export interface BenchRow {
  readonly id: string
  readonly ours: number
  readonly peer: string | null
  readonly theirs: number | null
  readonly ratio: number | null
  readonly goal: number
  readonly better: 'higher' | 'lower'
  readonly ok: boolean
  readonly unit: string
  readonly runs: number
  /** Of ours. */
  readonly min: number
  readonly max: number
  readonly theirs_min: number | null
  readonly theirs_max: number | null
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

const round = (value: number): number => Math.round(value)

/** A row against a peer: `goal` is the least ratio of the medians. */
export function ratioRow(id: string, ours: readonly number[], peer: string, theirs: readonly number[], goal: number): BenchRow {
  const ratio = median(ours) / median(theirs)
  return {
    ...figures(id, ours),
    peer,
    theirs: round(median(theirs)),
    ratio: Math.round(ratio * 100) / 100,
    goal,
    ok: ratio >= goal,
    theirs_min: round(Math.min(...theirs)),
    theirs_max: round(Math.max(...theirs)),
  }
}

/** A row whose goal is absolute: the least, or the most where `better` is lower. */
export function absoluteRow(
  id: string,
  ours: readonly number[],
  goal: number,
  unit: string,
  better: 'higher' | 'lower' = 'higher',
): BenchRow {
  return {
    ...figures(id, ours),
    better,
    peer: null,
    theirs: null,
    ratio: null,
    goal,
    ok: better === 'higher' ? median(ours) >= goal : median(ours) <= goal,
    unit,
    theirs_min: null,
    theirs_max: null,
  }
}

function figures(id: string, ours: readonly number[]) {
  return {
    id,
    ours: round(median(ours)),
    better: 'higher' as const,
    unit: 'msg/s',
    runs: ours.length,
    min: round(Math.min(...ours)),
    max: round(Math.max(...ours)),
  }
}

const thousands = (value: number | null): string => (value === null ? '-' : value.toLocaleString('en-US'))

/** The rows as a table for a terminal. */
export function table(rows: readonly BenchRow[]): string {
  const head = ['row', 'ours (median)', 'min', 'max', 'peer', 'theirs (median)', 'min', 'max', 'ratio', 'goal', 'runs', 'verdict']
  const lines = rows.map((row) => [
    row.id,
    `${thousands(row.ours)} ${row.unit}`,
    thousands(row.min),
    thousands(row.max),
    row.peer ?? '-',
    thousands(row.theirs),
    thousands(row.theirs_min),
    thousands(row.theirs_max),
    row.ratio?.toFixed(2) ?? '-',
    row.ratio === null ? thousands(row.goal) : row.goal.toFixed(2),
    String(row.runs),
    row.ok ? 'ok' : 'MISSED',
  ])
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((cells) => (cells[i] as string).length)))
  const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(widths[i] as number)).join('  ')
  return [line(head), ...lines.map(line)].join('\n')
}

/** Writes the file first, prints the table, and answers the exit code: 1 when a goal is missed. */
export function finish(rows: readonly BenchRow[], args: readonly string[]): number {
  const at = args.indexOf('--json')
  const file = at < 0 ? undefined : args[at + 1]
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify({ rows })}\n`)
  }
  process.stdout.write(`${table(rows)}\n`)
  return rows.every((row) => row.ok) ? 0 : 1
}
