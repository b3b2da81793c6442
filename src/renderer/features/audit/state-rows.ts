import type { OutlineRow } from '../../../shared/history/index.ts'
import { ancestorsOf, type StateChange } from '../../../shared/history/index.ts'
import type { ShownPart } from './stepper.ts'

/** One line of the state's tree. */
export type StateRow =
  | (OutlineRow & {
      readonly type: 'part'
      readonly depth: number
      readonly isOpen: boolean
      /** The record changed it, or something in it. */
      readonly change: 'added' | 'changed' | undefined
    })
  | { readonly type: 'more'; readonly path: string; readonly depth: number; readonly rest: number }

/** What tells a line from the others: `more` is none of its part's members. */
export const rowKey = (row: StateRow): string => (row.type === 'more' ? `\n${row.path}` : row.path)

/** The tree as lines: parts that are open with what is in them. */
export function stateRows(
  parts: ReadonlyMap<string, ShownPart>,
  open: ReadonlySet<string>,
  changes: readonly StateChange[],
): readonly StateRow[] {
  const marks = new Map<string, 'added' | 'changed'>()
  for (const { path, before } of changes) {
    for (const parent of ancestorsOf(path)) if (!marks.has(parent)) marks.set(parent, 'changed')
    marks.set(path, before === undefined ? 'added' : 'changed')
  }
  const rows: StateRow[] = []
  const add = (path: string, depth: number): void => {
    const part = parts.get(path)
    if (part === undefined) return
    for (const member of part.members) {
      const isOpen = member.kind !== 'value' && open.has(member.path)
      rows.push({ ...member, type: 'part', depth, isOpen, change: marks.get(member.path) })
      if (isOpen) add(member.path, depth + 1)
    }
    const rest = part.count - part.members.length
    if (rest > 0) rows.push({ type: 'more', path, depth, rest })
  }
  add('', 0)
  return rows
}
