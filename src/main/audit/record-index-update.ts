import { verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Fault, toSnakeCase } from '../../shared/base/index.ts'
import {
  checkpointBody,
  equalBytes,
  LogVerifier,
  parseVerifierKey,
  type SignedHead,
  segmentFirst,
  segmentNames,
  TILE_WIDTH,
  type Tile,
  TileBuilder,
  tailSegments,
  walkSegments,
} from '../../shared/chain/index.ts'
import { toNumber } from '../../shared/state/index.ts'
import { type Disk, publicKeyFromRaw, sha256, sha256Into } from '../platform/index.ts'
import { decodeRecord } from './record-codec.ts'
import { IndexDamaged, type IndexedHead, type RecordIndexFile, type RecordRow } from './record-index-file.ts'

export interface IndexedLog {
  readonly disk: Disk
  /** The audit log's folder. */
  readonly dir: string
  /** The key that its newest head must be signed by. */
  readonly vkey: string
}

/** Records kept until their commit frame is met: no group holds more bytes than this many frames. */
const GROUP_RECORDS_MAX = 1_048_576

/**
 * Brings an index up to the log's newest commit frame, verifying what it reads: the segment the index ended in and those behind it. What a writer is
 * adding behind the newest commit frame is not looked at.
 * @throws IndexDamaged when the index does not continue into this log; Fault `audit/altered` when it does, and the log does not verify.
 */
export async function updateIndex(file: RecordIndexFile, log: IndexedLog): Promise<IndexedHead | undefined> {
  file.begin()
  try {
    const head = await new Update(file, log).run()
    file.commit()
    return head
  } catch (error) {
    file.rollback()
    throw error
  }
}

class Update {
  readonly #file: RecordIndexFile
  readonly #log: IndexedLog
  readonly #known: IndexedHead | undefined
  readonly #tiles: TileBuilder
  readonly #tallies = new Map<string, number>()
  #group: { readonly row: RecordRow; readonly leaf: Uint8Array }[] = []
  #read: Pick<RecordRow, 'kind' | 'run' | 'pos'> = { kind: '', run: '', pos: 0 }
  #isSame = true

  constructor(file: RecordIndexFile, log: IndexedLog) {
    this.#file = file
    this.#log = log
    this.#known = file.head()
    this.#tiles = new TileBuilder(sha256Into, (tile) => this.#putTile(tile))
  }

  async run(): Promise<IndexedHead | undefined> {
    const { disk, dir } = this.#log
    const known = this.#known?.size ?? 0
    if (this.#file.newest() !== known - 1) throw new IndexDamaged(`it lists records up to ${this.#file.newest()}, and says ${known}`)
    this.#tiles.restore(known, this.#partialTiles(known))
    const names = segmentNames(disk, dir)
    const segments = tailSegments({ disk, dir, segments: names }, (first) => first <= known)
    const verifier: LogVerifier = new LogVerifier({
      hashInto: sha256Into,
      crc32,
      isTail: true,
      // Whose signature counts is the verification's to say; the index is compared with a signed head.
      mayRotate: () => true,
      sizes: [known],
      onEntry: (index, buffer, start, end) => {
        if (index >= known) this.#read = readRecord(buffer.subarray(start, end))
      },
      onLeaf: (entry) => this.#takeLeaf(entry),
      onCommit: () => this.#flush(),
    })
    await walkSegments({ disk, dir, segments }, verifier)
    this.#checkEnd(verifier, segments)
    return this.#settle(verifier)
  }

  #takeLeaf({ index, file, offset, leaf }: { index: number; file: string; offset: number; leaf: Uint8Array }): void {
    if (index < (this.#known?.size ?? 0)) return
    if (this.#group.length >= GROUP_RECORDS_MAX)
      throw new Fault('audit/altered', `no commit frame follows entry ${index}`, { record: index })
    this.#group.push({ row: { number: index, segment: segmentFirst(file) ?? 0, offset, ...this.#read }, leaf: leaf.slice() })
  }

  #flush(): void {
    for (const { row, leaf } of this.#group) {
      this.#file.add(row)
      this.#tiles.append(leaf)
      this.#count(`kind ${row.kind}`)
      if (row.run !== '') this.#count(`run ${row.run}`)
    }
    this.#group = []
  }

  #count(key: string): void {
    this.#tallies.set(key, (this.#tallies.get(key) ?? 0) + 1)
  }

  /** What may stand behind the newest commit frame is for recovery and verification to judge; before it nothing bad may. */
  #checkEnd(verifier: LogVerifier, segments: readonly string[]): void {
    const { bad, suspect } = verifier
    const known = this.#known?.size ?? 0
    const size = verifier.commit?.size ?? 0
    const root = verifier.rootAt(known)
    if (known > 0 && (size < known || root === undefined || !equalBytes(root, this.#known?.root ?? root))) this.#isSame = false
    if (!this.#isSame) throw new IndexDamaged('the log is not the one that was indexed')
    if (bad === undefined || (bad.file === segments.at(-1) && suspect === undefined && !bad.reason.startsWith('the root'))) return
    if (known > 0 && size <= known) throw new IndexDamaged('the log does not go on from what was indexed')
    throw new Fault('audit/altered', `the log does not verify: ${bad.file}, offset ${bad.offset}: ${bad.reason}`, {
      record: bad.record ?? suspect?.index ?? null,
      file: bad.file,
      offset: bad.offset,
    })
  }

  #settle(verifier: LogVerifier): IndexedHead | undefined {
    const { commit } = verifier
    if (commit === undefined || commit.size === this.#known?.size) return this.#known
    if (!isSignedBy(this.#log.vkey, commit))
      throw new Fault('audit/altered', 'the newest commit frame is not signed by the key of the log', {
        file: commit.file,
        offset: commit.offset,
      })
    for (const tile of this.#tiles.partial()) this.#putTile(tile)
    for (const [key, records] of this.#tallies) {
      const split = key.indexOf(' ')
      this.#file.tally(key.slice(0, split) as 'kind' | 'run', key.slice(split + 1), records)
    }
    const head = { size: commit.size, root: commit.root, signature: commit.signature }
    this.#file.setHead(head)
    return head
  }

  #putTile({ level, index, width, nodes }: Tile): void {
    this.#file.putTile(level, index, { width, nodes })
  }

  /** The tiles that are begun at a size, as the index holds them. */
  #partialTiles(size: number): Tile[] {
    const tiles: Tile[] = []
    for (let level = 0, rest = size; rest > 0; level++, rest = Math.floor(rest / TILE_WIDTH)) {
      const index = Math.floor(rest / TILE_WIDTH)
      const width = rest % TILE_WIDTH
      if (width === 0) continue
      const tile = this.#file.tile(level, index)
      if (tile.width !== width) throw new IndexDamaged(`tile ${index} of level ${level} has ${tile.width} leaves of ${width}`)
      tiles.push({ level, index, width, nodes: tile.nodes })
    }
    return tiles
  }
}

/** What a record can be found by. */
function readRecord(bytes: Uint8Array): Pick<RecordRow, 'kind' | 'run' | 'pos'> {
  try {
    const { body = '', run, pos } = decodeRecord(bytes)
    return { kind: toSnakeCase(body), run, pos: toNumber(pos) }
  } catch {
    // An entry that is no record: what it is, its hash proves.
    return { kind: '', run: '', pos: 0 }
  }
}

function isSignedBy(vkey: string, head: SignedHead): boolean {
  const key = parseVerifierKey(sha256, vkey)
  return key !== undefined && verify(null, checkpointBody(key.origin, head), publicKeyFromRaw(key.publicKey), head.signature)
}
