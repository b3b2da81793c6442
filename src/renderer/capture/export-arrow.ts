import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'

/** Rows as an Arrow IPC stream; every column is text but `epoch`. */
export function arrowStream(rows: readonly Readonly<Record<string, string | number>>[]): Uint8Array {
  const names = Object.keys(rows[0] ?? { pos: '' })
  const columns = Object.fromEntries(names.map((name) => [name, vectorFromArray(rows.map((row) => row[name] ?? ''))]))
  return tableToIPC(new Table(columns), 'stream')
}
