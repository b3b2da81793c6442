import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from './encoding.ts'
import { leafHash, nodeHash, toHashInto } from './hash.ts'
import { MerkleTree } from './merkle-tree.ts'

const sha256 = (input: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(input).digest())

/** Inputs and roots of Certificate Transparency's reference tree (RFC 6962 2.1; github.com/google/certificate-transparency). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** RFC 6962 2.1 as it is written. */
function definition(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(sha256, definition(leaves.slice(0, split)), definition(leaves.slice(split)))
}

describe('MerkleTree', () => {
  it('has the roots of the RFC 6962 reference tree at every size', () => {
    const tree = new MerkleTree(toHashInto(sha256))
    const roots = [toHex(tree.root())]
    for (const input of INPUTS) {
      tree.append(leafHash(sha256, Buffer.from(input, 'hex')))
      roots.push(toHex(tree.root()))
    }
    expect(roots).toEqual(ROOTS)
  })

  it('is the tree of the definition at any size, also after copying', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }), (count, more) => {
        const leaves = Array.from({ length: count + more }, (_, i) => sha256(Uint8Array.of(i, i >> 8)))
        const first = new MerkleTree(toHashInto(sha256))
        for (const leaf of leaves.slice(0, count)) first.append(leaf)
        const second = new MerkleTree(toHashInto(sha256))
        second.copyFrom(first)
        for (const leaf of leaves.slice(count)) second.append(leaf)
        expect(toHex(first.root())).toBe(toHex(definition(leaves.slice(0, count))))
        expect(toHex(second.root())).toBe(toHex(definition(leaves)))
        expect(second.size).toBe(count + more)
      }),
      { numRuns: 60 },
    )
  })
})
