import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { ensurePerson, findPerson, findPersonPublic, loadPerson, passphraseFile, personFile } from './person.ts'
import { ackStatement, checkSignature, dataStatement, policyStatement, REASON_BYTES_MAX, trustStatement } from './statements.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vbus-person-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return Fault.from(error).code
  }
}
const id = '0c9f8a1e-1111-4222-8333-444455556666'
const hash = 'ab'.repeat(32)

describe('person key', () => {
  it('TU1 is made once, for its owner alone, and found again', async () => {
    expect(findPerson(dir)).toBeUndefined()
    const { person, isNew } = await ensurePerson(dir)
    expect(isNew).toBe(true)
    const again = await ensurePerson(dir)
    expect(again.isNew).toBe(false)
    expect(again.person.vkey).toBe(person.vkey)
    expect(findPersonPublic(dir)?.vkey).toBe(person.vkey)
    expect(person.protection).toBe('file')
    expect(person.vkey).toMatch(/^vbus-person\/[0-9a-f]{32}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)
    for (const path of [personFile(dir), passphraseFile(dir)]) expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
  })

  it('TU1 is one key, however many ask for it at once', async () => {
    const all = await Promise.all([ensurePerson(dir), ensurePerson(dir), ensurePerson(dir)])
    expect(new Set(all.map(({ person }) => person.vkey)).size).toBe(1)
    expect(all.filter(({ isNew }) => isNew).length).toBe(1)
    expect(loadPerson(dir).vkey).toBe(all[0]?.person.vkey)
  })

  it('TU1 keeps the seed encrypted: neither file alone, nor both without scrypt, hold it', async () => {
    const { person } = await ensurePerson(dir)
    const der = person.privateKey.export({ format: 'der', type: 'pkcs8' })
    const seed = der.subarray(der.length - 32)
    const text = readFileSync(personFile(dir), 'utf8') + readFileSync(passphraseFile(dir), 'utf8')
    for (const form of ['base64', 'base64url', 'hex'] as const) expect(text).not.toContain(seed.toString(form))
  })

  it('TU1 refuses a key that was altered, another passphrase, a missing one, and files that others can read', async () => {
    await ensurePerson(dir)
    const file = readFileSync(personFile(dir), 'utf8')
    const passphrase = readFileSync(passphraseFile(dir), 'utf8')
    const fresh = (): void => {
      writeFileSync(personFile(dir), file)
      writeFileSync(passphraseFile(dir), passphrase)
    }
    const json = JSON.parse(file)
    const flipped = (text: string): string => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)
    for (const member of ['public', 'secret'] as const) {
      writeFileSync(personFile(dir), JSON.stringify({ ...json, [member]: flipped(json[member]) }))
      expect(
        codeOf(() => loadPerson(dir)),
        member,
      ).toBe('auth/person-key')
    }
    for (const [member, part] of [
      ['salt', json.kdf],
      ['nonce', json.cipher],
      ['tag', json.cipher],
    ] as const) {
      const changed = { ...part, [member]: flipped(part[member]) }
      const where = part === json.kdf ? { kdf: changed } : { cipher: changed }
      writeFileSync(personFile(dir), JSON.stringify({ ...json, ...where }))
      expect(
        codeOf(() => loadPerson(dir)),
        member,
      ).toBe('auth/person-key')
    }
    for (const text of ['', '{', '[]', 'null', '{"format":"vbus.person.v2"}']) {
      writeFileSync(personFile(dir), text)
      expect(
        codeOf(() => loadPerson(dir)),
        text,
      ).toBe('auth/person-key')
    }
    fresh()
    writeFileSync(passphraseFile(dir), 'another')
    expect(codeOf(() => loadPerson(dir))).toBe('auth/person-key')
    rmSync(passphraseFile(dir))
    await expect(ensurePerson(dir)).rejects.toMatchObject({ code: 'auth/person-key' })
    fresh()
    chmodSync(personFile(dir), 0o644)
    expect(codeOf(() => loadPerson(dir))).toBe('workspace/invalid')
    rmSync(personFile(dir))
    symlinkSync('/etc/passwd', personFile(dir))
    expect(codeOf(() => loadPerson(dir))).toBe('workspace/invalid')
  })
})

describe('statements', () => {
  it('TU3 are exactly these texts', () => {
    const content = { workspaceId: id, configSha256: hash, policySha256: 'cd'.repeat(32), components: { fabric: hash, data: hash } }
    expect(trustStatement(content)).toBe(
      `vbus trust\n${id}\nconfig ${hash}\npolicy ${'cd'.repeat(32)}\ncomponent data ${hash}\ncomponent fabric ${hash}\n`,
    )
    expect(policyStatement(id, hash, 'cd'.repeat(32))).toBe(`vbus policy apply\n${id}\n${hash}\n${'cd'.repeat(32)}\n`)
    const contents = [
      { name: 'ratings', sha256: hash },
      { name: 'master', sha256: hash },
    ]
    expect(dataStatement(id, contents)).toBe(`vbus data register\n${id}\nmaster ${hash}\nratings ${hash}\n`)
    expect(ackStatement(id, 41, 'disk replaced')).toBe(`vbus breach ack\n${id}\n41\ndisk replaced\n`)
  })

  it('TU3 takes a reason of one line only, at most 4,096 bytes', () => {
    for (const bad of ['', '  ', 'a\nb', 'a\rb', 'a\u0000', 'a\u001b[2J', 'x'.repeat(REASON_BYTES_MAX + 1)]) {
      expect(
        codeOf(() => ackStatement(id, 1, bad)),
        JSON.stringify(bad.slice(0, 10)),
      ).toBe('cli/usage')
    }
    expect(codeOf(() => ackStatement(id, 1, 'x'.repeat(REASON_BYTES_MAX)))).toBe('none')
  })

  it('TU2 checks a signature against the person and the text', async () => {
    const { person } = await ensurePerson(dir)
    const statement = ackStatement(id, 41, 'seen')
    const signature = person.sign(statement)
    expect(signature.length).toBe(64)
    expect(codeOf(() => checkSignature(statement, person.vkey, signature))).toBe('none')
    expect(codeOf(() => checkSignature(ackStatement(id, 42, 'seen'), person.vkey, signature))).toBe('auth/person-key')
    expect(codeOf(() => checkSignature(statement, person.vkey, signature.subarray(1)))).toBe('auth/person-key')
    const bent = signature.slice()
    bent[3] = (bent[3] ?? 0) ^ 1
    expect(codeOf(() => checkSignature(statement, person.vkey, bent))).toBe('auth/person-key')
    for (const vkey of ['', 'person', person.vkey.replace('vbus', 'vbvs')]) {
      expect(
        codeOf(() => checkSignature(statement, vkey, signature)),
        vkey,
      ).toBe('auth/person-key')
    }
  })
})
