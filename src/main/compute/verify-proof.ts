import { challengeMatrix } from '../../shared/device/index.ts'
import { checkProduct } from './freivalds.ts'
import { sha256 } from './node-sha256.ts'

export interface ProofClaim {
  readonly n: number
  /** 32 bytes, drawn for this proof alone. */
  readonly challenge: Uint8Array
  /** SHA-256 of the product, which the device named before any vector was drawn; undefined when it named none. */
  readonly commitment: Uint8Array | undefined
  /** C as float32 little-endian, row-major, as it arrived. */
  readonly product: Uint8Array
}

export interface ProofVerdict {
  readonly ok: boolean
  /** Vectors that were tried; 0 when the proof was refused before. */
  readonly rounds: number
  /** `product-correct`, or why it was refused. */
  readonly verdict: string
}

/**
 * Checks a proof of work (docs/spec/device.md DV3).
 * @param randomBytes a CSPRNG; it is first asked in here, that is, after the commitment.
 */
export function verifyProof(claim: ProofClaim, randomBytes: (length: number) => Uint8Array): ProofVerdict {
  const { n, challenge, commitment, product } = claim
  const refused = (verdict: string): ProofVerdict => ({ ok: false, rounds: 0, verdict })
  if (commitment === undefined) return refused('no commitment came before the product')
  if (product.length !== n * n * 4) return refused(`the product has ${product.length} bytes instead of ${n * n * 4}`)
  if (!Buffer.from(commitment).equals(sha256(product))) return refused('the product is not what was committed to')
  const factors = { n, a: challengeMatrix(challenge, 'A', { n, sha256 }), b: challengeMatrix(challenge, 'B', { n, sha256 }) }
  const { rounds, fault } = checkProduct(factors, readFloats(product), randomBytes)
  return fault === undefined ? { ok: true, rounds, verdict: 'product-correct' } : { ok: false, rounds, verdict: `the product ${fault}` }
}

function readFloats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true))
}
