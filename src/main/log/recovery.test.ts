import { readFileSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type FolderReport, FRAME_COMMIT, FRAME_HEAD_BYTES, findFrame, verifyFolder, writeUint32 } from '../../shared/chain/index.ts'
import { nodeDisk, sha256, sha256Into } from '../platform/index.ts'
import { makeLogHome } from './log.testing.ts'
import { LogWriter } from './log-writer.ts'
import { checkSignature } from './recovery.ts'

/** Alters the signature of one commit frame of a segment and makes the checksum right again. */
function spoilSignature(path: string, which: number): number {
  const bytes = readFileSync(path)
  const commits: { at: number; body: number; end: number }[] = []
  for (let at = 0; at < bytes.length; ) {
    const place = findFrame(bytes, at, bytes.length)
    if (typeof place === 'string') break
    if (bytes[place.body] === FRAME_COMMIT) commits.push({ at, ...place })
    at = place.end
  }
  const commit = commits.at(which)
  if (commit === undefined) throw new Error('no such commit frame')
  bytes[commit.end - 1] = (bytes[commit.end - 1] ?? 0) ^ 1
  writeUint32(bytes, commit.at + 4, crc32(bytes.subarray(commit.at + FRAME_HEAD_BYTES, commit.end)))
  writeFileSync(path, bytes)
  return commit.at
}

const verify = (dir: string, newestSignaturesMax?: number): Promise<FolderReport> =>
  verifyFolder({
    disk: nodeDisk,
    dir,
    sha256,
    hashInto: sha256Into,
    crc32,
    checkSignature,
    ...(newestSignaturesMax === undefined ? {} : { newestSignaturesMax }),
  })

describe('opening', () => {
  it('LG10 checks everything but the signatures of older commit frames, whose content the newest covers', async () => {
    using home = makeLogHome()
    const log = await LogWriter.open(home.options)
    for (let i = 0; i < 6; i++) await log.durable(Number(log.append(Buffer.from(`entry ${i}`))))
    await log.close()
    const path = `${home.dir}/00000000000000000000.seg`
    const whole = readFileSync(path)
    const at = spoilSignature(path, 1)
    expect(await verify(home.dir, 2)).toMatchObject({ firstBad: undefined, head: { size: 6 } })
    expect(await verify(home.dir)).toMatchObject({
      firstBad: { offset: at, reason: 'the signature of the commit frame is wrong' },
      head: { size: 1 },
    })
    writeFileSync(path, whole)
    const newest = spoilSignature(path, -1)
    expect(await verify(home.dir, 2)).toMatchObject({ firstBad: { offset: newest }, head: { size: 5 } })
    const again = await LogWriter.open(home.options)
    expect(again.opening).toMatchObject({ kind: 'replaced', replaced: { size: 5 } })
    await again.close()
  })
})
