/** Offsets of a text and of the editor's document, in which every line break is one character. */
export class LineOffsets {
  /** The text's own line break, for what is inserted: the first it has. */
  readonly lineBreak: string
  /** Offsets, in the text, of the second character of every two-character line break. */
  readonly #wide: readonly number[]

  constructor(text: string) {
    const wide: number[] = []
    for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) wide.push(at + 1)
    this.#wide = wide
    this.lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  }

  toEditor(offset: number): number {
    return offset - below(this.#wide, offset, (place) => place)
  }

  toText(offset: number): number {
    return offset + below(this.#wide, offset, (place, index) => place - index)
  }

  /** What the editor inserts (line breaks are `\n`) as this text writes it. */
  inText(inserted: string): string {
    return this.lineBreak === '\n' ? inserted : inserted.replaceAll('\n', this.lineBreak)
  }
}

/** How many of the ascending places lie before `offset`. */
function below(places: readonly number[], offset: number, placeOf: (place: number, index: number) => number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(places[middle] ?? 0, middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}
