const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export type ReadJson = { readonly value: unknown } | { readonly problem: string }

/** Objects and arrays within one another, at most; looks at no more than the bytes and never recurses. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  let isText = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (isText) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) deepest = Math.max(deepest, ++depth)
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--
  }
  return deepest
}

/** Reads UTF-8 JSON of at most `bytes` and `depth`; what is none comes back as a problem, never thrown. */
export function readJsonBytes(bytes: Uint8Array, max: { readonly bytes: number; readonly depth: number }): ReadJson {
  if (bytes.length > max.bytes) return { problem: `${bytes.length} bytes; at most ${max.bytes} are looked into` }
  if (depthOf(bytes) > max.depth) return { problem: `more than ${max.depth} objects and arrays within one another` }
  try {
    return { value: JSON.parse(decoder.decode(bytes)) }
  } catch (error) {
    return { problem: error instanceof SyntaxError ? 'not JSON' : 'not UTF-8' }
  }
}
