import type { BusMessage } from '../../shared/wire/message.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A message's payload as a JSON object; undefined when it is something else. Any party may publish anything: callers check each member they use. */
export function jsonPayload(message: BusMessage): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(message.envelope.payload))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
