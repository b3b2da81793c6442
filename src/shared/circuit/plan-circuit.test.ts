import { describe, expect, it } from 'vitest'
import type { Circuit } from './circuit.ts'
import { graphOf } from './graph-circuit.ts'
import { durableTopics, needsOf } from './needs.ts'
import { parseCircuit } from './parse-circuit.ts'
import { planCircuit } from './plan-circuit.ts'

const HEAD = 'format: arqonbus.circuit.v1\nname: c\n'
const read = (text: string): Circuit => {
  const { circuit, diagnostics } = parseCircuit(HEAD + text, { file: 'f' })
  if (circuit === undefined) throw new Error(JSON.stringify(diagnostics))
  return circuit
}
const BASE = `nodes:
  in: {kind: topic, topic: a.in}
  nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results, constraints: {max_runs: 1}}
  out: {kind: topic, topic: a.out}
edges:
  - {from: in, to: nvm}
  - {from: nvm, to: out}
`
const NOTHING = { added: [], removed: [] }

describe('a plan', () => {
  it('CI19 says by meaning what changes: order, comments and ways of writing do not count', () => {
    const same = `# other\nedges:\n  - {to: out, from: nvm.out}\n  - {from: in, to: nvm.in, durable: false}\nnodes:\n  out: {topic: a.out, kind: topic}\n  nvm:\n    kind: operator\n    type: nvm\n    jobs: nvm.jobs\n    results: nvm.results\n    constraints: {max_runs: 1}\n  in: {kind: topic, topic: a.in}\n`
    const plan = planCircuit(read(BASE), read(same))
    expect(plan.isEmpty).toBe(true)
    expect(plan).toEqual({
      nodes: { added: [], removed: [], renamed: [], changed: [] },
      edges: { added: [], removed: [], changed: [] },
      circuit: [],
      topics: NOTHING,
      subscriptions: NOTHING,
      grants: { wanted: [], letGo: [] },
      quotas: [],
      operatorsMissing: [],
      isEmpty: true,
    })
  })

  it('CI19 gives nodes and edges that come, go and change member by member, topics, subscriptions, grants, quotas', () => {
    const after = read(
      BASE.replace('max_runs: 1', 'max_runs: 4, max_energy_joules: 2')
        .replace('topic: a.out', 'topic: b.out')
        .replace('- {from: nvm, to: out}', `- {from: nvm, to: out, where: 'payload.ok', durable: true}\n  - {from: nvm.error, to: lost}`)
        .replace('edges:', '  lost: {kind: dead_letter, topic: dead}\nedges:'),
    )
    const plan = planCircuit(read(BASE), after)
    expect(plan.nodes.added).toEqual(['lost'])
    expect(plan.nodes.changed).toEqual([
      {
        node: 'nvm',
        members: [
          { member: 'constraints.max_runs', before: 1, after: 4 },
          { member: 'constraints.max_energy_joules', before: undefined, after: 2 },
        ],
      },
      { node: 'out', members: [{ member: 'topic', before: 'a.out', after: 'b.out' }] },
    ])
    expect(plan.edges).toEqual({
      added: ['nvm.error -> lost.in'],
      removed: [],
      changed: [
        {
          edge: 'nvm.out -> out.in',
          members: [
            { member: 'where', before: undefined, after: 'payload.ok' },
            { member: 'durable', before: false, after: true },
          ],
        },
      ],
    })
    expect(plan.topics).toEqual({ added: ['b.out', 'circuits.c.*', 'dead'], removed: ['a.out'] })
    expect(plan.subscriptions).toEqual({ added: ['circuits.c.*'], removed: [] })
    expect(plan.grants.letGo).toEqual([{ right: 'publish', what: 'a.out' }])
    expect(plan.quotas).toEqual([
      { member: 'nvm.max_runs', before: 1, after: 4 },
      { member: 'nvm.max_energy_joules', before: undefined, after: 2 },
    ])
    const back = planCircuit(after, read(BASE))
    expect([back.nodes.removed, back.edges.removed, back.topics.added]).toEqual([['lost'], ['nvm.error -> lost.in'], ['a.out']])
  })

  it('CI19 knows a node that only got another name, and its edges; of equal ones the one with the same neighbours', () => {
    expect(
      planCircuit(read(BASE), read(BASE.replaceAll('nvm:', 'rig:').replaceAll('to: nvm', 'to: rig').replaceAll('from: nvm', 'from: rig'))),
    ).toMatchObject({
      nodes: { added: [], removed: [], renamed: [{ from: 'nvm', to: 'rig' }], changed: [] },
      edges: { added: [], removed: [], changed: [] },
      quotas: [],
      isEmpty: false,
    })
    const pair = (a: string, b: string): Circuit =>
      read(
        `nodes:\n  in: {kind: topic, topic: i}\n  ${a}: {kind: delay, ms: 5}\n  ${b}: {kind: delay, ms: 5}\n  out: {kind: topic, topic: o}\nedges:\n  - {from: in, to: ${a}}\n  - {from: ${b}, to: out}\n`,
      )
    expect(planCircuit(pair('first', 'last'), pair('x', 'y')).nodes.renamed).toEqual([
      { from: 'first', to: 'x' },
      { from: 'last', to: 'y' },
    ])
    expect(planCircuit(pair('first', 'last'), pair('y', 'x')).nodes.renamed).toContainEqual({ from: 'last', to: 'x' })
  })

  it('CI19 of nothing before or nothing after is all or nothing, and names operators that this world has not', () => {
    const plan = planCircuit(undefined, read(BASE), { operators: [] })
    expect(plan.nodes.added).toEqual(['in', 'nvm', 'out'])
    expect(plan.grants.wanted).toHaveLength(needsOf(read(BASE)).length)
    expect(plan.operatorsMissing).toEqual([{ node: 'nvm', type: 'nvm', jobs: 'nvm.jobs' }])
    expect(planCircuit(read(BASE), undefined)).toMatchObject({
      nodes: { removed: ['in', 'nvm', 'out'] },
      grants: { wanted: [] },
      isEmpty: false,
    })
  })
})

