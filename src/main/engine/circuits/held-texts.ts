import { createHash } from 'node:crypto'
import { Fault } from '../../../shared/base/index.ts'
import { SOURCE_BYTES_MAX } from './circuit-source.ts'

/** Texts that are held at once, whole and half-given; the one touched longest ago goes. */
export const HELD_TEXTS_MAX = 16

export interface TextPiece {
  /** Of the whole text. */
  readonly sha256: string
  /** Code units before it. */
  readonly at: number
  readonly text: string
  readonly more: boolean
}

/** Texts that are too large for one envelope: given piece by piece, then named by their hashes in what is asked. */
export class HeldTexts {
  readonly #whole = new Map<string, string>()
  readonly #begun = new Map<string, string>()

  /**
   * @returns whether the whole of it is here
   * @throws Fault `wire/bad-payload` for a piece that does not follow the one before, or a text that is another; `circuit/outside-folder` when it is too large
   */
  take({ sha256, at, text, more }: TextPiece): boolean {
    if (this.#whole.has(sha256)) return true
    const before = at === 0 ? '' : this.#begun.get(sha256)
    this.#begun.delete(sha256)
    if (before === undefined || before.length !== at)
      throw new Fault('wire/bad-payload', `a text goes on at ${before?.length ?? 0}, not at ${at}: begin anew`, { sha256 })
    const whole = before + text
    if (Buffer.byteLength(whole) > SOURCE_BYTES_MAX)
      throw new Fault('circuit/outside-folder', `a text is over ${SOURCE_BYTES_MAX} bytes`, { sha256 })
    if (!more && createHash('sha256').update(whole).digest('hex') !== sha256)
      throw new Fault('wire/bad-payload', `the text does not have the hash ${sha256}`, { sha256 })
    const into = more ? this.#begun : this.#whole
    into.set(sha256, whole)
    for (const [oldest] of into) if (into.size > HELD_TEXTS_MAX) into.delete(oldest)
    return !more
  }

  /** @throws Fault `circuit/file-unknown` when it was let go of, or never given */
  get(sha256: string): string {
    const text = this.#whole.get(sha256)
    if (text === undefined) throw new Fault('circuit/file-unknown', 'no such text was given: give its pieces first', { sha256 })
    this.#whole.delete(sha256)
    this.#whole.set(sha256, text)
    return text
  }
}
