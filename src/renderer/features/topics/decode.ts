/** Bytes shown in the hex view, and characters of a one-line preview. */
export const HEX_BYTES_MAX = 65_536
export const PREVIEW_CHARS_MAX = 240

export type Decoded =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes' }

const utf8 = new TextDecoder('utf-8', { fatal: true })

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what tells bytes from text
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/** What a payload is: JSON (printed with indentation), plain text, or bytes. */
export function decodePayload(payload: Uint8Array): Decoded {
  let text: string
  try {
    text = utf8.decode(payload)
  } catch {
    return { kind: 'bytes' }
  }
  if (CONTROL.test(text)) return { kind: 'bytes' }
  try {
    return { kind: 'json', text: JSON.stringify(JSON.parse(text), undefined, 2) }
  } catch {
    return { kind: 'text', text }
  }
}

/** One line of a payload: its text, or its first bytes in hex. */
export function previewPayload(payload: Uint8Array): string {
  if (payload.byteLength === 0) return ''
  const head = payload.subarray(0, PREVIEW_CHARS_MAX)
  const text = new TextDecoder('utf-8').decode(head)
  if (CONTROL.test(text) || text.includes('\ufffd')) return hexBytes(payload.subarray(0, 24)) + (payload.byteLength > 24 ? ' …' : '')
  return text + (payload.byteLength > PREVIEW_CHARS_MAX ? '…' : '')
}

export interface HexLine {
  readonly offset: string
  readonly hex: string
  readonly ascii: string
}

/** The classic dump: 16 bytes a line, at most HEX_BYTES_MAX bytes. */
export function hexDump(payload: Uint8Array): { readonly lines: readonly HexLine[]; readonly leftOut: number } {
  const shown = payload.subarray(0, HEX_BYTES_MAX)
  const lines: HexLine[] = []
  for (let at = 0; at < shown.byteLength; at += 16) {
    const row = shown.subarray(at, at + 16)
    const ascii = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('')
    lines.push({ offset: at.toString(16).padStart(6, '0'), hex: hexBytes(row), ascii })
  }
  return { lines, leftOut: payload.byteLength - shown.byteLength }
}

function hexBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
