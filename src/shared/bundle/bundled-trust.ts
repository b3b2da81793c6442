import { type CheckSignature, parseVerifierKey, type Sha256, toHex } from '../chain/index.ts'
import type { BundledRecord, CheckedBundle } from './check-bundle.ts'
import { policyStatement, trustStatement } from './statements.ts'

/** Who trusted what ran, as the records say and the person's signature shows. */
export interface TrustReport {
  /** Verifier key of the person; null when nobody's trust is in the bundle. */
  readonly person: string | null
  readonly holds: boolean
  readonly reason: string | null
}

export interface TrustChecks {
  readonly sha256: Sha256
  readonly checkSignature: CheckSignature
}

const NONE = new Uint8Array(0)
const hex = (bytes: Uint8Array | null | undefined): string => toHex(bytes ?? NONE)
const utf8 = new TextEncoder()

/** Rebuilds the statement that a person signed from the records, and checks the signature (docs/spec/trust.md TU3, TU6). */
export async function checkBundledTrust({ records, ofRun }: CheckedBundle, checks: TrustChecks): Promise<TrustReport> {
  const before = records.filter(({ number }) => number < (ofRun[0]?.number ?? 0))
  const workspaceId = before.find(({ record }) => record.logOpened)?.record.logOpened?.workspaceId ?? ''
  const trusted = before.findLast(({ record }) => record.workspaceTrusted)
  const body = trusted?.record.workspaceTrusted
  const start = ofRun[0]?.record.runStarted
  if (trusted === undefined || !body || !start) return { person: null, holds: false, reason: 'nobody trusted the workspace before the run' }
  const person = body.person ?? ''
  const policy = before.findLast(({ number, record }) => number > trusted.number && record.policyApplied)?.record.policyApplied
  const content = {
    workspaceId,
    configSha256: hex(body.configSha256),
    policySha256: hex(body.policySha256),
    components: componentsOf(before, trusted.number),
  }
  const signed = [{ text: trustStatement(content), person, signature: body.signature ?? NONE }]
  if (policy) {
    const text = policyStatement(workspaceId, hex(policy.sha256), hex(policy.previousSha256))
    signed.push({ text, person: policy.person ?? '', signature: policy.signature ?? NONE })
  }
  for (const one of signed) {
    const reason = await whyNotSigned(one, checks)
    if (reason !== undefined) return { person, holds: false, reason }
  }
  const isSame = hex(start.configSha256) === hex(body.configSha256) && hex(start.policySha256) === hex(policy?.sha256 ?? body.policySha256)
  return { person, holds: isSame, reason: isSame ? null : 'what was trusted is not what ran' }
}

/** @returns why a person's signature over a statement does not hold; undefined when it does. */
export async function whyNotSigned(
  { text, person, signature }: { readonly text: string; readonly person: string; readonly signature: Uint8Array },
  { sha256, checkSignature }: TrustChecks,
): Promise<string | undefined> {
  const key = parseVerifierKey(sha256, person)
  if (key === undefined) return 'not a verifier key of a person'
  const isTheirs = await checkSignature(key.publicKey, utf8.encode(text), signature)
  return isTheirs ? undefined : "the signature is not this person's over this statement"
}

function componentsOf(before: readonly BundledRecord[], trusted: number): Record<string, string> {
  const registered = before.filter(({ number, record }) => number < trusted && record.componentRegistered)
  return Object.fromEntries(registered.map(({ record }) => [record.componentRegistered?.id ?? '', hex(record.componentRegistered?.sha256)]))
}
