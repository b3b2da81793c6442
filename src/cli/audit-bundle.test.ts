import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAudit } from '../main/audit/audit.testing.ts'
import { type AuditLog, BUNDLE_BYTES_MAX, makeBundle, type NumberedRecord } from '../main/audit/index.ts'
import { type LogHome, makeLogHome } from '../main/log/log.testing.ts'
import { sha256 } from '../main/platform/index.ts'
import { canonicalJson } from '../shared/base/index.ts'
import { codeOf, type Ended, runJson } from './cli.testing.ts'
import { runCli } from './run-cli.ts'
import { testHost } from './test-host.testing.ts'
import { appendTrustedRun, bundleOf, HASH, withIndexOf } from './trusted-run.testing.ts'

const RUN = randomUUID()
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

let place: string
let home: LogHome
let vkey: string
let bytes: Uint8Array

const vbus = (...argv: readonly string[]): Promise<Ended> => runJson(argv, { env: {}, cwd: place })
const check = (file: Uint8Array, ...more: readonly string[]): Promise<Ended> => {
  writeFileSync(join(place, 'bundle'), file)
  return vbus('audit', 'check', join(place, 'bundle'), ...more)
}

/** A log of a trusted workspace with one run, and records of others before, in and behind it. */
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'vbus-bundle-'))
  home = makeLogHome()
  const audit = await openAudit(home)
  vkey = audit.opening.vkey
  appendTrustedRun(audit, RUN)
  await audit.close('test')
  bytes = (await bundleOf(home, vkey, RUN)).bytes
}, 30_000)
afterAll(() => {
  rmSync(place, { recursive: true, force: true })
  home[Symbol.dispose]()
})

async function first(audit: AuditLog, is: (found: NumberedRecord) => boolean): Promise<NumberedRecord> {
  for await (const found of audit.read()) if (is(found)) return found
  throw new Error('no such record')
}

interface Parts {
  manifest: { parts: { name: string; bytes: number; sha256: string }[]; [key: string]: unknown }
  contents: Map<string, Uint8Array>
}

/** Takes a bundle apart, changes it, and puts it together with right hashes, as a forger would. */
function forge(change: (parts: Parts) => void, of: Uint8Array = bytes): Uint8Array {
  const text = Buffer.from(of)
  const line = text.indexOf(10)
  const end = text.indexOf(10, line + 1)
  const manifest = JSON.parse(text.subarray(line + 1, end).toString()) as Parts['manifest']
  const contents = new Map<string, Uint8Array>()
  let at = end + 1
  for (const { name, bytes: size } of manifest.parts) {
    contents.set(name, text.subarray(at, at + size))
    at += size
  }
  const parts = { manifest, contents }
  change(parts)
  const rows = [...contents].map(([name, each]) => ({ name, bytes: each.length, sha256: hex(sha256(each)) }))
  return Buffer.concat([Buffer.from(`vbus.bundle.v1\n${canonicalJson({ ...manifest, parts: rows })}\n`), ...contents.values()])
}

