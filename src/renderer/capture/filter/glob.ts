/**
 * Whether `text` is like `pattern`, whatever the case: `*` stands for any characters, `?` for one; without either it is enough that the pattern
 * is in the text. Never takes longer than both lengths multiplied.
 */
export function globMatcher(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase()
  if (!/[*?]/.test(wanted)) return (text) => text.toLowerCase().includes(wanted)
  return (text) => isLike(text.toLowerCase(), wanted)
}

function isLike(text: string, pattern: string): boolean {
  let at = 0
  let on = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const sign = pattern[on]
    if (sign === '*') {
      star = on++
      starAt = at
    } else if (sign === '?' || sign === text[at]) {
      at += 1
      on += 1
    } else if (star >= 0) {
      on = star + 1
      at = ++starAt
    } else return false
  }
  while (pattern[on] === '*') on += 1
  return on === pattern.length
}
