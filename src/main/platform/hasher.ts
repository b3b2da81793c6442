import { createHash } from 'node:crypto'
import type { Hasher } from '../../shared/client/index.ts'

/** SHA-256 piece by piece, by Node's own code. */
export const nodeHasher: Hasher = () => {
  const hash = createHash('sha256')
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
}
