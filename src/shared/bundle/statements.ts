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

/** A statement of these lines. */
export const statement = (...each: readonly string[]): string => each.map((line) => `${line}\n`).join('')
