import type { Bus } from '../../shared/client/contract.ts'
import type { AuditRecord, StatusView, TopicRow, VerifyResult } from './types.ts'

/** Records of one page. */
export const AUDIT_PAGE_RECORDS = 200
/** Records of one answer at most. */
export const AUDIT_READ_MAX = 500
/** Topics that the page keeps a list of. */
const TOPICS_SHOWN_MAX = 20_000
const VERIFY_DEADLINE_MS = 600_000

export interface AuditQuery {
  readonly from: number
  /** Exclusive. */
  readonly to?: number
  readonly limit?: number
  readonly kind?: string
  readonly run?: string
}

/** The engine's services as typed calls. Every method rejects with `Fault`; answers are the engine's own and are not checked again. */
export class Engine {
  readonly bus: Bus

  constructor(bus: Bus) {
    this.bus = bus
  }

  async status(): Promise<StatusView> {
    return (await this.bus.request('system.status', {})) as StatusView
  }

  async startRun(options: { readonly mode?: string; readonly seed?: number; readonly device?: string }): Promise<string> {
    const answer = (await this.bus.request('system.run.start', { mode: 'full_build', ...options })) as { run_id: string }
    return answer.run_id
  }

  /** Emergency stop of whatever runs. @returns the run that was stopped, undefined when nothing ran. */
  async stop(reason: string): Promise<string | undefined> {
    const answer = (await this.bus.request('system.run.stop', { reason })) as { run_id: string | null }
    return answer.run_id ?? undefined
  }

  async acknowledge(statement: { reason: string; person: string; signature: string }): Promise<number> {
    const answer = (await this.bus.request('system.breach.ack', { ...statement, attended: true })) as { record: number }
    return answer.record
  }

  /** One answer's worth of records: the engine may send fewer than asked for, then the rest is asked for again. */
  async readAudit(query: AuditQuery): Promise<{ readonly records: readonly AuditRecord[]; readonly size: number }> {
    return (await this.bus.request('system.audit.read', query)) as { records: readonly AuditRecord[]; size: number }
  }

  /** Every record of [from, to), in as many answers as it takes. */
  async readAuditRange(from: number, to: number): Promise<readonly AuditRecord[]> {
    const all: AuditRecord[] = []
    for (let at = from; at < to; ) {
      const { records } = await this.readAudit({ from: at, to, limit: Math.min(to - at, AUDIT_READ_MAX) })
      const last = records.at(-1)
      if (last === undefined) break
      all.push(...records)
      at = last.record + 1
    }
    return all
  }

  /** Verifies the whole audit log from its bytes. `onPart` hears how far it is. */
  async verifyAudit(onPart: (records: number, of: number) => void): Promise<VerifyResult> {
    const answer = await this.bus.request(
      'system.audit.verify',
      {},
      {
        deadlineMs: VERIFY_DEADLINE_MS,
        onPart: (body) => {
          const part = body as { records?: unknown; of?: unknown }
          if (typeof part.records === 'number' && typeof part.of === 'number') onPart(part.records, part.of)
        },
      },
    )
    return answer as VerifyResult
  }

  /** The first TOPICS_SHOWN_MAX topics, in the order in which they first carried something. */
  async topics(): Promise<readonly TopicRow[]> {
    const topics: TopicRow[] = []
    for (let from: number | null = 0; from !== null && topics.length < TOPICS_SHOWN_MAX; ) {
      const page = (await this.bus.request('system.topics.list', { from })) as { topics: readonly TopicRow[]; next?: number | null }
      topics.push(...page.topics)
      from = page.next ?? null
    }
    return topics
  }
}
