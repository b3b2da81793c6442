import type { ReactElement } from 'react'
import type { Difference } from '../../run/run-engine.ts'
import { cutHash } from '../../ui/format.ts'
import { WORDS } from '../../words/runs.ts'

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** Of two values that are alike in parts, what is not: a reader looks for it in vain in a long line. As `vbus diff` tells it. */
export function apart(a: unknown, b: unknown): readonly [unknown, unknown] {
  const isAlike = isMembers(a) && isMembers(b) && Array.isArray(a) === Array.isArray(b) && Object.keys(a).length === Object.keys(b).length
  if (!isAlike) return [a, b]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
  const pairs = names.map((name) => [name, apart(a[name], b[name])] as const)
  return [
    Object.fromEntries(pairs.map(([name, [left]]) => [name, left])),
    Object.fromEntries(pairs.map(([name, [, right]]) => [name, right])),
  ]
}

export function valueText(value: unknown): string {
  if (value === undefined || value === null) return WORDS.compare.none
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replaceAll(/[0-9a-f]{64}/g, (hash) => cutHash(hash))
}

/** One fact of two runs, a row of a table. */
export function ValuePair({ difference: { fact, a, b } }: { readonly difference: Difference }): ReactElement {
  const [left, right] = apart(a, b)
  return (
    <tr className="value-pair">
      <th scope="row">{fact}</th>
      <td className="mono">{valueText(left)}</td>
      <td className="mono">{valueText(right)}</td>
    </tr>
  )
}
