const SUMMARY_CHARS_MAX = 200

/** One line of a record's body: its plain members, hashes cut. */
export function summarise(body: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(body).flatMap(([name, value]) => {
    if (value === '' || value === null || value === undefined) return []
    if (Array.isArray(value)) return value.length === 0 ? [] : [`${name} ${value.length}`]
    if (typeof value === 'object') return []
    const text = String(value)
    return [`${name} ${/^[0-9a-f]{40,}$/.test(text) ? `${text.slice(0, 6)}…${text.slice(-4)}` : text}`]
  })
  const line = words.join(' · ')
  return line.length > SUMMARY_CHARS_MAX ? `${line.slice(0, SUMMARY_CHARS_MAX)}…` : line
}
