import {
  type Data,
  Field,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  type Table,
  tableFromIPC,
} from 'apache-arrow'
import { Fault } from '../../shared/base/index.ts'

/** Rows of one record batch: a reader need hold no more. */
export const BATCH_ROWS = 65_536

export const ARROW_STREAM = 'application/vnd.apache.arrow.stream'

export interface NumberColumn {
  readonly name: string
  /** NaN is missing. */
  readonly values: Float64Array
}

/** The columns' values at `positions`, in that order, as an Arrow IPC stream; missing is null. The same values give the same bytes. */
export function encodeRows(columns: readonly NumberColumn[], positions: readonly number[]): Uint8Array {
  const batches = batchesOf(columns, positions)
  return RecordBatchStreamWriter.writeAll(batches).toUint8Array(true)
}

function batchesOf(columns: readonly NumberColumn[], positions: readonly number[]): RecordBatch[] {
  const schema = new Schema(columns.map(({ name }) => new Field(name, new Float64(), true)))
  const batches: RecordBatch[] = []
  for (let start = 0; start === 0 || start < positions.length; start += BATCH_ROWS) {
    const rows = positions.slice(start, start + BATCH_ROWS)
    const children = columns.map(({ values }) => column(values, rows))
    batches.push(new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children })))
  }
  return batches
}

function column(values: Float64Array, rows: readonly number[]): Data<Float64> {
  const data = new Float64Array(rows.length)
  const nullBitmap = new Uint8Array(Math.ceil(rows.length / 64) * 8)
  let nullCount = 0
  for (const [index, row] of rows.entries()) {
    const value = values[row] ?? Number.NaN
    if (Number.isNaN(value)) {
      // The slot under a null stays 0: whatever lay there would otherwise reach the hash.
      nullCount += 1
      continue
    }
    data[index] = value
    nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return makeData({ type: new Float64(), length: rows.length, nullCount, data, nullBitmap })
}

/**
 * Reads a prediction stream: one float64 column `prediction`, one finite value a row asked for (docs/spec/fabric.md FB3).
 * @throws Fault `data/checksum` for anything else: what came is not what was asked for.
 */
export function decodePredictions(bytes: Uint8Array, rows: number, learner: string): Float64Array {
  let table: Table
  try {
    table = tableFromIPC(bytes)
  } catch (cause) {
    throw new Fault('data/checksum', 'the predictions are no Arrow stream', { learner }, { cause })
  }
  const names = table.schema.fields.map((field) => `${field.name}: ${String(field.type)}`)
  if (names.length !== 1 || names[0] !== 'prediction: Float64')
    throw new Fault('data/checksum', `the predictions have other columns: ${names.join(', ')}`, { learner, columns: names })
  if (table.numRows !== rows)
    throw new Fault('data/checksum', `${table.numRows} predictions for ${rows} rows`, { learner, predictions: table.numRows, rows })
  const predictions = Float64Array.from(table.getChildAt(0) ?? [], (value: unknown) => (typeof value === 'number' ? value : Number.NaN))
  const bad = predictions.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw new Fault('data/checksum', `prediction ${bad} is no finite number`, { learner, row: bad })
  return predictions
}
