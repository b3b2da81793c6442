import { inspectors as audit } from '../features/audit/inspectors.tsx'
import { inspectors as cache } from '../features/cache/inspectors.tsx'
import { inspectors as circuits } from '../features/circuits/inspectors.tsx'
import { inspectors as operators } from '../features/operators/inspectors.tsx'
import { inspectors as overview } from '../features/overview/inspectors.tsx'
import { inspectors as replay } from '../features/replay/inspectors.tsx'
import { inspectors as runs } from '../features/runs/inspectors.tsx'
import { inspectors as settings } from '../features/settings/inspectors.tsx'
import { inspectors as telemetry } from '../features/telemetry/inspectors.tsx'
import { inspectors as topics } from '../features/topics/inspectors.tsx'
import type { Inspectors } from '../place/inspectors.ts'

/** What shows each kind of selection. Where two features know a kind, the later one in the rail has it. */
export const INSPECTORS: Inspectors = {
  ...overview,
  ...circuits,
  ...topics,
  ...cache,
  ...runs,
  ...audit,
  ...operators,
  ...telemetry,
  ...replay,
  ...settings,
}
