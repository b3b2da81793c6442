import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { verifyEd25519 } from '../platform/ed25519-key.ts'
import { readVerifierKey } from './ed25519.ts'
import { readEngineFile, removeEngineFile, writeEngineFile } from './engine-file.ts'
import { createWorkspaceKeys, loadLogKey, loadLogVkey, loadTokenKey, startLogOrigin } from './keys.ts'
import { SOCKET_PATH_BYTES_MAX, socketPath, userConfigDir, workspaceLayout } from './layout.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-keys-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return Fault.from(error).code
  }
}

describe('workspace keys', () => {
  it('TU8 are for the owner alone and come back as they were', () => {
    const layout = workspaceLayout(root)
    const made = createWorkspaceKeys(layout)
    expect(made.origin).toMatch(/^vbus\/[0-9a-f-]{36}$/)
    const key = loadLogKey(layout)
    expect(key.vkey).toBe(made.vkey)
    expect(loadLogVkey(layout)).toBe(made.vkey)
    const message = new TextEncoder().encode('head')
    expect(verifyEd25519(readVerifierKey(key.vkey)?.raw ?? new Uint8Array(), message, key.sign(message))).toBe(true)
    expect(loadTokenKey(layout).export({ format: 'jwk' }).d).not.toBe(key.privateKey.export({ format: 'jwk' }).d)
    expect(statSync(layout.keysDir).mode & 0o777).toBe(0o700)
    for (const path of [layout.logKeyFile, layout.tokenKeyFile]) expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('TU8 gives a log that replaces another a new origin under the same key, and pins it', () => {
    const layout = workspaceLayout(root)
    const first = createWorkspaceKeys(layout)
    const second = startLogOrigin(layout)
    expect(second.origin).not.toBe(first.origin)
    expect(readVerifierKey(second.vkey)?.raw).toEqual(readVerifierKey(first.vkey)?.raw)
    expect(loadLogVkey(layout)).toBe(second.vkey)
  })

  it('TU8 refuses a key that is not the pinned one, and what is no key', () => {
    const layout = workspaceLayout(root)
    expect(codeOf(() => loadLogKey(layout))).toBe('workspace/invalid')
    createWorkspaceKeys(layout)
    const logKey = readFileSync(layout.logKeyFile)
    writeFileSync(layout.logKeyFile, readFileSync(layout.tokenKeyFile))
    expect(codeOf(() => loadLogKey(layout))).toBe('workspace/invalid')
    writeFileSync(layout.logKeyFile, 'no key')
    expect(codeOf(() => loadLogKey(layout))).toBe('workspace/invalid')
    writeFileSync(layout.logKeyFile, logKey)
    writeFileSync(layout.logVkeyFile, 'vbus/x+00000000+AAAA')
    expect(codeOf(() => loadLogVkey(layout))).toBe('workspace/invalid')
  })
})

describe('places', () => {
  const user = { env: { XDG_RUNTIME_DIR: '/run/user/7' }, uid: 7, home: '/home/me' }

  it('gives one short socket path per workspace, whatever way leads to it', () => {
    const deep = join(root, 'a'.repeat(60), 'b'.repeat(60))
    mkdirSync(deep, { recursive: true })
    symlinkSync(deep, join(root, 'link'))
    const path = socketPath(deep, user)
    expect(path).toMatch(/^\/run\/user\/7\/vbus-7\/[0-9a-f]{16}\.sock$/)
    expect(socketPath(join(root, 'link'), user)).toBe(path)
    expect(socketPath(root, user)).not.toBe(path)
    const long = socketPath(deep, { ...user, env: { XDG_RUNTIME_DIR: `/${'x'.repeat(120)}` } })
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(SOCKET_PATH_BYTES_MAX)
  })

  it("looks for the user's configuration where they say", () => {
    const dir = (env: Record<string, string>): string => userConfigDir({ ...user, env })
    expect(dir({ VBUS_CONFIG_DIR: '/c', XDG_CONFIG_HOME: '/x' })).toBe('/c')
    expect(dir({ XDG_CONFIG_HOME: '/x' })).toBe('/x/vbus')
    expect(dir({ XDG_CONFIG_HOME: 'relative' })).toBe('/home/me/.config/vbus')
    expect(dir({})).toBe('/home/me/.config/vbus')
  })
})

describe('engine file', () => {
  it('says where the engine is, until it is gone or dead', async () => {
    const layout = workspaceLayout(root)
    mkdirSync(layout.internalDir)
    const socket = join(root, 's.sock')
    const info = { pid: process.pid, ws: 'ws://127.0.0.1:1/bus', http: 'http://127.0.0.1:1/', socket, started: '2026-01-01T00:00:00.000Z' }
    expect(readEngineFile(layout)).toBeUndefined()
    writeEngineFile(layout, info)
    expect(statSync(layout.engineFile).mode & 0o777).toBe(0o600)
    expect(readEngineFile(layout), 'no socket yet').toBeUndefined()
    const server = createServer().listen(socket)
    await new Promise((resolve) => server.once('listening', resolve))
    expect(readEngineFile(layout)).toEqual(info)
    const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
    writeEngineFile(layout, { ...info, pid: dead })
    expect(readEngineFile(layout), 'dead process').toBeUndefined()
    // Its parent has become another program, which never asks how it ended.
    const parent = spawn('sh', ['-c', 'sh -c : & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const zombie = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)))
    writeEngineFile(layout, { ...info, pid: zombie })
    await expect.poll(() => readEngineFile(layout), { message: 'a process that nobody has buried' }).toBeUndefined()
    expect(process.kill(zombie, 0)).toBe(true)
    parent.kill('SIGKILL')
    for (const text of ['', '{', 'null', '[]', '{"pid":-1}', JSON.stringify({ ...info, pid: '1' })]) {
      writeFileSync(layout.engineFile, text)
      expect(readEngineFile(layout), text).toBeUndefined()
    }
    removeEngineFile(layout)
    removeEngineFile(layout)
    expect(readEngineFile(layout)).toBeUndefined()
    await new Promise((resolve) => server.close(resolve))
  })
})
