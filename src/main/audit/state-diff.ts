import { formatPath, type StateChange, type StatePath } from '../../shared/history/index.ts'

/** Changes of one answer. */
export const DIFF_CHANGES_MAX = 500
/** Characters of all values of one answer, and of one value: what is larger is told by its members. */
const DIFF_CHARS_MAX = 196_608
const VALUE_CHARS_MAX = 4_096

export interface StateDiff {
  readonly changes: readonly StateChange[]
  readonly truncated: boolean
}

type Part = Readonly<Record<string, unknown>>
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null
const EMPTY: Part = {}

/** Whether two plain JSON values are the same; parts that two states share are not looked into. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isPart(a) || !isPart(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a).filter((name) => a[name] !== undefined)
  return names.length === Object.keys(b).filter((name) => b[name] !== undefined).length && names.every((name) => isSame(a[name], b[name]))
}

/** What is other in `after`, as small parts as tell it; lists are compared without what they begin and end with alike. */
export function diffStates(before: unknown, after: unknown, path: StatePath = []): StateDiff {
  const diff = new Diff()
  diff.compare(before, after, path)
  return diff
}

class Diff implements StateDiff {
  readonly changes: StateChange[] = []
  truncated = false
  #chars = 0

  compare(before: unknown, after: unknown, path: StatePath): void {
    if (this.truncated || isSame(before, after)) return
    const [old, fresh] = [isPart(before) ? before : undefined, isPart(after) ? after : undefined]
    const isOfKind = old === undefined || fresh === undefined || Array.isArray(old) === Array.isArray(fresh)
    const isLeaf = old === undefined && fresh === undefined
    if (isLeaf || !isOfKind || (old === undefined) !== (fresh === undefined)) {
      const chars = (JSON.stringify(before)?.length ?? 0) + (JSON.stringify(after)?.length ?? 0)
      if (isLeaf || chars <= VALUE_CHARS_MAX || !isOfKind) return this.#tell({ path, before, after, chars })
    }
    if (Array.isArray(old) && Array.isArray(fresh)) return this.#compareLists(old, fresh, path)
    const names = [...new Set([...Object.keys(old ?? EMPTY), ...Object.keys(fresh ?? EMPTY)])]
    for (const name of names) this.compare(old?.[name], fresh?.[name], [...path, name])
  }

  #compareLists(before: readonly unknown[], after: readonly unknown[], path: StatePath): void {
    const shorter = Math.min(before.length, after.length)
    let start = 0
    while (start < shorter && isSame(before[start], after[start])) start++
    let end = 0
    while (end < shorter - start && isSame(before[before.length - 1 - end], after[after.length - 1 - end])) end++
    const most = Math.max(before.length, after.length) - end
    for (let at = start; at < most; at++) {
      const old = at < before.length - end ? before[at] : undefined
      const fresh = at < after.length - end ? after[at] : undefined
      this.compare(old, fresh, [...path, String(at)])
    }
  }

  #tell({ path, before, after, chars }: { path: StatePath; before: unknown; after: unknown; chars: number }): void {
    if (this.changes.length >= DIFF_CHANGES_MAX || this.#chars + chars > DIFF_CHARS_MAX) {
      this.truncated = true
      return
    }
    this.#chars += chars
    this.changes.push({ path: formatPath(path), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })
  }
}
