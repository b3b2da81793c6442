import type { AuditReader, AuditVerdict } from '../contract.ts'
import { optionalText, type Service, whole } from './service.ts'

export const RECORDS_READ_MAX = 500
/** Bytes of one answer's records; the rest is asked for again. */
const ANSWER_BYTES_MAX = 256 * 1024

export interface AuditServiceDeps {
  readonly reader: AuditReader
  readonly verify: (onProgress: (records: number, of: number) => void) => Promise<AuditVerdict>
}

export function auditServices({ reader, verify }: AuditServiceDeps): Record<string, Service> {
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
    'system.audit.verify': async (_body, _caller, part) => ({ ...(await verify((records, of) => part({ records, of }))) }),
  }
}
