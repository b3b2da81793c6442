import { parseDocument } from 'yaml'
import { toHex } from '../chain/index.ts'
import { type TrustChecks, whyNotSigned } from './bundled-trust.ts'
import type { CheckedBundle } from './check-bundle.ts'
import { releaseStatement } from './statements.ts'

/** A policy file is no longer than this. */
const POLICY_BYTES_MAX = 1_048_576
const NONE = new Uint8Array(0)

/** What a person said of the run's outputs, as the records say and the signature shows (docs/spec/pipeline.md PL30). */
export interface ReleaseReport {
  /** Verifier key; null when nobody said anything. */
  readonly person: string | null
  readonly verdict: string | null
  /** The person's own. */
  readonly reason: string | null
  readonly attended: boolean
  /** Why it does not hold; null when it does. */
  readonly wrong: string | null
}

/**
 * Whether what was published was released by the person who trusted what ran. Undefined where nobody was to be asked.
 * @param trustedBy verifier key
 */
export async function checkBundledRelease(
  { bundle, records, ofRun }: CheckedBundle,
  trustedBy: string | null,
  checks: TrustChecks,
): Promise<ReleaseReport | undefined> {
  const own = ofRun.filter(({ record }) => record.run === bundle.run).map(({ record }) => record)
  const asked = own.find(({ releaseAsked }) => releaseAsked)?.releaseAsked
  const given = own.find(({ releaseGiven }) => releaseGiven)?.releaseGiven
  const isPublished = own.some(({ runEnded }) => (runEnded?.version ?? '') !== '')
  const policy = bundle.parts.get('policy')
  if (!asked && !given && !(isPublished && policy !== undefined && asksForPerson(policy))) return undefined
  const said = {
    person: given?.person ?? null,
    verdict: given?.verdict ?? null,
    reason: given?.reason ?? null,
    attended: given?.attended ?? false,
  }
  if (!given) return { ...said, wrong: isPublished ? 'the policy asks for a person, and nobody released what was published' : null }
  const manifestSha256 = toHex(given.manifestSha256 ?? NONE)
  const workspaceId = records.find(({ record }) => record.logOpened)?.record.logOpened?.workspaceId ?? ''
  const verdict = given.verdict === 'release' ? 'release' : 'reject'
  if (verdict === 'reject' && isPublished) return { ...said, wrong: 'a person rejected it, and it was published' }
  if (manifestSha256 !== toHex(asked?.manifestSha256 ?? NONE)) return { ...said, wrong: 'another manifest was released than was asked for' }
  if (given.person !== trustedBy) return { ...said, wrong: 'not the person who trusted what ran' }
  const content = { runId: bundle.run, manifestSha256, verdict, reason: given.reason ?? '' } as const
  let text: string
  try {
    text = releaseStatement(workspaceId, content)
  } catch (error) {
    return { ...said, wrong: error instanceof Error ? error.message : String(error) }
  }
  return { ...said, wrong: (await whyNotSigned({ text, person: given.person ?? '', signature: given.signature ?? NONE }, checks)) ?? null }
}

/** A text that is no policy asks for nothing. */
function asksForPerson(policy: Uint8Array): boolean {
  if (policy.byteLength > POLICY_BYTES_MAX) return false
  const document = parseDocument(new TextDecoder().decode(policy))
  return document.errors.length === 0 && document.getIn(['review', 'person']) === true
}
