export { ARROW_STREAM } from './arrow-rows.ts'
export type { BlockStore } from './block-cache.ts'
export { DataRun, ROW_SETS, type RowSetName } from './data-run.ts'
export { registerData } from './load-inputs.ts'
