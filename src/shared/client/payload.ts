import { Fault, type FaultCode } from '../base/index.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export type JsonObject = Readonly<Record<string, unknown>>

/** A payload's bytes: bytes as they are, anything else as JSON. */
export function payloadBytes(payload: Uint8Array | object): Uint8Array {
  return payload instanceof Uint8Array ? payload : encoder.encode(JSON.stringify(payload))
}

/**
 * A JSON payload as an object. An empty payload is an empty object.
 * @throws Fault `wire/bad-payload` when it is not a JSON object.
 */
export function readJson(payload: Uint8Array): JsonObject {
  if (payload.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(payload))
  } catch (error) {
    throw new Fault('wire/bad-payload', 'the payload is not JSON', {}, { cause: error })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Fault('wire/bad-payload', 'the payload is not a JSON object')
  return value as JsonObject
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A fault as it came over the wire. A code this version does not know becomes `request/refused` and keeps its name as evidence. */
export function readFault(view: unknown): Fault {
  const { code, message, evidence } = (typeof view === 'object' && view !== null ? view : {}) as JsonObject
  const name = textOf(code)
  const details = typeof evidence === 'object' && evidence !== null ? (evidence as JsonObject) : {}
  if (Fault.isCode(name)) return new Fault(name, textOf(message), details)
  return new Fault('request/refused' satisfies FaultCode, textOf(message) || name, { ...details, code: name })
}
