import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { passphraseFileOf, readKey, writeKey } from './key-files.ts'
import { beginRotation, createWorkspaceKeys, finishRotation, loadLogKey, loadTokenKey, protectKeys } from './keys.ts'
import { workspaceLayout } from './layout.ts'
import { ensurePerson, findPerson, passphraseFile, protectPerson } from './person.ts'
import { ensurePrivateDir, replacePrivateFile } from './private-files.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-keys-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('keys at rest', () => {
  it('TU11 are sealed under a passphrase outside the workspace, and open with nothing else', () => {
    const [path, passphrase] = [join(root, 'a.key'), join(root, 'elsewhere')]
    writeKey(path, passphrase)
    const key = readKey(path)
    const text = readFileSync(path, 'utf8')
    const seed = key.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
    expect(text).not.toContain('PRIVATE KEY')
    expect(text).not.toContain(seed.toString('base64'))
    expect(passphraseFileOf(path)).toBe(passphrase)
    expect(rawPublicKey(readKey(path))).toEqual(rawPublicKey(key))
    const file = JSON.parse(text) as { secret: string; public: string }
    const altered = Buffer.from(file.secret, 'base64')
    altered[3] = (altered[3] ?? 0) ^ 1
    writeFileSync(path, JSON.stringify({ ...file, secret: altered.toString('base64') }))
    expect(() => readKey(path)).toThrow(expect.objectContaining({ code: 'audit/passphrase' }))
    writeFileSync(path, JSON.stringify({ ...file, public: Buffer.alloc(32).toString('base64') }))
    expect(() => readKey(path)).toThrow(expect.objectContaining({ code: 'audit/passphrase' }))
    writeFileSync(path, `${text} `)
    replacePrivateFile(passphrase, 'another one')
    writeFileSync(path, text.replace('"format"', ' "format"'))
    expect(() => readKey(join(root, 'b.key'))).toThrow(expect.objectContaining({ code: 'workspace/invalid' }))
  })

  it('TU11 seals plain keys of an older workspace, and a rotated key as the one before it', () => {
    const layout = workspaceLayout(join(root, 'rig'))
    ensurePrivateDir(layout.internalDir)
    createWorkspaceKeys(layout)
    const [log, token] = [loadLogKey(layout).vkey, rawPublicKey(loadTokenKey(layout))]
    expect(readFileSync(layout.logKeyFile, 'utf8')).toContain('PRIVATE KEY')
    protectKeys(layout, join(root, 'passphrase'))
    for (const file of [layout.logKeyFile, layout.tokenKeyFile]) expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY')
    expect([loadLogKey(layout).vkey, rawPublicKey(loadTokenKey(layout))]).toEqual([log, token])
    const { vkey } = beginRotation(layout)
    finishRotation(layout)
    expect(loadLogKey(layout).vkey).toBe(vkey)
    expect(passphraseFileOf(layout.logKeyFile)).toBe(join(root, 'passphrase'))
  })

  it("TU12 locks the person key under the person's own passphrase, and without its file it stays shut", async () => {
    const own = join(root, 'own')
    replacePrivateFile(own, 'correct horse battery staple\n')
    const { person } = await ensurePerson(join(root, 'config'))
    protectPerson(join(root, 'config'), own)
    expect(findPerson(join(root, 'config'))).toMatchObject({ vkey: person.vkey, protection: 'passphrase' })
    expect(() => readFileSync(passphraseFile(join(root, 'config')))).toThrow(/ENOENT/)
    rmSync(own)
    expect(() => findPerson(join(root, 'config'))).toThrow(expect.objectContaining({ code: 'auth/person-key' }))
  })
})
