import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeVerifierKey } from '../../shared/chain/index.ts'
import type { AuditLog } from '../audit/index.ts'
import { verifyAudit } from '../audit/index.ts'
import { LogWriter } from '../log/index.ts'
import { makeLogHome } from '../log/log.testing.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { nodeDisk, sha256, systemClock } from '../platform/index.ts'
import { beginRotation, begunRotation, createWorkspaceKeys, finishRotation, loadLogKey, loadLogVkey } from '../workspace/keys.ts'
import { type WorkspaceLayout, workspaceLayout } from '../workspace/layout.ts'
import { openWorkspaceLog } from './workspace-log.ts'

interface Rig extends Disposable {
  readonly layout: WorkspaceLayout
  readonly open: (isNew?: boolean) => Promise<AuditLog>
  readonly verify: (vkey?: string) => ReturnType<typeof verifyAudit>
}

async function makeRig(): Promise<Rig> {
  const root = mkdtempSync(join(tmpdir(), 'vbus-rotation-'))
  const layout = workspaceLayout(root)
  nodeDisk.makeFolder(layout.internalDir)
  createWorkspaceKeys(layout)
  const open = (isNew = false): Promise<AuditLog> =>
    openWorkspaceLog({ layout, workspaceId: 'w1', clock: systemClock, actor: 'test', isNew })
  await (await open(true)).close('made')
  const verify: Rig['verify'] = (vkey = loadLogVkey(layout)) => verifyAudit(layout.auditDir, { disk: nodeDisk, vkey })
  return { layout, open, verify, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}

const actor = { id: 'person.x', kind: 1 } as const

/** As `vbus key rotate` does it, up to where `until` says. */
async function rotate({ layout, open }: Rig, until: 'record' | 'end' = 'end'): Promise<string> {
  const log = await open()
  const previous = loadLogVkey(layout)
  const { vkey } = beginRotation(layout)
  await log.appendDurable({ actor, keyRotated: { vkey, previous } })
  if (until === 'end') finishRotation(layout)
  await log.close('rotated')
  if (until === 'end') await (await open()).close('under the new key')
  return vkey
}

describe('rotation of the log key', () => {
  it('TL43 goes on under the new key, and holds under any key that the log has had', async () => {
    using rig = await makeRig()
    const keys = [loadLogVkey(rig.layout), await rotate(rig), await rotate(rig)]
    expect(new Set(keys).size).toBe(3)
    expect(new Set(keys.map((vkey) => vkey.split('+')[0])).size).toBe(1)
    for (const vkey of keys) expect(await rig.verify(vkey)).toMatchObject({ ok: true, vkey: keys[2] })
    expect(loadLogKey(rig.layout).vkey).toBe(keys[2])
  })

  it('TL43 refuses a key of the same name that the log never had, and an altered rotation', async () => {
    using rig = await makeRig()
    const before = loadLogVkey(rig.layout)
    const after = await rotate(rig)
    const { privateKey } = generateKeyPairSync('ed25519')
    const foreign = makeVerifierKey(sha256, before.split('+')[0] ?? '', rawPublicKey(privateKey)).text
    expect(await rig.verify(foreign)).toMatchObject({ ok: false, records: 0 })
    const path = join(rig.layout.auditDir, nodeDisk.list(rig.layout.auditDir)?.filter(({ name }) => name.endsWith('.seg'))[1]?.name ?? '')
    const bytes = readFileSync(path)
    const at = bytes.indexOf(after)
    expect(at).toBeGreaterThan(0)
    bytes[at + after.length - 2] = (bytes[at + after.length - 2] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(await rig.verify(before)).toMatchObject({ ok: false })
  })

  it('TL43 sets a log aside that goes on under another key without a record', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    log.append(Buffer.from('an entry'))
    await log.close()
    const { privateKey } = generateKeyPairSync('ed25519')
    const again = await LogWriter.open({ ...home.options, identity: { ...home.identity, privateKey } })
    expect(again.opening).toMatchObject({ kind: 'replaced', replaced: { code: 'audit/altered' } })
    await again.close()
  })

  it('TL44 settles a rotation that a kill cut off: with its record it is done, without it never was', async () => {
    using rig = await makeRig()
    const before = loadLogVkey(rig.layout)
    beginRotation(rig.layout)
    await (await rig.open()).close('reopened')
    expect(begunRotation(rig.layout)).toBeUndefined()
    expect(loadLogVkey(rig.layout)).toBe(before)
    const after = await rotate(rig, 'record')
    expect(loadLogVkey(rig.layout)).toBe(before)
    await (await rig.open()).close('reopened')
    expect(loadLogVkey(rig.layout)).toBe(after)
    expect(existsSync(rig.layout.nextLogKeyFile)).toBe(false)
    for (const vkey of [before, after]) expect(await rig.verify(vkey)).toMatchObject({ ok: true })
  })

  it("TL45 sets a stream log aside that is signed by a key that was never the workspace's", async () => {
    using home = makeLogHome({ kind: 'stream', isPinned: false })
    const log = await LogWriter.open(home.options)
    log.append(Buffer.from([0, 0, 0, 0, 1]))
    await log.close()
    const { privateKey } = generateKeyPairSync('ed25519')
    const stranger = await LogWriter.open({ ...home.options, identity: { ...home.identity, privateKey } })
    expect(stranger.opening).toMatchObject({ kind: 'replaced' })
    await stranger.close()
  })

  it('TL45 goes on with stream logs, whose earlier segments the audit log names the keys of', async () => {
    using home = makeLogHome({ kind: 'stream', isPinned: false })
    const entry = Buffer.from([0, 0, 0, 0, 1, 2, 3])
    const first = await LogWriter.open(home.options)
    first.append(entry)
    await first.close()
    const { privateKey } = generateKeyPairSync('ed25519')
    const earlierKeys = [rawPublicKey(home.identity.privateKey)]
    const open = (more: object) => LogWriter.open({ ...home.options, identity: { ...home.identity, privateKey, ...more } })
    const second = await open({ earlierKeys })
    expect(second.opening).toMatchObject({ kind: 'continued', size: 1 })
    second.append(entry)
    await second.close()
    const third = await open({ earlierKeys })
    expect(third.opening).toMatchObject({ kind: 'continued', size: 2 })
    await third.close()
  })
})
