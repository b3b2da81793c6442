/** Whether every topic that `narrow` matches is matched by `wide` too. Both must be valid patterns (a topic is one). */
export function covers(wide: string, narrow: string): boolean {
  const wideSegments = wide.split('.')
  const narrowSegments = narrow.split('.')
  for (let i = 0; i < wideSegments.length; i++) {
    const segment = narrowSegments[i]
    if (segment === undefined) return false
    const allowed = wideSegments[i]
    if (allowed === '>') return true
    if (segment === '>') return false
    if (allowed !== '*' && allowed !== segment) return false
  }
  return wideSegments.length === narrowSegments.length
}

/**
 * Whether one of a grant's patterns covers `pattern`. Patterns are not added up: `a.x` and `a.y` together never cover `a.*`,
 * which is the safe side of a question that has no cheap exact answer.
 */
export function isGranted(grant: readonly string[], pattern: string): boolean {
  for (const wide of grant) if (covers(wide, pattern)) return true
  return false
}

/** Whether `pattern` matches `topic`. */
export function matches(pattern: string, topic: string): boolean {
  return covers(pattern, topic)
}

/** Whether some topic matches both patterns. */
export function overlaps(left: string, right: string): boolean {
  const [a, b] = [left.split('.'), right.split('.')]
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === '>' || y === '>') return true
    if (x !== y && x !== '*' && y !== '*') return false
  }
  return a.length === b.length
}
