import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyFolder, verifyInclusion } from '../../shared/chain/index.ts'
import { DELIVERY_BYTES_MAX, deliveryTail, encodeEnvelope, posOf, seqOf, writeDelivery, writeUint32 } from '../../shared/wire/index.ts'
import { nodeDisk, sha256, sha256Into } from '../platform/index.ts'
import { type LogHome, makeLogHome } from './log.testing.ts'
import { LogReader, PLACES_MAX } from './log-reader.ts'
import { LogWriter } from './log-writer.ts'
import { proveEntry } from './prove-entry.ts'
import { checkSignature } from './recovery.ts'

const TAIL = deliveryTail(1, 'tester', 'default')

function entry(pos: number, topic: string, seq: number, bytes = 20): Uint8Array {
  const envelope = encodeEnvelope({ id: randomUUID(), type: 'event', topic, payload: randomBytes(bytes) })
  const out = new Uint8Array(4 + DELIVERY_BYTES_MAX + envelope.length)
  const at = writeDelivery(out, 4, pos, seq, TAIL, true)
  writeUint32(out, 0, at - 4)
  out.set(envelope, at)
  return out.slice(0, at + envelope.length)
}

/** A stream log of `sizes.length` entries, positions 10, 20, …; topics a.x and b.x in turn. */
async function fill(home: LogHome, sizes: readonly number[]): Promise<{ writer: LogWriter; entries: Uint8Array[]; reader: LogReader }> {
  const writer = await LogWriter.open(home.options)
  const base = writer.size
  const entries = sizes.map((bytes, i) => {
    const index = base + i
    return entry((index + 1) * 10, index % 2 === 0 ? 'a.x' : 'b.x', (index >> 1) + 1, bytes)
  })
  for (const bytes of entries) {
    for (let at = writer.append(bytes); at === 'full'; at = writer.append(bytes)) await writer.durable(writer.size - 1)
    if (Math.random() < 0.1) await writer.durable(writer.size - 1)
  }
  if (writer.size > base) await writer.durable(writer.size - 1)
  return { writer, entries, reader: new LogReader({ disk: nodeDisk, dir: home.dir, size: () => writer.durableSize }) }
}

const stream = { kind: 'stream', isPinned: false, segmentBytes: 8_192 } as const

async function readAll(reader: LogReader, from: number, bytesMax: number): Promise<Uint8Array[]> {
  const all: Uint8Array[] = []
  for (let index = from; ; ) {
    const { bytes, starts, ends } = await reader.read(index, bytesMax)
    if (starts.length === 0) return all
    starts.forEach((start, i) => void all.push(new Uint8Array(bytes.subarray(start + 4, ends[i]))))
    index += starts.length
  }
}

