import type { Hash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'

/** Parts up to this many characters keep their text; larger ones keep what they are made of. */
const TEXT_CHARS_MAX = 16_384

/** Parts from here on keep their bytes once they were hashed: what did not change is not written out again. */
const BYTES_CHARS_MIN = 512
/** Bytes that are gathered for the hash. */
const GATHERED_BYTES = 262_144
/** UTF-8 bytes of one character of a JavaScript string. */
const CHAR_BYTES_MAX = 3

/** The canonical JSON of a value: as text, or as text and parts in turn. */
interface Canonical {
  readonly chars: number
  readonly pieces: readonly (string | Canonical)[]
  bytes?: Uint8Array
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
    const gathered = new Gathered(hash)
    feed(gathered, this.#of(value))
    gathered.end()
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
    else if (piece.chars < BYTES_CHARS_MIN) text += textOf(piece)
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

function feed(gathered: Gathered, canonical: Canonical): void {
  if (canonical.pieces.length === 1) return gathered.take((canonical.bytes ??= Buffer.from(textOf(canonical))))
  for (const piece of canonical.pieces) {
    if (typeof piece === 'string') gathered.write(piece)
    else feed(gathered, piece)
  }
}

/** Many small pieces, hashed as few large ones. */
class Gathered {
  readonly #hash: Hash
  readonly #buffer = Buffer.allocUnsafe(GATHERED_BYTES)
  #filled = 0

  constructor(hash: Hash) {
    this.#hash = hash
  }

  write(text: string): void {
    if (text.length * CHAR_BYTES_MAX > GATHERED_BYTES) return this.take(Buffer.from(text))
    this.#makeRoom(text.length * CHAR_BYTES_MAX)
    this.#filled += this.#buffer.write(text, this.#filled)
  }

  take(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    if (bytes.length > GATHERED_BYTES) return void this.#hash.update(bytes)
    this.#buffer.set(bytes, this.#filled)
    this.#filled += bytes.length
  }

  end(): void {
    this.#makeRoom(GATHERED_BYTES)
  }

  #makeRoom(bytes: number): void {
    if (this.#filled + bytes <= GATHERED_BYTES) return
    this.#hash.update(this.#buffer.subarray(0, this.#filled))
    this.#filled = 0
  }
}
