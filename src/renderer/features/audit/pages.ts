import { AUDIT_PAGE_RECORDS } from '../../data/engine.ts'
import type { AuditRecord } from '../../data/types.ts'

/** Pages in memory: the ones used last. */
export const PAGES_KEPT_MAX = 40

/** Records by their place in a list, in pages; the least recently used one goes when there are too many. */
export class RecordPages {
  readonly #pages = new Map<number, readonly AuditRecord[]>()

  get pageCount(): number {
    return this.#pages.size
  }

  static pageOf(place: number): number {
    return Math.floor(place / AUDIT_PAGE_RECORDS)
  }

  /** The record at a place, if its page is here. */
  get(place: number): AuditRecord | undefined {
    const page = RecordPages.pageOf(place)
    const records = this.#pages.get(page)
    if (records === undefined) return undefined
    this.#pages.delete(page)
    this.#pages.set(page, records)
    return records[place - page * AUDIT_PAGE_RECORDS]
  }

  put(page: number, records: readonly AuditRecord[]): void {
    this.#pages.delete(page)
    this.#pages.set(page, records)
    if (this.#pages.size > PAGES_KEPT_MAX) {
      const [oldest] = this.#pages.keys()
      if (oldest !== undefined) this.#pages.delete(oldest)
    }
  }

  /** Whether a page is here with every record it can have in a list of `total`. */
  isWhole(page: number, total: number): boolean {
    const records = this.#pages.get(page)
    return records !== undefined && records.length >= Math.min(AUDIT_PAGE_RECORDS, total - page * AUDIT_PAGE_RECORDS)
  }

  clear(): void {
    this.#pages.clear()
  }
}
