import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { parquetRead } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { Fault } from '../../shared/base/index.ts'

/** Flights in the table this sample is made from. */
export const FLIGHTS = 3_000_000
const COLUMNS = ['date', 'delay', 'distance', 'origin', 'destination'] as const
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Rows read at once: a reader's rows are larger than what is kept of them. */
const BLOCK_ROWS = 250_000
const ROW_GROUP_ROWS = 100_000

interface Flights {
  readonly flight: Int32Array
  readonly date: Date[]
  readonly minute: Int32Array
  readonly distance: Int32Array
  readonly origin: string[]
  readonly destination: string[]
  readonly delay: Int32Array
}
type Row = readonly [date: Date, delay: bigint, distance: bigint, origin: string, destination: string]

/**
 * Writes the sample's table: the first `rows` flights of vega-datasets' flights-3m.parquet (by time), numbered, the time of day in a column of
 * its own. Its bytes depend on the package's file, on `rows` and on the writing library alone.
 * @throws Fault `data/missing`, `data/unreadable`, `data/wrong-schema` for the package's file
 */
export async function writeFlights(source: string, dataDir: string, rows: number): Promise<void> {
  const content = await readFile(source).catch((cause: unknown) => {
    throw new Fault('data/missing', `${source}: the flights table of vega-datasets is not installed`, { path: source }, { cause })
  })
  // A small file's Buffer may share its memory with others.
  const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength)
  const flights = empty(rows)
  try {
    for (let start = 0; start < rows; start += BLOCK_ROWS) await take(flights, bytes, { start, end: Math.min(start + BLOCK_ROWS, rows) })
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault('data/unreadable', `${source}: not the flights table: ${(cause as Error).message}`, { path: source }, { cause })
  }
  await writeFile(join(dataDir, 'flights.parquet'), encode(flights), { flag: 'wx' })
}

const empty = (rows: number): Flights => ({
  flight: Int32Array.from({ length: rows }, (_, row) => row),
  date: new Array<Date>(rows),
  minute: new Int32Array(rows),
  distance: new Int32Array(rows),
  origin: new Array<string>(rows),
  destination: new Array<string>(rows),
  delay: new Int32Array(rows),
})

async function take(flights: Flights, bytes: ArrayBuffer, { start, end }: { start: number; end: number }): Promise<void> {
  const file = { byteLength: bytes.byteLength, slice: (from: number, to?: number): ArrayBuffer => bytes.slice(from, to) }
  const compressors = { ZSTD: (packed: Uint8Array): Uint8Array => zstdDecompressSync(packed) }
  const range = { rowStart: start, rowEnd: end }
  let block: readonly Row[] = []
  const onComplete = (read: unknown): void => {
    block = read as readonly Row[]
  }
  await parquetRead({ file, compressors, columns: [...COLUMNS], ...range, onComplete })
  if (block.length !== end - start) throw new Fault('data/wrong-schema', `${block.length} of ${end - start} flights`, { start, end })
  for (const [index, [date, delay, distance, origin, destination]] of block.entries()) {
    const row = start + index
    const time = date.getTime()
    flights.date[row] = new Date(Math.floor(time / DAY_MS) * DAY_MS)
    flights.minute[row] = Math.floor((time % DAY_MS) / MINUTE_MS)
    flights.distance[row] = Number(distance)
    flights.origin[row] = origin
    flights.destination[row] = destination
    flights.delay[row] = Number(delay)
  }
}

function encode({ flight, date, minute, distance, origin, destination, delay }: Flights): Uint8Array {
  const written = parquetWriteBuffer({
    columnData: [
      { name: 'flight', data: flight, type: 'INT32' },
      { name: 'date', data: date, type: 'TIMESTAMP' },
      { name: 'minute', data: minute, type: 'INT32' },
      { name: 'distance', data: distance, type: 'INT32' },
      { name: 'origin', data: origin, type: 'STRING' },
      { name: 'destination', data: destination, type: 'STRING' },
      { name: 'delay', data: delay, type: 'INT32' },
    ],
    rowGroupSize: ROW_GROUP_ROWS,
    createdBy: 'vbus',
  })
  return new Uint8Array(written)
}
