import { FAULT_TABLE, type FaultCode, type FaultRow } from '../src/shared/base/fault-table.ts'
import { writeOrCheck } from './generated-file.ts'

/** The fault table as a reference page, as a proto enum and as Python; `--check` only compares. */
const ROWS: readonly (readonly [FaultCode, FaultRow])[] = Object.entries(FAULT_TABLE)
  .map(([code, row]) => [code as FaultCode, row] as const)
  .sort(([, a], [, b]) => a.number - b.number)

const AREAS: Readonly<Record<string, string>> = {
  wire: 'Wire and transport',
  transport: 'Wire and transport',
  auth: 'Identity and authorisation',
  authz: 'Identity and authorisation',
  request: 'Requests, delivery and streams',
  spine: 'Requests, delivery and streams',
  stream: 'Requests, delivery and streams',
  delta: 'Requests, delivery and streams',
  rate: 'Rates, quotas and schemas',
  quota: 'Rates, quotas and schemas',
  schema: 'Rates, quotas and schemas',
  audit: 'Logs',
  witness: 'Logs',
  history: 'Logs',
  log: 'Logs',
  blob: 'Logs',
  workspace: 'Workspace, policy and engine',
  policy: 'Workspace, policy and engine',
  engine: 'Workspace, policy and engine',
  data: 'Data',
  rule: 'Data',
  pipeline: 'Pipeline',
  device: 'Devices, operators and jobs',
  work: 'Devices, operators and jobs',
  operator: 'Devices, operators and jobs',
  job: 'Devices, operators and jobs',
  run: 'Devices, operators and jobs',
  runs: 'Pipeline',
  memory: 'Memory map',
  cache: 'Cache',
  capture: 'Window',
  circuit: 'Circuits',
  topology: 'Circuits',
  cli: 'Command line and host',
  host: 'Command line and host',
  internal: 'Never expected',
}

const SOURCE = 'src/shared/base/fault-table.ts'

function areaOf(code: string): string {
  const area = AREAS[code.split('/')[0]!]
  if (area === undefined) throw new Error(`${code}: scripts/faults.ts names no section for its area`)
  return area
}

function toMarkdown(): string {
  const head = `# Faults

Made from \`${SOURCE}\` by \`npm run faults\`. A fault crosses the wire, the command line and the record by its code; match the code, never the message.
Numbers are frozen (\`proto/arqonbus/v1/fault.proto\`). "Breach" is what the fault is when it befalls a run's own party or one of the engine's own laws;
for anyone else, and for codes without one, it is a refusal and ends nothing.
`
  const sections = [...new Set(ROWS.map(([code]) => areaOf(code)))].map((area) => {
    const rows = ROWS.filter(([code]) => areaOf(code) === area)
    const lines = rows.map(([code, row]) => `| \`${code}\` | ${row.number} | ${row.breach ?? ''} | ${row.remedy.replaceAll('|', '\\|')} |`)
    return `\n## ${area}\n\n| code | number | breach | remedy |\n|---|---|---|---|\n${lines.join('\n')}\n`
  })
  return head + sections.join('')
}

function toProto(): string {
  const name = (code: string): string => `FAULT_CODE_${code.replaceAll(/[/-]/g, '_').toUpperCase()}`
  const values = ROWS.map(
    ([code, row]) => `  // ${code}${row.breach === undefined ? '' : ` (${row.breach})`}: ${row.remedy}\n  ${name(code)} = ${row.number};`,
  )
  return `// Made from ${SOURCE} by \`npm run faults\`; docs/reference/errors.md is the page for people.
syntax = "proto3";

package arqonbus.v1;

// Stable numbers of fault codes. Never reused.
enum FaultCode {
  // No fault, or one that this reader does not know.
  FAULT_CODE_UNSPECIFIED = 0;
${values.join('\n')}
}
`
}

function toPython(): string {
  const text = (value: string): string =>
    JSON.stringify(value).replaceAll(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const rows = ROWS.map(([code, row]) => {
    const breach = row.breach === undefined ? 'None' : text(row.breach)
    return `    ${text(code)}: (\n        ${row.number},\n        ${breach},\n        ${text(row.remedy)},\n    ),`
  })
  return `"""Made from ${SOURCE} by \`npm run faults\`: every fault code with its number, its breach and its remedy."""

from __future__ import annotations

from typing import Final

FAULTS: Final[dict[str, tuple[int, str | None, str]]] = {
${rows.join('\n')}
}
`
}

writeOrCheck(
  [
    { path: 'docs/reference/errors.md', text: toMarkdown() },
    { path: 'proto/arqonbus/v1/fault.proto', text: toProto() },
    { path: 'sdk/python/src/arqonbus/errors_generated.py', text: toPython() },
  ],
  'npm run faults',
)
