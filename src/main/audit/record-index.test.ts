import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checkTlogProof, encodeTlogProof, parseVerifierKey, type VerifierKey, verifyConsistency } from '../../shared/chain/index.ts'
import { type LogHome, makeLogHome } from '../log/log.testing.ts'
import { nodeDisk, sha256, sha256Into } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { checkLogSignature } from './check-signature.ts'
import { RecordIndex } from './record-index.ts'

const RUNS = ['run-a', 'run-b']

/** A log of `records` gate records of two runs, in segments of 64 KiB, opened and closed twice. */
async function makeLog(
  records: number,
): Promise<{ home: LogHome; vkey: string; key: VerifierKey; path: string; grow: (more: number) => Promise<void> }> {
  const home = makeLogHome({ segmentBytes: 65_536 })
  let next = 0
  let vkey = ''
  const grow = async (more: number): Promise<void> => {
    const audit = await openAudit(home)
    vkey = audit.opening.vkey
    for (let i = 0; i < more; i++, next++)
      audit.append({
        pos: 10 * next,
        epoch: 1,
        run: RUNS[next % 2] ?? '',
        gate: { rule: `rule ${next}`, when: 'after', ok: true, evidence: '{}' },
      })
    await audit.close('test')
  }
  await grow(Math.ceil(records / 2))
  await grow(Math.floor(records / 2))
  return { home, vkey, key: parseVerifierKey(sha256, vkey) as VerifierKey, path: join(home.root, 'index', 'audit.sqlite'), grow }
}

const optionsOf = ({ home, vkey, path }: Awaited<ReturnType<typeof makeLog>>) => ({ disk: nodeDisk, dir: home.dir, vkey, path })
const numbers = (found: Iterable<{ readonly number: number }>): number[] => [...found].map(({ number }) => number)

