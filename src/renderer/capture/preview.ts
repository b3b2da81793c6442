import { PREVIEW_CHARS_MAX } from './limits.ts'

const utf8 = new TextDecoder('utf-8')
const HEX_BYTES = 24

/** Whether bytes are no text: control characters, or what UTF-8 does not know. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what tells bytes from text
export const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/

/** One line of a payload: the beginning of its text, or its first bytes in hex. */
export function previewOf(payload: Uint8Array): string {
  const length = payload.byteLength
  if (length === 0) return ''
  const text = utf8.decode(payload.subarray(0, PREVIEW_CHARS_MAX))
  // A character that was cut in two is no sign of bytes.
  const whole = length > PREVIEW_CHARS_MAX ? text.replace(/\ufffd{1,3}$/, '') : text
  if (NO_TEXT.test(whole)) return `${hexOf(payload.subarray(0, HEX_BYTES))}${length > HEX_BYTES ? ' …' : ''}`
  return length > PREVIEW_CHARS_MAX ? `${whole}…` : whole
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
