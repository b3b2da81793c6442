import type { KeptMessage } from './buffer.ts'
import { previewPayload } from './decode.ts'

/** Messages whose topic, sender, type, schema or first line of payload holds every word. Case does not matter. */
export function filterMessages(messages: readonly KeptMessage[], text: string): readonly KeptMessage[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return messages
  return messages.filter((message) => {
    const hay = `${message.topic} ${message.from} ${message.type} ${message.schema ?? ''} ${previewPayload(message.payload)}`.toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}
