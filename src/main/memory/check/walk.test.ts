import { createHash } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCRATCH_BYTES_MAX } from '../limits.ts'
import { Findings } from './findings.ts'
import { type RecordedOutput, type WalkOptions, walkFolders } from './walk.ts'

const RUN = 'run-0190aaaa-0000-7000-8000'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const COPY = sha256('copy')
let root: string

const put = (path: string, text: string, mode = 0o600): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true, mode: 0o700 })
  writeFileSync(join(root, path), text, { mode })
  chmodSync(join(root, path), mode)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-walk-'))
  mkdirSync(join(root, '.vbus'), { mode: 0o700 })
  put('.vbus/audit/00000000000000000000.seg', 'entries')
  put('.vbus/keys/log.key', 'secret')
  put('.vbus/keys/log.vkey', 'public')
  put(`.vbus/rom/${COPY}`, 'copy', 0o400)
  put('.vbus/engine.lock.sqlite', '', 0o644)
  put(`.vbus/blobs/${sha256('blob').slice(0, 2)}/${sha256('blob')}`, 'blob')
  put(`outputs/${RUN}/predictions.csv`, 'rows', 0o644)
  put(`outputs/${RUN}/manifest.json`, '{}', 0o644)
  put('workspace.yaml', 'id: 1', 0o644)
  put('notes.txt', 'mine', 0o666)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const outputs = new Map<string, RecordedOutput>([[`outputs/${RUN}/predictions.csv`, { sha256: sha256('rows'), bytes: 4 }]])
async function found(more: Partial<WalkOptions> = {}): Promise<string[]> {
  const findings = new Findings()
  const outputsOf = (version: string): typeof outputs | undefined => (version === RUN ? outputs : undefined)
  const cache = {
    cachedAs: () => undefined,
    cachedNames: () => [],
    isCopyNamed: (name: string) => name === COPY,
    manifestOf: () => sha256('{}'),
  }
  await walkFolders({ root, files: ['workspace.yaml'], hasEngine: false, isInUse: () => false, outputsOf, ...cache, findings, ...more })
  return findings.list.map(({ kind, where }) => `${kind} ${where}`)
}

