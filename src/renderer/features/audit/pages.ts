import { AUDIT_PAGE_RECORDS } from '../../data/engine.ts'
import type { AuditRecord } from '../../data/types.ts'

/** Pages of records kept in memory (AUDIT_PAGE_RECORDS each); the one used longest ago goes first. */
export const PAGES_KEPT_MAX = 40

/** A window over the audit log that holds the pages around what was looked at. */
export class RecordPages {
  readonly #pages = new Map<number, readonly AuditRecord[]>()

  static pageOf(record: number): number {
    return Math.floor(record / AUDIT_PAGE_RECORDS)
  }

  get(record: number): AuditRecord | undefined {
    const number = RecordPages.pageOf(record)
    const page = this.#pages.get(number)
    if (page === undefined) return undefined
    this.#pages.delete(number)
    this.#pages.set(number, page)
    return page[record - number * AUDIT_PAGE_RECORDS]
  }

  /** Whether the page is here and holds every record it can hold in a log of `size` records. */
  isWhole(number: number, size: number): boolean {
    const page = this.#pages.get(number)
    return page !== undefined && page.length >= Math.min(AUDIT_PAGE_RECORDS, size - number * AUDIT_PAGE_RECORDS)
  }

  put(number: number, records: readonly AuditRecord[]): void {
    this.#pages.delete(number)
    this.#pages.set(number, records)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= PAGES_KEPT_MAX) break
      this.#pages.delete(oldest)
    }
  }

  get pageCount(): number {
    return this.#pages.size
  }

  clear(): void {
    this.#pages.clear()
  }
}
