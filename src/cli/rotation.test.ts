import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAudit } from '../main/audit/audit.testing.ts'
import { checkpointWithRotations } from '../main/audit/index.ts'
import { LogWriter } from '../main/log/index.ts'
import { makeLogHome } from '../main/log/log.testing.ts'
import { sha256 } from '../main/platform/index.ts'
import { verifierKey } from '../main/workspace/ed25519.ts'
import {
  CARRIED_ROTATIONS_MAX,
  checkpointBody,
  encodeConsistency,
  encodeNote,
  encodeTlogProof,
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
} from '../shared/chain/index.ts'
import { codeOf, type Ended, runJson } from './cli.testing.ts'
import { appendTrustedRun, bundleOf, HASH, withIndexOf } from './trusted-run.testing.ts'

const RUN = randomUUID()
const ORIGIN = `vbus/${randomUUID()}`
/** The log's keys in turn, and one of somebody else. */
const [FIRST, SECOND, THIRD, FORGER] = Array.from({ length: 4 }, () => generateKeyPairSync('ed25519').privateKey) as [
  KeyObject,
  KeyObject,
  KeyObject,
  KeyObject,
]
const vkeyOf = (key: KeyObject): string =>
  verifierKey(ORIGIN, new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)))
const [first, second, third] = [FIRST, SECOND, THIRD].map(vkeyOf) as [string, string, string]

let place: string
let rotations: number[]
const path = (name: string): string => join(place, name)
/** The command where nothing of the log is. */
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson(argv, { env: {}, cwd: place })
const check = (name: string, vkey: string, later?: string): Promise<Ended> =>
  vbus('audit', 'check', path(name), '--key', vkey, ...(later === undefined ? [] : ['--rotations', path(later)]))
/** The exit, which key signed, and the records that lead from one to the other. */
const seen = ({ status, last }: Ended): unknown[] => [
  status,
  last.signed_by,
  (last.rotations as { record: number }[] | undefined)?.map(({ record }) => record),
]

interface Signer {
  readonly key: KeyObject
  /** The key that its rotation record says was before, where that is not its own. */
  readonly names?: string
  /** A key that is said to follow, without its doing. */
  readonly claims?: string
}

/** One log under each of the keys in turn, and what is made of it under each: a proof of record 3, a checkpoint, the bundle of a run. */
async function makeThings(prefix: string, signers: readonly Signer[]): Promise<number[]> {
  using home = makeLogHome()
  const numbers: number[] = []
  for (const [i, { key, claims }] of signers.entries()) {
    const rotated = (vkey: string, previous: string) => ({ vkey, previous, person: '', signature: new Uint8Array(64) })
    const identity = { origin: ORIGIN, privateKey: key }
    const audit = await openAudit(home, { openLog: (hooks) => LogWriter.open({ ...home.options, identity, ...hooks }) })
    if (i === 0) appendTrustedRun(audit, RUN)
    await audit.appendDurable({ pos: 9, epoch: 9, anchor: { log: 'vbus/other', first: i, last: i, root: HASH } })
    if (claims !== undefined) await audit.appendDurable({ pos: 9, epoch: 9, keyRotated: rotated(claims, vkeyOf(key)) })
    const made = await withIndexOf(home, vkeyOf(key), (index) => ({ note: checkpointWithRotations(index), ...index.prove(3) }))
    writeFileSync(path(`${prefix}checkpoint-${i + 1}`), made.note)
    writeFileSync(path(`${prefix}proof-${i + 1}`), encodeTlogProof({ ...made.proof, checkpoint: made.note }))
    writeFileSync(path(`${prefix}bundle-${i + 1}`), (await bundleOf(home, vkeyOf(key), RUN)).bytes)
    const next = signers[i + 1]
    if (next !== undefined) {
      const keyRotated = rotated(vkeyOf(next.key), next.names ?? vkeyOf(key))
      numbers.push(await audit.appendDurable({ pos: 9, epoch: 9, keyRotated }))
    }
    await audit.close('test')
    if (i === 2) await writeConsistency(home, vkeyOf(key), prefix)
  }
  return numbers
}

