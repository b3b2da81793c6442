import { describe, expect, it } from 'vitest'
import { comparePython } from './compare-python.testing.ts'
import { tamperBlobs } from './tamper-blobs.testing.ts'
import { tamperExports } from './tamper-exports.testing.ts'
import { TAMPERINGS } from './tampering.testing.ts'
import { accuseClean, tryTampering } from './try-tampering.testing.ts'

/** Of each class; `npm run lab:tamper` tries 100,000 of all. */
const PER_CLASS = 1_000
const CLEAN_LOGS = 250
const PYTHON_PER_CLASS = 12
const seed = Math.floor(Math.random() * 2 ** 30)

describe('tampering with logs', () => {
  it('TL40 finds all of it, of every class, and names where it is', { timeout: 300_000 }, async () => {
    const { tried, caught, missed } = await tryTampering({ seed, perClass: PER_CLASS })
    expect({ seed, missed }).toEqual({ seed, missed: [] })
    expect(tried).toBe(PER_CLASS * Object.keys(TAMPERINGS).length)
    expect(caught).toBe(tried)
  })

  it('TL42 is told of in the same way by the Python verifier, which shares no code', { timeout: 300_000 }, async () => {
    const { compared, differed } = await comparePython({ seed, perClass: PYTHON_PER_CLASS })
    expect({ seed, differed }).toEqual({ seed, differed: [] })
    expect(compared).toBeGreaterThan(PYTHON_PER_CLASS * Object.keys(TAMPERINGS).length)
  })

  it('TL46 finds it in exported tiles, bundles and checkpoints too', { timeout: 300_000 }, async () => {
    const { tried, caught, missed } = await tamperExports({ seed, perClass: PER_CLASS })
    expect({ seed, missed, caught }).toEqual({ seed, missed: [], caught: tried })
  })

  it('TL47 finds it in blobs, which are read as what their names say or not at all', { timeout: 300_000 }, async () => {
    const { tried, caught, missed } = await tamperBlobs({ seed, perClass: PER_CLASS })
    expect({ seed, missed, caught }).toEqual({ seed, missed: [], caught: tried })
  })

  it('TL41 accuses no log that nobody touched', { timeout: 300_000 }, async () => {
    expect({ seed, accused: await accuseClean(seed, CLEAN_LOGS) }).toEqual({ seed, accused: [] })
  })
})
