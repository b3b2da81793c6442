/** Limits of docs/reference/wire.md, "Topics and patterns". */
export const TOPIC_BYTES_MAX = 255
export const TOPIC_SEGMENTS_MAX = 16

const TOPIC = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
const PATTERN = /^(?:[a-z0-9_-]+|\*)(?:\.(?:[a-z0-9_-]+|\*))*(?:\.>)?$/

/** Namespaces that are for tests: replays go into them, circuits hold messages in them. */
const TEST_NAMESPACE = /^(?:test|replay)(?:-[a-z0-9_-]*)?$/

export const isTestNamespace = (namespace: string): boolean => TEST_NAMESPACE.test(namespace)

function isWithinLimits(text: string): boolean {
  if (text.length > TOPIC_BYTES_MAX) return false
  let segments = 1
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 0x2e) segments++
  return segments <= TOPIC_SEGMENTS_MAX
}

/** Whether `text` is a topic: 1 to 16 segments of [a-z0-9_-]+ joined by dots, at most 255 bytes. */
export function isTopic(text: string): boolean {
  return isWithinLimits(text) && TOPIC.test(text)
}

/** Whether `text` is a pattern: a topic in which `*` stands for one segment and a last `>` for one or more. */
export function isPattern(text: string): boolean {
  return isWithinLimits(text) && (text === '>' || PATTERN.test(text))
}
