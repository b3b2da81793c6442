import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet'
import { Fault } from '../../shared/base/index.ts'
import { type RawTable, type ReadRequest, requireColumns, requireRows } from './raw-table.ts'

/** Reads a Parquet file, uncompressed or Snappy. */
export async function readParquet(bytes: Uint8Array, request: ReadRequest): Promise<RawTable> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const metadata = parquetMetadata(buffer)
  requireRows(metadata.num_rows, request)
  const { columns } = request
  const found = parquetSchema(metadata).children.map((child) => child.element.name)
  requireColumns(columns, found)
  const file = { byteLength: buffer.byteLength, slice: (start: number, end?: number): ArrayBuffer => buffer.slice(start, end) }
  const records = (await parquetReadObjects({ file, metadata, columns: [...columns] })) as Record<string, unknown>[]
  if (BigInt(records.length) !== metadata.num_rows)
    throw new Fault('data/unreadable', `${records.length} of ${metadata.num_rows} rows can be read`)
  return { rows: records.length, columns: new Map(columns.map((column) => [column, records.map((record) => record[column])])), found }
}
