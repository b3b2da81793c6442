/** Bytes that the dump shows at most. */
export const HEX_BYTES_MAX = 65_536
const LINE_BYTES = 16

export interface HexLine {
  readonly offset: number
  readonly bytes: readonly string[]
  /** What is printable ASCII as it is, the rest as dots. */
  readonly text: string
}

/** The first lines of a payload's dump. */
export function hexLines(payload: Uint8Array, linesMax: number): readonly HexLine[] {
  const lines: HexLine[] = []
  const end = Math.min(payload.byteLength, HEX_BYTES_MAX, linesMax * LINE_BYTES)
  for (let offset = 0; offset < end; offset += LINE_BYTES) {
    const row = payload.subarray(offset, Math.min(end, offset + LINE_BYTES))
    lines.push({
      offset,
      bytes: Array.from(row, (byte) => byte.toString(16).padStart(2, '0')),
      text: Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    })
  }
  return lines
}
