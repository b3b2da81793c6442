/** Writes an unsigned integer below 2^53 as a varint in its shortest form; returns the offset behind it. */
export function writeVarint(into: Uint8Array, at: number, value: number): number {
  let offset = at
  let rest = value
  while (rest >= 0x10000000) {
    into[offset++] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
  }
  while (rest > 127) {
    into[offset++] = (rest & 127) | 128
    rest >>>= 7
  }
  into[offset++] = rest
  return offset
}

export function varintLength(value: number): number {
  let length = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++
  return length
}

/** Where the last `readVarint` stopped. One reader at a time: there are no threads and no calls in between. */
export const varintEnd = { at: 0 }

/**
 * Reads a varint at `at` that must end before `end`, be in its shortest form and stay below 2^53.
 * @returns the value, or -1 when it does not; `varintEnd.at` is the offset behind it.
 */
export function readVarint(bytes: Uint8Array, at: number, end: number): number {
  let value = 0
  let scale = 1
  for (let offset = at; offset < end && offset < at + 8; offset++) {
    const byte = bytes[offset] as number
    if (byte < 128) {
      varintEnd.at = offset + 1
      if (byte === 0 && offset > at) return -1
      const whole = value + byte * scale
      return whole <= Number.MAX_SAFE_INTEGER ? whole : -1
    }
    value += (byte & 127) * scale
    scale *= 128
  }
  return -1
}

export function writeUint32(into: Uint8Array, at: number, value: number): void {
  into[at] = value & 255
  into[at + 1] = (value >>> 8) & 255
  into[at + 2] = (value >>> 16) & 255
  into[at + 3] = value >>> 24
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16)) >>> 0) +
    (bytes[at + 3] as number) * 0x1000000
  )
}
