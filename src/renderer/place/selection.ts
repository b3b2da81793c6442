/** What can be selected anywhere; the inspector shows it, links carry it. */
export const SELECTION_KINDS = [
  'record',
  'message',
  'topic',
  'run',
  'phase',
  'output',
  'cache-key',
  'operator',
  'identity',
  'job',
  'device',
  'consumer',
  'span',
  'node',
  'edge',
] as const
export type SelectionKind = (typeof SELECTION_KINDS)[number]

/** `id` is the engine's own name of the thing: a record's number, a message's `pos`, a topic, `RUN/PHASE` for a phase, … */
export interface Selection {
  readonly kind: SelectionKind
  readonly id: string
}

/** Longest id of a selection that a link may carry. */
export const SELECTION_ID_CHARS_MAX = 512

export const formatSelection = ({ kind, id }: Selection): string => `${kind}:${id}`

/** `kind:id` as a selection; undefined for anything else. */
export function parseSelection(text: string): Selection | undefined {
  const at = text.indexOf(':')
  const kind = SELECTION_KINDS.find((name) => name === text.slice(0, at))
  const id = text.slice(at + 1)
  return kind === undefined || id === '' || id.length > SELECTION_ID_CHARS_MAX ? undefined : { kind, id }
}
