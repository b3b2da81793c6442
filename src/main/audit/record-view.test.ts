import { describe, expect, it } from 'vitest'
import { toRecordView, toRfc3339 } from '../../shared/bundle/index.ts'
import type { RecordInput } from './contract.ts'
import { decodeRecord, encodeRecord } from './record-codec.ts'

const view = (input: RecordInput, timeNs = 1_700_000_000_123_456_789n) => toRecordView(5, decodeRecord(encodeRecord(input, timeNs)))

describe('the JSON view of a record', () => {
  it('LG17 shows every field, hashes as hex, JSON as what it says', () => {
    const gate = view({
      actor: { id: 'alice', kind: 1 },
      pos: 2 ** 40,
      run: 'r',
      phase: 'GPU_INIT',
      gate: { rule: 'V1', when: 'after', evidence: '{"a":[1]}' },
    })
    expect(gate).toEqual({
      record: 5,
      pos: '1099511627776',
      epoch: 0,
      time: '2023-11-14T22:13:20.123456789Z',
      kind: 'gate',
      actor: { id: 'alice', kind: 'human' },
      run: 'r',
      phase: 'GPU_INIT',
      device: '',
      simulated: false,
      body: { rule: 'V1', when: 'after', ok: false, evidence: { a: [1] } },
    })
    const trusted = view({ actor: { id: 'x', kind: 2 }, workspaceTrusted: { configSha256: Uint8Array.of(0xab, 1) } })
    expect(trusted).toMatchObject({ kind: 'workspace_trusted', actor: { kind: 'machine' }, body: { config_sha256: 'ab01', signature: '' } })
  })

  it('LG17 writes 64-bit integers as strings and record numbers plain', () => {
    expect(view({ breachAcknowledged: { breachRecord: 12 } }).body).toMatchObject({ breach_record: 12 })
    expect(view({ snapshot: { record: 12 } }).body).toMatchObject({ record: 12 })
    expect(view({ runStarted: { seed: 12 } }).body).toMatchObject({ seed: '12', parameters: {} })
    expect(view({ finding: { rows: 2, rowIds: [1, 2] } }).body).toMatchObject({ rows: '2', row_ids: [1, 2], row_ids_sha256: '' })
  })

  it('LG17 shows what is nested as it shows the rest: names, hashes as hex, numbers, JSON', () => {
    const files = [{ path: 'a.circuit.yaml', sha256: new Uint8Array(32).fill(0xab), bytes: 7 }]
    expect(view({ circuitApplied: { name: 'a', files, publish: ['x'] } }).body).toMatchObject({
      files: [{ path: 'a.circuit.yaml', sha256: 'ab'.repeat(32), bytes: '7' }],
      publish: ['x'],
      serves: [],
    })
    const steps = [{ node: 'nvm', operator: 'nvm-sim', simulated: true, jobId: Uint8Array.of(1, 2) }]
    expect(view({ circuitPath: { steps } }).body).toMatchObject({ steps: [{ node: 'nvm', simulated: true, job_id: '0102' }] })
    const claims = [{ name: 'passed-the-spine', ok: false, lookedAt: 9, evidence: '{"record":3}' }]
    expect(view({ topologyVerified: { claims } }).body).toMatchObject({ claims: [{ looked_at: '9', evidence: { record: 3 } }] })
  })

  it('shows text that is no JSON as it is', () => {
    expect(view({ breach: { evidence: '{' } }).body).toMatchObject({ evidence: '{' })
  })

  it('LG17 keeps times to the nanosecond, on both sides of 1970', () => {
    expect(toRfc3339(0n)).toBe('1970-01-01T00:00:00.000000000Z')
    expect(toRfc3339(-1n)).toBe('1969-12-31T23:59:59.999999999Z')
    for (const ns of [1n, -1n, 2n ** 62n, -(2n ** 33n)]) expect(view({ engineClosed: {} }, ns).time).toBe(toRfc3339(ns))
  })
})
