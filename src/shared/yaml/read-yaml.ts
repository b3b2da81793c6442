import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml'

/** Limits of every YAML file (docs/reference/workspace.md, docs/reference/circuit.md). */
export const FILE_BYTES_MAX = 1_048_576
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

export interface YamlText {
  /** Undefined where the text could not be taken apart at all. Callers must not change it. */
  readonly document: Document | undefined
  readonly findings: readonly YamlFinding[]
  /** Line and column of an offset, from 1. */
  readonly position: (offset: number) => { readonly line: number; readonly column: number }
}

/**
 * Reads YAML 1.2 (core schema; no tags, duplicate keys, merge keys or further documents) within the limits above. Aliases are left as they are: whoever
 * follows them bounds that. Nothing is thrown for any text.
 */
export function readYaml(source: string): YamlText {
  const known = remembered.find((each) => each.source === source)
  if (known !== undefined) return known.read
  const read = readAnew(source)
  if (source.length > FILE_BYTES_MAX) return read
  remembered.unshift({ source, read })
  remembered.length = Math.min(remembered.length, REMEMBERED_MAX)
  return read
}

/** Texts that were read last, before and after an edit: whoever edits one reads each several times. */
const REMEMBERED_MAX = 2
const remembered: { readonly source: string; readonly read: YamlText }[] = []

function readAnew(source: string): YamlText {
  const bytes = source.length > FILE_BYTES_MAX ? source.length : new TextEncoder().encode(source).length
  if (bytes > FILE_BYTES_MAX)
    return unread(
      'too-large',
      `the file has ${bytes === source.length ? 'at least ' : ''}${bytes} bytes`,
      `at or under ${FILE_BYTES_MAX} bytes`,
    )
  const lines = new LineCounter()
  let document: Document
  try {
    document = parseDocument(source, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: false,
      merge: false,
      lineCounter: lines,
      prettyErrors: false,
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return unread('form', 'nested too deeply to read', `nested at most ${DEPTH_MAX} levels`)
  }
  const findings: YamlFinding[] = [...document.errors, ...document.warnings].slice(0, FINDINGS_MAX).map(({ pos: [from, to], message }) => ({
    kind: 'syntax',
    from,
    to,
    message,
    fix: 'Write plain YAML 1.2.',
  }))
  checkForm(document, findings)
  return {
    document,
    findings,
    position: (offset) => {
      const { line, col } = lines.linePos(offset)
      return { line: Math.max(1, line), column: Math.max(1, col) }
    },
  }
}

function unread(kind: YamlFinding['kind'], message: string, keep: string): YamlText {
  return {
    document: undefined,
    findings: [{ kind, from: 0, to: 0, message, fix: `Keep it ${keep}.` }],
    position: () => ({ line: 1, column: 1 }),
  }
}

/** Looks at every node once: tags, aliases, levels, and members that are there twice. */
function checkForm(document: Document, findings: YamlFinding[]): void {
  const add = (
    node: { range?: readonly number[] | null } | undefined,
    kind: YamlFinding['kind'],
    [message, fix]: readonly [string, string],
  ): void => {
    const [from = 0, to = from] = node?.range ?? []
    if (findings.length < FINDINGS_MAX) findings.push({ kind, from, to, message, fix })
  }
  let aliases = 0
  let isTooDeep = false
  if (document.directives?.docStart === true && document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.2')
    add(undefined, 'form', [`YAML ${document.directives.yaml.version}`, 'Write YAML 1.2.'])
  const walk = (node: unknown, depth: number): void => {
    if (isTooDeep || !isNode(node)) return
    if (isAlias(node)) {
      aliases += 1
      if (aliases === ALIASES_MAX + 1) add(node, 'form', [`more than ${ALIASES_MAX} aliases`, `Use at most ${ALIASES_MAX}.`])
    } else if (node.tag !== undefined) add(node, 'form', ['a tag', 'Leave tags (!…) out.'])
    if (depth > DEPTH_MAX) {
      isTooDeep = true
      add(node, 'form', [`nested deeper than ${DEPTH_MAX} levels`, `Nest at most ${DEPTH_MAX} levels.`])
    } else if (isMap(node)) {
      // Not by the library: it compares each key with every other one, which a file of many members makes take minutes.
      const names = new Set<unknown>()
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? key.value : undefined
        if (name !== undefined && names.has(name)) add(key as Scalar, 'syntax', ['Map keys must be unique', 'Write plain YAML 1.2.'])
        names.add(name)
        walk(key, depth + 1)
        walk(value, depth + 1)
      }
    } else if (isSeq(node)) for (const item of node.items) walk(item, depth + 1)
  }
  walk(document.contents, 0)
}
