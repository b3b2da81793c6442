import {
  type BadPlace,
  equalBytes,
  hasPrev,
  isSigned,
  leafHash,
  MerkleTree,
  NOTE_BYTES_MAX,
  PREV_FIELD_BYTES,
  parseCheckpoint,
  parseVerifierKey,
  type ReadableDisk,
  type SignedHead,
  TILE_WIDTH,
  type Tile,
  TileBuilder,
  tilePath,
  toHex,
} from '../../shared/chain/index.ts'
import { sha256, sha256Into } from '../platform/index.ts'
import { checkLogSignature } from './check-signature.ts'
import type { AuditVerdict } from './verify-audit.ts'

const HASH_BYTES = 32
/** A bundle of 256 entries of 65,535 bytes, each with its length. */
const BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + 65_535)
/** A tile of the largest log lies less deep. */
export const FOLDERS_DEEP_MAX = 16

export interface VerifyTilesOptions {
  readonly disk: ReadableDisk
  /** The key that the checkpoint must be signed by. */
  readonly vkey: string
}

/** What does not verify; thrown inside, told as a verdict. */
class Bad extends Error {
  readonly place: BadPlace

  constructor(place: BadPlace) {
    super(place.reason)
    this.place = place
  }
}

/**
 * Verifies an exported folder (C2SP tlog-tiles) with nothing but its files: the checkpoint's signature, each entry's `prev`, every tile and bundle
 * byte for byte, older partial ones included, and that nothing else is there.
 */
export async function verifyTiles(dir: string, options: VerifyTilesOptions): Promise<AuditVerdict> {
  const pass = new TilesPass(dir, options)
  let firstBad: BadPlace | undefined
  try {
    await pass.run()
  } catch (error) {
    if (!(error instanceof Bad)) throw error
    firstBad = error.place
  }
  const { size = 0, root = sha256(new Uint8Array(0)) } = (firstBad === undefined ? pass.head : undefined) ?? {}
  const checkpoint = { size, signed: firstBad === undefined }
  return { ok: firstBad === undefined, records: size, root: toHex(root), vkey: options.vkey, checkpoint, tornTail: 0, firstBad }
}

class TilesPass {
  readonly #dir: string
  readonly #options: VerifyTilesOptions
  readonly #tree = new MerkleTree(sha256Into)
  readonly #tiles: TileBuilder
  readonly #seen = new Set<string>()
  /** Folders of those that were seen. */
  readonly #folders = new Set<string>()
  #leaf: Uint8Array = new Uint8Array(HASH_BYTES)
  head: SignedHead | undefined

  constructor(dir: string, options: VerifyTilesOptions) {
    this.#dir = dir
    this.#options = options
    this.#tiles = new TileBuilder(sha256Into, (tile) => this.#checkTile(tile))
  }

