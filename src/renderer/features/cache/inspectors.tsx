import type { Inspectors } from '../../place/inspectors.ts'

/** What the inspector shows of what this view is about. */
export const inspectors: Inspectors = {}
