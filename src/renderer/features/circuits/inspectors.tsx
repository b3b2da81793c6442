import type { Inspectors } from '../../place/inspectors.ts'

export const inspectors: Inspectors = {}
