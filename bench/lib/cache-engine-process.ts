import { createHash } from 'node:crypto'
import { EngineCore } from '../../src/main/engine/engine-core.ts'
import { systemClock } from '../../src/main/platform/index.ts'
import { readWorkspace } from '../../src/main/workspace/open.ts'
import { CACHE_SLOTS } from '../../src/shared/state/index.ts'

/**
 * An engine whose cache is full, in a process of its own: `node cache-engine-process.ts DIR`. Its parent says what goes on in it and asks what it
 * costs, over the process's channel:
 * `{"do":"rate","perS":N}` so many hits a second, over all slots; `{"do":"cpu","ms":N}` answers `{"percent","perS"}` of that time.
 */
const ENTRY_BYTES = 512
const TURN_MS = 2
const SLOTS = CACHE_SLOTS.reduce((sum, slots) => sum + slots, 0)

const keyOf = (number: number): string => `bench/e${number}@${createHash('sha256').update(String(number)).digest('hex')}`

async function main(dir: string): Promise<void> {
  const files = readWorkspace(dir)
  const core = await EngineCore.open({
    workspaceDir: dir,
    files,
    installRoot: new URL('../..', import.meta.url).pathname,
    clock: systemClock,
  })
  const { cache } = core.cache
  // What is put last is highest: L3 fills from what L2 has no room for.
  for (let number = 0; number < CACHE_SLOTS[2] + CACHE_SLOTS[1]; number += 1) await cache.put(keyOf(number), new Uint8Array(ENTRY_BYTES))
  for (let number = 0; number < CACHE_SLOTS[0]; number += 1)
    await cache.put(keyOf(SLOTS + number), new Uint8Array(ENTRY_BYTES), { isHot: true })
  let perS = 0
  let done = 0
  let at = 0
  let lastMs = performance.now()
  const timer = setInterval(() => {
    const nowMs = performance.now()
    const due = Math.round((perS * (nowMs - lastMs)) / 1_000)
    lastMs = nowMs
    for (let hit = 0; hit < due; hit += 1) {
      at = (at + 7) % SLOTS
      const tier = at < CACHE_SLOTS[0] ? 1 : at < CACHE_SLOTS[0] + CACHE_SLOTS[1] ? 2 : 3
      cache.changes.hit(tier, at - (tier === 1 ? 0 : tier === 2 ? CACHE_SLOTS[0] : CACHE_SLOTS[0] + CACHE_SLOTS[1]))
    }
    done += due
  }, TURN_MS)
  process.on('message', (message: { readonly do: string; readonly perS?: number; readonly ms?: number }) => {
    if (message.do === 'rate') perS = message.perS ?? 0
    if (message.do !== 'cpu') return
    const [cpu, hits, startMs] = [process.cpuUsage(), done, performance.now()]
    setTimeout(() => {
      const { user, system } = process.cpuUsage(cpu)
      const ms = performance.now() - startMs
      process.send?.({ percent: (user + system) / 10 / ms, perS: ((done - hits) * 1_000) / ms })
    }, message.ms)
  })
  process.on('disconnect', () => {
    clearInterval(timer)
    void core.close('the bench is over')
  })
  process.send?.({ ready: true, filled: cache.view().reduce((sum, { entries }) => sum + entries.length, 0) })
}

await main(process.argv[2] ?? '')
