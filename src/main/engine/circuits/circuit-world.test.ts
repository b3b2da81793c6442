import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/client/index.ts'
import { type Answer, apply, CircuitRig, markedCircuit, status } from './circuits.testing.ts'

const POLICY = '  - { pattern: "circuits.marks.*", durable: true }\n'

const durable = (name: string): string =>
  markedCircuit(1).replace('name: marks', `name: ${name}`).replace('{from: mark, to: out}', '{from: mark, to: out, durable: true}')

describe('a circuit against what the engine knows', () => {
  let rig: CircuitRig
  let bus: Client
  beforeAll(async () => {
    rig = new CircuitRig(tmpdir(), POLICY)
    await rig.serve()
    bus = await rig.join()
  }, 60_000)
  afterAll(() => rig[Symbol.dispose]())

  it('CI13 CD1 a durable edge whose topic the policy does not keep is refused before anything changes, with its place and what to do', async () => {
    await expect(apply(bus, durable('other'))).rejects.toMatchObject({
      code: 'circuit/has-errors',
      evidence: { diagnostics: [{ code: 'circuit/edge-not-kept', path: 'edges.1.durable', line: 10 }] },
    })
    await expect(status(bus, 'other')).rejects.toMatchObject({ code: 'circuit/not-applied' })
    const asked = { file: 'marks.circuit.yaml', files: { 'marks.circuit.yaml': durable('other') } }
    const { diagnostics } = (await bus.request('system.circuit.validate', asked)) as { diagnostics: readonly Answer[] }
    expect(diagnostics[0]).toMatchObject({ code: 'circuit/edge-not-kept', line: 10 })
    expect(await apply(bus, durable('marks'))).toMatchObject({ ok: true, version: 1, running: true, fault: null })
  })

  it('CI31 an expression is held against the schemas that the engine knows, with its place inside the expression', async () => {
    const text = markedCircuit(1)
      .replace('topic: marks.in}', 'topic: marks.in, schema: arqonbus.audio.clip.v1}')
      .replace('payload.n,', 'payload.rate_hz + 1,')
    await expect(apply(bus, text)).rejects.toMatchObject({
      code: 'circuit/has-errors',
      evidence: { diagnostics: [{ code: 'circuit/payload-mismatch', path: 'nodes.mark.to', line: 6, column: 50 }] },
    })
  })
})
