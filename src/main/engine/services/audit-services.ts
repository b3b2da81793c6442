import type { AuditReader, AuditVerdict, VerifyWork } from '../contract.ts'
import { Cancellable } from './cancellable.ts'
import { type Body, optionalText, type Service, whole } from './service.ts'

export const RECORDS_READ_MAX = 500
/** Bytes of one answer's records; the rest is asked for again. */
const ANSWER_BYTES_MAX = 256 * 1024

export interface AuditServiceDeps {
  readonly reader: AuditReader
  readonly verify: (work: VerifyWork) => Promise<AuditVerdict>
  /** Whether the party with this inbox is still connected. */
  readonly isHere: (inbox: string) => boolean
}

export function auditServices({ reader, verify, isHere }: AuditServiceDeps): Record<string, Service> {
  const cancellable = new Cancellable(isHere)
  return {
    'system.audit.read': async (body) => {
      const { size } = reader
      const from = whole(body, 'from', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER })
      const to = whole(body, 'to', { fallback: size, min: 0, max: Number.MAX_SAFE_INTEGER })
      const limit = whole(body, 'limit', { fallback: RECORDS_READ_MAX, min: 1, max: RECORDS_READ_MAX })
      const [kind, run] = [optionalText(body, 'kind'), optionalText(body, 'run')]
      const records: object[] = []
      let bytes = 0
      for await (const record of reader.read(from, Math.min(to, size))) {
        if ((kind !== undefined && record.kind !== kind) || (run !== undefined && record.run !== run)) continue
        bytes += JSON.stringify(record).length
        if (records.length > 0 && bytes > ANSWER_BYTES_MAX) break
        records.push(record)
        if (records.length >= limit) break
      }
      return { records, size }
    },
    'system.audit.verify': async (body, caller, part) => {
      const range = rangeOf(body, reader.size)
      return await cancellable.run({ body, caller, part }, async ({ signal, tell }) => {
        const onProgress = (records: number, of: number): void => tell({ records, of })
        return { ...(await verify({ onProgress, signal, ...(range !== undefined && { range }) })) }
      })
    },
    'system.audit.cancel': (body, caller) => cancellable.cancel(body, caller),
  }
}

/** Records [from, to) of the request; undefined for the whole log. */
function rangeOf(body: Body, size: number): { readonly from: number; readonly to: number } | undefined {
  if (body['from'] === undefined && body['to'] === undefined) return undefined
  const from = whole(body, 'from', { fallback: 0, min: 0, max: Math.max(0, size - 1) })
  return { from, to: whole(body, 'to', { fallback: size, min: from + 1, max: size }) }
}
