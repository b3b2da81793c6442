import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBinding, validateBinding } from './binding.ts'
import { DIAGNOSTIC_CODES } from './diagnostic-codes.ts'
import { EDGE_MEMBERS, LIMIT_MEMBERS, NODE_MEMBERS } from './members.ts'
import { NODE_KINDS, parseCircuit } from './parse-circuit.ts'
import { validateCircuit } from './validate-circuit.ts'

const validator = (name: string): ((value: unknown) => boolean) => {
  const file = fileURLToPath(new URL(`../../../resources/schemas/${name}.schema.json`, import.meta.url))
  return new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')) as object)
}

const CIRCUIT = {
  format: 'arqonbus.circuit.v1',
  name: 'all-kinds',
  namespace: 'default',
  description: 'x',
  limits: { in_flight: 10, messages_per_s: 0.5, deadline_ms: 60_000, overflow: 'drop_newest' },
  nodes: {
    source: { kind: 'topic', topic: 'input.audio', schema: 'arqonbus.audio.clip.v1' },
    nvm: {
      kind: 'operator',
      type: 'nvm',
      jobs: 'nvm.jobs',
      results: 'nvm.results',
      accepts: 'a',
      gives: 'b',
      constraints: { max_runs: 1, max_energy_joules: 2.5, max_cpu_ms: 1, max_runtime_ms: 2 },
      deadline_ms: 5,
    },
    loud: { kind: 'filter', where: 'payload.rms > 0.05' },
    job: { kind: 'map', to: '{"a": 1}', schema: 's' },
    route: { kind: 'branch', cases: [{ port: 'high', when: 'payload.a' }], else: 'low' },
    all: { kind: 'merge' },
    both: { kind: 'join', mode: 'quorum', of: 2, by: 'correlation', within_ms: 5000 },
    batch: { kind: 'window', count: 10, within_ms: 1000 },
    slow: { kind: 'throttle', per_s: 0.5, overflow: 'block', queue: 100 },
    later: { kind: 'delay', ms: 250 },
    again: { kind: 'retry', attempts: 3, backoff_ms: 0 },
    lost: { kind: 'dead_letter', topic: 'nvm.dead' },
    part: { kind: 'circuit', file: '../x/part.circuit.yaml' },
    look: { kind: 'probe' },
  },
  edges: [{ from: 'source', to: 'both.a', where: 'true', schema: 'x', durable: true }],
  inputs: { in: 'all' },
  outputs: { out: 'route.high' },
}
const BINDING = {
  format: 'arqonbus.binding.v1',
  name: 'simulated',
  circuit: 'bowls',
  serves: { nvm: { operator: 'nvm-sim', simulated: true }, 'part.nvm': { operator: 'rig', simulated: false } },
}

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null
const VALUES: readonly Json[] = [
  null,
  '',
  'x',
  'X',
  'a.b',
  'a..b',
  'a b',
  '-a',
  'é',
  '💡'.repeat(1_500),
  'x'.repeat(2_001),
  'a.circuit.yaml',
  '/a.circuit.yaml',
  0,
  1,
  -1,
  1.5,
  1e9,
  true,
  false,
  [],
  [null],
  ['x'],
  {},
  { kind: 'merge' },
  { kind: 'nothing' },
  { x: 1 },
  { port: 'a', when: 'true' },
]

interface Change {
  readonly at: number
  readonly act: number
  readonly value: Json
  readonly name: string
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(5_000),
  act: fc.nat(3),
  value: fc.constantFrom(...VALUES),
  name: fc.constantFrom('x', 'kind', 'schema', 'A', 'within_ms', 'of', '__proto__', 'else', 'a-b', 'port'),
})

/** Every collection of a value, in order. */
const collections = (value: Json): ({ [name: string]: Json } | Json[])[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(collections)] : []

function changed(value: object, changes: readonly Change[]): Json {
  const copy = structuredClone(value) as Json
  for (const { at, act, value: next, name } of changes) {
    const all = collections(copy)
    const target = all[at % all.length]
    if (target === undefined) continue
    const keys = Object.keys(target)
    const key = keys[Math.floor(at / all.length) % Math.max(1, keys.length)]
    if (Array.isArray(target))
      act < 2 && key !== undefined ? (target[Number(key)] = structuredClone(next)) : target.push(structuredClone(next))
    else if (act === 0 && key !== undefined) delete target[key]
    else if (act === 1)
      Object.defineProperty(target, name, { value: structuredClone(next), enumerable: true, configurable: true, writable: true })
    else if (key !== undefined) target[key] = structuredClone(next)
  }
  return copy
}

describe('the published JSON Schemas', () => {
  it.each([
    ['circuit', CIRCUIT, (text: string) => parseCircuit(text, { file: 'f' }).diagnostics],
    ['binding', BINDING, (text: string) => parseBinding(text, { file: 'f' }).diagnostics],
  ])('CI5 of a %s and its parser take and refuse the same', (kind, good, diagnosticsOf) => {
    const isValid = validator(`arqonbus.${kind}.v1`)
    expect(diagnosticsOf(JSON.stringify(good))).toEqual([])
    expect(isValid(good)).toBe(true)
    let refused = 0
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3, size: 'max' }), (changes) => {
        const value = changed(good, changes)
        const found = diagnosticsOf(JSON.stringify(value))
        if (found.length > 0) refused += 1
        expect(found.length === 0, JSON.stringify(found[0])).toBe(isValid(value))
      }),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(50)
  })

  it('CI5 count characters alike, of one code unit or two', () => {
    const schema = validator('arqonbus.circuit.v1')
    for (const letter of ['x', 'é', '𝄞'])
      for (const count of [2_000, 2_001]) {
        const value = { ...CIRCUIT, description: letter.repeat(count) }
        const read = parseCircuit(JSON.stringify(value), { file: 'f' }).circuit !== undefined
        expect([schema(value), read], `${count} of ${letter}`).toEqual([count === 2_000, count === 2_000])
      }
  })

  it('CI5 names every kind of node', () => {
    expect(Object.values(CIRCUIT.nodes).map(({ kind }) => kind)).toEqual(NODE_KINDS)
  })
})

describe('the reference page', () => {
  it('CI4 CI5 names every kind, member and code, and its example is a circuit in order', () => {
    const page = readFileSync(fileURLToPath(new URL('../../../docs/reference/circuit.md', import.meta.url)), 'utf8')
    const members = [...Object.values(NODE_MEMBERS).flat(), ...EDGE_MEMBERS, ...LIMIT_MEMBERS].map(({ name }) => name)
    const missing = [...members, ...NODE_KINDS, ...Object.keys(DIAGNOSTIC_CODES)].filter((name) => !page.includes(`\`${name}\``))
    expect(missing).toEqual([])
    const [circuitText = '', bindingText = ''] = [...page.matchAll(/```yaml\n([^`]*)```/g)].map((match) => match[1]!)
    const { circuit, diagnostics } = parseCircuit(circuitText, { file: 'f' })
    expect([...diagnostics, ...validateCircuit(circuit!)]).toEqual([])
    const { binding } = parseBinding(bindingText, { file: 'b' })
    expect(validateBinding(binding!, circuit!)).toEqual([])
  })
})
