import { rfc3339, toBase64 } from '../../shared/wire/index.ts'
import { asText, pathOf } from './filter/compile.ts'
import { NO_TEXT } from './preview.ts'
import type { ExportFormat, MessageView } from './protocol.ts'

/** Messages of one file, and bytes of their payloads. */
export const EXPORT_MESSAGES_MAX = 200_000
export const EXPORT_BYTES_MAX = 128 * 1_048_576

const utf8 = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()
const NS_PER_MS = 1_000_000

export interface ExportRow {
  readonly view: MessageView
  /** The decoded payload, where field columns ask for it. */
  readonly value: unknown
}

interface FlatRow {
  readonly pos: string
  readonly seq: string
  readonly epoch: number
  readonly topic: string
  readonly from: string
  readonly type: string
  readonly schema: string
  readonly ts: string
  readonly id: string
  readonly correlation_id: string
  /** Text as it is, bytes in base64: `payload_encoding` says which. */
  readonly payload: string
  readonly payload_encoding: 'utf8' | 'base64'
}

/** Messages as one file: CSV (RFC 4180), one JSON document a line, or an Arrow IPC stream. */
export async function exportRows(format: ExportFormat, rows: Iterable<ExportRow>, fields: readonly string[]): Promise<Uint8Array> {
  if (format === 'arrow') {
    const { arrowStream } = await import('./export-arrow.ts')
    return arrowStream([...rows].map((row) => ({ ...flat(row.view), ...fieldCells(row, fields) })))
  }
  const parts: string[] = []
  if (format === 'csv') parts.push(csvLine([...COLUMNS, ...fields.map((path) => `payload.${path}`)]))
  for (const row of rows) {
    const cells = { ...flat(row.view), ...fieldCells(row, fields) }
    parts.push(format === 'csv' ? csvLine(Object.values(cells).map(String)) : `${JSON.stringify(cells)}\n`)
  }
  return encoder.encode(parts.join(''))
}

const COLUMNS: readonly (keyof FlatRow)[] = [
  'pos',
  'seq',
  'epoch',
  'topic',
  'from',
  'type',
  'schema',
  'ts',
  'id',
  'correlation_id',
  'payload',
  'payload_encoding',
]

function flat(view: MessageView): FlatRow {
  const text = textOf(view.payload)
  return {
    pos: view.pos,
    seq: view.seq,
    epoch: view.epoch,
    topic: view.topic,
    from: view.from,
    type: view.type,
    schema: view.schema,
    ts: view.tsMs === 0 ? '' : rfc3339(BigInt(Math.round(view.tsMs * NS_PER_MS))),
    id: view.id,
    correlation_id: view.correlationId ?? '',
    payload: text ?? toBase64(view.payload),
    payload_encoding: text === undefined ? 'base64' : 'utf8',
  }
}

const fieldCells = ({ value }: ExportRow, fields: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.map((path) => {
      const found = pathOf(value, path.split('.'))
      return [`payload.${path}`, found === undefined ? '' : asText(found)]
    }),
  )

function textOf(payload: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(payload)
    return NO_TEXT.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it: what was published must not be carried out by opening it. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${quoted.join(',')}\r\n`
}
