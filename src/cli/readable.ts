/** A payload longer than this is shortened for a reader; --json prints all of it. */
const TEXT_BYTES_MAX = 2_000

/** Text as it is, anything else as base64; control characters never reach the terminal. */
export function readable(bytes: Buffer): string {
  const head = bytes.subarray(0, TEXT_BYTES_MAX)
  const more = bytes.length > head.length ? ` … (${bytes.length} bytes)` : ''
  const text = head.toString('utf8')
  const isText = bytes.length === head.length ? !text.includes('\u{fffd}') : true
  return (
    (isText
      ? text.replace(/[\p{Cc}\p{Cf}]/gu, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
      : head.toString('base64')) + more
  )
}
