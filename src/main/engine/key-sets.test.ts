import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { LedgerEntry } from '../pipeline/index.ts'
import { WATCH_EVERY_MS } from '../platform/index.ts'
import { testClock } from '../spine/spine.testing.ts'
import type { IssuerPolicy } from '../workspace/bus-policy.ts'
import { KeySets } from './key-sets.ts'

const keyText = (kid: string): object => ({ ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid })
const [one, two, three] = [keyText('one'), keyText('two'), keyText('three')]
const set = (...keys: object[]): string => JSON.stringify({ keys })
const policy: IssuerPolicy = {
  issuer: 'https://id',
  audience: 'a',
  file: 'keys.json',
  algorithms: ['EdDSA'],
  roles: [],
  namespace: 'default',
}
const opened: KeySets[] = []
afterEach(() => void opened.splice(0).forEach((sets) => void sets.close()))

function open(first: string | undefined) {
  const root = mkdtempSync(join(tmpdir(), 'vbus-jwks-'))
  const file = join(root, 'keys.json')
  if (first !== undefined) writeFileSync(file, first)
  const records: LedgerEntry[] = []
  const removed: ((source: string) => boolean)[] = []
  const notes: string[] = []
  const sets = new KeySets({
    root,
    clock: testClock,
    append: (entry) => records.push(entry),
    onRemoved: (isGone) => void removed.push(isGone),
    note: (line) => void notes.push(line),
  })
  opened.push(sets)
  sets.use([policy])
  const ids = (): string => [...(sets.issuer('https://id')?.keys.keys() ?? [])].join()
  return { root, file, sets, records, removed, notes, ids }
}
const until = (isSo: () => boolean): Promise<void> => expect.poll(isSo, { timeout: 10 * WATCH_EVERY_MS, interval: 20 }).toBe(true)

it('SH24 takes a rotated key set up, replaced in one step or edited in place, and ends what a removed key admitted', async () => {
  const { file, records, removed, ids } = open(set(one, two))
  expect(ids()).toBe('one,two')
  expect(records.at(-1)?.keySetLoaded).toMatchObject({ issuer: 'https://id', file: 'keys.json', keyIds: ['one', 'two'] })
  writeFileSync(`${file}.new`, set(two, three))
  renameSync(`${file}.new`, file)
  await until(() => ids() === 'two,three')
  expect(removed.map((isGone) => [isGone('issuer https://id key one'), isGone('issuer https://id key two')])).toEqual([[true, false]])
  writeFileSync(file, set(three))
  await until(() => ids() === 'three')
  expect(records).toHaveLength(3)
  rmSync(file)
  await until(() => ids() === '')
  expect(removed.at(-1)?.('issuer https://id key three')).toBe(true)
})

it('SH24 keeps the former keys while the file is no whole key set, and says so', async () => {
  const { file, records, removed, notes, ids } = open(set(one))
  writeFileSync(file, set(two).slice(0, 20))
  await until(() => notes.length > 0)
  expect([ids(), records.length, removed.length]).toEqual(['one', 1, 0])
  writeFileSync(file, set({ ...one, d: 'AA' }))
  await until(() => notes.length > 1)
  expect(ids()).toBe('one')
})

it('SH24 a key of the same id with other bytes is another key', async () => {
  const { file, removed, ids } = open(set(one))
  writeFileSync(file, set({ ...two, kid: 'one' }, three))
  await until(() => ids() === 'one,three')
  expect(removed.at(-1)?.('issuer https://id key one')).toBe(true)
})

it('SH24 a missing set admits nobody, a link out of the workspace neither', () => {
  expect(open(undefined).ids()).toBe('')
  const { root, sets, file, notes, ids } = open(undefined)
  const outside = join(mkdtempSync(join(tmpdir(), 'vbus-out-')), 'keys.json')
  writeFileSync(outside, set(one))
  symlinkSync(outside, file)
  sets.use([{ ...policy, audience: 'b' }])
  expect([ids(), notes.length]).toEqual(['', 1])
  rmSync(root, { recursive: true })
})

it('SH24 ends what an issuer admitted when the policy says something else of it, or nothing', () => {
  const { sets, removed, ids } = open(set(one))
  sets.use([policy])
  expect(removed).toHaveLength(0)
  sets.use([{ ...policy, roles: ['reader'] }])
  expect(removed.at(-1)?.('issuer https://id key one')).toBe(true)
  expect(ids()).toBe('one')
  sets.use([])
  expect([removed.length, sets.issuer('https://id')]).toEqual([2, undefined])
})
