export type {
  BundlePiece,
  ConsistencyAnswer,
  DiffAnswer,
  Facet,
  FacetsAnswer,
  HistoryProgress,
  LocatedRecord,
  OutlineAnswer,
  OutlineRow,
  ProofAnswer,
  RecordFilter,
  RecordListAnswer,
  StateAnswer,
  StateChange,
  TallyAnswer,
} from './answers.ts'
export { formatPath, parsePath, partAt, type StatePath } from './state-path.ts'
