import { Fault } from '../base/index.ts'

/** A reason longer than this is refused: it is kept on the record whole. */
export const REASON_BYTES_MAX = 4_096

/** What a trust statement covers. Hashes are lower-case hex SHA-256. */
export interface TrustContent {
  readonly workspaceId: string
  readonly configSha256: string
  readonly policySha256: string
  /** Component id to the hash over its files. */
  readonly components: Readonly<Record<string, string>>
}

/** The exact texts a person signs (docs/spec/trust.md, TU3). Every line ends with a line feed; the first names the act. */
export function trustStatement(content: TrustContent): string {
  const components = Object.keys(content.components)
    .sort()
    .map((id) => `component ${id} ${content.components[id]}`)
  return statement('vbus trust', content.workspaceId, `config ${content.configSha256}`, `policy ${content.policySha256}`, ...components)
}

export function policyStatement(workspaceId: string, sha256: string, previousSha256: string): string {
  return statement('vbus policy apply', workspaceId, sha256, previousSha256)
}

export interface ReleaseContent {
  readonly runId: string
  /** Of the manifest in staging: it holds the hash of every output. */
  readonly manifestSha256: string
  readonly verdict: 'release' | 'reject'
  readonly reason: string
}

export function releaseStatement(workspaceId: string, { runId, manifestSha256, verdict, reason }: ReleaseContent): string {
  checkReason(reason)
  return statement('vbus release', workspaceId, runId, manifestSha256, verdict, reason)
}

/**
 * A reason a person gave: one line, so that no reason can pose as another statement.
 * @throws Fault `cli/usage`
 */
export function checkReason(reason: string): void {
  if (reason.trim() === '') throw new Fault('cli/usage', 'the reason is empty')
  if (new TextEncoder().encode(reason).length > REASON_BYTES_MAX)
    throw new Fault('cli/usage', `the reason is longer than ${REASON_BYTES_MAX} bytes`)
  for (const char of reason) {
    const code = char.codePointAt(0) ?? 0
    if (code < 32 || code === 127) throw new Fault('cli/usage', 'the reason must be one line without control characters')
  }
}

/** A statement of these lines. */
export const statement = (...each: readonly string[]): string => each.map((line) => `${line}\n`).join('')
