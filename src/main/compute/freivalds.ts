import { ENTRY_MAX, N_MAX } from '../../shared/device/index.ts'

/** Vectors tried; each lets a wrong product pass with probability at most 2^-20 (R. Freivalds, 1977). */
export const ROUNDS = 3
/** Entries of a vector lie in [0, 2^20). */
const VECTOR_BITS = 20
const SAFE_LIMIT = 2 ** 53

export interface Factors {
  readonly n: number
  /** Row-major, entries in [-15, 15]. */
  readonly a: Int8Array
  readonly b: Int8Array
}

export interface ProductCheck {
  /** Vectors tried; 0 when the product was refused before. */
  readonly rounds: number
  /** Why the product is wrong; undefined when it holds but for a chance of 2^-60. */
  readonly fault: string | undefined
}

/** Freivalds' check of C = AB. All arithmetic is on integers below 2^53, hence exact. */
export function checkProduct(factors: Factors, product: Float32Array, randomBytes: (length: number) => Uint8Array): ProductCheck {
  const { n } = factors
  if (product.length !== n * n) return { rounds: 0, fault: `holds ${product.length} entries instead of ${n * n}` }
  const bound = ENTRY_MAX * ENTRY_MAX * n
  assertExact(bound, n)
  for (const [index, value] of product.entries()) {
    if (!Number.isInteger(value)) return { rounds: 0, fault: `entry ${index} is ${value}, no whole number` }
    if (Math.abs(value) > bound) return { rounds: 0, fault: `entry ${index} is ${value}, beyond ${bound}` }
  }
  for (let round = 1; round <= ROUNDS; round++) {
    const vector = drawVector(n, randomBytes)
    const expected = times(factors.a, times(factors.b, vector))
    const found = times(product, vector)
    if (expected.some((value, row) => value !== found[row])) return { rounds: round, fault: `does not hold in round ${round} of ${ROUNDS}` }
  }
  return { rounds: ROUNDS, fault: undefined }
}

/** No partial sum of A(Br) or Cr can reach 2^53: n entries of at most 225 n, times vector entries below 2^20. */
function assertExact(bound: number, n: number): void {
  if (n > N_MAX || n * bound * 2 ** VECTOR_BITS >= SAFE_LIMIT) throw new RangeError(`n = ${n} is too large to be checked exactly`)
}

function drawVector(n: number, randomBytes: (length: number) => Uint8Array): Float64Array {
  const bytes = randomBytes(n * 4)
  const words = new DataView(bytes.buffer, bytes.byteOffset, n * 4)
  return Float64Array.from({ length: n }, (_, index) => words.getUint32(index * 4, true) & (2 ** VECTOR_BITS - 1))
}

/** Matrix (row-major, n x n) times vector, in float64. */
function times(matrix: ArrayLike<number>, vector: Float64Array): Float64Array {
  const n = vector.length
  const result = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    let sum = 0
    for (let column = 0; column < n; column++) sum += (matrix[row * n + column] ?? 0) * (vector[column] ?? 0)
    result[row] = sum
  }
  return result
}
