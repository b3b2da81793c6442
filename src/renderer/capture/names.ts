import { NAMES_MAX } from './limits.ts'

/** Numbers texts from 0, in the order in which they come. */
export class Names {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  get size(): number {
    return this.#texts.length
  }

  /** The text's number; those beyond NAMES_MAX all have the last one, whose text is `…`. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    if (this.#texts.length >= NAMES_MAX) {
      this.#texts[NAMES_MAX] = '…'
      return NAMES_MAX
    }
    const number = this.#texts.push(text) - 1
    this.#numbers.set(text, number)
    return number
  }

  textOf(number: number): string {
    return this.#texts[number] ?? ''
  }
}
