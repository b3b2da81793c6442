import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Rig } from './rig.testing.ts'

describe('the cache of an engine', () => {
  it('CA10 CA11 CA14 what is planted while it runs is found by a check, recorded and set aside; what is planted before it starts, by its start', async () => {
    const below = mkdtempSync(join(tmpdir(), 'vbus-cache-law-'))
    try {
      using rig = new Rig(below, '')
      const folder = join(rig.workspace, '.vbus', 'cache')
      const [first, second] = [join(folder, 'a'.repeat(64)), join(folder, 'b'.repeat(64))]
      const at = ['--workspace', rig.workspace]
      const engine = await rig.serve()
      expect(rig.vbus('cache', 'check', ...at)).toMatchObject({ ok: true, violations: [] })
      expect(rig.vbus('cache', ...at)).toMatchObject({
        source: 'engine',
        tiers: [{ medium: 'ram (simulated)' }, { slots: 256 }, { bytes: 0 }],
      })
      writeFileSync(first, 'planted')
      expect(() => rig.vbus('cache', 'check', ...at)).toThrow(/ended 13: .*cache\/unrecorded-move/s)
      expect(existsSync(first)).toBe(false)
      expect(rig.vbus('cache', 'check', ...at)).toMatchObject({ ok: true })
      engine.child.kill()
      await engine.ended
      writeFileSync(second, 'planted')
      const again = await rig.serve()
      again.child.kill()
      await again.ended
      expect(rig.records('cache_violated').map(({ body }) => body)).toMatchObject([
        { code: 'cache/unrecorded-move', tier: 3, at: 'check' },
        { code: 'cache/unrecorded-move', tier: 3, at: 'opening' },
      ])
      expect(rig.records('cache_opened')).toHaveLength(2)
      const aside = readdirSync(join(rig.workspace, '.vbus', 'set-aside'))
      expect(aside.sort()).toEqual([`cache-${'a'.repeat(64)}-1`, `cache-${'b'.repeat(64)}-1`])
      // Nobody ran: the breaker is as it was.
      expect(rig.vbus('status', ...at)).toMatchObject({ breaker: 'closed' })
    } finally {
      rmSync(below, { recursive: true, force: true })
    }
  }, 60_000)
})
