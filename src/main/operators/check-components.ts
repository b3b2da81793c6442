import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import type { ComponentHash } from './component.ts'

/** What a person trusted: the hash of each component by its id, and, where it was kept, the listing that hash is over. */
export interface TrustedComponents {
  readonly hashes: Readonly<Record<string, string>>
  /** Needs no protection of its own: a listing counts only if it hashes to the trusted hash. */
  readonly listings?: Readonly<Record<string, string>>
}

/**
 * Compares the components as they are with what was trusted.
 * @returns Fault `workspace/component-altered` for the first that differs, its evidence naming component and file, or undefined when all are equal.
 */
export function checkComponents(present: readonly ComponentHash[], trusted: TrustedComponents): Fault | undefined {
  for (const { id, sha256, listing } of present) {
    const expected = trusted.hashes[id]
    if (expected === undefined) return new Fault('workspace/component-altered', `component ${id} was never trusted`, { component: id })
    if (sha256 === expected) continue
    const known = trusted.listings?.[id]
    const isGenuine = known !== undefined && createHash('sha256').update(known).digest('hex') === expected
    const difference = isGenuine ? firstDifference(known, listing) : undefined
    const where = difference === undefined ? 'its content' : `${difference.file} was ${difference.how}`
    return new Fault('workspace/component-altered', `component ${id} is not what was trusted: ${where}`, {
      component: id,
      expected_sha256: expected,
      found_sha256: sha256,
      ...(difference === undefined ? {} : { file: difference.file, how: difference.how }),
    })
  }
  const ids = new Set(present.map(({ id }) => id))
  const lost = Object.keys(trusted.hashes).find((id) => !ids.has(id))
  return lost === undefined
    ? undefined
    : new Fault('workspace/component-altered', `component ${lost} was trusted and is gone`, { component: lost })
}

function firstDifference(trusted: string, present: string): { file: string; how: 'changed' | 'added' | 'removed' } | undefined {
  const before = parseListing(trusted)
  const after = parseListing(present)
  for (const [file, hash] of before) {
    const now = after.get(file)
    if (now !== hash) return { file, how: now === undefined ? 'removed' : 'changed' }
  }
  for (const file of after.keys()) if (!before.has(file)) return { file, how: 'added' }
  return undefined
}

function parseListing(listing: string): Map<string, string> {
  const lines = listing.split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}
