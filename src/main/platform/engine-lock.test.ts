import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeEngineLock } from './engine-lock.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-lock-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the engine lock', () => {
  it('is held by one, and free again once released', () => {
    const path = join(root, 'engine.lock.sqlite')
    const lock = takeEngineLock(path)
    expect(() => takeEngineLock(path)).toThrow(expect.objectContaining({ code: 'workspace/locked' }))
    lock.release()
    lock.release()
    using again = takeEngineLock(path)
    expect(again).toBeDefined()
  })

  it('is freed by a kill -9 of the process that holds it', async () => {
    const path = join(root, 'engine.lock.sqlite')
    const module = new URL('./engine-lock.ts', import.meta.url).href
    const code = `const { takeEngineLock } = await import('${module}'); globalThis.held = takeEngineLock('${path}'); console.log('held'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    expect(() => takeEngineLock(path)).toThrow(expect.objectContaining({ code: 'workspace/locked' }))
    child.kill('SIGKILL')
    await once(child, 'exit')
    takeEngineLock(path).release()
  })

  it('says so when the file cannot be a lock', () => {
    expect(() => takeEngineLock(join(root, 'none', 'engine.lock.sqlite'))).toThrow(expect.objectContaining({ code: 'run/io' }))
  })
})
