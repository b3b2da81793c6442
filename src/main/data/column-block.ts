import type { Cell, TypedColumn } from './typed-cells.ts'

const HEAD_BYTES = 4

/**
 * A typed column as bytes: the length of its head (uint32, little endian), its head (JSON: all of the column but its cells), and its cells,
 * float64 with NaN for a missing one, or a JSON array with null for one where they are text.
 */
export function encodeColumn({ cells, ...rest }: TypedColumn): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ ...rest, rows: cells.length }))
  const body = rest.type === 'string' ? textCells(cells) : numberCells(cells)
  const bytes = new Uint8Array(HEAD_BYTES + head.length + body.length)
  new DataView(bytes.buffer).setUint32(0, head.length, true)
  bytes.set(head, HEAD_BYTES)
  bytes.set(body, HEAD_BYTES + head.length)
  return bytes
}

/** The column that `encodeColumn` was given. */
export function decodeColumn(bytes: Uint8Array): TypedColumn {
  const headBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const text = new TextDecoder()
  const { rows, ...rest } = JSON.parse(text.decode(bytes.subarray(HEAD_BYTES, HEAD_BYTES + headBytes))) as TypedColumn & { rows: number }
  const body = bytes.subarray(HEAD_BYTES + headBytes)
  const cells = new Array<Cell>(rows)
  if (rest.type === 'string') {
    for (const [row, cell] of (JSON.parse(text.decode(body)) as (string | null)[]).entries()) if (cell !== null) cells[row] = cell
  } else {
    // A copy: the block lies at any offset of its memory.
    for (const [row, cell] of new Float64Array(body.slice().buffer).entries()) if (!Number.isNaN(cell)) cells[row] = cell
  }
  return { ...rest, cells }
}

const textCells = (cells: readonly Cell[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(Array.from(cells, (cell) => cell ?? null)))

const numberCells = (cells: readonly Cell[]): Uint8Array =>
  new Uint8Array(Float64Array.from(cells, (cell) => (cell === undefined ? Number.NaN : Number(cell))).buffer)
