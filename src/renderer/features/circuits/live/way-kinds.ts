import type { SelectionKind } from '../../../place/selection.ts'

/** What of the other views a message's way can be found by. */
export const WAY_KINDS: ReadonlySet<SelectionKind> = new Set(['record', 'span', 'job', 'message'])
