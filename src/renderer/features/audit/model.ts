import type { VerifyResult } from '../../data/types.ts'

/** The sentence of the alert: names record, file and offset where verification stopped. */
export function describeStop(bad: NonNullable<VerifyResult['first_bad']>): string {
  const record = bad.record === null ? 'no record reached' : `record ${bad.record}`
  return `Verification stopped at ${record}, file ${bad.file}, offset ${bad.offset}: ${bad.reason}`
}
