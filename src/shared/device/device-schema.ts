/** Topics and schemas of device hosts (docs/spec/device.md). */
export const DEVICE_TOPICS = {
  jobs: 'device.jobs',
  results: 'device.results',
  progress: 'device.progress',
  artifacts: 'device.artifacts',
  /** Streams of bytes that a `cache_put` then names. */
  uploads: 'device.uploads',
} as const
export const DEVICE_JOB_SCHEMA = 'arqonbus.device.job.v1'
export const DEVICE_RESULT_SCHEMA = 'arqonbus.device.result.v1'
/** How often a device host says that it lives. */
export const ALIVE_EVERY_MS = 1_000

export type JsonObject = Readonly<Record<string, unknown>>

/** A payload that is a JSON object; undefined for anything else. */
export function readObject(payload: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}

/** 32 bytes written as 64 hex digits; undefined for anything else. */
export function readHash(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
    ? Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : undefined
}

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A product as it travels: float32 little-endian, row-major. */
export function productBytes(product: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(product.length * 4))
  for (const [index, value] of product.entries()) view.setFloat32(index * 4, value, true)
  return new Uint8Array(view.buffer)
}
