import type { RunResult } from '../shared/services/run-result.ts'

const COLUMN = { name: 16, number: 10 } as const

/** A run's result for a reader. */
export function runReport(result: RunResult): string[] {
  const { device, rows, audit } = result
  const kind = device.simulated ? `${device.kind}, declared as simulated` : device.kind
  return [
    '',
    `run      ${result.run_id}  ${result.status}`,
    `device   ${device.name} (${kind}${device.adapter === '' ? '' : `, ${device.adapter}`})`,
    `as of    ${result.as_of}   seed ${result.seed}   mode ${result.mode}`,
    `rows     ${rows.in} in, ${rows.used} used, ${rows.quarantined} quarantined, ${rows.held_out} held out`,
    ...section('phases', result.phases.flatMap(howDone)),
    ...section(
      'findings',
      result.findings.map(({ rule, rows: count, action, detail }) => {
        return `${rule.padEnd(30)}${String(count).padStart(6)} ${action.padEnd(12)} ${detail}`
      }),
    ),
    ...scores(result),
    ...section(
      'inputs',
      result.inputs.map(({ sha256, path }) => `${sha256}  ${path}`),
    ),
    ...section(
      'outputs',
      result.outputs.map(({ sha256, path }) => `${sha256}  ${path}`),
    ),
    '',
    `audit    ${audit.records} records, root ${audit.root}: ${audit.verified ? 'verified' : 'NOT VERIFIED'}`,
    ...breachLines(result),
  ]
}

/** What a phase took over from an earlier run, or says of itself; nothing for one that just worked. */
function howDone({ name, reused_from: from, notes = [] }: RunResult['phases'][number]): string[] {
  return [
    ...(from === undefined ? [] : [`${name.padEnd(22)}taken over from ${from}`]),
    ...notes.map(({ act, reason }) => `${name.padEnd(22)}${act}: ${reason}`),
  ]
}

/** Errors on the held-out rows; the baseline predicts the training mean. */
function scores(result: RunResult): string[] {
  if (result.models.length === 0) return []
  const row = (name: string, ...cells: string[]): string =>
    name.padEnd(COLUMN.name) + cells.map((cell) => cell.padStart(COLUMN.number)).join('')
  const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(4) : '-')
  const lines = [row('', 'trees', 'weight', 'MAE', 'R2')]
  for (const { name, trees, weight, mae, r2 } of result.models)
    lines.push(row(name, String(trees), weight.toFixed(2), number(mae), number(r2)))
  if (result.ensemble !== null) lines.push(row('ensemble', '', '', number(result.ensemble.mae), number(result.ensemble.r2)))
  if (result.baseline !== null) lines.push(row('baseline (mean)', '', '', number(result.baseline.mae), ''))
  return section('held-out rows', lines)
}

function breachLines({ breach }: RunResult): string[] {
  if (breach === null) return []
  return [
    '',
    `${breach.mode}${breach.phase === '' ? '' : ` in ${breach.phase}`}: ${breach.message}`,
    `  ${breach.code}, records ${breach.records.join(', ')}`,
    `  ${breach.remedy}`,
    '  The breaker is open. Look at the records, then: vbus breach ack --reason TEXT',
  ]
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
