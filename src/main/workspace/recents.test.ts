import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { RECENTS_MAX, readRecents, rememberWorkspace } from './recents.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const config = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vbus-recents-'))
  folders.push(folder)
  return folder
}
const rig = (number: number) => ({ id: `id-${number}`, name: `rig ${number}`, path: `/rigs/${number}` })

describe('recent workspaces', () => {
  it('WN61 come opened last first, each once, and a moved one at its new place', () => {
    const dir = config()
    for (const number of [1, 2, 1]) rememberWorkspace(dir, rig(number))
    expect(readRecents(dir)).toEqual([rig(1), rig(2)])
    rememberWorkspace(dir, { ...rig(2), path: '/moved' })
    expect(readRecents(dir)).toEqual([{ ...rig(2), path: '/moved' }, rig(1)])
  })

  it('WN61 are bounded: the one opened longest ago is forgotten', () => {
    const dir = config()
    for (let number = 0; number <= RECENTS_MAX; number += 1) rememberWorkspace(dir, rig(number))
    const kept = readRecents(dir)
    expect(kept).toHaveLength(RECENTS_MAX)
    expect(kept.at(-1)).toEqual(rig(1))
  })

  it('WN61 survive a damaged file as an empty list', () => {
    const dir = config()
    for (const text of ['', '{', '[]', '{"format":"vbus.recent.v1","workspaces":[{"id":1},7]}']) {
      writeFileSync(join(dir, 'recent.json'), text, { mode: 0o600 })
      expect(readRecents(dir), text).toEqual([])
    }
  })
})
