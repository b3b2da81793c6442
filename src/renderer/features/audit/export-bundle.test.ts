import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { Engine } from '../../data/engine.ts'
import { EXPORT_BYTES_MAX, fetchBundle } from './export-bundle.ts'

const file = Buffer.from(Array.from({ length: 2_500 }, (_, i) => i % 251))
const sha256 = createHash('sha256').update(file).digest('hex')

function opened(alter = (piece: object): object => piece) {
  return new Engine(
    new FixtureBus({
      'system.audit.bundle': ({ run, at }) => {
        const from = Number(at)
        const piece = file.subarray(from, from + 1_000)
        const next = from + piece.length < file.length ? from + piece.length : null
        return alter({ run, bytes: file.length, sha256, at: from, piece: piece.toString('base64'), next })
      },
    }),
  )
}

describe('export of a bundle', () => {
  it('VA10 comes in pieces, and is saved only as it was made', async () => {
    const told: number[] = []
    const bytes = await fetchBundle(opened(), 'r', (done) => told.push(done))
    expect(Buffer.from(bytes).equals(file)).toBe(true)
    expect(told).toEqual([1_000, 2_000, 2_500])
    const other = opened((piece) => ({ ...piece, piece: Buffer.alloc(1_000).toString('base64') }))
    await expect(fetchBundle(other, 'r', () => {})).rejects.toMatchObject({ code: 'audit/altered' })
    const short = opened((piece) => ({ ...piece, next: null }))
    await expect(fetchBundle(short, 'r', () => {})).rejects.toMatchObject({ code: 'audit/altered' })
  })

  it('VA10 a bundle that is too large for the window is refused before it is fetched', async () => {
    const long = opened((piece) => ({ ...piece, bytes: EXPORT_BYTES_MAX + 1 }))
    await expect(fetchBundle(long, 'r', () => {})).rejects.toMatchObject({ code: 'audit/too-large' })
  })
})