  async run(): Promise<void> {
    this.#checkKinds('', 0)
    const head = await this.#readHead()
    this.head = head
    for (let index = 0; index * TILE_WIDTH < head.size; index++)
      this.#takeBundle(index, Math.min(TILE_WIDTH, head.size - index * TILE_WIDTH))
    for (const tile of this.#tiles.partial()) this.#checkTile(tile)
    if (!equalBytes(this.#tree.root(), head.root)) bad('checkpoint', 0, "its root is not the entries'")
    this.#checkNames('')
  }

  async #readHead(): Promise<SignedHead> {
    const { vkey } = this.#options
    const key = parseVerifierKey(sha256, vkey)
    const head = key && parseCheckpoint(key, this.#read('checkpoint', NOTE_BYTES_MAX))
    if (key === undefined || head === undefined) return bad('checkpoint', 0, 'it is no checkpoint by this key')
    if (!(await isSigned(key, head, checkLogSignature))) bad('checkpoint', 0, 'its signature is wrong')
    if (new TextDecoder().decode(this.#read('log.vkey', NOTE_BYTES_MAX)) !== `${vkey}\n`) bad('log.vkey', 0, 'it is another key')
    return head
  }

  /** Takes 1 to 256 entries, each one's place being known by the record before it. */
  #takeBundle(index: number, width: number): void {
    const path = `tile/${tilePath('entries', index, width)}`
    const bytes = this.#read(path, BUNDLE_BYTES_MAX, index * TILE_WIDTH)
    const ends: number[] = []
    let at = 0
    for (let n = 0; n < width; n++) {
      const number = index * TILE_WIDTH + n
      const end = at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
      if (end > bytes.length || !hasPrev(bytes, at + 2, end)) bad(path, at, 'the entry is cut short, or no record', number)
      if (!equalBytes(bytes, this.#leaf, HASH_BYTES, at + 2 + PREV_FIELD_BYTES - HASH_BYTES)) this.#badPrev(path, at, number)
      this.#leaf = leafHash(sha256, bytes.subarray(at + 2, end))
      this.#tree.append(this.#leaf)
      this.#tiles.append(this.#leaf)
      ends.push(end)
      at = end
    }
    if (at < bytes.length) bad(path, at, 'bytes behind the last entry')
    this.#checkOlder(`tile/${tilePath('entries', index)}`, width, (older) => bytes.subarray(0, ends[older - 1]))
  }

  /** A `prev` that does not fit: the tile says which of the two records is another. */
  #badPrev(path: string, at: number, number: number): never {
    const before = number - 1
    const tile = this.#tileBytes(Math.floor(before / TILE_WIDTH))
    const place = (before % TILE_WIDTH) * HASH_BYTES
    if (before >= 0 && tile !== undefined && !equalBytes(tile, this.#leaf, HASH_BYTES, place))
      bad(`tile/${this.#bundleOf(before)}`, 0, 'the record is not the one that was hashed', before)
    return bad(path, at, 'prev is not the hash of the record before', number)
  }

  #bundleOf(number: number): string {
    const index = Math.floor(number / TILE_WIDTH)
    return tilePath('entries', index, Math.min(TILE_WIDTH, (this.head?.size ?? 0) - index * TILE_WIDTH))
  }

  #tileBytes(index: number): Uint8Array | undefined {
    const width = Math.min(TILE_WIDTH, (this.head?.size ?? 0) - index * TILE_WIDTH)
    try {
      return this.#options.disk.readFile(`${this.#dir}/tile/${tilePath(0, index, width)}`, TILE_WIDTH * HASH_BYTES)
    } catch {
      return undefined
    }
  }

  #checkTile({ level, index, width, nodes }: Tile): void {
    const path = `tile/${tilePath(level, index, width)}`
    const hashes = nodes.subarray(0, width * HASH_BYTES)
    const found = this.#read(path, hashes.length)
    const differs = found.length === hashes.length ? hashes.findIndex((byte, at) => found[at] !== byte) : 0
    if (differs < 0) this.#checkOlder(`tile/${tilePath(level, index)}`, width, (older) => hashes.subarray(0, older * HASH_BYTES))
    else {
      const node = Math.floor(differs / HASH_BYTES)
      bad(path, node * HASH_BYTES, 'the tile is not made of the entries', level === 0 ? index * TILE_WIDTH + node : undefined)
    }
  }

  /** Partial ones of earlier exports may lie beside: they must be how this one begins. */
  #checkOlder(path: string, width: number, expected: (older: number) => Uint8Array): void {
    for (const { name } of this.#options.disk.list(`${this.#dir}/${path}.p`) ?? []) {
      const older = /^[1-9]\d{0,2}$/.test(name) ? Number(name) : TILE_WIDTH
      const file = `${path}.p/${name}`
      if (older > width || older === TILE_WIDTH) bad(file, 0, 'the file does not belong to the export')
      const bytes = expected(older)
      if (!equalBytes(this.#read(file, BUNDLE_BYTES_MAX), bytes)) bad(file, 0, 'it is not how the newer one begins')
    }
  }

  #read(name: string, bytesMax: number, record?: number): Uint8Array {
    this.#seen.add(name)
    for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) this.#folders.add(name.slice(0, at))
    try {
      return this.#options.disk.readFile(`${this.#dir}/${name}`, bytesMax)
    } catch {
      return bad(name, 0, 'the file is missing or too large', record)
    }
  }

  /** Before anything is opened: a pipe would be waited for, and a link leads elsewhere. */
  #checkKinds(folder: string, depth: number): void {
    for (const { name, kind } of this.#options.disk.list(`${this.#dir}/${folder}`) ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (kind === 'other' || depth > FOLDERS_DEEP_MAX) bad(path, 0, 'the file does not belong to the export')
      if (kind === 'folder') this.#checkKinds(path, depth + 1)
    }
  }

  #checkNames(folder: string): void {
    for (const { name, kind } of this.#options.disk.list(`${this.#dir}${folder === '' ? '' : `/${folder}`}`) ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`
      const isOurs = kind === 'file' ? this.#seen.has(path) : kind === 'folder' && this.#folders.has(path)
      if (!isOurs) bad(path, 0, 'the file does not belong to the export')
      if (kind === 'folder') this.#checkNames(path)
    }
  }
}

function bad(file: string, offset: number, reason: string, record?: number): never {
  throw new Bad({ file, offset, reason, ...(record === undefined ? {} : { record }) })
}
