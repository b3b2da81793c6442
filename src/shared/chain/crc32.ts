const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** zlib's CRC-32 (reflected, polynomial 0xedb88320), for places without zlib. */
export function crc32(input: Uint8Array): number {
  let c = 0xffffffff
  for (let i = 0; i < input.length; i++) c = (TABLE[(c ^ (input[i] ?? 0)) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
