import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import type { Fault } from '../../shared/base/index.ts'
import { TYPE } from '../../shared/wire/index.ts'
import { systemClock } from '../platform/index.ts'
import { Admission, type AdmissionRules, composeGates } from './admission.ts'
import type { AskingParty, TopicRule } from './contract.ts'
import { JOB_REFS_MAX } from './limits.ts'
import { PolicyHook } from './policy-hook.ts'
import { SchemaRegistry } from './schema-registry.ts'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const party: AskingParty = { identity: 'anna', actorKind: 'machine', namespace: 'default', client: 'test', transport: 'tcp' }
const source = bytes({ type: 'object', required: ['x'], properties: { x: { type: 'integer' } } })
const registry = SchemaRegistry.load(
  [{ name: 'lab.v1', kind: 'json', file: 'lab.json', sha256: createHash('sha256').update(source).digest('hex') }],
  () => source,
)
const stored = 'ab'.repeat(32)

function admissionOf(topics: readonly TopicRule[], hook?: PolicyHook): { admission: Admission; warned: string[] } {
  const warned: string[] = []
  const setting = {
    hasBlob: (namespace: string, sha256: string) => namespace === 'default' && sha256 === stored,
    onWarned: (by: AskingParty, fault: Fault, topic: string) => void warned.push(`${by.identity} ${fault.code} ${topic}`),
    isOwn: ({ identity }: AskingParty) => identity === 'engine',
  }
  return { admission: new Admission(setting, { topics, registry, hook }), warned }
}
const rule = (check: 'off' | 'warn' | 'enforce', allow?: readonly string[], namespace?: string): TopicRule => ({
  pattern: 'lab.>',
  ...(namespace === undefined ? {} : { namespace }),
  schemas: { check, ...(allow === undefined ? {} : { allow }) },
})
const codeOf = (verdict: Fault | 'wait' | undefined): string => (verdict === 'wait' ? 'wait' : (verdict?.code ?? 'passes'))

describe('a topic that checks schemas', () => {
  it('AD7 enforce refuses what does not hold and names the place; what has no registered schema passes', () => {
    const gate = admissionOf([rule('enforce')]).admission.gateFor(party, 'lab.a')
    const fault = gate?.check(TYPE.event, 'lab.v1', bytes({ x: 'one' }))
    expect(fault).toMatchObject({ code: 'schema/invalid-payload', evidence: { schema: 'lab.v1', place: '/x' } })
    expect(codeOf(gate?.check(TYPE.event, 'lab.v1', bytes({ x: 1 })))).toBe('passes')
    expect(codeOf(gate?.check(TYPE.event, '', bytes(1)))).toBe('passes')
    expect(codeOf(gate?.check(TYPE.stream_start, 'lab.v1', bytes({ name: 'a stream of them' })))).toBe('passes')
  })

  it('AD8 with `allow`, a schema that is not listed or not registered is unknown', () => {
    const gate = admissionOf([rule('enforce', ['lab.v1', 'lab.v9'])]).admission.gateFor(party, 'lab.a')
    expect(codeOf(gate?.check(TYPE.event, 'lab.v1', bytes({ x: 1 })))).toBe('passes')
    for (const schema of ['', 'lab.v2', 'lab.v9']) expect(codeOf(gate?.check(TYPE.event, schema, bytes({ x: 1 })))).toBe('schema/unknown')
    const other = admissionOf([rule('enforce', ['lab.v2'])]).admission.gateFor(party, 'lab.a')
    expect(codeOf(other?.check(TYPE.event, 'lab.v1', bytes({ x: 1 })))).toBe('schema/unknown')
  })

  it('AD9 warn lets pass and tells who sent what', () => {
    const { admission, warned } = admissionOf([rule('warn', ['lab.v1'])])
    const gate = admission.gateFor(party, 'lab.a')
    expect(codeOf(gate?.check(TYPE.event, 'lab.v1', bytes({})))).toBe('passes')
    expect(codeOf(gate?.check(TYPE.event, 'lab.v2', bytes({})))).toBe('passes')
    expect(warned).toEqual(['anna schema/invalid-payload lab.a', 'anna schema/unknown lab.a'])
  })

  it('AD7 the first rule that matches topic and namespace counts; off, no rule and the engine itself have no gate', () => {
    const { admission } = admissionOf([rule('off', undefined, 'default'), rule('enforce')])
    expect(admission.gateFor(party, 'lab.a')).toBeUndefined()
    expect(admission.gateFor({ ...party, namespace: 'other' }, 'lab.a')).toBeDefined()
    expect(admission.gateFor({ ...party, namespace: 'other' }, 'rig.a')).toBeUndefined()
    expect(admission.gateFor({ ...party, namespace: 'other', identity: 'engine' }, 'lab.a')).toBeUndefined()
  })

  it('AD11 a job that names a blob which its namespace does not have is refused', () => {
    const { admission } = admissionOf([rule('enforce')])
    const gate = admission.gateFor(party, 'lab.jobs')
    const job = (body: object): string => codeOf(gate?.check(TYPE.job, '', bytes(body)))
    const [known, unknown] = [`sha256:${stored}`, `sha256:${'cd'.repeat(32)}`]
    expect(job({ program_ref: known, inputs: [known, 'rows-1'], input_data: { frame_ref: known }, other_ref: 'rig-7' })).toBe('passes')
    expect(job({ program_ref: unknown })).toBe('blob/unknown')
    expect(job({ input_data: [{ frame_ref: unknown }] })).toBe('blob/unknown')
    expect(job({ inputs: [unknown] })).toBe('blob/unknown')
    expect(codeOf(gate?.check(TYPE.event, '', bytes({ program_ref: unknown })))).toBe('passes')
    expect(codeOf(admission.gateFor({ ...party, namespace: 'other' }, 'lab.jobs')?.check(TYPE.job, '', bytes({ a_ref: known })))).toBe(
      'blob/unknown',
    )
    const many = Array.from({ length: JOB_REFS_MAX + 1 }, (_, i) => `sha256:${i.toString(16).padStart(64, '0')}`)
    expect(job({ inputs: many })).toBe('schema/invalid-payload')
  })
})

