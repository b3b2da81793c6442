import {
  checkBundle,
  checkBundledRelease,
  checkBundledTrust,
  parseBundle,
  type ReleaseReport,
  type TrustReport,
} from '../../shared/bundle/index.ts'
import { parseVerifierKey, toHex } from '../../shared/chain/index.ts'
import { pageCheckSignature, pageSha256 } from './page-crypto.ts'

/** What a bundle that somebody gave shows, once everything in it held. */
export interface ForeignBundle {
  readonly run: string
  readonly status: string
  readonly origin: string
  readonly vkey: string
  readonly size: number
  /** Hex. */
  readonly root: string
  readonly records: number
  readonly first: number
  readonly last: number
  readonly hasEnded: boolean
  readonly breaches: number
  readonly texts: readonly string[]
  /** Whether a person had signed what ran: rebuilt from the records and checked here. */
  readonly trust: TrustReport
  /** What a person said of the outputs; undefined where nobody was to be asked. */
  readonly release: ReleaseReport | undefined
}

/**
 * Checks a bundle's proofs, order and texts by the key that is pinned for its log, or else by the one that it brings.
 * @param pins pinned keys by the log's origin.
 * @returns why it does not hold, as text.
 */
export async function checkForeign(bytes: Uint8Array, pins: Readonly<Record<string, string>>): Promise<ForeignBundle | string> {
  const bundle = parseBundle(bytes, pageSha256)
  if (typeof bundle === 'string') return bundle
  const pinned = parseVerifierKey(pageSha256, Object.hasOwn(pins, bundle.origin) ? (pins[bundle.origin] ?? '') : bundle.vkey)
  if (pinned === undefined) return 'its key is none'
  const checks = { sha256: pageSha256, checkSignature: pageCheckSignature }
  const checked = await checkBundle(bytes, { pinned, ...checks })
  if (typeof checked === 'string') return checked
  const { head, ofRun, records, hasEnded, texts, signer } = checked
  const own = ofRun.filter(({ record }) => record.run === bundle.run)
  const ended = own.map(({ record }) => record.runEnded?.status).findLast((status) => status !== undefined)
  const trust = await checkBundledTrust(checked, checks)
  return {
    run: bundle.run,
    status: ended ?? '',
    origin: bundle.origin,
    vkey: signer.key.text,
    size: head.size,
    root: toHex(head.root),
    records: records.length,
    first: ofRun[0]?.number ?? 0,
    last: ofRun.at(-1)?.number ?? 0,
    hasEnded,
    breaches: own.filter(({ record }) => record.breach).length,
    trust,
    release: await checkBundledRelease(checked, trust.person, checks),
    texts: (['config', 'policy'] as const).filter((name) => texts[name]),
  }
}
