export { ARROW_STREAM } from './arrow-rows.ts'
export type { BlockStore } from './block-cache.ts'
export { DataRun } from './data-run.ts'
export { registerData } from './load-inputs.ts'
