const isSha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** `expected` and `actual` pairs that a breach's evidence holds, for showing side by side; the rest as it is. */
export function splitEvidence(evidence: Readonly<Record<string, unknown>>): {
  readonly pairs: readonly { readonly name: string; readonly expected: unknown; readonly actual: unknown }[]
  readonly rest: readonly (readonly [string, unknown])[]
} {
  const pairs: { name: string; expected: unknown; actual: unknown }[] = []
  const used = new Set<string>()
  for (const name of Object.keys(evidence)) {
    const match = /^(?:expected|registered|limit)(_?.*)$/.exec(name)
    if (match === null) continue
    const suffix = match[1] ?? ''
    const other = ['actual', 'found', 'got', 'value'].map((word) => word + suffix).find((candidate) => candidate in evidence)
    if (other === undefined) continue
    pairs.push({
      name: suffix.replace(/^_/, '').replaceAll('_', ' ') || (isSha256(evidence[name]) ? 'sha256' : 'value'),
      expected: evidence[name],
      actual: evidence[other],
    })
    used.add(name).add(other)
  }
  return { pairs, rest: Object.entries(evidence).filter(([name]) => !used.has(name)) }
}
