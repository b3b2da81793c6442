import { HASH_BYTES, type HashInto } from './hash.ts'

/** Leaves of a tile; its height is 8. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
/** Levels of tiles that 2^53 leaves need. */
const TILE_LEVELS_MAX = 7
/** Nodes inside a tile: 256 leaves, 128 above them, …, 2 below its root. */
export const TILE_NODES = 2 * TILE_WIDTH - 2

/** Where the nodes at `height` above a tile's leaves begin. */
const heightStart = (height: number): number => 2 * TILE_WIDTH - 2 ** (TILE_HEIGHT + 1 - height)
/** Offset in bytes of a node in a tile's nodes. */
export const tileNodeOffset = (height: number, index: number): number => (heightStart(height) + index) * HASH_BYTES

/** A tile with every node inside it; of a partial one those whose leaves are all there. */
export interface Tile {
  readonly level: number
  readonly index: number
  /** 1 to 256. */
  readonly width: number
  /** `TILE_NODES` hashes, valid during the call that gives it: the leaves first, then the nodes above them height by height. */
  readonly nodes: Uint8Array
}

class OpenTile {
  readonly nodes = new Uint8Array(TILE_NODES * HASH_BYTES)
  width = 0
  index = 0
}

/**
 * The tree's tiles (https://c2sp.org/tlog-tiles) over leaves appended one by one, in memory of one tile a level. It costs the hashes that the
 * tree itself does.
 */
export class TileBuilder {
  readonly #hashInto: HashInto
  readonly #onFull: (tile: Tile) => void
  readonly #levels: OpenTile[] = []
  /** 0x01 || left || right */
  readonly #input = new Uint8Array(1 + 2 * HASH_BYTES)
  #size = 0

  /** @param onFull is given each tile once it is full, the lower ones first. */
  constructor(hashInto: HashInto, onFull: (tile: Tile) => void) {
    this.#hashInto = hashInto
    this.#onFull = onFull
    this.#input[0] = 1
  }

  get size(): number {
    return this.#size
  }

  /** Appends the leaf hash found in `from`. */
  append(from: Uint8Array): void {
    this.#size++
    this.#append(0, from)
  }

  /** The tiles that are begun and not full, the lower ones first. */
  partial(): Tile[] {
    return this.#levels.flatMap(({ width, index, nodes }, level) => (width === 0 ? [] : [{ level, index, width, nodes }]))
  }

  /** Goes on behind `size` leaves, from what `partial` gave there. */
  restore(size: number, tiles: readonly Tile[]): void {
    this.#size = size
    for (const { level, index, width, nodes } of tiles) {
      const open = this.#open(level)
      open.nodes.set(nodes)
      open.width = width
      open.index = index
    }
    for (const [level, open] of this.#levels.entries()) if (open.width === 0) open.index = Math.floor(size / TILE_WIDTH ** (level + 1))
  }

  #open(level: number): OpenTile {
    if (level >= TILE_LEVELS_MAX) throw new RangeError('more leaves than a number can count')
    while (this.#levels.length <= level) this.#levels.push(new OpenTile())
    return this.#levels[level] as OpenTile
  }

  #append(level: number, hash: Uint8Array): void {
    const tile = this.#open(level)
    const { nodes } = tile
    nodes.set(hash, tileNodeOffset(0, tile.width))
    tile.width++
    let index = tile.width
    for (let height = 1; height < TILE_HEIGHT && index % 2 === 0; height++) {
      index /= 2
      this.#join(nodes, height - 1, index - 1)
      this.#hashInto(this.#input, nodes, tileNodeOffset(height, index - 1))
    }
    if (tile.width < TILE_WIDTH) return
    this.#onFull({ level, index: tile.index, width: TILE_WIDTH, nodes })
    const root = new Uint8Array(HASH_BYTES)
    this.#join(nodes, TILE_HEIGHT - 1, 0)
    this.#hashInto(this.#input, root, 0)
    tile.width = 0
    tile.index++
    this.#append(level + 1, root)
  }

  /** Puts the two nodes below node `index` of the height above into the input. */
  #join(nodes: Uint8Array, height: number, index: number): void {
    const at = tileNodeOffset(height, 2 * index)
    this.#input.set(nodes.subarray(at, at + 2 * HASH_BYTES), 1)
  }
}

/** Looks up nodes of the whole tree in tiles. */
export class TileNodes {
  readonly #read: (level: number, index: number) => Uint8Array

  /** @param read gives a tile's nodes (`Tile.nodes`); it throws when there is none. */
  constructor(read: (level: number, index: number) => Uint8Array) {
    this.#read = read
  }

  /** See `TreeNodes`. */
  node(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / TILE_HEIGHT)
    const height = level % TILE_HEIGHT
    const perTile = TILE_WIDTH / 2 ** height
    const tile = Math.floor(index / perTile)
    const at = tileNodeOffset(height, index - tile * perTile)
    return this.#read(tileLevel, tile).slice(at, at + HASH_BYTES)
  }
}

/** Path of a tile: `0/x001/x234/067`, a partial one with `.p/WIDTH` behind it; of an entry bundle: `entries/…`. */
export function tilePath(level: number | 'entries', index: number, width = TILE_WIDTH): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0')
  const parts = digits.match(/\d{3}/g) ?? []
  const path = parts.map((part, i) => (i === parts.length - 1 ? part : `x${part}`)).join('/')
  return `${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}
