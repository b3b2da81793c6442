import type { Fault } from '../shared/base/index.ts'

/** What the command is run by: the process, or a test. */
export interface Streams {
  /** Both write at once and in order. */
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
}

/** Writes what a verb says: readable text, or with `--json` one document a line on standard output, the last one of type `result`. */
export class Output {
  readonly isJson: boolean
  readonly #streams: Streams

  constructor(isJson: boolean, streams: Streams) {
    this.isJson = isJson
    this.#streams = streams
  }

  /** One JSON document; nothing without `--json`. */
  document(value: object): void {
    if (this.isJson) this.#streams.stdout(`${JSON.stringify(value)}\n`)
  }

  /** A line for a reader; nothing with `--json`. */
  text(line = ''): void {
    if (!this.isJson) this.#streams.stdout(`${line}\n`)
  }

  /** A line about the doing (who one is, what was started), never part of the result. */
  note(line: string): void {
    if (!this.isJson) this.#streams.stderr(`vbus: ${line}\n`)
  }

  /** The last document (`ok` is true unless `value` says otherwise), or its readable form. */
  result(value: object, lines: readonly string[]): void {
    this.document({ type: 'result', ok: true, ...value })
    for (const line of lines) this.text(line)
  }

  failure(fault: Fault, more: object = {}): void {
    const { code, message, remedy } = fault
    this.document({ type: 'result', ok: false, error: { code, message, remedy }, ...more })
    if (!this.isJson) this.#streams.stderr(`vbus: ${message}\n  ${code}: ${remedy}\n`)
  }
}
