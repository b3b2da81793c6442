import { Float64, RecordBatchReader, Table, tableFromArrays, tableFromIPC, tableToIPC, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BATCH_ROWS, decodePredictions, encodeRows } from './arrow-rows.ts'

const predictions = (values: readonly (number | null)[]): Uint8Array =>
  tableToIPC(new Table({ prediction: vectorFromArray(values, new Float64()) }), 'stream')
const refused = expect.objectContaining({ code: 'data/checksum' })

describe('rows as Arrow', () => {
  it('DF5 come back as they went: float64, null for missing, in the order asked for', () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: Number.NaN })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 80 }), (rows) => {
        const columns = ['a', 'b'].map((name, at) => ({ name, values: Float64Array.from(rows, (row) => row[at] ?? Number.NaN) }))
        const positions = rows.map((_, index) => index).reverse()
        const table = tableFromIPC(encodeRows(columns, positions))
        expect(table.schema.fields.map((field) => `${field.name} ${String(field.type)}`)).toEqual(['a Float64', 'b Float64'])
        for (const [at, { name }] of columns.entries()) {
          expect([...(table.getChild(name) ?? [])]).toEqual(
            positions.map((row) => (Number.isNaN(rows[row]?.[at]) ? null : rows[row]?.[at])),
          )
        }
      }),
    )
  })

  it('DF5 have the same bytes for the same values, whatever lies under a null', () => {
    const bits = new BigUint64Array([0x7ff8000000000001n, 0x3ff0000000000000n])
    const one = encodeRows([{ name: 'a', values: new Float64Array(bits.buffer) }], [0, 1])
    expect(one).toEqual(encodeRows([{ name: 'a', values: Float64Array.of(Number.NaN, 1) }], [0, 1]))
  })

  it('DF5 go in batches of a bounded size', () => {
    const values = new Float64Array(BATCH_ROWS + 1)
    const batches = [...RecordBatchReader.from(encodeRows([{ name: 'a', values }], [...values.keys()]))]
    expect(batches.map((batch) => batch.numRows)).toEqual([BATCH_ROWS, 1])
  })
})

describe('predictions', () => {
  it('DF6 are one finite float64 a row', () => {
    expect(decodePredictions(predictions([1.5, -2, 0]), 3, 'xgboost')).toEqual(Float64Array.of(1.5, -2, 0))
    expect(decodePredictions(encodeRows([{ name: 'prediction', values: new Float64Array(0) }], []), 0, 'xgboost')).toEqual(
      new Float64Array(0),
    )
  })

  it('DF6 that do not fit the rows are refused', () => {
    const cases = [
      predictions([1, 2]),
      predictions([1, null, 3]),
      predictions([1, Number.POSITIVE_INFINITY, 3]),
      tableToIPC(tableFromArrays({ other: Float64Array.of(1, 2, 3) }), 'stream'),
      tableToIPC(tableFromArrays({ prediction: Float32Array.of(1, 2, 3) }), 'stream'),
      tableToIPC(tableFromArrays({ prediction: Float64Array.of(1, 2, 3), more: Float64Array.of(1, 2, 3) }), 'stream'),
      new TextEncoder().encode('not arrow'),
      new Uint8Array(),
      predictions([1, 2, 3]).slice(0, 200),
    ]
    for (const [index, bytes] of cases.entries()) expect(() => decodePredictions(bytes, 3, 'xgboost'), `case ${index}`).toThrow(refused)
  })
})
