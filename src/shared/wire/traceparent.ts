import { Fault } from '../base/index.ts'
import type { Trace } from './message.ts'

/** W3C Trace Context, section 3.2: version, trace, span, flags. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/
const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))

/** The trace and span of a W3C `traceparent` header, e.g. `00-4bf9…4736-00f0…02b7-01`. @throws Fault `wire/bad-payload` */
export function parseTraceparent(text: string): Trace {
  const [, trace = '', span = ''] = TRACEPARENT.exec(text) ?? []
  if (trace === '') throw new Fault('wire/bad-payload', `not a traceparent: "${text.slice(0, 100)}"`)
  return { traceId: bytesOf(trace), spanId: bytesOf(span) }
}
