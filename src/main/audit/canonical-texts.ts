import type { Hash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'

/** Parts up to this many characters keep their text; larger ones keep what they are made of. */
const TEXT_CHARS_MAX = 16_384

/** The canonical JSON of a value: as text, or as text and parts in turn. */
interface Canonical {
  readonly chars: number
  readonly pieces: readonly (string | Canonical)[]
}

/**
 * Canonical JSON of states that share most of their parts: a part's is made once, and goes when the part does. Callers must never change what
 * they asked for.
 */
export class CanonicalTexts {
  readonly #known = new WeakMap<object, Canonical>()

  /** Characters of a value's canonical JSON. */
  chars(value: unknown): number {
    return this.#of(value).chars
  }

  /** Takes a value's canonical JSON into a hash. */
  hashInto(hash: Hash, value: unknown): void {
    feed(hash, this.#of(value))
  }

  #of(value: unknown): Canonical {
    if (typeof value !== 'object' || value === null) return plain(canonicalJson(value))
    let known = this.#known.get(value)
    if (known === undefined) this.#known.set(value, (known = this.#make(value)))
    return known
  }

  #make(value: object): Canonical {
    const pieces: (string | Canonical)[] = []
    const isList = Array.isArray(value)
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    if (!isList) members.sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [i, [name, member]] of members.entries()) {
      const before = `${i === 0 ? '' : ','}${isList ? '' : `${JSON.stringify(name)}:`}`
      pieces.push(before, this.#of(member))
    }
    const all = [isList ? '[' : '{', ...pieces, isList ? ']' : '}']
    const chars = all.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.chars), 0)
    return chars <= TEXT_CHARS_MAX ? plain(all.map(textOf).join('')) : { chars, pieces: joined(all) }
  }
}

const plain = (text: string): Canonical => ({ chars: text.length, pieces: [text] })
/** Of one that is no longer than TEXT_CHARS_MAX: it is one text. */
const textOf = (piece: string | Canonical): string => (typeof piece === 'string' ? piece : (piece.pieces[0] as string))

/** Texts that follow each other as one. */
function joined(pieces: readonly (string | Canonical)[]): (string | Canonical)[] {
  const out: (string | Canonical)[] = []
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else if (piece.pieces.length === 1) text += textOf(piece)
    else {
      out.push(text, piece)
      text = ''
    }
    if (text.length < TEXT_CHARS_MAX) continue
    out.push(text)
    text = ''
  }
  return [...out, text]
}

function feed(hash: Hash, { pieces }: Canonical): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') hash.update(piece)
    else feed(hash, piece)
  }
}
