import type { Circuit } from '../../../../shared/circuit/index.ts'
import type { Layout } from './layout.ts'

/** While a node's name is typed in the text, each letter is another name: the node that came in place of the one that went stands where that stood. */
export function carriedLayout(layout: Layout, before: Circuit | undefined, after: Circuit): Layout {
  if (before === undefined) return layout
  const gone = [...before.nodes.keys()].filter((name) => !after.nodes.has(name))
  const come = [...after.nodes.keys()].filter((name) => !before.nodes.has(name))
  const [was, is] = [gone[0], come[0]]
  const position = was === undefined ? undefined : layout.get(was)
  if (gone.length !== 1 || come.length !== 1 || is === undefined || position === undefined || layout.has(is)) return layout
  return new Map([...layout, [is, position]])
}
