import type { UiBenchView } from '../lib/ui-bench.ts'
import { windowRows } from '../lib/window-process.ts'

const IDS: Readonly<Record<string, string>> = { window_first_paint: 'T13.first-paint', window_engine_rss: 'T13.engine-rss' }

/** Cold start and what an engine in the app's process costs. */
export const view: UiBenchView = {
  rows: Object.values(IDS),
  measure: async ({ say }) => (await windowRows(say)).map((row) => ({ ...row, id: IDS[row.id] ?? row.id })),
}
