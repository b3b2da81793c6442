import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { chooseWorkspace } from './choose-workspace.ts'
import { whyNoWindow } from './open-window.ts'
import { isBuildStale } from './stale-build.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A folder with these files, each written at a time (seconds). */
function folderWith(files: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vbus-start-'))
  folders.push(folder)
  for (const [path, at] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), '')
    utimesSync(join(folder, path), at, at)
  }
  return folder
}

const BUILD = {
  'out/main/index.js': 50,
  'out/main/log-worker.js': 50,
  'out/main/hook-worker.js': 50,
  'out/main/history-worker.js': 50,
  'out/preload/index.cjs': 50,
  'out/renderer/index.html': 50,
}

describe('npm start', () => {
  it('opens the newest demo, or the folder named, and nothing that is no workspace', () => {
    const root = folderWith({
      '.demo/a/workspace.yaml': 10,
      '.demo/b/workspace.yaml': 30,
      '.demo/c/notes.txt': 90,
      'own/workspace.yaml': 5,
    })
    expect(chooseWorkspace(root, undefined, root)).toBe(join(root, '.demo/b'))
    expect(chooseWorkspace(root, 'own', root)).toBe(join(root, 'own'))
    expect(chooseWorkspace(root, '.demo/c', root)).toBeUndefined()
    expect(chooseWorkspace(folderWith({}), undefined, root)).toBeUndefined()
  })

  it('builds when the build is missing, not whole, or older than a source', () => {
    expect(isBuildStale(folderWith({ 'src/a.ts': 10, ...BUILD }))).toBe(false)
    expect(isBuildStale(folderWith({ 'src/deep/a.ts': 60, ...BUILD }))).toBe(true)
    expect(isBuildStale(folderWith({ 'src/a.ts': 10, 'package-lock.json': 51, ...BUILD }))).toBe(true)
    const { 'out/preload/index.cjs': _, ...partial } = BUILD
    expect(isBuildStale(folderWith({ 'src/a.ts': 10, ...partial }))).toBe(true)
  })

  it('WN4 opens no desktop window without a display or without a sandbox', () => {
    expect(whyNoWindow({}, 'linux', 1_000)).toContain('no display')
    expect(whyNoWindow({ DISPLAY: ':0' }, 'linux', 0)).toContain('root')
    expect(whyNoWindow({ DISPLAY: ':0' }, 'linux', 1_000)).toBeUndefined()
    expect(whyNoWindow({}, 'darwin', 501)).toBeUndefined()
  })
})
