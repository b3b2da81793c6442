import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/client/index.ts'
import { type Answer, apply, CircuitRig, markedCircuit, status } from './circuits.testing.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('the circuit desk', () => {
  let rig: CircuitRig
  let bus: Client
  beforeAll(async () => {
    rig = new CircuitRig(tmpdir())
    await rig.serve()
    bus = await rig.join()
  }, 60_000)
  afterAll(() => rig[Symbol.dispose]())

  /** Messages come without end while `act` is under way. @returns numbers sent, and what came out by the mark on it */
  async function underLoad(act: () => Promise<unknown>): Promise<{ sent: number; out: Map<number, number[]> }> {
    const out = new Map<number, number[]>()
    const subscription = await bus.subscribe('marks.out', ({ envelope }) => {
      const { n, mark } = JSON.parse(new TextDecoder().decode(envelope.payload)) as { n: number; mark: number }
      const list = out.get(mark) ?? []
      list.push(n)
      out.set(mark, list)
    })
    let [sent, isOver] = [0, false]
    const load = (async () => {
      while (!isOver) {
        for (let i = 0; i < 20; i++) bus.post('marks.in', new TextEncoder().encode(JSON.stringify({ n: sent++ })))
        await new Promise<void>((resolve) => setTimeout(resolve, 2))
      }
    })()
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))
    await pause()
    await act()
    await pause()
    isOver = true
    await load
    await expect.poll(() => [...out.values()].reduce((sum, list) => sum + list.length, 0), { timeout: 10_000 }).toBe(sent)
    await subscription.unsubscribe()
    return { sent, out }
  }

  it('CD1 applies a circuit: its files in the store, one record, and it runs under its own name with what its nodes need and no more', async () => {
    const text = markedCircuit(1)
    const applied = await apply(bus, text)
    expect(applied).toMatchObject({ ok: true, name: 'marks', version: 1, running: true, fault: null, circuit_sha256: sha256(text) })
    const view = await status(bus)
    expect(view).toMatchObject({
      ...{ state: 'active', version: 1, running: true, by: 'tester', record: applied['record'], identity: 'circuit-marks' },
      grants: { publish: ['marks.out'], subscribe: ['marks.in'], execute: [] },
      files: [{ path: 'marks.circuit.yaml', sha256: sha256(text), bytes: text.length }],
    })
    const { connections } = (await bus.request('system.topology', {})) as { connections: readonly Answer[] }
    expect(connections.find(({ identity }) => identity === 'circuit-marks')).toMatchObject({
      grants: { publish: ['marks.out'], subscribe: ['marks.in'], execute: [] },
    })
    const source = (await bus.request('system.circuit.source', { sha256: sha256(text) })) as Answer
    expect(source['text']).toBe(text)
    const again = await apply(bus, text)
    expect(again).toMatchObject({ unchanged: true, version: 1, record: applied['record'] })
  })

  it('CD5 CD6 another version takes over while messages come, and the one before comes back: nothing is lost, nothing comes twice', async () => {
    const second = await underLoad(async () => expect(await apply(bus, markedCircuit(2))).toMatchObject({ version: 2, running: true }))
    expect([...second.out.keys()].sort()).toEqual([1, 2])
    const numbers = [...second.out.values()].flat().sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: second.sent }, (_, index) => index))
    let back: Answer = {}
    const first = await underLoad(async () => {
      back = (await bus.request('system.circuit.rollback', { name: 'marks' })) as Answer
    })
    expect(back).toMatchObject({ ok: true, from: 2, version: 1, circuit_sha256: sha256(markedCircuit(1)), running: true })
    expect([...first.out.keys()].sort()).toEqual([1, 2])
    expect([...first.out.values()].flat().sort((a, b) => a - b)).toEqual(Array.from({ length: first.sent }, (_, index) => index))
    expect(await status(bus)).toMatchObject({ version: 1, circuit_sha256: sha256(markedCircuit(1)), grants: { publish: ['marks.out'] } })
  }, 60_000)

  it('CD3 nobody gives a circuit what they do not have, and who may not call the desk applies nothing', async () => {
    const few = await rig.join(rig.token('few', ['--publish', 'system.circuit.>', '--publish', 'marks.out']))
    await expect(apply(few, markedCircuit(3))).rejects.toMatchObject({
      code: 'circuit/grant-not-held',
      evidence: { missing: ['subscribe marks.in'] },
    })
    await expect(few.request('system.circuit.rollback', { name: 'marks', to: 2 })).rejects.toMatchObject({ code: 'circuit/grant-not-held' })
    const none = await rig.join(rig.token('none', ['--publish', '>', '--subscribe', '>']))
    await expect(apply(none, markedCircuit(3))).rejects.toMatchObject({ code: 'authz/publish-denied' })
    expect(await status(bus)).toMatchObject({ version: 1 })
    for (const each of [few, none]) await each.close()
  }, 60_000)

  it('CD3 what a credential may do is of its namespace: elsewhere it applies, brings back, tries and stops nothing', async () => {
    const all = ['--publish', '>', '--publish', 'system.>', '--subscribe', '>', '--subscribe', 'system.>']
    const abroad = await rig.join(rig.token('abroad', [...all, '--namespace', 'abroad']))
    const denied = { code: 'circuit/grant-not-held', evidence: { missing: ['act in namespace default'] } }
    const text = markedCircuit(3)
    const files = { file: 'marks.circuit.yaml', files: { 'marks.circuit.yaml': text } }
    await expect(apply(abroad, text)).rejects.toMatchObject(denied)
    // Nor does it take the name of what runs there.
    await expect(apply(abroad, text.replace('limits:', 'namespace: abroad\nlimits:'))).rejects.toMatchObject(denied)
    await expect(abroad.request('system.circuit.rollback', { name: 'marks', to: 2 })).rejects.toMatchObject(denied)
    await expect(abroad.request('system.circuit.drain', { name: 'marks' })).rejects.toMatchObject(denied)
    await expect(abroad.request('system.circuit.test', { ...files, inputs: [] })).rejects.toMatchObject(denied)
    expect(await status(bus)).toMatchObject({ version: 1, namespace: 'default', running: true })
    const own = text.replace('name: marks', 'name: own').replace('limits:', 'namespace: abroad\nlimits:')
    expect(await apply(abroad, own)).toMatchObject({ version: 1, running: true })
    expect(await abroad.request('system.circuit.drain', { name: 'own' })).toMatchObject({ ok: true })
    await abroad.close()
  }, 60_000)

  it('CI33 CD6 a loop through what runs is not applied, and not brought back', async () => {
    const way = (from: string, to: string): string =>
      `format: arqonbus.circuit.v1\nname: back\nnodes:\n  i: {kind: topic, topic: ${from}}\n  o: {kind: topic, topic: ${to}}\nedges:\n  - {from: i, to: o}\n`
    await expect(apply(bus, way('marks.out', 'marks.in'))).rejects.toMatchObject({
      code: 'circuit/has-errors',
      evidence: { diagnostics: [{ code: 'circuit/unbounded-cycle', path: 'nodes.o', line: 5 }] },
    })
    await apply(bus, way('marks.out', 'elsewhere.out'))
    const other = markedCircuit(1)
      .replace('name: marks', 'name: round')
      .replace('marks.in', 'elsewhere.out')
      .replace('marks.out', 'marks.in')
    await expect(apply(bus, other)).rejects.toMatchObject({ code: 'circuit/has-errors' })
    await apply(bus, way('marks.out', 'away.out'))
    await apply(bus, other)
    await expect(bus.request('system.circuit.rollback', { name: 'back', to: 1 })).rejects.toMatchObject({ code: 'circuit/has-errors' })
    expect(await status(bus, 'back')).toMatchObject({ version: 2, running: true })
    for (const name of ['back', 'round']) await bus.request('system.circuit.drain', { name })
  }, 60_000)

  it('CD1 takes nothing that has errors, is another thing than was planned, or is too much', async () => {
    await expect(apply(bus, 'format: arqonbus.circuit.v1\nname: x\n')).rejects.toMatchObject({ code: 'circuit/has-errors' })
    await expect(apply(bus, markedCircuit(3), { plan_sha256: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'circuit/file-changed' })
    const nodes = Array.from(
      { length: 900 },
      (_, i) => `  t${i}: {kind: dead_letter, topic: ${'marks-with-a-long-name'.repeat(4)}.t${i}}\n`,
    ).join('')
    const edges = Array.from({ length: 900 }, (_, i) => `  - {from: mark.error, to: t${i}}\n`).join('')
    await expect(apply(bus, `${markedCircuit(3, nodes)}${edges}`)).rejects.toMatchObject({ code: 'circuit/too-big' })
    expect(await status(bus)).toMatchObject({ version: 1, running: true })
  })

  it('CD7 drains: nothing more comes in, what is inside ends, and it stays so', async () => {
    expect(await bus.request('system.circuit.drain', { name: 'marks' })).toMatchObject({ ok: true, version: 1, running: false })
    expect(await status(bus)).toMatchObject({ state: 'drained', running: false })
    await expect(bus.request('system.circuit.drain', { name: 'marks' })).rejects.toMatchObject({ code: 'circuit/not-applied' })
    await expect(bus.request('system.circuit.rollback', { name: 'nobody' })).rejects.toMatchObject({ code: 'circuit/not-applied' })
    await expect(bus.request('system.circuit.rollback', { name: 'marks', to: 9 })).rejects.toMatchObject({ code: 'circuit/no-version' })
  })

  it('CD11 tells what circuits do, while somebody listens', async () => {
    await apply(bus, markedCircuit(4))
    const told: Answer[] = []
    const subscription = await bus.subscribe('system.circuits', ({ envelope }) => {
      const { circuits } = JSON.parse(new TextDecoder().decode(envelope.payload)) as { circuits: readonly Answer[] }
      told.push(...circuits)
    })
    bus.post('marks.in', new TextEncoder().encode('{"n": 1}'))
    await expect
      .poll(() => told.findLast(({ name }) => name === 'marks'))
      .toMatchObject({ name: 'marks', version: 3, running: true, nodes: { in: { in: 1, out: 1 }, out: { in: 1, out: 1 } } })
    await subscription.unsubscribe()
  })

  it('CD8 what is active runs again with the next engine; what was drained does not', async () => {
    await apply(bus, markedCircuit(1).replace('name: marks', 'name: other').replaceAll('marks.', 'other.'))
    await bus.request('system.circuit.drain', { name: 'other' })
    await rig.kill('SIGTERM')
    await rig.serve()
    bus = await rig.join()
    await expect.poll(async () => (await status(bus))['running']).toBe(true)
    expect(await status(bus, 'other')).toMatchObject({ state: 'drained', running: false })
    const got: string[] = []
    await bus.subscribe('marks.out', ({ envelope }) => void got.push(new TextDecoder().decode(envelope.payload)))
    await bus.publish('marks.in', { n: 7 })
    await expect.poll(() => got).toEqual(['{"n":7,"mark":4}'])
  }, 60_000)

  it('CD1 CD8 a circuit whose bytes are gone is there with its fault; the same files bring it back, and others take its place', async () => {
    const text = markedCircuit(5).replace('name: marks', 'name: lost').replaceAll('marks.', 'lost.')
    const given = (mark: number): object => ({
      file: 'lost.circuit.yaml',
      files: { 'lost.circuit.yaml': text.replace('5.0', `${mark}.0`) },
    })
    await bus.request('system.circuit.apply', given(5))
    await rig.kill('SIGTERM')
    rmSync(join(rig.rig.workspace, '.vbus', 'rom', sha256(text)))
    await rig.serve()
    bus = await rig.join()
    await expect.poll(async () => await status(bus, 'lost')).toMatchObject({ running: false, fault: { code: 'data/missing' } })
    expect(await bus.request('system.circuit.plan', given(6))).toMatchObject({ ok: true, before: { version: 1 }, unchanged: false })
    expect(await bus.request('system.circuit.apply', given(5))).toMatchObject({ version: 2, running: true, unchanged: false, fault: null })
    expect(await bus.request('system.circuit.apply', given(6))).toMatchObject({ version: 3, running: true })
    expect(await bus.request('system.circuit.rollback', { name: 'lost', to: 1 })).toMatchObject({ version: 1, running: true })
    await bus.request('system.circuit.drain', { name: 'lost' })
  }, 60_000)

  it('CD18 CD24 the verbs say what the desk says; the topology is verified, and that is on the record', async () => {
    const shown = rig.rig.vbus('circuit', 'status', 'marks', '--workspace', rig.rig.workspace)
    expect(shown).toMatchObject({ ok: true, source: 'engine', circuits: [{ name: 'marks', state: 'active', running: true }] })
    rig.put('next.circuit.yaml', markedCircuit(5))
    const file = join(rig.rig.workspace, 'circuits', 'next.circuit.yaml')
    const planned = rig.rig.vbus('circuit', 'plan', file, '--workspace', rig.rig.workspace)
    expect(planned).toMatchObject({ ok: true, unchanged: false, before: { version: 3 }, plan: { nodes: { changed: [{ node: 'mark' }] } } })
    // Whatever the desk calls a file, it is named as the user wrote it.
    rig.put('lone.circuit.yaml', markedCircuit(5, '  lone: {kind: merge}\n'))
    const lone = join(rig.rig.workspace, 'circuits', 'lone.circuit.yaml')
    expect(rig.rig.vbus('circuit', 'plan', lone, '--workspace', rig.rig.workspace)).toMatchObject({
      diagnostics: [
        { file: lone, code: 'circuit/unconnected' },
        { file: lone, code: 'circuit/unconnected' },
      ],
    })
    const applied = rig.rig.vbus('circuit', 'apply', file, '--workspace', rig.rig.workspace)
    expect(applied).toMatchObject({ ok: true, version: 4, running: true, plan_sha256: planned['plan_sha256'] })
    const verified = rig.rig.vbus('topology', 'verify', '--workspace', rig.rig.workspace)
    expect(verified).toMatchObject({
      ok: true,
      claims: [
        { name: 'passed-the-spine', ok: true },
        { name: 'no-other-channel', ok: true },
      ],
    })
    await rig.kill('SIGTERM')
    const back = rig.rig.vbus('circuit', 'rollback', 'marks', '--to', '1', '--workspace', rig.rig.workspace)
    expect(back).toMatchObject({ ok: true, from: 4, version: 1, running: false, circuit_sha256: sha256(markedCircuit(1)) })
    expect(rig.rig.vbus('circuit', 'status', 'marks', '--workspace', rig.rig.workspace)).toMatchObject({
      source: 'log',
      circuits: [{ version: 1 }],
    })
    expect(rig.rig.records('topology_verified')[0]).toMatchObject({ record: verified['record'], actor: { kind: 'human' } })
  }, 60_000)

  it('CD13 CD14 tries a circuit in a namespace of its own: what comes out is compared, and edges hold', async () => {
    await rig.serve()
    bus = await rig.join()
    const given = { file: 'marks.circuit.yaml', files: { 'marks.circuit.yaml': markedCircuit(9) } }
    const inputs = [
      { topic: 'marks.in', payload: { n: 1 } },
      { topic: 'marks.in', payload: { n: 2 } },
    ]
    const expected = [
      { topic: 'marks.out', payload: { n: 1, mark: 9 } },
      { topic: 'marks.out', payload: { n: 2 }, partial: true },
    ]
    const real: unknown[] = []
    await bus.subscribe('marks.out', (message) => void real.push(message))
    expect(await bus.request('system.circuit.test', { ...given, inputs, expect: expected })).toMatchObject({
      ok: true,
      outputs_total: 2,
      differences: [],
    })
    const differs = (await bus.request('system.circuit.test', { ...given, inputs, expect: expected.slice(1) })) as Answer
    expect(differs).toMatchObject({
      ok: false,
      differences: [
        { topic: 'marks.out', index: 0 },
        { index: 1, expected: null, found: { payload: { n: 2, mark: 9 } } },
      ],
    })
    const kept = (await bus.request('system.circuit.test', { ...given, keep: true, wait_ms: 1 })) as { test_id: string; namespace: string }
    expect(kept.namespace).toMatch(/^test-/)
    const at = { test_id: kept.test_id, edge: 'mark.out->out.in' }
    await bus.request('system.circuit.hold', at)
    await bus.request('system.circuit.test', { test_id: kept.test_id, inputs, wait_ms: 200 })
    const { messages } = (await bus.request('system.circuit.held', at)) as { messages: readonly { payload: string }[] }
    expect(messages.map(({ payload }) => Buffer.from(payload, 'base64').toString())).toEqual(['{"n":1,"mark":9}', '{"n":2,"mark":9}'])
    expect(await bus.request('system.circuit.step', at)).toMatchObject({ stepped: true })
    expect(await bus.request('system.circuit.release', at)).toMatchObject({ released: 1 })
    expect(await bus.request('system.circuit.test', { test_id: kept.test_id, stop: true })).toMatchObject({ outputs_total: 2 })
    const told: { readonly tests: readonly { readonly test_id: string; readonly edges: Record<string, { held?: number }> }[] }[] = []
    await bus.subscribe('system.circuits', ({ envelope }) => void told.push(JSON.parse(Buffer.from(envelope.payload).toString())))
    const other = (await bus.request('system.circuit.test', { ...given, keep: true, wait_ms: 1 })) as { test_id: string }
    await bus.request('system.circuit.hold', { ...at, test_id: other.test_id })
    await bus.request('system.circuit.test', { test_id: other.test_id, inputs, wait_ms: 1 })
    await expect
      .poll(() => told.at(-1)?.tests, { timeout: 10_000 })
      .toMatchObject([{ test_id: other.test_id, edges: { [at.edge]: { held: 2 } } }])
    expect(await bus.request('system.circuit.test', { test_id: other.test_id, cancel: true })).toMatchObject({ ok: true, outputs_total: 0 })
    await expect.poll(() => told.at(-1)?.tests, { timeout: 10_000 }).toEqual([])
    await expect(bus.request('system.circuit.held', at)).rejects.toMatchObject({ code: 'circuit/not-applied' })
    await expect(bus.request('system.circuit.hold', { name: 'marks', edge: at.edge })).rejects.toMatchObject({
      code: 'circuit/hold-denied',
    })
    expect(real).toEqual([])
  }, 60_000)

  it('CD13 takes inputs that the circuit reads and leaves nothing behind; what leaves it at the end came out of it', async () => {
    const given = { file: 'marks.circuit.yaml', files: { 'marks.circuit.yaml': markedCircuit(9) } }
    const inputs = [1, 2].map((n) => ({ topic: 'marks.in', payload: { n } }))
    const tried = (message: object, more: object = {}): Promise<unknown> =>
      bus.request('system.circuit.test', { ...given, inputs: [inputs[0], message], ...more })
    for (const wrong of [
      { topic: 'marks.out', payload: { n: 1, mark: 9 } },
      { topic: 'marks.inn', payload: {} },
      { topic: 'marks.in', payload: {}, payload_base64: 'e30=' },
      { topic: 'marks.in', payload: {}, correlation: 'no UUID' },
    ])
      await expect(tried(wrong, { keep: true })).rejects.toMatchObject({ code: 'wire/bad-payload', evidence: { member: 'inputs.1' } })
    // One that was to stay and was never told of does not.
    expect(await bus.request('system.circuit.status', {})).toMatchObject({ tests: [] })
    const batch = markedCircuit(9).replace(/mark: \{.*\}/, 'mark: {kind: window, count: 3}')
    const batched = {
      ...given,
      wait_ms: 500,
      files: { 'marks.circuit.yaml': batch },
      inputs,
      expect: [{ topic: 'marks.out', payload: [{ n: 1 }, { n: 2 }] }],
    }
    // A window that is not full leaves at the end.
    expect(await bus.request('system.circuit.test', batched)).toMatchObject({ ok: true, drained: { inside: 2, dropped: 0 } })
  }, 60_000)
})
