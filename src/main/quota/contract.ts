import type { QuotaEntry } from '../../shared/state/index.ts'

/** A limit as the policy writes it: seconds, joules. Absent: none. */
export interface Amounts {
  readonly wallS?: number
  readonly cpuS?: number
  readonly runs?: number
  readonly energyJ?: number
  readonly bytes?: number
  readonly messages?: number
}

/** Who uses something. */
export interface QuotaParty {
  readonly identity: string
  readonly namespace: string
  readonly roles?: readonly string[]
  /** By operator type: what one job may ask for. */
  readonly caps?: Readonly<Record<string, Amounts>>
}

/** One of policy.yaml's `quotas`: exactly one of the three names is there. */
export interface QuotaRule {
  readonly identity?: string
  readonly role?: string
  readonly namespace?: string
  readonly per: 'hour' | 'day' | 'total'
  readonly limits: Amounts
}

export interface LedgerOptions {
  readonly wallNs: () => bigint
  /** Calls back once after `ms`; the returned function cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void
  /** The same array until the policy changes. */
  readonly rules: () => readonly QuotaRule[]
  readonly record: (entry: QuotaEntry) => void
  /** Parts of the engine are never refused and their traffic is not counted. */
  readonly isFree: (party: QuotaParty) => boolean
}
