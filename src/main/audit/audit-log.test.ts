import { appendFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../shared/chain/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { makeLogHome } from '../log/log.testing.ts'
import { nodeDisk, sha256 } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import type { AuditLog } from './audit-log.ts'
import { RECORD_BYTES_MAX } from './record-codec.ts'
import { verifyAudit } from './verify-audit.ts'

const actor = { id: 'controller', kind: 2 } as const

async function all(log: AuditLog): Promise<arqonbus.v1.Record[]> {
  const records = []
  for await (const { number, record } of log.read()) {
    expect(number).toBe(records.length)
    records.push(record)
  }
  return records
}

const bodies = (records: readonly arqonbus.v1.Record[]): (string | undefined)[] => records.map((record) => record.body)

describe('AuditLog', () => {
  it('LG14 LG15 numbers records, tells listeners in order, and ends with engine_closed', async () => {
    using home = makeLogHome()
    const log = await openAudit(home)
    const told: [number, string | undefined, string][] = []
    log.onCommitted((number, record) => told.push([number, record.body, record.run]))
    expect(log.append({ actor, run: 'r1', phaseStarted: { number: 1 } })).toBe(1)
    expect(log.append({ actor, run: 'r1', phaseEnded: { number: 1 } })).toBe(2)
    expect(await log.appendDurable({ actor, run: 'r1', runEnded: { status: 'passed' } })).toBe(3)
    expect(log.durableSize).toBe(4)
    expect(told).toEqual([
      [1, 'phaseStarted', 'r1'],
      [2, 'phaseEnded', 'r1'],
      [3, 'runEnded', 'r1'],
    ])
    expect(await log.close('done')).toEqual({ isClean: true })
    expect(told.at(-1)).toEqual([4, 'engineClosed', ''])
    const again = await openAudit(home)
    expect(bodies(await all(again))).toEqual(['logOpened', 'phaseStarted', 'phaseEnded', 'runEnded', 'engineClosed'])
    expect(again.last).toMatchObject({ number: 4, record: { body: 'engineClosed' } })
    await again.close('done')
  })

  it('LG15 tells listeners what decodes from the stored bytes', async () => {
    using home = makeLogHome()
    const log = await openAudit(home)
    const told: object[] = []
    log.onCommitted((_number, record) => told.push({ ...record.toJSON() }))
    await log.appendDurable({
      actor,
      pos: 77,
      epoch: 3,
      run: 'r',
      phase: 'GPU_INIT',
      device: 'sim',
      simulated: true,
      metrics: { name: 'm', mae: 0.5 },
    })
    const [, stored] = await all(log)
    const { prev, ...json } = stored?.toJSON() ?? {}
    expect(told).toEqual([json])
    expect(prev).toBeDefined()
    await log.close('done')
  })

  it('LG16 refuses a record that is too large, and takes the largest', async () => {
    using home = makeLogHome()
    const log = await openAudit(home)
    const message = 'x'.repeat(RECORD_BYTES_MAX - 70)
    expect(() => log.append({ actor, breach: { message: 'x'.repeat(RECORD_BYTES_MAX) } })).toThrow(
      expect.objectContaining({ code: 'audit/too-large' }),
    )
    expect(await log.appendBreach({ actor, breach: { message } })).toBe(1)
    expect((await all(log))[1]?.breach?.message).toBe(message)
    await log.close('done')
  })

  it('LG11 records a torn tail with its hash', async () => {
    using home = makeLogHome()
    const log = await openAudit(home)
    await log.appendDurable({ actor, stopRequested: { kind: 'cancel' } })
    // As after a kill: no closing record.
    await log.flush()
    const name = nodeDisk.list(home.dir)?.find((entry) => entry.name.endsWith('.seg'))?.name ?? ''
    const killed = makeLogHome({ identity: home.identity })
    using _ = killed
    nodeDisk.makeFolder(killed.dir)
    nodeDisk.writeDurable(`${killed.dir}/${name}`, nodeDisk.readFile(`${home.dir}/${name}`, 1e9))
    for (const head of ['head.a', 'head.b']) nodeDisk.writeDurable(`${killed.dir}/${head}`, nodeDisk.readFile(`${home.dir}/${head}`, 1e9))
    await log.close('done')
    appendFileSync(`${killed.dir}/${name}`, 'torn')
    const again = await openAudit(killed)
    const records = await all(again)
    expect(bodies(records)).toEqual(['logOpened', 'stopRequested', 'tailQuarantined'])
    const tail = records[2]?.tailQuarantined
    const bytes = nodeDisk.readFile(`${killed.dir}/quarantine/${tail?.file ?? ''}`, 1e9)
    expect(Buffer.from(bytes).toString().endsWith('torn')).toBe(true)
    expect(toHex(tail?.sha256 ?? new Uint8Array(0))).toBe(toHex(sha256(bytes)))
    expect(tail?.log).toBe(home.identity.origin)
    await again.close('done')
    expect(await verifyAudit(killed.dir, { disk: nodeDisk })).toMatchObject({ ok: true, records: 4, tornTail: 0 })
  })

  it('LG12 begins the log that replaces an altered one with what it replaces', async () => {
    using home = makeLogHome()
    const log = await openAudit(home)
    await log.appendDurable({ actor, stopRequested: { kind: 'cancel' } })
    await log.close('done')
    const path = `${home.dir}/00000000000000000000.seg`
    const bytes = nodeDisk.readFile(path, 1e9).slice()
    const at = Buffer.from(bytes).indexOf('cancel')
    bytes[at] = 0
    nodeDisk.writeDurable(path, bytes)
    const again = await openAudit(home)
    const [first] = await all(again)
    expect(first?.logOpened).toMatchObject({
      origin: home.replacements[0]?.origin,
      workspaceId: 'w1',
      replacesOrigin: home.identity.origin,
      replacesReason: expect.stringMatching(/^audit\/altered: .*record 1, 0+\.seg/),
    })
    expect(Number(first?.logOpened?.replacesSize)).toBe(1)
    await again.close('done')
  })

  it('LG5 drops what was void and still tells of the breach, under the number it got', async () => {
    using home = makeLogHome({ diskModule: new URL('../log/full-disk.testing.ts', import.meta.url) })
    const faults: string[] = []
    const log = await openAudit(home, { onFault: ({ fault }) => faults.push(fault.code) })
    const told: number[] = []
    log.onCommitted((number, record) => told.push(record.body === 'breach' ? -number : number))
    const message = 'x'.repeat(60_000)
    const filling = async (): Promise<void> => {
      for (let i = 0; i < 100; i++) await log.appendDurable({ actor, stopRequested: { reason: message } })
    }
    await expect(filling()).rejects.toMatchObject({ code: 'log/disk-full' })
    const number = await log.appendBreach({ actor, breach: { mode: 'COMPUTE_HALT', code: 'log/disk-full' } })
    expect(faults).toEqual(['log/disk-full'])
    expect(told).toEqual([...Array.from({ length: number - 1 }, (_, i) => i + 1), -number])
    expect(bodies(await all(log)).at(-1)).toBe('breach')
    await log.close('done')
  })
})
