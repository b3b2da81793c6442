import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { Fault } from '../shared/base/index.ts'
import {
  type Diagnostic,
  type Expansion,
  expandCircuit,
  type ParsedBinding,
  type ParsedCircuit,
  parseBinding,
  parseCircuit,
} from '../shared/circuit/index.ts'
import { FILE_BYTES_MAX } from '../shared/yaml/index.ts'
import type { Output } from './output.ts'
import type { VerbContext } from './verb.ts'

/** The text of a file, of one that is too large so much of it that it shows. @throws Fault `cli/usage` when it cannot be read or is no UTF-8 */
function readText(path: string): string {
  let file: number | undefined
  try {
    if (!statSync(path).isFile()) throw new Fault('cli/usage', `cannot read ${path}: it is no regular file`)
    file = openSync(path, 'r')
    const bytes = new Uint8Array(FILE_BYTES_MAX + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(file, bytes, length, bytes.length - length, null)
    // A file that is cut in the middle of a character is too large anyway.
    return new TextDecoder('utf-8', { fatal: length <= FILE_BYTES_MAX, ignoreBOM: true }).decode(bytes.subarray(0, length))
  } catch (error) {
    if (error instanceof Fault) throw error
    const reason = error instanceof TypeError ? 'it is no UTF-8' : String(error)
    throw new Fault('cli/usage', `cannot read ${path}: ${reason}`)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

export interface CircuitFile extends ParsedCircuit {
  readonly expansion: Expansion
}

/** A circuit with its sub-circuits, from files of this machine. Places are named as the user wrote the path. */
export function readCircuitFile({ args }: VerbContext, name: string): CircuitFile {
  const parsed = parseCircuit(readText(args.path(name)), { file: name })
  const load = (file: string): string | undefined => {
    try {
      return readText(args.path(file))
    } catch {
      return undefined
    }
  }
  return { ...parsed, expansion: expandCircuit(parsed, load) }
}

export const readBindingFile = ({ args }: VerbContext, name: string): ParsedBinding =>
  parseBinding(readText(args.path(name)), { file: name })

/** One line a diagnostic: `{"type":"diagnostic","file","line","column",…}`, or as compilers write it. */
export function writeDiagnostics(out: Output, diagnostics: readonly Diagnostic[]): void {
  for (const { fix, ...rest } of diagnostics) {
    out.document({ type: 'diagnostic', ...rest, fix: fix?.title ?? null })
    out.text(`${rest.file}:${rest.line}:${rest.column}: ${rest.severity}: ${rest.message} (${rest.code})`)
    if (fix !== undefined) out.text(`  fix: ${fix.title}`)
  }
}

export const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error')

/** Writes the diagnostics of files that cannot be used. @returns the fault to end with; undefined when there is no error */
export function faultOf(out: Output, diagnostics: readonly Diagnostic[]): Fault | undefined {
  writeDiagnostics(out, diagnostics)
  const errors = errorsOf(diagnostics).length
  return errors === 0 ? undefined : new Fault('circuit/has-errors', `${errors} ${errors === 1 ? 'error' : 'errors'}`)
}
