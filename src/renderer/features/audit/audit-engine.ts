import type { FacetsAnswer, OutlineAnswer, RecordFilter, RecordListAnswer, StepAnswer, TallyAnswer } from '../../../shared/history/index.ts'
import type { Engine } from '../../data/engine.ts'
import type { AuditRecord, VerifyResult } from '../../data/types.ts'

/** A first look through a long log, or the first state of one, takes a while; both tell how far they are. */
const LOOK_DEADLINE_MS = 600_000

export type Progress = (records: number, of: number) => void

async function ask(engine: Engine, topic: string, body: object, onProgress?: Progress): Promise<unknown> {
  return await engine.bus.request(topic, body, {
    deadlineMs: LOOK_DEADLINE_MS,
    onPart: (part) => {
      const { records, of } = part as { records?: unknown; of?: unknown }
      if (typeof records === 'number' && typeof of === 'number') onProgress?.(records, of)
    },
  })
}

type ListWish = RecordFilter & { readonly at?: number; readonly near?: number; readonly limit: number }

export const listRecords = async (engine: Engine, wish: ListWish, onProgress?: Progress): Promise<RecordListAnswer<AuditRecord>> =>
  (await ask(engine, 'system.history.list', wish, onProgress)) as RecordListAnswer<AuditRecord>

export async function findRecord(
  engine: Engine,
  wish: RecordFilter & { readonly from: number; readonly step: 1 | -1 },
): Promise<number | undefined> {
  const { record } = (await ask(engine, 'system.history.find', wish)) as { record: number | null }
  return record ?? undefined
}

export const tallyRecords = async (engine: Engine, filter: RecordFilter, buckets: number): Promise<TallyAnswer> =>
  (await ask(engine, 'system.history.tally', { ...filter, buckets })) as TallyAnswer

export const facetsOf = async (engine: Engine): Promise<FacetsAnswer> => (await ask(engine, 'system.history.facets', {})) as FacetsAnswer

export interface OutlineWish {
  readonly record: number
  readonly path: string
  readonly from?: number
  /** To cancel it by. */
  readonly id?: string
}

export const outlineAt = async (engine: Engine, { path, ...wish }: OutlineWish, onProgress?: Progress): Promise<OutlineAnswer> =>
  (await ask(engine, 'system.history.outline', { ...wish, ...(path !== '' && { path }), hash: false }, onProgress)) as OutlineAnswer

export interface StepWish {
  readonly record: number
  /** Parts to be seen, besides those that the record changed. */
  readonly open: readonly string[]
  readonly id: string
}

export const stepAt = async (engine: Engine, wish: StepWish, onProgress: Progress): Promise<StepAnswer> =>
  (await ask(engine, 'system.history.step', wish, onProgress)) as StepAnswer

/** Hash of the whole state after a record. */
export const stateHashAt = async (engine: Engine, record: number): Promise<string> =>
  ((await ask(engine, 'system.history.state', { record, path: 'size' })) as { sha256: string }).sha256

export async function cancelHistory(engine: Engine, id: string): Promise<void> {
  await engine.bus.request('system.history.cancel', { id })
}

export interface VerifyWish {
  /** To cancel it by. */
  readonly id: string
  /** Only records from here on, up to, not including, `to`. */
  readonly from?: number
  readonly to?: number
}

export const verifyLog = async (engine: Engine, wish: VerifyWish, onProgress: Progress): Promise<VerifyResult> =>
  (await ask(engine, 'system.audit.verify', wish, onProgress)) as VerifyResult

export async function cancelVerify(engine: Engine, id: string): Promise<void> {
  await engine.bus.request('system.audit.cancel', { id })
}
