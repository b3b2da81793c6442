import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/client/index.ts'
import { type Answer, CircuitRig, status } from './circuits.testing.ts'
import { ODD_POLICY, oddBinding, oddCircuit, oddFiles, oddReady, putOddOperators } from './odd-operators.testing.ts'

describe('vbus circuit test, on a circuit with an operator that is a process', () => {
  let rig: CircuitRig
  let bus: Client
  /** What reaches the namespace in which the same circuit really runs. */
  const real: string[] = []
  beforeAll(async () => {
    rig = new CircuitRig(tmpdir(), ODD_POLICY)
    putOddOperators(rig)
    rig.put('odd.circuit.yaml', oddCircuit())
    for (const name of ['odd-a', 'odd-b', 'odd-gone']) rig.put(`${name}.binding.yaml`, oddBinding(name))
    rig.put('in.jsonl', '{"topic":"odd.in","payload":{"n":1}}\n{"topic":"odd.in","payload":{"n":2,"do":"twice"}}\n')
    await rig.serve()
    bus = await rig.join()
    await oddReady(bus, 'odd-a', 'odd-b')
    await bus.request('system.circuit.apply', oddFiles(oddCircuit(), 'odd-b'), { deadlineMs: 60_000 })
    for (const topic of ['odd.out', 'odd.dead', 'odd.results', 'odd.jobs'])
      await bus.subscribe(topic, ({ envelope }) => void real.push(`${topic} ${envelope.type}`))
  }, 120_000)
  afterAll(() => rig[Symbol.dispose]())

  const file = (name: string): string => join(rig.rig.workspace, 'circuits', name)
  const tested = (binding: string, ...more: readonly string[]): { readonly status: number | null; readonly last: Answer } =>
    rig.rig.ended(
      ...['circuit', 'test', file('odd.circuit.yaml'), '--workspace', rig.rig.workspace, '--inputs', file('in.jsonl')],
      ...['--binding', file(`${binding}.binding.yaml`), ...more],
    )
  const expecting = (name: string, ...bodies: readonly object[]): readonly string[] => {
    rig.put(name, bodies.map((payload) => `${JSON.stringify({ topic: 'odd.out', payload, partial: true })}\n`).join(''))
    return ['--expect', file(name)]
  }

  it('CD13 CD24 is served by the operator of its binding, and ends 0 where what came out is as expected, 13 where it is not', () => {
    const equal = tested('odd-a', ...expecting('right.jsonl', { n: 1, by: 'odd-a', status: 'ok' }, { n: 2, by: 'odd-a' }))
    expect(equal).toMatchObject({ status: 0, last: { ok: true, outputs_total: 2, differences: [] } })
    expect(equal.last['namespace']).toMatch(/^test-/)
    const differs = tested('odd-b', ...expecting('wrong.jsonl', { n: 1, by: 'odd-a' }, { n: 2, by: 'odd-b' }))
    expect(differs).toMatchObject({
      status: 13,
      last: {
        ok: false,
        error: { code: 'circuit/not-as-expected' },
        differences: [{ topic: 'odd.out', index: 0, expected: { payload: { by: 'odd-a' } }, found: { payload: { n: 1, by: 'odd-b' } } }],
      },
    })
    expect(tested('odd-a')).toMatchObject({ status: 0, last: { outputs_total: 2 } })
  }, 60_000)

  it('CD13 finds the blobs of the namespace that its operators are in', () => {
    const { ref } = rig.rig.vbus('blob', 'put', file('in.jsonl'), '--workspace', rig.rig.workspace)
    const refs = [String(ref), `sha256:${'0'.repeat(64)}`]
    const lines = refs.map((input_data_ref, n) => JSON.stringify({ topic: 'odd.in', payload: { n, input_data_ref } }))
    rig.put('blobs.jsonl', lines.join('\n'))
    const { outputs } = rig.rig.ended(
      ...['circuit', 'test', file('odd.circuit.yaml'), '--workspace', rig.rig.workspace, '--inputs', file('blobs.jsonl')],
      ...['--binding', file('odd-a.binding.yaml')],
    ).last as { readonly outputs: readonly Answer[] }
    // Of the second one there is no blob.
    const found = outputs.map(({ topic, payload }) => `${String(topic)} ${String((payload as Answer)['n'])}`)
    expect(found.sort()).toEqual(['odd.dead 1', 'odd.out 0'])
  }, 60_000)

  it('CD13 says what came out where a bound operator is not there; nobody stands in for it', () => {
    rig.put('short.circuit.yaml', oddCircuit({ deadlineMs: 1_000 }))
    const { status: code, last } = rig.rig.ended(
      ...['circuit', 'test', file('short.circuit.yaml'), '--workspace', rig.rig.workspace, '--inputs', file('in.jsonl')],
      ...['--binding', file('odd-gone.binding.yaml')],
    )
    expect([code, (last['outputs'] as Answer[]).map(({ topic, payload }) => [topic, (payload as Answer)['n']])]).toEqual([
      0,
      [
        ['odd.dead', 1],
        ['odd.dead', 2],
      ],
    ])
  }, 60_000)

  it('CD13 ends 2 for a line that is no message, and for a circuit with errors', () => {
    rig.put('bad.jsonl', '{"topic":"odd.in","payload":{}}\nno json\n')
    expect(tested('odd-a', '--expect', file('bad.jsonl'))).toMatchObject({ status: 2, last: { error: { code: 'cli/usage' } } })
    rig.put('bad.circuit.yaml', 'format: arqonbus.circuit.v1\n')
    const bad = rig.rig.ended('circuit', 'test', file('bad.circuit.yaml'), '--workspace', rig.rig.workspace, '--inputs', file('in.jsonl'))
    expect(bad).toMatchObject({ status: 2, last: { error: { code: 'circuit/has-errors' } } })
  }, 60_000)

  it('CD10 CD13 CD16 reaches nothing of what really runs, counts nothing there, and its records name who served', async () => {
    // Behind all that was sent before.
    expect((await status(bus, 'odd'))['nodes']).toEqual({ in: {}, rig: {}, out: {}, lost: {} })
    expect([(await status(bus, 'odd'))['counts'], real]).toEqual([{}, []])
    expect(rig.rig.ended('topology', 'verify', '--workspace', rig.rig.workspace)).toMatchObject({ status: 0, last: { ok: true } })
    await rig.kill('SIGTERM')
    // Without an engine one is started, whose operators are waited for: those that it is bound to.
    expect(tested('odd-b')).toMatchObject({ status: 0, last: { ok: true, outputs_total: 2 } })
    const paths = rig.rig.records('circuit_path').map(({ body }) => body as Answer & { readonly steps: readonly Answer[] })
    expect(paths.every(({ version, namespace }) => version === 0 && /^test-/.test(String(namespace)))).toBe(true)
    const served = paths
      .filter(({ output_topic }) => output_topic === 'odd.out')
      .map(({ steps }) => steps.find(({ node }) => node === 'rig'))
    expect(served.map((step) => `${String(step?.['operator'])} ${String(step?.['simulated'])}`)).toEqual([
      ...['odd-a true', 'odd-a true', 'odd-b false', 'odd-b false', 'odd-a true', 'odd-a true', 'odd-a true', 'odd-b false', 'odd-b false'],
    ])
  }, 120_000)
})
