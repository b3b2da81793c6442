import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EMPTY_STATE, type State } from '../../shared/state/index.ts'
import { ContentStore } from '../workspace/content-store.ts'
import { KeptPhases } from './wire-kept.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-kept-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const entry = (key: string, phase: string, [sha256, output]: readonly [string, string]): State['kept'][number] => ({
  ...{ key, phase, sha256, run: 'run-1', records: [1, 2], parts: '{}' },
  outputs: [`sha256:${output}`],
})

describe('kept phases', () => {
  it('PL17 lets go of the content of what made room, never of what something else still names', async () => {
    const store = await ContentStore.open(folder)
    let state: State = EMPTY_STATE
    const kept = new KeptPhases(store, () => state)
    const [old, shared, registered, young] = (await Promise.all(
      ['old', 'shared', 'registered', 'young'].map((text) => kept.put(Buffer.from(text))),
    )) as [string, string, string, string]
    state = { ...state, kept: [entry('k1', 'PREDICTION', [old, shared]), entry('k2', 'MODEL_TRAINING', [old, registered])] }
    kept.begin()
    state = {
      ...state,
      kept: [entry('k3', 'PREDICTION', [young, shared])],
      data: { master: { path: 'data/m', sha256: registered, record: 1 } },
    }
    await kept.sweep()
    expect(readdirSync(folder).toSorted()).toEqual([registered, shared, young].toSorted())
    expect(Buffer.from(await kept.get(shared)).toString()).toBe('shared')
    await expect(kept.get(old)).rejects.toMatchObject({ code: 'data/missing' })
  })

  it('PL19 gives the newest of a phase first', async () => {
    const store = await ContentStore.open(folder)
    const all = [entry('k1', 'PREDICTION', ['a', 'b']), entry('k2', 'PREDICTION', ['a', 'c']), entry('k3', 'OUTPUT_GENERATION', ['a', 'b'])]
    const kept = new KeptPhases(store, () => ({ ...EMPTY_STATE, kept: all }))
    expect(kept.entries('PREDICTION').map(({ key }) => key)).toEqual(['k2', 'k1'])
    expect(kept.published()).toBeUndefined()
  })
})
