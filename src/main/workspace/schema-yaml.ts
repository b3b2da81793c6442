import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import { err, ok, type Result } from '../../shared/base/index.ts'
import { type Check, DIAGNOSTICS_MAX, type Diagnostic, Report } from './schema.ts'

/** Limits of both files (docs/reference/workspace.md). */
export const FILE_BYTES_MAX = 1_048_576
export const DEPTH_MAX = 64
export const ALIASES_MAX = 100

/** A parsed file: what it says, and where, for checks that look at several members at once. */
export interface Parsed<T> {
  readonly value: T
  /** Reports at the member with this path of names and indexes (the nearest one that is there). */
  readonly at: (path: readonly (string | number)[], message: string, fix: string) => Diagnostic
}

/**
 * Parses YAML 1.2 (core schema, no tags, no duplicate keys, no merge keys) and checks it against `check`.
 * @param file name for diagnostics
 */
export function parseYaml<T>(source: string, file: string, check: Check<T>): Result<Parsed<T>, readonly Diagnostic[]> {
  const bytes = Buffer.byteLength(source)
  if (bytes > FILE_BYTES_MAX)
    return err([{ file, line: 1, column: 1, message: `the file has ${bytes} bytes`, fix: `Keep it at or under ${FILE_BYTES_MAX} bytes.` }])
  const lines = new LineCounter()
  let document: Document
  try {
    document = parseDocument(source, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      merge: false,
      lineCounter: lines,
      prettyErrors: false,
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return err([{ file, line: 1, column: 1, message: 'nested too deeply to read', fix: `Nest at most ${DEPTH_MAX} levels.` }])
  }
  const report = new Report({ file, document, position: (offset) => lines.linePos(offset) })
  for (const error of [...document.errors, ...document.warnings].slice(0, DIAGNOSTICS_MAX)) {
    const { line, col } = lines.linePos(error.pos[0])
    report.diagnostics.push({ file, line, column: col, message: error.message, fix: 'Write plain YAML 1.2.' })
  }
  checkForm(document, report)
  if (report.diagnostics.length > 0) return err(report.diagnostics)
  const value = check({ node: document.contents ?? undefined, path: '', report })
  if (value === undefined || report.diagnostics.length > 0) return err(report.diagnostics)
  return ok({ value, at: locate(document, file, lines) })
}

function checkForm(document: Document, report: Report): void {
  let aliases = 0
  if (document.directives?.docStart === true && document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.2') {
    report.add(undefined, `YAML ${document.directives.yaml.version}`, 'Write YAML 1.2.')
  }
  visit(document, {
    Alias: (_key, node) => {
      aliases += 1
      if (aliases === ALIASES_MAX + 1) report.add(node, `more than ${ALIASES_MAX} aliases`, `Use at most ${ALIASES_MAX}.`)
    },
    Node: (_key, node, path) => {
      if ('tag' in node && node.tag !== undefined) report.add(node, 'a tag', 'Leave tags (!…) out.')
      // The path holds the document and a Pair for each mapping level; only collections count as levels.
      const depth = path.filter((step) => 'items' in step).length
      if (depth > DEPTH_MAX) {
        report.add(node, `nested deeper than ${DEPTH_MAX} levels`, `Nest at most ${DEPTH_MAX} levels.`)
        return visit.BREAK
      }
      return undefined
    },
  })
}

function locate(document: Document, file: string, lines: LineCounter): Parsed<unknown>['at'] {
  return (path, message, fix) => {
    let steps = [...path]
    let node: unknown
    while (steps.length > 0) {
      node = document.getIn(steps, true)
      if (node !== undefined) break
      steps = steps.slice(0, -1)
    }
    const offset = (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? 0
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col), message, fix }
  }
}