describe('gates together', () => {
  it('AD17 the first gate that does not let pass decides', () => {
    const asked: string[] = []
    const gate = (name: string, verdict: 'wait' | undefined): { check: () => 'wait' | undefined } => ({
      check: () => {
        asked.push(name)
        return verdict
      },
    })
    expect(composeGates([])).toBeUndefined()
    expect(composeGates([gate('a', undefined), gate('b', 'wait'), gate('c', undefined)])?.check(TYPE.event, '', bytes(1))).toBe('wait')
    expect(asked).toEqual(['a', 'b'])
  })
})

describe("the hook's place", () => {
  const module = async (verdict: number): Promise<PolicyHook> => {
    const { parseWat } = await wabt()
    const text = `(module (import "env" "memory" (memory 1)) (global (export "buffer") i32 (i32.const 0))
      (func (export "decide") (param i32 i32) (result i32) (i32.const ${verdict})))`
    return await PolicyHook.open({ module: parseWat('x', text).toBinary({}).buffer, memoryPages: 1, timeoutMs: 50, clock: systemClock })
  }

  it('AD13 a publisher waits for the verdict, then passes without waiting; another policy asks again', async () => {
    const { admission } = admissionOf([rule('enforce')], await module(1))
    const gate = admission.gateFor(party, 'rig.a')
    const settled = new Promise<void>((resolve) => {
      admission.onSettled = resolve
    })
    expect(gate?.check(TYPE.event, '', bytes(1))).toBe('wait')
    await settled
    expect(gate?.check(TYPE.event, '', bytes(1))).toBeUndefined()
    const rules: AdmissionRules = { topics: [], registry, hook: await module(0) }
    expect(gate?.check(TYPE.event, 'other', bytes(1))).toBe('wait')
    let newGate = gate
    const retried = new Promise<unknown>((resolve) => {
      admission.onSettled = () => resolve(newGate?.check(TYPE.event, 'other', bytes(1)))
    })
    admission.replace(rules)
    newGate = admission.gateFor(party, 'rig.a')
    expect(await retried).toBe('wait')
    expect(gate?.check(TYPE.event, 'other', bytes(1))).toMatchObject({ code: 'authz/hook-failed' })
    admission.close()
    expect(newGate?.check(TYPE.event, 'third', bytes(1))).toMatchObject({ code: 'authz/hook-failed' })
  })

  it('AD13 what is denied may not connect, but a person may', async () => {
    const { admission } = admissionOf([], await module(0))
    expect(await admission.connect(party)).toMatchObject({ code: 'authz/hook-denied' })
    expect(await admission.connect({ ...party, actorKind: 'human' })).toBeUndefined()
    admission.replace({ topics: [], registry, hook: undefined })
    expect(await admission.connect(party)).toBeUndefined()
  })

  it('AD14 a connection that waits while the policy changes is asked about again', async () => {
    const { admission } = admissionOf([], await module(0))
    const verdict = admission.connect(party)
    admission.replace({ topics: [], registry, hook: undefined })
    expect(await verdict).toBeUndefined()
  })
})
