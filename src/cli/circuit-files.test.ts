import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

let place: string
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson(argv, { env: { VBUS_CONFIG_DIR: join(place, 'config') }, cwd: place })
const write = (name: string, text: string | Uint8Array): void => writeFileSync(join(place, name), text)

const HEAD = 'format: arqonbus.circuit.v1\nname: c\n'
const GOOD = `${HEAD}nodes:
  in: {kind: topic, topic: a.in}
  nvm: {kind: operator, type: nvm, jobs: n.jobs, results: n.results}
  out: {kind: topic, topic: a.out}
edges:
  - {from: in, to: nvm}
  - {from: nvm, to: out}
`

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'vbus-circuit-'))
  mkdirSync(join(place, 'folder.circuit.yaml'))
  write('good.circuit.yaml', GOOD)
  write(
    'other.circuit.yaml',
    GOOD.replaceAll('nvm}', 'rig}').replaceAll('nvm:', 'rig:').replaceAll('from: nvm', 'from: rig').replace('a.out', 'b.out'),
  )
  write('bad.circuit.yaml', GOOD.replace('to: nvm', 'to: nmv'))
  write('part.circuit.yaml', `${HEAD}nodes:\n  f: {kind: filter, where: 'payload.'}\nedges: []\ninputs: {in: f}\noutputs: {out: f}\n`)
  write(
    'whole.circuit.yaml',
    GOOD.replace('{kind: operator, type: nvm, jobs: n.jobs, results: n.results}', '{kind: circuit, file: ./part.circuit.yaml}'),
  )
  write('large.circuit.yaml', 'a'.repeat(3_000_000))
  write('bytes.circuit.yaml', new Uint8Array([0xff, 0xfe, 0x00]))
  write('good.binding.yaml', 'format: arqonbus.binding.v1\nname: b\ncircuit: c\nserves:\n  nvm: {operator: nvm-sim, simulated: true}\n')
  write('bad.binding.yaml', 'format: arqonbus.binding.v1\nname: b\ncircuit: c\nserves:\n  in: {operator: nvm-sim, simulated: true}\n')
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('vbus circuit, without a workspace', () => {
  it('CI30 validate ends with 0 when nothing is wrong, with 2 and a diagnostic a line when something is', async () => {
    const good = await vbus('circuit', 'validate', 'good.circuit.yaml', 'good.binding.yaml')
    expect([good.status, good.last]).toEqual([0, { type: 'result', ok: true, files: 2, errors: 0, warnings: 0 }])
    const bad = await vbus('circuit', 'validate', 'bad.circuit.yaml')
    expect([bad.status, codeOf(bad), bad.last.errors]).toEqual([2, 'circuit/has-errors', 1])
    expect(bad.documents[0]).toMatchObject({
      type: 'diagnostic',
      file: 'bad.circuit.yaml',
      line: 8,
      column: 20,
      code: 'circuit/unknown-node',
      severity: 'error',
      path: 'edges.0.to',
      fix: 'Write nvm',
    })
  })

  it('CI30 validate holds a binding against the circuit beside it, and looks into sub-circuits', async () => {
    const bound = await vbus('circuit', 'validate', 'good.circuit.yaml', 'bad.binding.yaml')
    expect(bound.documents.slice(0, -1).map(({ code }) => code)).toEqual(['circuit/not-an-operator', 'circuit/not-bound'])
    expect((await vbus('circuit', 'validate', 'bad.binding.yaml')).status).toBe(0)
    const whole = await vbus('circuit', 'validate', 'whole.circuit.yaml')
    expect(whole.status).toBe(2)
    expect(whole.documents[0]).toMatchObject({ line: 4, code: 'circuit/bad-expression', path: 'nodes.f.where', file: 'part.circuit.yaml' })
  })

  it('CI30 CI1 a file that is too large, none, a folder or no text is refused with 2', async () => {
    const large = await vbus('circuit', 'validate', 'large.circuit.yaml')
    expect([large.status, large.documents[0]?.code]).toEqual([2, 'circuit/too-large'])
    for (const name of ['nowhere.circuit.yaml', 'folder.circuit.yaml', 'bytes.circuit.yaml']) {
      const ended = await vbus('circuit', 'validate', name)
      expect([ended.status, codeOf(ended)], name).toEqual([2, 'cli/usage'])
    }
    expect((await vbus('circuit', 'validate')).status).toBe(2)
  })

  it('CI30 says nothing of files beyond those that it looks at: too many are refused', async () => {
    const many = await vbus('circuit', 'validate', ...Array.from({ length: 1_001 }, () => 'good.circuit.yaml'))
    expect([many.status, codeOf(many)]).toEqual([2, 'cli/usage'])
  })

  it('CI30 diff says what changes by meaning, graph draws', async () => {
    expect((await vbus('circuit', 'diff', 'good.circuit.yaml', 'good.circuit.yaml')).last).toMatchObject({ ok: true, equal: true })
    const { status, last } = await vbus('circuit', 'diff', 'good.circuit.yaml', 'other.circuit.yaml')
    expect(status).toBe(0)
    expect(last).toMatchObject({
      equal: false,
      plan: { nodes: { renamed: [{ from: 'nvm', to: 'rig' }] }, topics: { added: ['b.out'], removed: ['a.out'] } },
    })
    expect((await vbus('circuit', 'diff', 'good.circuit.yaml', 'large.circuit.yaml')).status).toBe(2)
    expect((await vbus('circuit', 'graph', 'good.circuit.yaml', '--dot')).last).toMatchObject({ language: 'dot', nodes: 3, edges: 2 })
    expect((await vbus('circuit', 'graph', 'large.circuit.yaml')).status).toBe(2)
  })
})
