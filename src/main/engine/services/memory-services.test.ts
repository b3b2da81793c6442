import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/base/index.ts'
import { EMPTY_STATE } from '../../../shared/state/index.ts'
import { BUS_READ_BYTES_MAX, MemoryMap, type MemoryParty } from '../../memory/index.ts'
import { ContentStore } from '../../workspace/content-store.ts'
import { memoryServices, OBJECT_BYTES_MAX } from './memory-services.ts'
import type { Body, Caller } from './service.ts'

const folder = mkdtempSync(join(tmpdir(), 'vbus-memory-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PARTIES: Readonly<Record<string, { party: MemoryParty; isRunParty: boolean }>> = {
  'inbox.fabric': { party: { identity: 'fabric', kind: 'agent', run: 'run-1' }, isRunParty: true },
  'inbox.posing': { party: { identity: 'fabric', kind: undefined }, isRunParty: false },
}
const text = (bytes: number): Buffer => Buffer.alloc(bytes, 'abcdefg')

async function bench() {
  const store = await ContentStore.open(folder)
  const { sha256 } = await store.put(text(1_000))
  const breaches: string[] = []
  const ended: string[] = []
  const map = new MemoryMap({
    epoch: 1,
    journal: { leased: () => {}, ended: (lease, reason) => void ended.push(`${lease} ${reason}`), settled: () => {}, refused: () => {} },
    after: () => () => {},
  })
  const services = memoryServices({
    map,
    state: () => EMPTY_STATE.memory,
    callerAt: (inbox) => PARTIES[inbox] ?? { party: { identity: 'anonymous', kind: undefined }, isRunParty: false },
    storeUnder: (port) => store.under(port),
    bankOf: (hash) => (hash === sha256 ? 'master' : 'content'),
    onRunPartyRefused: (fault) => void breaches.push(`${fault.code} ${fault.breach}`),
  })
  const ask = async (inbox: string, name: string, body: Body): Promise<Record<string, unknown>> => {
    const caller: Caller = { id: 'fabric', kind: 'machine', namespace: 'default', inbox }
    try {
      return (await services[`system.memory.${name}`]?.(body, caller, () => {})) as Record<string, unknown>
    } catch (error) {
      return { code: Fault.from(error).code }
    }
  }
  return { ask, breaches, ended, map, sha256, store }
}

describe('the map over the bus', () => {
  it('MM13 lets a run’s party read a bank under its lease, in parts, and no longer than it has it', async () => {
    const { ask, ended, sha256, breaches } = await bench()
    const { lease, address } = await ask('inbox.fabric', 'lease', { region: 'master', rights: 'r', bytes: 1_000 })
    expect(address).toBe('0x1_001_000000000000')
    const read = (offset: number, bytes: number): Promise<Record<string, unknown>> =>
      ask('inbox.fabric', 'read', { lease, object: `sha256:${sha256}`, offset, bytes })
    expect(await read(10, 200)).toEqual({ data: text(1_000).subarray(10, 210).toString('base64'), bytes: 1_000 })
    expect((await read(0, BUS_READ_BYTES_MAX + 1)).code).toBe('wire/bad-payload')
    expect(await ask('inbox.fabric', 'release', { lease })).toEqual({ ok: true })
    expect(ended).toEqual(['1.1 released'])
    expect(breaches).toEqual([])
    expect((await read(0, 1)).code).toBe('memory/no-lease')
    expect(breaches).toEqual(['memory/no-lease SECURITY_FAILURE'])
  })

  it('MM8 ends the run of a party that asks for what it may not have', async () => {
    const { ask, breaches } = await bench()
    expect((await ask('inbox.fabric', 'lease', { region: 'audit', rights: 'w' })).code).toBe('memory/denied')
    expect((await ask('inbox.fabric', 'lease', { region: 'nowhere', rights: 'r' })).code).toBe('memory/off-map')
    const { lease } = await ask('inbox.fabric', 'lease', { region: 'master', rights: 'r', bytes: 10 })
    const { sha256 } = await bench()
    expect((await ask('inbox.fabric', 'read', { lease, object: `sha256:${sha256}`, bytes: 11 })).code).toBe('memory/over-budget')
    expect(breaches).toEqual(['memory/denied SECURITY_FAILURE', 'memory/off-map SECURITY_FAILURE', 'memory/over-budget COMPUTE_HALT'])
  })

  it('MM9 refuses a name without a registration, and ends nobody’s run for it', async () => {
    const { ask, breaches } = await bench()
    const { lease } = await ask('inbox.fabric', 'lease', { region: 'master', rights: 'r' })
    expect((await ask('inbox.posing', 'lease', { region: 'master', rights: 'r' })).code).toBe('memory/denied')
    expect((await ask('inbox.posing', 'release', { lease })).code).toBe('memory/no-lease')
    expect((await ask('inbox.posing', 'read', { lease, object: `sha256:${'0'.repeat(64)}` })).code).toBe('memory/no-lease')
    expect(breaches).toEqual([])
  })

  it('MM13 reads no copy of another bank, and none too large for the bus', async () => {
    const { ask, store } = await bench()
    const { lease } = await ask('inbox.fabric', 'lease', { region: 'content', rights: 'r' })
    const big = Buffer.alloc(OBJECT_BYTES_MAX + 1)
    await store.put(big)
    const object = `sha256:${createHash('sha256').update(big).digest('hex')}`
    expect((await ask('inbox.fabric', 'read', { lease, object })).code).toBe('request/refused')
    const { lease: master } = await ask('inbox.fabric', 'lease', { region: 'master', rights: 'r' })
    expect((await ask('inbox.fabric', 'read', { lease: master, object })).code).toBe('data/missing')
    for (const bad of [{ lease, object: '../../keys/log.key' }, { lease }, { lease, object, offset: -1 }])
      expect((await ask('inbox.fabric', 'read', bad)).code).toBe('wire/bad-payload')
    expect((await ask('inbox.fabric', 'lease', { region: 'master', rights: 'all' })).code).toBe('wire/bad-payload')
  })
})
