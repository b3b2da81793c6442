import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock, Fault } from '../../shared/base/index.ts'
import { SCRATCH_LOOK_EVERY_MS } from './limits.ts'
import { ScratchWatch } from './scratch-watch.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-scratch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A clock whose only timer goes off when told. */
function handClock(): { clock: Clock; tick: () => boolean } {
  let due: (() => void) | undefined
  const clock: Clock = {
    wallNs: () => 0n,
    monotonicMs: () => 0,
    after: (ms, callback) => {
      expect(ms).toBe(SCRATCH_LOOK_EVERY_MS)
      due = callback
      return () => {
        due = undefined
      }
    },
  }
  return {
    clock,
    tick: () => {
      const callback = due
      due = undefined
      callback?.()
      return callback !== undefined
    },
  }
}

async function overAfter(limits: { bytesMax?: number; filesMax?: number }): Promise<Fault | undefined> {
  const { clock, tick } = handClock()
  const over = Promise.withResolvers<Fault | undefined>()
  let isArmed = false
  const watched: Clock = {
    ...clock,
    after: (ms, callback) => {
      if (isArmed) over.resolve(undefined)
      isArmed = true
      return clock.after(ms, callback)
    },
  }
  new ScratchWatch({ clock: watched, folder, ...limits, onOver: over.resolve })
  tick()
  return await over.promise
}

describe('the scratch that operators write to by themselves', () => {
  it('MM11 is measured with all below it, sparse files by what they could hold, links not followed', async () => {
    mkdirSync(join(folder, 'fabric', 'deep'), { recursive: true })
    writeFileSync(join(folder, 'fabric', 'deep', 'a'), Buffer.alloc(600))
    writeFileSync(join(folder, 'b'), '')
    truncateSync(join(folder, 'b'), 600)
    symlinkSync('/', join(folder, 'link'))
    expect(await overAfter({ bytesMax: 1_300 })).toBeUndefined()
    expect(await overAfter({ bytesMax: 1_199 })).toMatchObject({ code: 'memory/over-budget', breach: 'COMPUTE_HALT' })
  })

  it('MM11 has so many files and no more', async () => {
    for (let i = 0; i < 5; i++) writeFileSync(join(folder, `${i}`), '')
    expect(await overAfter({ filesMax: 5 })).toBeUndefined()
    expect((await overAfter({ filesMax: 4 }))?.evidence).toMatchObject({ files_max: 4 })
  })

  it('MM11 is not measured any more once the run is over', async () => {
    const { clock, tick } = handClock()
    new ScratchWatch({ clock, folder, onOver: () => undefined }).stop()
    expect(tick()).toBe(false)
  })
})
