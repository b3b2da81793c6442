import type { Document } from 'yaml'
import { err, ok, type Result } from '../../shared/base/index.ts'
import { readYaml, type YamlText } from '../../shared/yaml/index.ts'
import { type Check, type Diagnostic, Report } from './schema.ts'

/** A parsed file: what it says, and where, for checks that look at several members at once. */
export interface Parsed<T> {
  readonly value: T
  /** Reports at the member with this path of names and indexes (the nearest one that is there). */
  readonly at: (path: readonly (string | number)[], message: string, fix: string) => Diagnostic
}

/**
 * Parses YAML 1.2 (src/shared/yaml) and checks it against `check`.
 * @param file name for diagnostics
 */
export function parseYaml<T>(source: string, file: string, check: Check<T>): Result<Parsed<T>, readonly Diagnostic[]> {
  const { document, findings, position } = readYaml(source)
  const found = findings.map(({ from, message, fix }) => ({ file, ...position(from), message, fix }))
  if (document === undefined || found.length > 0) return err(found)
  const report = new Report({ file, document, position })
  const value = check({ node: document.contents ?? undefined, path: '', report })
  if (value === undefined || report.diagnostics.length > 0) return err(report.diagnostics)
  return ok({ value, at: locate(document, file, position) })
}

function locate(document: Document, file: string, position: YamlText['position']): Parsed<unknown>['at'] {
  return (path, message, fix) => {
    let steps = [...path]
    let node: unknown
    while (steps.length > 0) {
      node = document.getIn(steps, true)
      if (node !== undefined) break
      steps = steps.slice(0, -1)
    }
    const offset = (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? 0
    return { file, ...position(offset), message, fix }
  }
}
