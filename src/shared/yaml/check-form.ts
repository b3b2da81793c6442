import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Scalar } from 'yaml'

/** Limits of every YAML file (docs/reference/workspace.md, docs/reference/circuit.md). */
export const DEPTH_MAX = 64
export const ALIASES_MAX = 100
/** Findings kept; a file with more is wrong as a whole. */
export const FINDINGS_MAX = 50

/** What is wrong with a text as YAML, at `[from, to)` (UTF-16 offsets). */
export interface YamlFinding {
  readonly kind: 'too-large' | 'syntax' | 'form'
  readonly from: number
  readonly to: number
  readonly message: string
  readonly fix: string
}

/**
 * Looks at every node once: tags, aliases, levels, and members that are there twice.
 * @param depth level that the document lies at, where it is a part of another one
 * @returns whether nothing in it is written once and used several times
 */
export function checkForm(document: Document, findings: YamlFinding[], depth = 0): boolean {
  const add = (
    node: { range?: readonly number[] | null } | undefined,
    kind: YamlFinding['kind'],
    [message, fix]: readonly [string, string],
  ): void => {
    const [from = 0, to = from] = node?.range ?? []
    if (findings.length < FINDINGS_MAX) findings.push({ kind, from, to, message, fix })
  }
  let aliases = 0
  let hasAnchors = false
  let isTooDeep = false
  if (document.directives?.docStart === true && document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.2')
    add(undefined, 'form', [`YAML ${document.directives.yaml.version}`, 'Write YAML 1.2.'])
  const walk = (node: unknown, level: number): void => {
    if (isTooDeep || !isNode(node)) return
    if (isAlias(node)) {
      aliases += 1
      if (aliases === ALIASES_MAX + 1) add(node, 'form', [`more than ${ALIASES_MAX} aliases`, `Use at most ${ALIASES_MAX}.`])
    } else {
      hasAnchors ||= node.anchor !== undefined
      if (node.tag !== undefined) add(node, 'form', ['a tag', 'Leave tags (!…) out.'])
    }
    if (level > DEPTH_MAX) {
      isTooDeep = true
      add(node, 'form', [`nested deeper than ${DEPTH_MAX} levels`, `Nest at most ${DEPTH_MAX} levels.`])
    } else if (isMap(node)) {
      // Not by the library: it compares each key with every other one, which a file of many members makes take minutes.
      const names = new Set<unknown>()
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? key.value : undefined
        if (name !== undefined && names.has(name)) add(key as Scalar, 'syntax', ['Map keys must be unique', 'Write plain YAML 1.2.'])
        names.add(name)
        walk(key, level + 1)
        walk(value, level + 1)
      }
    } else if (isSeq(node)) for (const item of node.items) walk(item, level + 1)
  }
  walk(document.contents, depth)
  return aliases === 0 && !hasAnchors
}