describe('LogReader', () => {
  it('LG22 gives every entry once, in order, as it was appended, however large the pieces and whatever the segments', async () => {
    const size = fc.oneof({ arbitrary: fc.nat(300), weight: 8 }, fc.constantFrom(5_000, 9_000, 60_000))
    await fc.assert(
      fc.asyncProperty(
        fc.array(size, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 64, max: 20_000 }),
        fc.nat(),
        async (sizes, max, seed) => {
          using home = makeLogHome(stream)
          const { writer, entries, reader } = await fill(home, sizes)
          const from = seed % sizes.length
          expect(await readAll(reader, from, max)).toEqual(entries.slice(from))
          expect(await readAll(new LogReader({ disk: nodeDisk, dir: home.dir, size: () => writer.size }), from, max)).toEqual(
            entries.slice(from),
          )
          reader.close()
          await writer.close()
        },
      ),
      { numRuns: 12 },
    )
  })

  it('LG22 goes on while the log grows, over an engine that closed and one that opened, and at the end at once', async () => {
    using home = makeLogHome(stream)
    const first = await fill(home, [20, 20, 20])
    const { reader } = first
    expect((await reader.read(0, 10_000)).starts).toHaveLength(3)
    expect((await reader.read(3, 10_000)).starts).toHaveLength(0)
    expect(reader.readTail(3)).toBe(undefined)
    await first.writer.close()
    const { writer, entries } = await fill(home, [30, 40])
    const later = new LogReader({ disk: nodeDisk, dir: home.dir, size: () => writer.durableSize })
    expect(await readAll(later, 3, 500)).toEqual(entries)
    await writer.durable(Number(writer.append(entry(60, 'a.x', 3))))
    expect(later.readTail(5)?.starts).toHaveLength(1)
    expect(later.readTail(4)).toBe(undefined)
    await writer.close()
  })

  it('LG23 finds by position and by sequence number of a topic', async () => {
    using home = makeLogHome(stream)
    const { writer, reader } = await fill(
      home,
      Array.from({ length: 400 }, () => 50),
    )
    for (const index of [0, 1, 77, 399]) {
      expect(await reader.findPos((index + 1) * 10)).toBe(index)
      expect(await reader.findPos((index + 1) * 10 - 5)).toBe(index)
      const { bytes, starts } = await reader.read(index, 500)
      expect([posOf(bytes, starts[0] ?? 0), seqOf(bytes, starts[0] ?? 0)]).toEqual([(index + 1) * 10, (index >> 1) + 1])
    }
    expect(await reader.findSeq('b.x', 100)).toBe(199)
    expect([await reader.findPos(4_001), await reader.findSeq('a.x', 201), await reader.findSeq('c.x', 1)]).toEqual([400, 400, 400])
    await writer.close()
  })

  it('LG24 reads back the last sequence number of each topic at opening', async () => {
    using home = makeLogHome(stream)
    await (await fill(home, [20, 20, 20])).writer.close()
    const again = await LogWriter.open(home.options)
    expect([...again.opening.topics].sort()).toEqual([
      ['a.x', 2],
      ['b.x', 1],
    ])
    await again.close()
  })

  it('LG25 drops whole segments; the log verifies from the first kept one on, and an altered one does not', async () => {
    using home = makeLogHome(stream)
    const { writer, reader, entries } = await fill(
      home,
      Array.from({ length: 500 }, () => 50),
    )
    const { first, end } = reader.segments()[3] ?? { first: 0, end: 0 }
    reader.dropBefore(first + 1)
    expect(reader.first).toBe(first)
    await expect(reader.read(first - 1, 500)).rejects.toMatchObject({ code: 'log/gone' })
    expect(await readAll(reader, first, 3_000)).toEqual(entries.slice(first))
    await writer.close()
    const verify = () => verifyFolder({ disk: nodeDisk, dir: home.dir, sha256, hashInto: sha256Into, crc32, checkSignature })
    expect(await verify()).toMatchObject({ firstBad: undefined, first, head: { size: 500 } })
    const again = await fill(home, [20])
    expect(again.writer.opening).toMatchObject({ kind: 'continued', size: 500 })
    await again.writer.close()
    expect(await verify()).toMatchObject({ firstBad: undefined, first, head: { size: 501 } })
    const name = readdirSync(home.dir).sort()[0] ?? ''
    const bytes = readFileSync(`${home.dir}/${name}`)
    const at = bytes.indexOf('"tree":["') + 9
    bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30
    writeUint32(bytes, 4, crc32(bytes.subarray(8, 8 + bytes.readUInt32LE(0))))
    writeFileSync(`${home.dir}/${name}`, bytes)
    expect((await verify()).firstBad).toMatchObject({ record: first })
    expect(end).toBeGreaterThan(first)
  })

  it('LG25 an audit log whose first segment is gone does not verify', async () => {
    using home = makeLogHome({ segmentBytes: 2_048 })
    const log = await LogWriter.open(home.options)
    for (let i = 0; i < 40; i++) await log.durable(Number(log.append(randomBytes(100))))
    await log.close()
    nodeDisk.remove(`${home.dir}/00000000000000000000.seg`)
    const report = await verifyFolder({ disk: nodeDisk, dir: home.dir, sha256, hashInto: sha256Into, crc32, checkSignature })
    expect(report.firstBad).toMatchObject({ offset: 0, reason: 'the segment should be named for entry 0' })
  })

  it('LG26 proves an entry against the root at any later size, from its segment on', async () => {
    using home = makeLogHome(stream)
    const { writer, reader, entries } = await fill(
      home,
      Array.from({ length: 300 }, () => 50),
    )
    reader.dropBefore(reader.segments()[1]?.first ?? 0)
    for (const index of [reader.first, 150, 299]) {
      const proof = await proveEntry(reader, index, 300)
      expect(proof.root).toEqual(writer.head()?.root)
      expect(verifyInclusion(proof.content, proof, sha256Into)).toBe(true)
      expect(new Uint8Array(proof.content)).toEqual(entries[index])
      expect(verifyInclusion(entries[index - 1] ?? proof.root, proof, sha256Into)).toBe(false)
    }
    await writer.close()
  })

  it('LG22 keeps a bounded number of places, and a damaged entry is refused', async () => {
    using home = makeLogHome(stream)
    const { writer, reader } = await fill(
      home,
      Array.from({ length: 60 }, () => 50),
    )
    for (let i = 0; i < PLACES_MAX + 20; i++) await reader.read(i % 59, 64)
    expect((await reader.read(3, 64)).starts).toHaveLength(1)
    const path = `${home.dir}/00000000000000000000.seg`
    const bytes = readFileSync(path)
    bytes[2_000] = (bytes[2_000] ?? 0) ^ 1
    writeFileSync(path, bytes)
    await expect(readAll(reader, 0, 8_192)).rejects.toMatchObject({ code: 'audit/altered' })
    await writer.close()
  })
})
