import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { ensurePerson, type Person } from './person.ts'
import { checkTrust, readTrust, requireTrust, saveTrust, signTrust, type Trust, trustFile } from './trust.ts'

const id = '0c9f8a1e-1111-4222-8333-444455556666'
const content = {
  workspaceId: id,
  configSha256: 'a1'.repeat(32),
  policySha256: 'b2'.repeat(32),
  components: { fabric: 'c3'.repeat(32) },
  listings: { fabric: 'listing\n' },
}
let dir: string
let person: Person
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vbus-trust-'))
  person = (await ensurePerson(dir)).person
})
afterEach(() => rmSync(dir, { recursive: true }))

const writeTrust = (configDir: string, by: Person, what: typeof content): Trust => {
  const trust = signTrust(by, what)
  saveTrust(configDir, trust)
  return trust
}
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return Fault.from(error).code
  }
}
const edit = (change: (file: Record<string, unknown>) => void): void => {
  const path = trustFile(dir, id)
  const file = JSON.parse(readFileSync(path, 'utf8'))
  change(file)
  writeFileSync(path, JSON.stringify(file))
}

describe('trust', () => {
  it('TU4 holds for exactly the files that were signed, and is kept outside the workspace for its owner alone', () => {
    expect(checkTrust(dir, content)).toEqual({ isTrusted: false, reason: 'nobody trusted this workspace yet', changed: [] })
    const trust = writeTrust(dir, person, content)
    expect(requireTrust(dir, content)).toEqual(trust)
    expect(readTrust(dir, id)?.components).toEqual(content.components)
    expect(statSync(trustFile(dir, id)).mode & 0o777).toBe(0o600)
  })

  it('TU4 names the file that changed', () => {
    writeTrust(dir, person, content)
    const changed = (over: object) => {
      const verdict = checkTrust(dir, { ...content, ...over })
      return verdict.isTrusted ? [] : verdict.changed
    }
    expect(changed({ configSha256: '00'.repeat(32) })).toEqual(['workspace.yaml'])
    expect(changed({ policySha256: '00'.repeat(32) })).toEqual(['policy.yaml'])
    expect(changed({ configSha256: '00'.repeat(32), policySha256: '00'.repeat(32) })).toEqual(['workspace.yaml', 'policy.yaml'])
    expect(codeOf(() => requireTrust(dir, { ...content, policySha256: '00'.repeat(32) }))).toBe('workspace/untrusted')
  })

  it('TU4 refuses a trust file that anybody altered', () => {
    const members: Record<string, unknown> = {
      workspace_id: '0c9f8a1e-1111-4222-8333-444455556667',
      config_sha256: '00'.repeat(32),
      policy_sha256: '00'.repeat(32),
      components: { fabric: '00'.repeat(32) },
      signature: Buffer.alloc(64).toString('base64'),
      person: 'x',
      format: 'vbus.trust.v2',
      listings: 'none',
      protection: 7,
    }
    for (const [member, value] of Object.entries(members)) {
      writeTrust(dir, person, content)
      edit((file) => {
        file[member] = value
      })
      expect(
        codeOf(() => readTrust(dir, id)),
        member,
      ).toBe('workspace/untrusted')
      const verdict = checkTrust(dir, { ...content, configSha256: '00'.repeat(32) })
      expect(verdict.isTrusted, member).toBe(false)
    }
    writeTrust(dir, person, content)
    edit((file) => {
      file.components = { fabric: 'c3'.repeat(32), extra: '00'.repeat(32) }
    })
    expect(codeOf(() => readTrust(dir, id))).toBe('workspace/untrusted')
    for (const text of ['', '{', 'null', '[]']) {
      writeFileSync(trustFile(dir, id), text)
      expect(
        codeOf(() => readTrust(dir, id)),
        text,
      ).toBe('workspace/untrusted')
    }
  })

  it('TU4 refuses the statement of another person, however well signed', async () => {
    const other = mkdtempSync(join(tmpdir(), 'vbus-other-'))
    try {
      writeTrust(other, (await ensurePerson(other)).person, content)
      writeTrust(dir, person, content)
      writeFileSync(trustFile(dir, id), readFileSync(trustFile(other, id)))
      expect(codeOf(() => readTrust(dir, id))).toBe('workspace/untrusted')
    } finally {
      rmSync(other, { recursive: true })
    }
  })

  it('TU4 never lets an id leave the trust folder', () => {
    for (const bad of ['../person', '', 'A'.repeat(36), `${id}/x`])
      expect(
        codeOf(() => trustFile(dir, bad)),
        bad,
      ).toBe('workspace/invalid')
  })
})