describe('the devices of a workspace beside the map', () => {
  it('MM15 finds nothing where nothing else is; what lies beside the devices is nobody’s business', async () => {
    expect(await found()).toEqual([])
  })

  it('MM15 finds a file and a folder that no region has', async () => {
    put('.vbus/stray', 'x')
    put('.vbus/rom/not-a-hash', 'x', 0o400)
    put('.vbus/more/x', 'x')
    put('outputs/run-ffff/predictions.csv', 'x', 0o644)
    put(`outputs/${RUN}/extra.csv`, 'x', 0o644)
    expect(await found()).toEqual([
      'unknown .vbus/more',
      'unknown .vbus/rom/not-a-hash',
      'unknown .vbus/stray',
      `unknown outputs/${RUN}/extra.csv`,
      'unknown outputs/run-ffff',
    ])
  })

  it('MM15 finds a copy that no record names, its name being right or not, and accuses none while a run is at work', async () => {
    const [foreign, wrong] = [sha256('foreign'), sha256('other')]
    put(`.vbus/rom/${foreign}`, 'foreign', 0o400)
    expect(await found()).toEqual([`unknown .vbus/rom/${foreign}`])
    put(`.vbus/rom/${wrong}`, 'not other', 0o400)
    expect((await found()).toSorted()).toEqual([
      `content .vbus/rom/${wrong}`,
      ...[foreign, wrong].map((name) => `unknown .vbus/rom/${name}`).toSorted(),
    ])
    expect(await found({ isCopyNamed: () => undefined })).toEqual([`content .vbus/rom/${wrong}`])
  })

  it('MM15 finds in the cache’s folder what no record put there, what is another than it put, and what is gone', async () => {
    const [known, altered, gone, stray] = ['known', 'altered', 'gone', 'stray'].map(sha256) as [string, string, string, string]
    const entries = new Map([known, altered, gone].map((name) => [name, sha256('entry')]))
    const cache = { cachedAs: (name: string) => entries.get(name), cachedNames: () => [...entries.keys()] }
    put(`.vbus/cache/${known}`, 'entry')
    put(`.vbus/cache/${altered}`, 'other')
    put(`.vbus/cache/${stray}`, 'entry')
    const lines = [`content .vbus/cache/${altered}`, `unknown .vbus/cache/${stray}`].toSorted((a, b) =>
      a.slice(8).localeCompare(b.slice(8)),
    )
    expect(await found(cache)).toEqual([...lines, `content .vbus/cache/${gone}`])
    // An engine at work takes an entry away before its record says so; an entry that leaves while it is looked at was one.
    const leaving = (name: string): string | undefined => {
      if (name === stray) rmSync(join(root, '.vbus/cache', stray))
      return entries.get(name)
    }
    expect(await found({ ...cache, cachedAs: leaving, hasEngine: true })).toEqual([`content .vbus/cache/${altered}`])
  })

  it('MM15 finds a key that others may read, a copy that its owner may write, a file that anybody may write', async () => {
    chmodSync(join(root, '.vbus/keys/log.key'), 0o644)
    chmodSync(join(root, '.vbus', 'keys'), 0o755)
    chmodSync(join(root, '.vbus/rom', COPY), 0o600)
    chmodSync(join(root, 'workspace.yaml'), 0o666)
    expect(await found()).toEqual([
      'permissions workspace.yaml',
      'permissions .vbus/keys',
      'permissions .vbus/keys/log.key',
      `permissions .vbus/rom/${COPY}`,
    ])
  })

  it('MM15 finds links, second names and what is no plain file', async () => {
    symlinkSync('/etc/passwd', join(root, '.vbus/audit/00000000000000000001.seg'))
    linkSync(join(root, '.vbus/keys/log.key'), join(root, 'second.key'))
    rmSync(join(root, 'workspace.yaml'))
    symlinkSync('notes.txt', join(root, 'workspace.yaml'))
    expect(await found()).toEqual(['link workspace.yaml', 'link .vbus/audit/00000000000000000001.seg', 'second-name .vbus/keys/log.key'])
  })

  it('MM6 MM15 finds what was written once and changed, also at the same size with its times put back', async () => {
    const copy = join(root, '.vbus/rom', COPY)
    chmodSync(copy, 0o600)
    writeFileSync(copy, 'c0py')
    utimesSync(copy, 1_000, 1_000)
    chmodSync(copy, 0o400)
    put(`outputs/${RUN}/predictions.csv`, 'r0ws', 0o644)
    expect(await found()).toEqual([`content .vbus/rom/${COPY}`, `content outputs/${RUN}/predictions.csv`])
    rmSync(join(root, 'outputs', RUN, 'predictions.csv'))
    expect(await found()).toContain(`content outputs/${RUN}/predictions.csv`)
  })

  it('MM11 MM15 finds scratch that nobody works in, and half-made files where no engine runs', async () => {
    put(`.vbus/hbm/${RUN}/model`, 'x')
    put('.vbus/staging/run-1/a', 'x')
    put('.vbus/audit.head.tmp', 'x')
    const left = [`left-behind .vbus/hbm/${RUN}`, 'left-behind .vbus/staging/run-1']
    expect(await found()).toEqual(['left-behind .vbus/audit.head.tmp', ...left])
    expect(await found({ hasEngine: true })).toEqual(left)
    expect(await found({ hasEngine: true, isInUse: (name) => [RUN, 'run-1'].includes(name) })).toEqual([])
  })

  it('MM11 MM15 finds files larger than their region, and scratch over its budget', async () => {
    put('.vbus/keys/api-keys.json', '')
    truncateSync(join(root, '.vbus/keys/api-keys.json'), 2 * 1024 ** 2)
    put(`.vbus/hbm/${RUN}/a`, '')
    truncateSync(join(root, `.vbus/hbm/${RUN}/a`), SCRATCH_BYTES_MAX + 1)
    expect(await found({ hasEngine: true, isInUse: (name) => name === RUN })).toEqual(['size .vbus/keys/api-keys.json', 'size .vbus/hbm'])
  })

  it('MM15 finds a manifest that is not the one that the run recorded, and one that no run recorded', async () => {
    put(`outputs/${RUN}/manifest.json`, '[]', 0o644)
    expect(await found()).toEqual([`content outputs/${RUN}/manifest.json`])
    expect(await found({ manifestOf: () => undefined })).toEqual([`unknown outputs/${RUN}/manifest.json`])
  })

  it('MM15 does not accuse versions of runs that are no longer kept in detail', async () => {
    put('outputs/run-aaaa/predictions.csv', 'old', 0o644)
    expect(await found({ outputsOf: (version) => (version === RUN ? outputs : 'older') })).toEqual([])
  })
})
