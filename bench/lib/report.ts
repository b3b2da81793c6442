import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { median } from './percentiles.ts'

/** One figure, as CONTRACT's bench files have it. */
export interface BenchRow {
  readonly id: string
  readonly ours: number
  readonly peer: string | null
  readonly theirs: number | null
  /** ours / theirs, of the medians. */
  readonly ratio: number | null
  /** Of the ratio where there is a peer, else of ours; 0: no goal, the row is there to be seen. */
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

export interface Goal {
  readonly id: string
  readonly unit: string
  readonly better: 'higher' | 'lower'
  readonly goal: number
}

/** Four significant digits: more would be noise. */
const round = (value: number): number => Number(value.toPrecision(4))

function figures({ id, unit, better, goal }: Goal, ours: readonly number[]) {
  const runs = { runs: ours.length, min: round(Math.min(...ours)), max: round(Math.max(...ours)) }
  return { id, ours: round(median(ours)), unit, better, goal, ...runs }
}

const isMet = ({ better, goal }: Goal, value: number): boolean => goal === 0 || (better === 'higher' ? value >= goal : value <= goal)

/** A row against a peer: the goal is of the ratio of the medians. */
export function ratioRow(goal: Goal, ours: readonly number[], peer: string, theirs: readonly number[]): BenchRow {
  const ratio = median(ours) / median(theirs)
  return {
    ...figures(goal, ours),
    peer,
    theirs: round(median(theirs)),
    ratio: Math.round(ratio * 100) / 100,
    ok: isMet(goal, ratio),
    theirs_min: round(Math.min(...theirs)),
    theirs_max: round(Math.max(...theirs)),
  }
}

const ALONE = { theirs: null, ratio: null, theirs_min: null, theirs_max: null } as const

/** A row whose goal is absolute: the least, or the most where `better` is lower. */
export function absoluteRow(goal: Goal, ours: readonly number[]): BenchRow {
  return { ...figures(goal, ours), ...ALONE, peer: null, ok: isMet(goal, median(ours)) }
}

/** A row whose peer is not here: said, and missed where there is a goal. */
export function missingRow(goal: Goal, ours: readonly number[], peer: string): BenchRow {
  return {
    ...figures(goal, ours),
    ...ALONE,
    peer: `${peer}: not here (npm run bench:peers)`,
    ok: goal.goal === 0,
  }
}

/** A row that could not be measured: missed, and it says why. */
export function failedRow(id: string, why: string): BenchRow {
  const nothing = { ours: 0, goal: 0, unit: '', runs: 0, min: 0, max: 0 }
  return { id, ...nothing, ...ALONE, better: 'higher', peer: `not measured: ${why}`, ok: false }
}

const figure = (value: number | null): string => (value === null ? '-' : value.toLocaleString('en-US'))

/** The rows as a table for a terminal. */
function table(rows: readonly BenchRow[]): string {
  const head = ['row', 'ours (median)', 'min', 'max', 'peer', 'theirs (median)', 'min', 'max', 'ratio', 'goal', 'runs', 'verdict']
  const goalOf = ({ better, goal }: BenchRow): string => (goal === 0 ? '-' : `${better === 'higher' ? '>=' : '<='} ${goal}`)
  const lines = rows.map((row) => [
    row.id,
    `${figure(row.ours)} ${row.unit}`,
    figure(row.min),
    figure(row.max),
    row.peer ?? '-',
    figure(row.theirs),
    figure(row.theirs_min),
    figure(row.theirs_max),
    row.ratio?.toFixed(2) ?? '-',
    goalOf(row),
    String(row.runs),
    row.ok ? (goalOf(row) === '-' ? '' : 'ok') : 'MISSED',
  ])
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((cells) => (cells[i] as string).length)))
  const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(widths[i] as number)).join('  ')
  return [line(head), ...lines.map(line)].join('\n')
}

/** Writes the file first, prints the table, and answers the exit code: 1 when a goal is missed, or nothing was measured. */
export function finish(rows: readonly BenchRow[], jsonFile: string | undefined): number {
  if (jsonFile !== undefined) {
    mkdirSync(dirname(jsonFile), { recursive: true })
    writeFileSync(jsonFile, `${JSON.stringify({ rows })}\n`)
  }
  process.stdout.write(`${table(rows)}\n`)
  return rows.length > 0 && rows.every((row) => row.ok) ? 0 : 1
}
