export type {
  DiffAnswer,
  Facet,
  FacetsAnswer,
  HistoryProgress,
  LocatedRecord,
  OutlineAnswer,
  OutlineRow,
  RecordFilter,
  RecordListAnswer,
  StateAnswer,
  StateChange,
  TallyAnswer,
} from './answers.ts'
export { formatPath, parsePath, partAt, type StatePath } from './state-path.ts'
