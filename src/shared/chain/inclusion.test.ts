import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toHashInto } from './hash.ts'
import { PathGatherer, verifyInclusion } from './inclusion.ts'
import { MerkleTree } from './merkle-tree.ts'

const sha256Into = toHashInto((input) => new Uint8Array(createHash('sha256').update(input).digest()))

const contentOf = (i: number): Uint8Array => new TextEncoder().encode(`entry ${i}`)

function leafOf(i: number): Uint8Array {
  const leaf = new Uint8Array(32)
  sha256Into(Uint8Array.of(0, ...contentOf(i)), leaf, 0)
  return leaf
}

function treeOf(size: number): MerkleTree {
  const tree = new MerkleTree(sha256Into)
  for (let i = 0; i < size; i++) tree.append(leafOf(i))
  return tree
}

it('LG26 proves every entry at every size from any earlier state of the tree', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 140 }), fc.nat(), fc.nat(), (size, at, from) => {
      const index = at % size
      const start = from % (index + 1)
      const gatherer = new PathGatherer(index, { size: start, subtrees: treeOf(start).subtrees() }, sha256Into)
      for (let i = start; i < size; i++) gatherer.append(leafOf(i))
      const proof = { index, size, path: gatherer.path(), root: treeOf(size).root() }
      expect(verifyInclusion(contentOf(index), proof, sha256Into)).toBe(true)
      expect(verifyInclusion(contentOf(index + 1), proof, sha256Into)).toBe(false)
    }),
  )
})

it('LG26 fails for any altered byte of entry, path or root, another index or size, and a path cut or grown', () => {
  const gatherer = new PathGatherer(5, { size: 0, subtrees: [] }, sha256Into)
  for (let i = 0; i < 13; i++) gatherer.append(leafOf(i))
  const proof = { index: 5, size: 13, path: gatherer.path(), root: treeOf(13).root() }
  const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))
  const holds = (content: Uint8Array, more: Partial<typeof proof> = {}): boolean =>
    verifyInclusion(content, { ...proof, ...more }, sha256Into)
  expect(holds(contentOf(5))).toBe(true)
  for (let at = 0; at < contentOf(5).length; at++) expect(holds(flipped(contentOf(5), at))).toBe(false)
  for (let i = 0; i < proof.path.length; i++) {
    const path = proof.path.map((node, j) => (i === j ? flipped(node, 31) : node))
    expect(holds(contentOf(5), { path })).toBe(false)
  }
  expect(holds(contentOf(5), { root: flipped(proof.root, 0) })).toBe(false)
  for (const index of [4, 6, 13, -1]) expect(holds(contentOf(5), { index })).toBe(false)
  for (const size of [5, 6, 40]) expect(holds(contentOf(5), { size })).toBe(false)
  expect(holds(contentOf(5), { path: proof.path.slice(1) })).toBe(false)
  expect(holds(contentOf(5), { path: [...proof.path, proof.root] })).toBe(false)
})

it('LG26 starts nowhere behind the entry', () => {
  expect(() => new PathGatherer(2, { size: 3, subtrees: treeOf(3).subtrees() }, sha256Into)).toThrow(RangeError)
  expect(() => new PathGatherer(3, { size: 3, subtrees: [] }, sha256Into)).toThrow(RangeError)
})
