import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/breach/stage.ts'
import { CHEATS, TWINS } from './catalogue.ts'
import type { BreachMode } from './cheat.ts'
import { Ground } from './ground.ts'
import { judgeCheat } from './judge.ts'
import { cheatsPage } from './table.ts'

const MODES: readonly BreachMode[] = ['DATA_BREAKDOWN', 'VALIDATION_BREACH', 'COMPUTE_HALT', 'SECURITY_FAILURE']
/** One for each breach, and one on the record itself: those that end soonest. */
const QUICK = ['hide-a-bad-row', 'prove-for-another-run', 'be-wrong-by-one', 'eavesdrop', 'forget-the-end']
const QUICK_MS = 240_000

describe('the catalogue of cheats', () => {
  const cheats = Object.values(CHEATS)

  it('holds at least 40 cheats, 8 for each breach, 20 of them by processes that hold a token', () => {
    expect(cheats.length).toBeGreaterThanOrEqual(40)
    for (const mode of MODES) {
      const ended = cheats.filter(({ caught }) => 'breach' in caught && caught.breach.mode === mode)
      expect(ended.length, mode).toBeGreaterThanOrEqual(8)
    }
    expect(cheats.filter(({ by }) => by !== 'hand').length).toBeGreaterThanOrEqual(20)
  })

  it('gives each cheat a twin that there is, and has no twin of nobody', () => {
    const named = new Set(cheats.map(({ twin }) => twin))
    expect([...named].sort()).toEqual(Object.keys(TWINS).sort())
  })

  it('is the table of docs/reference/cheats.md', () => {
    expect(readFileSync(join(ROOT, 'docs/reference/cheats.md'), 'utf8')).toBe(cheatsPage(CHEATS, TWINS))
  })
})

it(
  `PL2 PL5 PL6 a handful of cheats is caught: ${QUICK.join(', ')}`,
  async () => {
    const ground = await Ground.lay(false)
    try {
      const found: Record<string, readonly string[]> = {}
      for (const name of QUICK) {
        const cheat = CHEATS[name]
        if (cheat === undefined) throw new Error(`there is no cheat ${name}`)
        found[name] = await judgeCheat(ground.stage(name), cheat)
      }
      expect(found).toEqual(Object.fromEntries(QUICK.map((name) => [name, []])))
    } finally {
      ground.clear()
    }
  },
  QUICK_MS,
)