describe('the index', () => {
  it('TL20 finds records by number, kind, run and position, and grows with the log', async () => {
    const log = await makeLog(600)
    using _home = log.home
    const options = optionsOf(log)
    const gates = 600
    const first = await RecordIndex.use(options, (index) => {
      expect(index.head.size).toBe(gates + 3)
      expect(numbers(index.find({ kind: 'engine_closed' }))).toEqual([301, 602])
      const ofA = numbers(index.find({ run: 'run-a' }))
      expect(ofA.length).toBe(300)
      expect(numbers(index.find({ run: 'run-a', from: 10, to: 20 }))).toEqual(ofA.filter((n) => n >= 10 && n < 20))
      expect(numbers(index.find({ kind: 'gate', pos: 5_950 })).length).toBe(5)
      expect(numbers(index.find({ run: 'nobody' }))).toEqual([])
      return index.record(5)
    })
    expect(first.rebuilt).toBeUndefined()
    expect(first.value).toMatchObject({ number: 5, kind: 'gate', run: 'run-a', pos: 40, file: '00000000000000000000.seg' })
    await log.grow(50)
    const { value, rebuilt } = await RecordIndex.use(options, (index) => [index.head.size, numbers(index.find({ kind: 'gate' })).length])
    expect([value, rebuilt]).toEqual([[gates + 3 + 51, gates + 50], undefined])
  })

  it('TL21 proves every record against the newest head, and any earlier head consistent with it', async () => {
    const log = await makeLog(700)
    using _home = log.home
    const proofs = await RecordIndex.use(optionsOf(log), (index) => {
      const { size, root } = index.head
      for (const at of [0, 1, 255, 256, 300, size]) {
        const { path, oldRoot } = index.consistency(at, size)
        expect(verifyConsistency({ oldSize: at, oldRoot, newSize: size, newRoot: root, path }, sha256Into)).toBe(true)
      }
      expect(() => index.prove(size)).toThrow(/there is no record/)
      return Array.from({ length: size }, (_, i) => encodeTlogProof(index.prove(i).proof))
    })
    expect(proofs.value.length).toBe(703)
    for (const [index, proof] of proofs.value.entries())
      expect(await checkTlogProof(proof, { key: log.key, hashInto: sha256Into, checkSignature: checkLogSignature })).toMatchObject({
        index,
      })
  })

  it('TL22 is made anew when it was deleted, cut, overwritten, altered row by row, or is of another log', async () => {
    const log = await makeLog(400)
    using _home = log.home
    const options = optionsOf(log)
    const other = await makeLog(10)
    using _other = other.home
    const all = (): Promise<{ value: string; rebuilt: string | undefined }> =>
      RecordIndex.use(options, (index) => {
        const runs = RUNS.map((run) => numbers(index.find({ run })).join())
        return JSON.stringify([
          runs,
          numbers(index.find({ kind: 'gate' })).join(),
          index.prove(77).record.offset,
          index.prove(399).record.file,
        ])
      })
    const good = await all()
    const change = (sql: string) => (): void => {
      const database = new Database(options.path)
      database.exec(sql)
      database.close()
    }
    const damage: Record<string, () => void> = {
      cut: () => truncateSync(options.path, statSync(options.path).size / 2),
      garbage: () => writeFileSync(options.path, Buffer.alloc(200_000, 7)),
      'a row lost': change('DELETE FROM record WHERE number = 50'),
      'the newest rows lost': change('DELETE FROM record WHERE number > 300'),
      'a run changed': change("UPDATE record SET run = 'run-b' WHERE number = 77"),
      'a kind changed': change("UPDATE record SET kind = 'breach' WHERE number = 77"),
      'a place changed': change('UPDATE record SET offset = offset + 1 WHERE number = 77'),
      'another place': change('UPDATE record SET offset = (SELECT offset FROM record WHERE number = 78) WHERE number = 77'),
      'a tile lost': change('DELETE FROM tile WHERE level = 0 AND number = 0'),
      'a tile zeroed': change('UPDATE tile SET nodes = zeroblob(16320) WHERE level = 0 AND number = 0'),
      'a larger size': change('UPDATE state SET size = size + 1'),
      'another root': change('UPDATE state SET root = zeroblob(32)'),
      'another log': change(`UPDATE state SET vkey = '${other.vkey}'`),
      'no table': change('DROP TABLE record'),
    }
    for (const [name, spoil] of Object.entries(damage)) {
      spoil()
      const again = await all()
      expect([name, again.value]).toEqual([name, good.value])
      expect([name, typeof again.rebuilt]).toEqual([name, 'string'])
    }
    rmSync(options.path)
    expect((await all()).value).toBe(good.value)
  })

  it('TL22 never lends an altered log its word', async () => {
    const log = await makeLog(400)
    using _home = log.home
    const options = optionsOf(log)
    const place = (await RecordIndex.use(options, (index) => index.record(77))).value
    const path = join(log.home.dir, place.file)
    const bytes = readFileSync(path)
    bytes[place.offset + 60] = (bytes[place.offset + 60] ?? 0) ^ 1
    writeFileSync(path, bytes)
    await expect(RecordIndex.use(options, (index) => index.prove(77))).rejects.toMatchObject({ code: 'audit/altered' })
  })

  it('TL22 says so when another process holds it, or there is nowhere to put it', async () => {
    const log = await makeLog(20)
    using _home = log.home
    const options = optionsOf(log)
    await RecordIndex.use(options, () => undefined)
    const other = new Database(options.path)
    other.exec('BEGIN EXCLUSIVE')
    const busy = RecordIndex.use({ ...options, waitMs: 50 }, () => undefined)
    await expect(busy).rejects.toMatchObject({ code: 'workspace/locked' })
    other.close()
    mkdirSync(join(log.home.root, 'index', 'folder.sqlite'))
    const nowhere = RecordIndex.use({ ...options, path: join(log.home.root, 'index', 'folder.sqlite') }, () => undefined)
    await expect(nowhere).rejects.toMatchObject({ code: 'run/io' })
  })

  it('TL22 takes a log that was cut back for what it is', async () => {
    const log = await makeLog(400)
    using _home = log.home
    const options = optionsOf(log)
    await RecordIndex.use(options, () => undefined)
    const last =
      readdirSync(log.home.dir)
        .filter((name) => name.endsWith('.seg'))
        .sort()
        .at(-1) ?? ''
    rmSync(join(log.home.dir, last))
    const { value, rebuilt } = await RecordIndex.use(options, (index) => index.head.size)
    expect(value).toBe(Number(last.slice(0, 20)))
    expect(rebuilt).toBe('the log is not the one that was indexed')
  })
})