/** From the first checkpoint to the last, as `audit consistency -o` writes it. */
async function writeConsistency(home: ReturnType<typeof makeLogHome>, vkey: string, prefix: string): Promise<void> {
  const sizeOf = (name: string): number => Number(readFileSync(path(`${prefix}${name}`), 'utf8').split('\n')[1])
  const [oldSize, newSize] = [sizeOf('checkpoint-1'), sizeOf('checkpoint-3')]
  const { path: hashes } = await withIndexOf(home, vkey, (index) => index.consistency(oldSize, newSize))
  writeFileSync(path(`${prefix}consistency`), encodeConsistency({ oldSize, path: hashes, checkpoint: new Uint8Array(0) }))
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'vbus-rotation-'))
  rotations = await makeThings('', [{ key: FIRST }, { key: SECOND }, { key: THIRD }])
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('after rotations of the log key', () => {
  it('TL48 proofs and bundles made after it hold under every key that the log had, and say by which records', async () => {
    for (const name of ['proof', 'bundle']) {
      expect(seen(await check(`${name}-1`, first))).toEqual([0, first, []])
      expect(seen(await check(`${name}-2`, first))).toEqual([0, second, rotations.slice(0, 1)])
      expect(seen(await check(`${name}-3`, first))).toEqual([0, third, rotations])
      expect(seen(await check(`${name}-3`, second))).toEqual([0, third, rotations.slice(1)])
      expect(seen(await check(`${name}-3`, third))).toEqual([0, third, []])
    }
    expect(parseCheckpoint(parseVerifierKey(sha256, third)!, readFileSync(path('checkpoint-3')))).toBeDefined()
  })

  it('TL48 those made before hold under a later key beside anything made later, and not without', async () => {
    for (const name of ['proof', 'bundle']) {
      for (const later of ['proof-3', 'bundle-3', 'checkpoint-3']) {
        expect(seen(await check(`${name}-1`, third, later))).toEqual([0, first, rotations])
        expect(seen(await check(`${name}-2`, third, later))).toEqual([0, second, rotations.slice(1)])
      }
      expect(seen(await check(`${name}-1`, second, 'checkpoint-3'))).toEqual([0, first, rotations.slice(0, 1)])
      expect((await check(`${name}-1`, third)).status).toBe(13)
      expect((await check(`${name}-1`, third, 'checkpoint-1')).status).toBe(13)
    }
    expect((await check('proof-1', third, 'no-such-file')).status).toBe(2)
    expect(((await check('proof-1', third)).last.error as { message: string }).message).toContain(
      'name something made since with --rotations',
    )
  })

  it('TL48 a checkpoint of before is the past of one of today by either key, without being told of the other', async () => {
    const both = [path('checkpoint-1'), path('checkpoint-3'), '--proof', path('consistency')]
    for (const vkey of [first, second, third])
      expect((await vbus('audit', 'consistency', ...both, '--key', vkey)).last.consistent).toBe(true)
    const other = await vbus('audit', 'consistency', ...both, '--key', vkeyOf(FORGER))
    expect([other.status, codeOf(other)]).toEqual([13, 'audit/proof-invalid'])
  })

  it('TL48 a rotation that the key before did not sign leads nowhere, in either direction', async () => {
    // Somebody's own log of the same name, which says that the first key was followed by another; and one that says theirs was followed by the second.
    await makeThings('took-', [{ key: FORGER }, { key: THIRD, names: first }, { key: FORGER }])
    await makeThings('led-', [{ key: FORGER, claims: second }])
    for (const name of ['proof', 'bundle']) {
      for (const vkey of [first, second]) {
        expect((await check(`took-${name}-3`, vkey)).status).toBe(13)
        expect((await check(`led-${name}-1`, vkey, 'led-checkpoint-1')).status).toBe(13)
      }
      // Their head is not the log's: that their log names the second key as the next makes theirs no key of before.
      expect((await check(`led-${name}-1`, second, 'checkpoint-3')).status).toBe(13)
    }
  })

  it('TL48 what the key before signed of a larger log than the rotation’s counts no more', async () => {
    const proof = parseTlogProof(readFileSync(path('proof-3')))
    const head = proof && parseCheckpoint(parseVerifierKey(sha256, third)!, proof.checkpoint)
    if (proof === undefined || head === undefined) throw new Error('no proof')
    const signature = new Uint8Array(sign(null, checkpointBody(ORIGIN, head), FIRST))
    const checkpoint = encodeNote(parseVerifierKey(sha256, first)!, { ...head, signature })
    writeFileSync(path('late'), encodeTlogProof({ ...proof, checkpoint }))
    expect((await check('late', first)).status).toBe(0)
    expect((await check('late', third, 'checkpoint-3')).status).toBe(13)
  })

  it('TL48 a checkpoint carries the newest eight rotations: older keys are led on by one made earlier', async () => {
    const signers = Array.from({ length: CARRIED_ROTATIONS_MAX + 2 }, () => ({ key: generateKeyPairSync('ed25519').privateKey }))
    const numbers = await makeThings('many-', signers)
    const [oldest, next, newest] = [signers[0], signers[1], signers.at(-1)].map((signer) => vkeyOf(signer?.key as KeyObject)) as [
      string,
      string,
      string,
    ]
    const last = `many-proof-${signers.length}`
    expect(seen(await check(last, next))).toEqual([0, newest, numbers.slice(1)])
    expect((await check(last, oldest)).status).toBe(13)
    expect(seen(await check(last, oldest, 'many-proof-2'))).toEqual([0, newest, numbers])
  }, 60_000)

  it('TL48 an altered byte of what leads to the key makes it lead nowhere, and the key itself goes on holding', async () => {
    const text = readFileSync(path('proof-3'), 'utf8')
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.startsWith(`— ${ORIGIN}/rotation `))
    const line = lines[at] ?? ''
    const start = line.lastIndexOf(' ') + 1
    for (let i = start + 6; i < line.length - 4; i += 97) {
      const other = line[i] === 'A' ? 'B' : 'A'
      writeFileSync(path('altered'), lines.with(at, `${line.slice(0, i)}${other}${line.slice(i + 1)}`).join('\n'))
      expect([i, (await check('altered', first)).status, (await check('altered', third)).status]).toEqual([i, 13, 0])
    }
  })
})
