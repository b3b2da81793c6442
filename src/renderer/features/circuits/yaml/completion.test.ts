import { expect, it } from 'vitest'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { CIRCUIT_MEMBERS } from './circuit-schema.ts'
import { optionsAt } from './completion.ts'
import { cursorContext } from './cursor-context.ts'

const TEXT = `format: arqonbus.circuit.v1
name: bowls
nodes:
  audio: {kind: topic, topic: input.audio}
  nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results}
  route: {kind: branch, cases: [{port: high, when: 'payload.f0 > 900.0'}], else: low}
  again: {kind: retry, attempts: 3}
  part: {kind: circuit, file: ./part.circuit.yaml}
edges:
  - {from: audio, to: again}
`
const { circuit } = parseCircuit(TEXT, { file: 'x.circuit.yaml' })
const world = { members: CIRCUIT_MEMBERS, circuit, topics: ['lab.audio', 'nvm.jobs'], schemas: ['arqonbus.nvm.job.v1'] }

/** Labels offered at `|`. */
const at = (text: string): readonly string[] =>
  optionsAt(cursorContext(text.replace('|', ''), text.indexOf('|')), world).map(({ label }) => label)

it('VX40 offers the members of a node by its kind, beside those it has', () => {
  expect(at(TEXT.replace('results: nvm.results}', '|}'))).toEqual(['results', 'accepts', 'gives', 'constraints', 'deadline_ms'])
  expect(at(TEXT.replace('attempts: 3', '|'))).toEqual(['attempts', 'backoff_ms'])
  expect(at(TEXT.replace('  again:', '  new: {|}\n  again:'))).toContain('kind')
  expect(at(TEXT.replace("when: 'payload.f0 > 900.0'", '|'))).toEqual(['when'])
})

it('VX40 offers the values that the schema names', () => {
  expect(at(TEXT.replace('kind: retry', 'kind: |'))).toEqual(expect.arrayContaining(['retry', 'throttle', 'merge', 'circuit']))
  expect(at(TEXT.replace('type: nvm', 'type: |'))).toContain('bowlnet')
  expect(at(TEXT.replace('to: again}', 'to: again, durable: |}'))).toEqual(['true', 'false'])
  expect(at(`${TEXT}limits: {overflow: |}`)).toEqual(['block', 'drop_oldest', 'drop_newest', 'refuse'])
  expect(at('|')).toEqual(expect.arrayContaining(['format', 'nodes', 'edges', 'limits', 'inputs']))
})

it('VX40 offers nodes with their ports, topics, and schemas that the engine knows', () => {
  expect(at(TEXT.replace('from: audio', 'from: |'))).toEqual(
    expect.arrayContaining(['audio', 'nvm', 'nvm.error', 'route.high', 'route.low', 'again.error']),
  )
  expect(at(TEXT.replace('from: audio', 'from: |'))).not.toContain('route')
  expect(at(TEXT.replace('to: again', 'to: |'))).toEqual(expect.arrayContaining(['again', 'again.failed', 'part']))
  expect(at(TEXT.replace('jobs: nvm.jobs', 'jobs: |'))).toEqual(['input.audio', 'nvm.jobs', 'nvm.results', 'lab.audio'])
  expect(at(TEXT.replace('to: again}', 'to: again, schema: |}'))).toEqual(['arqonbus.nvm.job.v1'])
  expect(at(`${TEXT}inputs: {in: |}`)).toEqual(['audio', 'nvm', 'route', 'again', 'part'])
})
