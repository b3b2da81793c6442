import type { YamlText } from '../yaml/index.ts'
import type { Diagnostic, QuickFix } from './circuit.ts'
import type { DiagnosticCode } from './diagnostic-codes.ts'

/** `[from, to)` of a text, in UTF-16 offsets. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Diagnostics that one look at a file keeps; a file with more is wrong as a whole. */
export const DIAGNOSTICS_MAX = 200

/** What is wrong, before it has a place. */
export interface Finding {
  readonly code: DiagnosticCode
  readonly message: string
  readonly severity?: 'error' | 'warning'
  readonly fix?: QuickFix | undefined
}

/** Where each member of a file is: `nodes.nvm`, `nodes.nvm.jobs`, `edges.3.where`. */
export class SourceMap {
  readonly file: string
  readonly text: string
  readonly #position: YamlText['position']
  readonly #whole = new Map<string, TextRange>()
  readonly #values = new Map<string, TextRange>()

  constructor(file: string, text: string, position: YamlText['position'] = () => ({ line: 1, column: 1 })) {
    this.file = file
    this.text = text
    this.#position = position
  }

  /** For the parser: a member lies at `whole` (its name included), its value at `value`. */
  add(path: string, whole: TextRange, value: TextRange): void {
    this.#whole.set(path, whole)
    this.#values.set(path, value)
  }

  /** The member with its name; undefined when the file does not have it. */
  rangeOf(path: string): TextRange | undefined {
    return this.#whole.get(path)
  }

  /** The member's value alone. */
  valueRangeOf(path: string): TextRange | undefined {
    return this.#values.get(path)
  }

  /** The innermost member around an offset. */
  pathAt(offset: number): string | undefined {
    let found: string | undefined
    let length = Number.POSITIVE_INFINITY
    for (const [path, { from, to }] of this.#whole) {
      if (from > offset || to < offset || to - from > length) continue
      found = path
      length = to - from
    }
    return found
  }

  /** A finding at a member, or at the nearest one around it that is there. */
  at(path: string, finding: Finding): Diagnostic {
    let near = path
    while (near !== '' && !this.#values.has(near)) near = near.slice(0, Math.max(0, near.lastIndexOf('.')))
    return this.atRange(this.#values.get(near) ?? { from: 0, to: 0 }, path, finding)
  }

  atRange({ from, to }: TextRange, path: string, { code, message, severity = 'error', fix }: Finding): Diagnostic {
    const start = this.#position(from)
    const end = this.#position(to)
    return {
      file: this.file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      code,
      severity,
      message: shown(message),
      path: path.slice(0, PATH_CHARS_MAX),
      fix,
    }
  }
}

/** Characters of a message and of a path: a file may have names of any length. */
const MESSAGE_CHARS_MAX = 1_000
const PATH_CHARS_MAX = 1_000
/** What ends a line, moves a cursor or turns the direction of writing. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A message is one line, whatever names and values of the file it repeats. */
function shown(message: string): string {
  const line = message.replace(UNSHOWN, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return line.length > MESSAGE_CHARS_MAX ? `${line.slice(0, MESSAGE_CHARS_MAX)}…` : line
}