describe('audit bundle', () => {
  it('TL30 shows a stranger the run, its inputs and outputs, who trusted what, and whose key it is', async () => {
    const { status, last } = await check(bytes, '--key', vkey)
    expect(status).toBe(0)
    expect(last).toMatchObject({
      ok: true,
      type_of_file: 'bundle',
      pinned: true,
      run: RUN,
      status: 'passed',
      device: 'sim0',
      has_ended: true,
    })
    expect(last).toMatchObject({
      first: 26,
      last: 31,
      manifest_sha256: hex(HASH),
      trust: { holds: true },
      texts: { config: true, policy: true },
    })
    expect(last.inputs).toEqual([{ record: 27, name: 'master', path: 'data/master', sha256: hex(HASH), bytes: '9', rows: '3' }])
    expect(last.outputs).toMatchObject([{ role: 'predictions', sha256: hex(HASH) }])
    // log_opened, component, trust, the newest registration of each name, and the run's six without a gap.
    expect(last.records).toBe(11)
    expect((await check(bytes)).last).toMatchObject({ ok: true, pinned: false, vkey })
  })

  it('TL30 does not hold with another key, nor with the key of a log that somebody made up', async () => {
    const other = makeLogHome()
    const audit = await openAudit(other)
    const otherKey = audit.opening.vkey
    await audit.close('test')
    other[Symbol.dispose]()
    const forged = forge(({ manifest }) => {
      manifest.vkey = otherKey
    })
    for (const ended of [await check(bytes, '--key', otherKey), await check(forged), await check(forged, '--key', vkey)])
      expect([ended.status, codeOf(ended)]).toEqual([13, 'audit/bundle-invalid'])
  })

  it('TL31 misses nothing: a record left out, exchanged, renamed, a text or a trust changed', async () => {
    const changes: Record<string, (parts: Parts) => void> = {
      'a record of the run left out': ({ contents }) => void contents.delete('record/29'),
      'one between left out': ({ contents }) => void contents.delete('record/28'),
      'the start left out': ({ contents }) => void contents.delete('record/26'),
      'the trust left out': ({ contents }) => void contents.delete('record/2'),
      'a component left out': ({ contents }) => void contents.delete('record/1'),
      'no checkpoint': ({ contents }) => void contents.delete('checkpoint'),
      'the end cut off': ({ contents }) => void contents.delete('record/31'),
      'parts in another order': ({ contents }) => {
        const start = contents.get('record/26') ?? HASH
        contents.delete('record/26')
        contents.set('record/26', start)
      },
      'a record under another number': ({ contents }) => void contents.set('record/27', contents.get('record/29') ?? HASH),
      'another configuration': ({ contents }) => void contents.set('config', Buffer.from('id: w2\n')),
      'another run named': ({ manifest }) => void Object.assign(manifest, { run: randomUUID() }),
      'something else in it': ({ contents }) => void contents.set('notes', Buffer.from('hello')),
      'a changed record': ({ contents }) => {
        const text = Buffer.from(contents.get('record/29') ?? HASH).toString()
        contents.set('record/29', Buffer.from(text.replace(/^extra (....)/m, 'extra AAAA')))
      },
    }
    for (const [name, change] of Object.entries(changes)) {
      const ended = await check(forge(change), '--key', vkey)
      expect([name, ended.status, codeOf(ended)]).toEqual([name, 13, 'audit/bundle-invalid'])
    }
    // What is only left out of what it rests on is no lie, and is shown as it is.
    const less = forge(({ contents }) => void contents.delete('policy'))
    expect((await check(less, '--key', vkey)).last).toMatchObject({ ok: true, texts: { config: true, policy: false } })
  })

  it('TL32 is one file with one encoding, whose part names are labels, and never a path', async () => {
    const names = ['../../etc/passwd', '/etc/passwd', 'record/../x', 'a\\b', 'Config', 'record/01', 'x'.repeat(40)]
    for (const name of names) {
      const ended = await check(
        forge(({ contents }) => void contents.set(name, HASH)),
        '--key',
        vkey,
      )
      expect([name, ended.status]).toEqual([name, 13])
    }
    const text = Buffer.from(bytes).toString('latin1')
    const spoilt = [
      Buffer.concat([bytes, Buffer.of(0)]),
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(0, 40),
      Buffer.from(text.replace('"format"', ' "format"'), 'latin1'),
      Buffer.from(text.replace(/"bytes":\d+/, '"bytes":1e9'), 'latin1'),
    ]
    for (const each of spoilt) expect((await check(each, '--key', vkey)).status).toBe(13)
    for (let at = 15; at < bytes.length; at += 613) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect([at, (await check(flipped, '--key', vkey)).status]).toEqual([at, 13])
    }
    expect(BUNDLE_BYTES_MAX).toBe(268_435_456)
    expect(readFileSync(join(place, 'bundle')).length).toBe(bytes.length)
  })

  it('TL31 of a run that has not ended everything up to the head is there, and nothing less holds', async () => {
    const audit = await openAudit(home)
    const [run, at] = ['run-open', { pos: 2, epoch: 2 }]
    const { runStarted = null } = (await first(audit, ({ record }) => record.run === RUN)).record
    audit.append({ ...at, run, device: 'sim0', simulated: true, runStarted })
    for (let i = 0; i < 3; i++) audit.append({ ...at, anchor: { log: 'vbus/other', first: i, last: i, root: HASH } })
    await audit.close('test')
    const made = await bundleOf(home, vkey, run)
    expect(made.last).toBe(made.first + 4)
    const { last } = await check(made.bytes, '--key', vkey)
    expect(last).toMatchObject({ ok: true, has_ended: false, status: null, last: made.last })
    const cut = forge(({ contents }) => void contents.delete(`record/${made.last}`), made.bytes)
    const ended = await check(cut, '--key', vkey)
    expect([ended.status, codeOf(ended)]).toEqual([13, 'audit/bundle-invalid'])
  })

  it('TL30 is told in plain words too: how the run ended, on what, what went in and out', async () => {
    writeFileSync(join(place, 'bundle'), bytes)
    const host = testHost({ env: {}, cwd: place })
    expect(await runCli(['audit', 'check', join(place, 'bundle'), '--key', vkey], host)).toBe(0)
    const told = host.out()
    expect(told).toContain('  ended: passed, on sim0, a simulated device\n')
    expect(told).toContain(`  input   ${hex(HASH)}  data/master\n`)
    expect(told).toContain(`  output  ${hex(HASH)}  predictions.csv\n`)
    expect(told).toContain(`  output  ${hex(HASH)}  manifest.json\n`)
  })

  it('TL32 of a run that is not on the record there is none', async () => {
    const made = withIndexOf(home, vkey, (index) => makeBundle(index, { run: 'nobody', origin: 'x', vkey, texts: [] }))
    await expect(made).rejects.toMatchObject({ code: 'audit/no-record' })
  })
})
