import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leafOf, toHashInto } from './hash.ts'
import { MerkleTree } from './merkle-tree.ts'
import { verifyConsistency, verifyLeaf } from './proof-checks.ts'
import { type Tile, TileBuilder, TileNodes, tilePath } from './tile-builder.ts'
import { TreeProver } from './tree-proofs.ts'

const sha256Into = toHashInto((input) => new Uint8Array(createHash('sha256').update(input).digest()))
const leafAt = (i: number): Uint8Array => leafOf(new TextEncoder().encode(`entry ${i}`), sha256Into)

/** A prover over leaves, and the tree's root at any size. */
function grown(leaves: readonly Uint8Array[]) {
  const tiles = new Map<string, Uint8Array>()
  const keep = ({ level, index, nodes }: Tile): void => void tiles.set(`${level}/${index}`, nodes.slice())
  const builder = new TileBuilder(sha256Into, keep)
  for (const leaf of leaves) builder.append(leaf)
  for (const tile of builder.partial()) keep(tile)
  const read = (level: number, index: number): Uint8Array => tiles.get(`${level}/${index}`) as Uint8Array
  const rootAt = (size: number): Uint8Array => {
    const tree = new MerkleTree(sha256Into)
    for (const leaf of leaves.slice(0, size)) tree.append(leaf)
    return tree.root()
  }
  return { prover: new TreeProver(new TileNodes(read), sha256Into), rootAt }
}

interface Vector {
  readonly kind: 'inclusion' | 'consistency'
  readonly a: string
  readonly b: string
  readonly r1: string
  readonly r2: string
  readonly proof: readonly string[]
  readonly ok: boolean
}
const vectors = JSON.parse(readFileSync(new URL('vectors/merkle-proofs.json', import.meta.url), 'utf8')) as readonly Vector[]
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

it('TL24 agrees with every proof vector of transparency-dev/merkle', () => {
  const verdicts = vectors.map(({ kind, a, b, r1, r2, proof }) => {
    const path = proof.map(fromHex)
    if (kind === 'inclusion')
      return verifyLeaf({ leaf: fromHex(r1), index: Number(a), size: Number(b), path, root: fromHex(r2) }, sha256Into)
    return verifyConsistency({ oldSize: Number(a), oldRoot: fromHex(r1), newSize: Number(b), newRoot: fromHex(r2), path }, sha256Into)
  })
  expect(vectors.length).toBe(195)
  expect(verdicts).toEqual(vectors.map(({ ok }) => ok))
})

it('TL24 builds the very proofs of those vectors', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const leaves = inputs.map((input) => leafOf(fromHex(input), sha256Into))
  const { prover, rootAt } = grown(leaves)
  let built = 0
  for (const { kind, a, b, r1, r2, proof, ok } of vectors) {
    const isOfThisTree = ok && Number(b) <= leaves.length && Buffer.from(rootAt(Number(b))).toString('hex') === r2
    if (!isOfThisTree || (kind === 'consistency' && Buffer.from(rootAt(Number(a))).toString('hex') !== r1)) continue
    const path = kind === 'inclusion' ? prover.inclusion(Number(a), Number(b)) : prover.consistency(Number(a), Number(b))
    expect(path.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(proof)
    built++
  }
  expect(built).toBe(10)
})

it('TL25 proves every leaf and every earlier tree at any size, also across tiles', () => {
  const leaves = Array.from({ length: 1_100 }, (_, i) => leafAt(i))
  const { prover, rootAt } = grown(leaves)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_100 }), fc.nat(), fc.nat(), (size, at, from) => {
      const root = rootAt(size)
      expect(prover.root(size)).toEqual(root)
      const index = at % size
      const proof = { leaf: leafAt(index), index, size, path: prover.inclusion(index, size), root }
      expect(verifyLeaf(proof, sha256Into)).toBe(true)
      expect(verifyLeaf({ ...proof, leaf: leafAt(index + 1) }, sha256Into)).toBe(false)
      const oldSize = from % (size + 1)
      const path = prover.consistency(oldSize, size)
      const consistency = { oldSize, oldRoot: rootAt(oldSize), newSize: size, newRoot: root, path }
      expect(verifyConsistency(consistency, sha256Into)).toBe(true)
      const other = { ...consistency, oldRoot: leafAt(7) }
      if (oldSize > 0) expect(verifyConsistency(other, sha256Into)).toBe(false)
    }),
    { numRuns: 60 },
  )
})

it('TL25 goes on from partial tiles as if it had never stopped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 300 }), (first, more) => {
      const whole: string[] = []
      const parts: string[] = []
      const note =
        (into: string[]) =>
        ({ level, index, nodes }: Tile): void =>
          void into.push(`${level}/${index} ${Buffer.from(nodes).toString('hex')}`)
      const straight = new TileBuilder(sha256Into, note(whole))
      for (let i = 0; i < first + more; i++) straight.append(leafAt(i))
      const before = new TileBuilder(sha256Into, note(parts))
      for (let i = 0; i < first; i++) before.append(leafAt(i))
      const after = new TileBuilder(sha256Into, note(parts))
      after.restore(
        first,
        before.partial().map((tile) => ({ ...tile, nodes: tile.nodes.slice() })),
      )
      for (let i = first; i < first + more; i++) after.append(leafAt(i))
      expect(parts).toEqual(whole)
      const ends = (builder: TileBuilder): unknown =>
        builder.partial().map(({ level, index, width, nodes }) => ({ level, index, width, leaves: [...nodes.slice(0, width * 32)] }))
      expect(ends(after)).toEqual(ends(straight))
    }),
    { numRuns: 20 },
  )
})

it('TL25 refuses what is not there', () => {
  const { prover } = grown([leafAt(0), leafAt(1)])
  expect(() => prover.inclusion(2, 2)).toThrow(RangeError)
  expect(() => prover.inclusion(-1, 2)).toThrow(RangeError)
  expect(() => prover.consistency(3, 2)).toThrow(RangeError)
})

it('TL10 names tiles as C2SP tlog-tiles does', () => {
  expect(tilePath(0, 1_234_067)).toBe('0/x001/x234/067')
  expect(tilePath(2, 0, 17)).toBe('2/000.p/17')
  expect(tilePath('entries', 999)).toBe('entries/999')
  expect(tilePath(0, 1_000, 1)).toBe('0/x001/000.p/1')
})
