import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf, keyOf } from '../main/cache/cache.testing.ts'
import { openCache } from '../main/cache/index.ts'
import { openWorkspaceLog } from '../main/engine/workspace-log.ts'
import { systemClock } from '../main/platform/index.ts'
import { readWorkspace } from '../main/workspace/open.ts'
import { apply, EMPTY_STATE } from '../shared/state/index.ts'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

let place: string
let rig: string
const at = (...argv: readonly string[]): Promise<Ended> =>
  runJson([...argv, '--workspace', rig], {
    env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') },
    cwd: place,
  })
/** The workspace's log before the cache was used. */
let before: number

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'vbus-cache-cli-'))
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  rig = join(place, 'rig')
  await runJson(['init', 'rig'], { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place })
  const { layout, config } = readWorkspace(rig)
  const log = await openWorkspaceLog({ layout, workspaceId: config.id, clock: systemClock, actor: 'test' })
  before = log.size
  let state = EMPTY_STATE
  for await (const { number, record } of log.read()) state = apply(state, record, number)
  log.onCommitted((number, record) => {
    state = apply(state, record, number)
  })
  const cache = await openCache({
    journal: {
      append: (record) => void log.append({ actor: { id: 'cache', kind: 2 }, ...record }),
      flush: () => log.flush(),
      state: () => state.cache,
    },
    clock: systemClock,
    folder: layout.cacheDir,
    asideFolder: layout.setAsideDir,
    budgets: { l1: 8, l2: 8, l3: 16 },
    isNewLog: false,
    onViolation: () => undefined,
  })
  for (const number of [1, 2, 3, 4, 5]) await cache.put(keyOf(number), new Uint8Array(8).fill(number))
  await cache.get(keyOf(4))
  await cache.close()
  await log.close('done')
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('vbus cache', () => {
  it('CA15 shows the tiers from the log alone, as they are and as they were after a record', async () => {
    const { status, last } = await at('cache')
    expect(status).toBe(0)
    const tiers = last.tiers as { tier: string; slots: number; entries: { key: string }[] }[]
    expect(tiers.map(({ tier, slots, entries }) => [tier, slots, entries.length])).toEqual([
      ['L1_HOT', 64, 0],
      ['L2_WARM', 256, 0],
      ['L3_COLD', 1_024, 2],
    ])
    expect(last).toMatchObject({ source: 'log', hits: 1, misses: 0, evictions: 3, violations_total: 0 })
    const then = (await at('cache', '--at', String(before + 1))).last.tiers as typeof tiers
    expect(then.map(({ entries }) => entries.map(({ key }) => key))).toEqual([[], [keyOf(1)], []])
    expect(codeOf(await at('cache', '--at', '100000'))).toBe('audit/no-record')
  })

  it('CA15 tells the life of a key, and why it is where it is', async () => {
    const { documents, last, status } = await at('cache', 'history', keyOf(4))
    expect(status).toBe(0)
    expect(last).toMatchObject({ key: keyOf(4), tier: 'L3_COLD', events: documents.length - 1 })
    expect(documents.slice(0, -1).map(({ what }) => what)).toEqual(['put', 'moved', 'moved', 'hit', 'moved'])
    const why = (await at('cache', 'why', keyOf(1))).last
    expect(why).toMatchObject({ tier: null, because: { what: 'evicted', reason: 'over-bytes' }, put: { record: before + 1 } })
    expect((await at('cache', 'why', keyOf(1).slice(0, 13))).last).toMatchObject({ key: keyOf(1) })
  })

  it('CA15 refuses a word that stands for several keys or none', async () => {
    const several = await at('cache', 'why', 'column/')
    expect([several.status, codeOf(several)]).toEqual([2, 'cli/usage'])
    const none = await at('cache', 'history', 'model/x')
    expect([none.status, codeOf(none)]).toEqual([4, 'cache/no-entry'])
  })

  it('CA11 CA14 checks the folder without an engine: 0 while the law holds, 13 and the violation when a file was put there', async () => {
    expect(await at('cache', 'check')).toMatchObject({ status: 0, last: { ok: true, violations: [] } })
    const { layout } = readWorkspace(rig)
    writeFileSync(`${fileOf(layout.cacheDir, keyOf(5))}.out`, 'left by a kill, and there is the file itself')
    expect((await at('cache', 'check')).status).toBe(0)
    writeFileSync(fileOf(layout.cacheDir, keyOf(5)), new Uint8Array(8))
    writeFileSync(fileOf(layout.cacheDir, keyOf(9)), '')
    const { status, last } = await at('cache', 'check')
    expect(status).toBe(13)
    expect((last.violations as { code: string }[]).map(({ code }) => code).sort()).toEqual(['cache/checksum', 'cache/unrecorded-move'])
  })
})
