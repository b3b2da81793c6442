import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import {
  encodeNote,
  equalBytes,
  MerkleTree,
  NOTE_BYTES_MAX,
  parseCheckpoint,
  parseVerifierKey,
  type SignedHead,
  TILE_WIDTH,
  type Tile,
  TileBuilder,
  tilePath,
  type VerifierKey,
  verifyFolder,
} from '../../shared/chain/index.ts'
import { type Disk, sha256, sha256Into } from '../platform/index.ts'
import { checkLogSignature } from './check-signature.ts'

const CHECKPOINT = 'checkpoint'
const VKEY = 'log.vkey'
const TILES = 'tile'
const HASH_BYTES = 32
/** Entry bundles count an entry's bytes in 16 bits. */
const ENTRY_BYTES_MAX = 65_535

export interface ExportOptions {
  readonly disk: Disk
  /** The audit log's folder. */
  readonly dir: string
  /** Its verifier key. */
  readonly vkey: string
  /** Where to: absent, empty, or an earlier export of this log. */
  readonly to: string
}

export interface Exported {
  readonly head: SignedHead
  /** Files written, the checkpoint and the key included. */
  readonly files: number
}

/**
 * Writes the audit log as a C2SP tlog-tiles folder (https://c2sp.org/tlog-tiles): tiles and entry bundles up to the newest head, then the checkpoint,
 * and the verifier key beside it. Everything is verified on the way; the checkpoint appears last, so what is there is whole whenever there is one.
 * @throws Fault `audit/altered` when the log does not verify; `audit/not-consistent` when the folder's checkpoint is not of this log's past;
 * `audit/foreign-folder` when something else is there.
 */
export async function exportTiles(options: ExportOptions): Promise<Exported> {
  const { disk, dir, vkey, to } = options
  const key = parseVerifierKey(sha256, vkey)
  if (key === undefined) throw new Fault('audit/altered', 'no verifier key can be read', {})
  const earlier = readEarlier(disk, to, key)
  const writer = new TileWriter(disk, to)
  const past = new MerkleTree(sha256Into)
  const report = await verifyFolder({
    disk,
    dir,
    sha256,
    hashInto: sha256Into,
    crc32,
    checkSignature: checkLogSignature,
    vkey,
    // Up to the newest head: what is being written behind it is for the next export.
    upTo: 1,
    onEntry: (index, buffer, start, end) => writer.takeEntry(index, buffer.slice(start, end)),
    onLeaf: ({ leaf }) => {
      writer.takeLeaf(leaf)
      if (earlier !== undefined && past.size < earlier.size) past.append(leaf)
    },
  })
  const { firstBad, commit } = report
  if (firstBad !== undefined || commit === undefined || writer.size !== commit.size) {
    const { file = '', offset = 0, reason = 'no signed head was met' } = firstBad ?? {}
    throw new Fault('audit/altered', `the log does not verify: ${file}, offset ${offset}: ${reason}`, { file, offset })
  }
  if (earlier !== undefined && (past.size < earlier.size || !equalBytes(past.root(), earlier.root)))
    throw new Fault('audit/not-consistent', `the checkpoint of ${earlier.size} entries in ${to} is not of this log's past`, {
      size: earlier.size,
    })
  writer.finish()
  disk.writeDurable(`${to}/${VKEY}`, new TextEncoder().encode(`${vkey}\n`), { mode: 0o644 })
  disk.writeDurable(`${to}/${CHECKPOINT}`, encodeNote(key, commit), { mode: 0o644 })
  return { head: commit, files: writer.files + 2 }
}

/** The checkpoint of an earlier export. */
function readEarlier(disk: Disk, to: string, key: VerifierKey): SignedHead | undefined {
  const entries = disk.list(to)
  if (entries === undefined || entries.length === 0) return undefined
  // Nothing is written through a link.
  const known = new Map([
    [CHECKPOINT, 'file'],
    [VKEY, 'file'],
    [TILES, 'folder'],
  ])
  const stranger = entries.find(({ name, kind }) => known.get(name) !== kind)
  if (stranger !== undefined)
    throw new Fault('audit/foreign-folder', `${to} holds ${stranger.name}, which is of no export`, { name: stranger.name })
  // Without a checkpoint an export was cut off: what is there is written again.
  if (!entries.some(({ name }) => name === CHECKPOINT)) return undefined
  const bytes = disk.readFile(`${to}/${CHECKPOINT}`, NOTE_BYTES_MAX)
  const head = parseCheckpoint(key, bytes) ?? parseByKeyBeside(disk, to, { key, bytes })
  if (head === undefined) throw new Fault('audit/foreign-folder', `${to} holds the export of another log`, {})
  return head
}

/** The head by the key that lies in the folder: the log may have had that one when it was exported. Whose past it is the tree shows. */
function parseByKeyBeside(
  disk: Disk,
  to: string,
  { key, bytes }: { readonly key: VerifierKey; readonly bytes: Uint8Array },
): SignedHead | undefined {
  if (!(disk.list(to) ?? []).some(({ name }) => name === VKEY)) return undefined
  const text = new TextDecoder().decode(disk.readFile(`${to}/${VKEY}`, NOTE_BYTES_MAX)).trim()
  const beside = parseVerifierKey(sha256, text)
  return beside?.origin === key.origin ? parseCheckpoint(beside, bytes) : undefined
}

class TileWriter {
  readonly #disk: Disk
  readonly #to: string
  readonly #tiles: TileBuilder
  #bundle: Uint8Array[] = []
  #bundles = 0
  #folder = ''
  files = 0

  constructor(disk: Disk, to: string) {
    this.#disk = disk
    this.#to = to
    this.#tiles = new TileBuilder(sha256Into, (tile) => this.#writeTile(tile))
  }

  get size(): number {
    return this.#tiles.size
  }

  takeEntry(index: number, content: Uint8Array): void {
    if (content.length > ENTRY_BYTES_MAX)
      throw new Fault('audit/too-large', `record ${index} has ${content.length} bytes: entry bundles hold ${ENTRY_BYTES_MAX}`, {
        bytes: content.length,
      })
    this.#bundle.push(Uint8Array.of(content.length >>> 8, content.length & 0xff), content)
    if (this.#bundle.length === 2 * TILE_WIDTH) this.#writeBundle()
  }

  takeLeaf(leaf: Uint8Array): void {
    this.#tiles.append(leaf)
  }

  /** Writes what is begun: partial tiles, and the partial bundle. */
  finish(): void {
    if (this.#bundle.length > 0) this.#writeBundle()
    for (const tile of this.#tiles.partial()) this.#writeTile(tile)
  }

  #writeBundle(): void {
    this.#write(tilePath('entries', this.#bundles, this.#bundle.length / 2), Buffer.concat(this.#bundle))
    this.#bundles++
    this.#bundle = []
  }

  #writeTile({ level, index, width, nodes }: Tile): void {
    this.#write(tilePath(level, index, width), nodes.subarray(0, width * HASH_BYTES))
  }

  #write(path: string, bytes: Uint8Array): void {
    const whole = `${this.#to}/${TILES}/${path}`
    const folder = whole.slice(0, whole.lastIndexOf('/'))
    if (folder !== this.#folder) this.#disk.makeFolder(folder)
    this.#folder = folder
    const file = this.#disk.create(whole)
    try {
      file.write(bytes, 0)
    } finally {
      file.close()
    }
    this.files++
  }
}
