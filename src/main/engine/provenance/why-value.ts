import type { WorkspaceLayout } from '../../workspace/layout.ts'
import { type CellStory, explain, type PredictionStory } from './explain-cell.ts'
import { type CheckedFile, publishedFiles, publishedRun, rowOf } from './published-run.ts'
import type { RecordedRun } from './recorded-run.ts'

/** A value asked about: the row's key, its parts joined by `|`, or `#N` for row N of the master. */
export interface AskedValue {
  readonly key: string
  readonly column: string
}

interface Whereabouts {
  readonly run: string
  readonly version: string
}

export type WhyAnswer =
  /** Files of the version that are not what the record says: nothing is told from them. */
  | (Whereabouts & { readonly ok: false; readonly altered: readonly CheckedFile[] })
  | (Whereabouts & {
      /** Everything that was compared holds. */
      readonly ok: boolean
      readonly altered?: undefined
      readonly row: number
      readonly key: readonly string[]
      readonly asked: string
    } & (CellStory | PredictionStory))

/** What `vbus why` and `system.outputs.why` answer. @throws Fault `cli/usage` for a row or column that there is not; `data/*` as `explain` */
export async function whyValue(layout: WorkspaceLayout, run: RecordedRun, { key, column }: AskedValue): Promise<WhyAnswer> {
  const files = publishedFiles(layout, run)
  const where = { run: run.state.id, version: run.state.version }
  const altered = files.filter(({ ok }) => !ok)
  if (altered.length > 0) return { ok: false, ...where, altered }
  const published = publishedRun(layout, run, files)
  const row = rowOf(published, key)
  const story = await explain(layout, published, row, column)
  const ok = story.checks.every((check) => check.ok)
  return { ok, ...where, row, key: published.keys.get(row) ?? [], asked: column, ...story }
}
