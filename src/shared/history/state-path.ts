/** A part of the state as member names from the top; elements of a list by their place. */
export type StatePath = readonly string[]

export const PATH_MEMBERS_MAX = 32
export const PATH_CHARS_MAX = 2_048

/** Members with dots between them; a dot or backslash within a name has a backslash before it. The whole state is the empty text. */
export const formatPath = (path: StatePath): string => path.map((name) => name.replace(/[\\.]/g, '\\$&')).join('.')

/** @returns undefined for a text that `formatPath` does not write, or one beyond the limits. */
export function parsePath(text: string): StatePath | undefined {
  if (text === '') return []
  if (text.length > PATH_CHARS_MAX) return undefined
  const members: string[] = []
  let name = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '.') {
      members.push(name)
      name = ''
    } else if (char === '\\') {
      const next = text.charAt(++at)
      if (next !== '.' && next !== '\\') return undefined
      name += next
    } else name += char
  }
  members.push(name)
  return members.length > PATH_MEMBERS_MAX || members.includes('') ? undefined : members
}

/** The part of a plain JSON value at a path; undefined where there is none. */
export function partAt(value: unknown, path: StatePath): unknown {
  let part = value
  for (const name of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined
    part = (part as Record<string, unknown>)[name]
  }
  return part
}

/** Every part that a part lies in, the outermost first. */
export function ancestorsOf(path: string): readonly string[] {
  const members = parsePath(path) ?? []
  return members.slice(0, -1).map((_, place) => formatPath(members.slice(0, place + 1)))
}