describe('what a circuit needs', () => {
  it('CI28 is what its nodes and durable edges need, once, at the member that asks for it', () => {
    expect(needsOf(read(BASE)).map(({ right, what, path }) => `${right} ${what} ${path}`)).toEqual([
      'subscribe a.in nodes.in.topic',
      'publish nvm.jobs nodes.nvm.jobs',
      'subscribe nvm.results nodes.nvm.results',
      'subscribe nvm.states nodes.nvm.jobs',
      'execute nvm nodes.nvm.type',
      'publish a.out nodes.out.topic',
    ])
    const durable = read(BASE.replace('to: nvm}', 'to: nvm, durable: true}'))
    expect(needsOf(durable).slice(-2)).toEqual([
      { right: 'publish', what: 'circuits.c.*', path: 'edges.0.durable' },
      { right: 'subscribe', what: 'circuits.c.*', path: 'edges.0.durable' },
    ])
    expect(durableTopics(durable)).toEqual(['circuits.c.in__out--nvm__in'])
  })
})

describe('a drawing', () => {
  it('CI27 is Mermaid or DOT, equal for equal circuits, and no text of the file breaks out of it', () => {
    const circuit = read(BASE.replace('to: nvm}', "to: nvm, durable: true, schema: 'x\"]|<b>'}"))
    expect(graphOf(circuit, 'mermaid')).toBe(
      'flowchart LR\n  n0["in<br>topic<br>a.in"]\n  n1["nvm<br>operator<br>nvm: nvm.jobs"]\n  n2["out<br>topic<br>a.out"]\n' +
        '  n0 ==>|"x    b> durable"| n1\n  n1 --> n2\n',
    )
    expect(graphOf(circuit, 'dot')).toContain('  n0 -> n1 [label="x    b> durable", style=bold]\n')
    expect(graphOf(circuit, 'dot')).toContain('  n1 [label="nvm\\noperator\\nnvm: nvm.jobs"]\n')
  })
})
