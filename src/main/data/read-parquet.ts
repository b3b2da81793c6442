import { parquetMetadata, parquetRead, parquetSchema } from 'hyparquet'
import { Fault } from '../../shared/base/index.ts'
import { type RawTable, type ReadRequest, requireColumns, requireRows } from './raw-table.ts'

/** A piece of one column, as the reader hands it over. */
interface Chunk {
  readonly columnName: string
  readonly columnData: ArrayLike<unknown>
  readonly rowStart: number
  readonly rowEnd: number
}

/** Reads a Parquet file, uncompressed or Snappy, column by column: rows as objects would take several times the memory. */
export async function readParquet(bytes: Uint8Array, request: ReadRequest): Promise<RawTable> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const metadata = parquetMetadata(buffer)
  requireRows(metadata.num_rows, request)
  const rows = Number(metadata.num_rows)
  const { columns } = request
  const found = parquetSchema(metadata).children.map((child) => child.element.name)
  requireColumns(columns, found)
  const file = { byteLength: buffer.byteLength, slice: (start: number, end?: number): ArrayBuffer => buffer.slice(start, end) }
  const read = new Map(columns.map((column) => [column, new Array<unknown>(rows)] as const))
  const counts = new Map<string, number>()
  const onChunk = ({ columnName, columnData, rowStart, rowEnd }: Chunk): void => {
    const into = read.get(columnName)
    if (into === undefined || rowEnd > rows || columnData.length !== rowEnd - rowStart)
      throw new Fault('data/unreadable', `column ${columnName}: ${columnData.length} values for rows ${rowStart} to ${rowEnd} of ${rows}`)
    for (let row = rowStart; row < rowEnd; row += 1) into[row] = columnData[row - rowStart]
    counts.set(columnName, (counts.get(columnName) ?? 0) + columnData.length)
  }
  await parquetRead({ file, metadata, columns: [...columns], onChunk })
  for (const column of columns) {
    const count = counts.get(column) ?? 0
    if (count !== rows) throw new Fault('data/unreadable', `${count} of ${rows} rows of column ${column} can be read`)
  }
  return { rows, columns: read, found }
}
