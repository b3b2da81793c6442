import type { Inspectors } from '../../place/inspectors.ts'

/** A replay is shown by its view; its messages, records and topics by those who know them. */
export const inspectors: Inspectors = {}
