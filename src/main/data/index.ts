export { ARROW_STREAM, decodePredictions, encodeFile, encodeRows, type NumberColumn } from './arrow-rows.ts'
export { type CheckedData, type CheckedTable, type QuarantinedRow, readAndCheck } from './check.ts'
export { DataRun, type DataRunOptions, type FeaturesResult, type LoadResult, type RowSet } from './data-run.ts'
export type { DataDeclaration, DataLimits } from './declaration.ts'
export { buildFeatures, checkColumnTimes, type FeatureLineage, type FeatureTable } from './features.ts'
export { type Finding, RECORDED_ROW_IDS_MAX, rowIdsSha256 } from './findings.ts'
export {
  type DataPlace,
  type InputStore,
  type LoadedInput,
  loadInputs,
  type RegisteredData,
  readInputs,
  registerData,
} from './load-inputs.ts'
export { checkPlausible, type Evaluation, evaluate, type LearnerPredictions, type Metrics } from './metrics.ts'
export type { OutputFacts } from './output-texts.ts'
export { type ModelFile, type OutputFile, writeOutputs } from './outputs.ts'
export { checkSplit, splitByTime, type TimeSplit } from './split.ts'
export { type Association, checkTargetLeak } from './target-leak.ts'
