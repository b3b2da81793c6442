import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatches } from '../yaml/index.ts'
import type { Circuit } from './circuit.ts'
import { unboundedCycles } from './cycles.ts'
import { parseCircuit } from './parse-circuit.ts'
import { DIAGNOSTICS_MAX } from './source-map.ts'
import { validateCircuit } from './validate-circuit.ts'
import type { CircuitWorld } from './world.ts'

const HEAD = 'format: arqonbus.circuit.v1\nname: c\n'
const read = (nodes: string, edges: string, more = ''): ReturnType<typeof parseCircuit> => {
  const lines = (text: string, lead: string): string =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `  ${lead}${line.trim()}\n`)
      .join('')
  const text = `${HEAD}${more}nodes:\n${lines(nodes, '')}edges:${edges === '' ? ' []' : ''}\n${lines(edges, '- ')}`
  const parsed = parseCircuit(text, { file: 'f' })
  if (parsed.circuit === undefined) throw new Error(JSON.stringify(parsed.diagnostics))
  return parsed
}
const said = (nodes: string, edges: string, world: CircuitWorld = {}, more = ''): string[] => {
  const { circuit, source } = read(nodes, edges, more)
  return validateCircuit(circuit!, world, source).map(({ line, column, code, path }) => `${line}:${column} ${code} ${path}`)
}
const ENDS = 'in: {kind: topic, topic: a.in}\nout: {kind: topic, topic: a.out}'
const NVM =
  'nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results, accepts: job, gives: result, constraints: {max_runs: 3}}'

describe('what is wrong with a circuit', () => {
  it('CI9 an edge joins ports that are there, once', () => {
    expect(said(ENDS, '{from: in, to: out}')).toEqual([])
    expect(said(`${ENDS}\nf: {kind: filter, where: "true"}`, '{from: in, to: f}\n{from: f, to: out}\n{from: f.error, to: out}')).toEqual([])
    const edges =
      '{from: inn, to: f}\n{from: f.left, to: out.right}\n{from: f, to: out}\n{from: f, to: out}\n{from: in, to: f}\n{from: lost, to: out}'
    expect(said(`${ENDS}\nf: {kind: filter, where: "true"}\nlost: {kind: dead_letter, topic: l}`, edges)).toEqual([
      '9:12 circuit/unknown-node edges.0.from',
      '10:12 circuit/unknown-port edges.1.from',
      '10:24 circuit/unknown-port edges.1.to',
      '12:5 circuit/duplicate-edge edges.3',
      '14:12 circuit/unknown-port edges.5.from',
      '7:9 circuit/unconnected nodes.lost',
    ])
  })

  it('CI7 names the place of an expression that is none, in nodes, cases and edges', () => {
    const nodes = `${ENDS}\nf: {kind: filter, where: "1"}\nm: {kind: map, to: "payload.a +"}\nb: {kind: branch, cases: [{port: x, when: "nobody"}]}`
    expect(said(nodes, '{from: in, to: f, where: "&&"}\n{from: f, to: m}\n{from: m, to: b}\n{from: b.x, to: out}')).toEqual([
      '6:28 circuit/bad-expression nodes.f.where',
      '7:33 circuit/bad-expression nodes.m.to',
      '8:46 circuit/bad-expression nodes.b.cases.0.when',
      '10:31 circuit/bad-expression edges.0.where',
    ])
  })

  it('CI10 a topic is read or written, not both, and not nothing', () => {
    const nodes = 'in: {kind: topic, topic: a}\nlone: {kind: topic, topic: b}\nm: {kind: merge}'
    expect(said(nodes, '{from: in, to: m}\n{from: m, to: in}')).toEqual([
      '5:9 circuit/dangling-topic nodes.lone',
      '4:7 circuit/topic-loop nodes.in',
      '9:5 circuit/unbounded-cycle edges.1',
    ])
    for (const writer of [
      'w: {kind: topic, topic: a.in}',
      'w: {kind: dead_letter, topic: a.in}',
      'w: {kind: operator, type: nvm, jobs: a.in, results: r}',
    ])
      expect(
        said(`in: {kind: topic, topic: a.in}\n${writer}`, '{from: in, to: w}').filter((line) => line.includes('topic-loop')),
      ).toHaveLength(1)
  })

  it('CI14 says of joins, branches and retries what cannot be meant, and of the rest what is not joined', () => {
    const nodes = `${ENDS}\nj: {kind: join, mode: quorum, within_ms: 1}\nk: {kind: join, mode: zip, of: 3, within_ms: 1}\nb: {kind: branch, cases: [{port: x, when: "true"}, {port: x, when: "true"}], else: y}\nr: {kind: retry, attempts: 2}\nm: {kind: merge}`
    expect(
      said(nodes, '{from: in, to: j.a}\n{from: j, to: k.a}\n{from: j, to: k.b}\n{from: k, to: b}\n{from: b.x, to: r}\n{from: r, to: out}'),
    ).toEqual([
      '6:6 circuit/bad-join nodes.j',
      '6:6 circuit/bad-join nodes.j',
      '7:34 circuit/bad-join nodes.k.of',
      '8:61 circuit/duplicate-port nodes.b.cases.1.port',
      '8:86 circuit/unused-port nodes.b.else',
      '9:6 circuit/idle-retry nodes.r',
      '10:6 circuit/unconnected nodes.m',
      '10:6 circuit/unconnected nodes.m',
    ])
  })

  it('CI14 inputs and outputs of a sub-circuit join its nodes, and name ports that are there', () => {
    expect(said('m: {kind: merge}', '', {}, 'inputs: {in: m}\noutputs: {out: m}\n')).toEqual([])
    expect(said('m: {kind: merge}\nt: {kind: topic, topic: a}', '{from: m, to: t}', {}, 'inputs: {in: n, b: m.x, c: t}\n')).toEqual([
      '3:14 circuit/unknown-node inputs.in',
      '3:20 circuit/unknown-port inputs.b',
      '3:28 circuit/unknown-port inputs.c',
    ])
  })

  it('CI15 keeps at most so many findings, errors before warnings', () => {
    const nodes = Array.from({ length: 150 }, (_, i) => `n${i}: {kind: filter, where: "1"}`).join('\n')
    const { circuit, source } = read(nodes, '')
    const found = validateCircuit(circuit!, {}, source)
    expect(found).toHaveLength(DIAGNOSTICS_MAX)
    const severities = found.map(({ severity }) => severity)
    expect(severities).toEqual([...severities].sort())
  })
})

it('CI15 no number of warnings hides an error', () => {
  const lone = Array.from({ length: DIAGNOSTICS_MAX }, (_, i) => `n${i}: {kind: merge}`).join('\n')
  const found = said(
    `${ENDS}\na: {kind: merge}\nb: {kind: merge}\n${lone}`,
    '{from: in, to: a}\n{from: a, to: b}\n{from: b, to: a}\n{from: b, to: out}',
  )
  expect([found.length, found[0]?.split(' ')[1]]).toEqual([DIAGNOSTICS_MAX, 'circuit/unbounded-cycle'])
})

describe('cycles', () => {
  const cyclesOf = (nodes: string, edges: string): string[] =>
    unboundedCycles(read(nodes, edges).circuit!).map((cycle) => cycle.nodes.toSorted().join(' '))
  const FLAT = 'a: {kind: merge}\nb: {kind: merge}'

  it('CI11 go through a node that bounds them', () => {
    expect(cyclesOf(FLAT, '{from: a, to: b}')).toEqual([])
    expect(cyclesOf(FLAT, '{from: a, to: b}\n{from: b, to: a}')).toEqual(['a b'])
    expect(cyclesOf(FLAT, '{from: a, to: a}\n{from: b, to: b}').toSorted()).toEqual(['a', 'b'])
    const through = (node: string, port = 'in'): string[] =>
      cyclesOf(`a: {kind: merge}\nx: ${node}`, `{from: a, to: x.${port}}\n{from: x, to: a}`)
    expect(through('{kind: delay, ms: 1}')).toEqual([])
    expect(through('{kind: throttle, per_s: 1}')).toEqual([])
    expect(through('{kind: throttle, per_s: 1, overflow: block}')).toEqual(['a x'])
    expect(through('{kind: retry, attempts: 2}', 'failed')).toEqual([])
    expect(through('{kind: retry, attempts: 2}', 'in')).toEqual(['a x'])
    expect(through('{kind: window, count: 2}')).toEqual([])
    expect(through('{kind: window, count: 1}')).toEqual(['a x'])
    expect(through('{kind: filter, where: "false"}')).toEqual(['a x'])
  })

  it('CI11 a window bounds only a ring in which each message leads to one', () => {
    const nodes = 'a: {kind: merge}\nb: {kind: merge}\nw: {kind: window, count: 2}'
    expect(cyclesOf(nodes, '{from: w, to: a}\n{from: w, to: b}\n{from: a, to: w}\n{from: b, to: w}')).toEqual(['a w'])
  })

  it('CI11 the retry of the reference is bounded', () => {
    expect(cyclesOf(`${NVM}\nagain: {kind: retry, attempts: 3}`, '{from: again, to: nvm}\n{from: nvm.error, to: again.failed}')).toEqual([])
  })

  it('CI33 a loop through circuits beside it is found at the node that gives into it, unless something on the way bounds it', () => {
    const way = (name: string, nodes: string, [from, to]: readonly [string, string]): Circuit => ({
      ...read(`i: {kind: topic, topic: ${from}}\n${nodes}\no: {kind: topic, topic: ${to}}`, '{from: i, to: m}\n{from: m, to: o}').circuit!,
      name,
    })
    const [plain, slow] = ['m: {kind: merge}', 'm: {kind: delay, ms: 10}']
    const there = 'i: {kind: topic, topic: l.a}\no: {kind: topic, topic: l.b}'
    const looks = (...beside: Circuit[]): string[] => said(there, '{from: i, to: o}', { beside })
    const [back, far] = [way('back', plain, ['l.b', 'l.a']), way('far', plain, ['l.b', 'l.c'])]
    expect(looks()).toEqual([])
    expect(looks(far, way('aside', plain, ['l.x', 'l.a']))).toEqual([])
    expect(looks(back)).toEqual(['5:6 circuit/unbounded-cycle nodes.o'])
    expect(looks(way('back', slow, ['l.b', 'l.a']))).toEqual([])
    expect(looks(far, way('home', plain, ['l.c', 'l.a']))).toEqual(['5:6 circuit/unbounded-cycle nodes.o'])
    expect(looks(far, way('home', slow, ['l.c', 'l.a']))).toEqual([])
    // Others that go round among themselves are not this one's.
    expect(looks(far, way('x', plain, ['l.c', 'l.d']), way('y', plain, ['l.d', 'l.c']))).toEqual([])
    // An operator's results that another circuit brings back to what makes its jobs.
    const jobs = `i: {kind: topic, topic: l.a}\n${NVM}\no: {kind: topic, topic: l.b}`
    const round = { beside: [way('back', plain, ['nvm.results', 'l.a'])] }
    expect(said(jobs, '{from: i, to: nvm}\n{from: nvm, to: o}', round)).toEqual(['5:8 circuit/unbounded-cycle nodes.nvm'])
  })

  it('CI11 CI15 are found in a circuit of any size, and only where there are some', () => {
    const length = 5_000
    const nodes = new Map(Array.from({ length }, (_, i) => [`n${i}`, { kind: 'merge' } as const]))
    const edge = (from: number, to: number): Circuit['edges'][number] => ({
      from: { node: `n${from}`, port: 'out' },
      to: { node: `n${to}`, port: 'in' },
      where: undefined,
      schema: undefined,
      durable: false,
    })
    const chain = Array.from({ length: length - 1 }, (_, i) => edge(i, i + 1))
    const circuit = { ...read('a: {kind: merge}', '').circuit!, nodes, edges: chain }
    expect(unboundedCycles(circuit)).toEqual([])
    expect(unboundedCycles({ ...circuit, edges: [...chain, edge(length - 1, 0)] })[0]?.nodes).toHaveLength(length)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20, size: 'max' }), (pairs) => {
        const edges = pairs.map(([from, to]) => edge(from, to))
        const reaches = (from: number, to: number): boolean => {
          const seen = new Set<number>()
          const waiting = pairs.filter(([start]) => start === from).map(([, end]) => end)
          for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
            if (seen.has(at)) continue
            seen.add(at)
            waiting.push(...pairs.filter(([start]) => start === at).map(([, end]) => end))
          }
          return seen.has(to)
        }
        const inCycle = Array.from({ length: 10 }, (_, i) => i).filter((i) => reaches(i, i))
        const found = unboundedCycles({ ...circuit, edges })
        expect(found.length > 0).toBe(inCycle.length > 0)
        for (const cycle of found) for (const name of cycle.nodes) expect(inCycle).toContain(Number(name.slice(1)))
      }),
    )
  })
})

describe('schemas along the edges', () => {
  const mismatches = (nodes: string, edges: string): string[] => {
    const { circuit, source } = read(nodes, edges)
    return validateCircuit(circuit!, {}, source).flatMap(({ code, path, message }) =>
      code === 'circuit/schema-mismatch' ? [`${path}: ${message}`] : [],
    )
  }

  it('CI12 what comes is what the next node takes, also behind nodes that pass it on', () => {
    const nodes = `in: {kind: topic, topic: a, schema: clip}\n${NVM}\nf: {kind: filter, where: "true"}\nd: {kind: delay, ms: 1}\nout: {kind: topic, topic: b, schema: other}`
    expect(mismatches(nodes, '{from: in, to: f}\n{from: f, to: d}\n{from: d, to: nvm}\n{from: nvm, to: out}')).toEqual([
      'edges.2: in gives clip, nvm takes job',
      'edges.3: nvm gives result, out takes other',
    ])
  })

  it('CI12 an edge says what passes: held against what comes, and taken as it says from there on', () => {
    const nodes = `in: {kind: topic, topic: a}\n${NVM}\nx: {kind: topic, topic: x, schema: clip}`
    expect(mismatches(nodes, '{from: in, to: nvm, schema: job}')).toEqual([])
    expect(mismatches(nodes, '{from: in, to: nvm, schema: clip}')).toEqual(['edges.0: in gives clip, nvm takes job'])
    expect(mismatches(nodes, '{from: x, to: nvm, schema: job}')).toEqual(['edges.0.schema: x gives clip, the edge is declared job'])
  })

  it('CI12 says nothing of what is not declared: errors, windows, joins, maps without schema', () => {
    const nodes = `in: {kind: topic, topic: a, schema: clip}\nm: {kind: map, to: "{}"}\n${NVM}\nagain: {kind: retry, attempts: 2}`
    expect(
      mismatches(nodes, '{from: in, to: m}\n{from: m, to: again}\n{from: again, to: nvm}\n{from: nvm.error, to: again.failed}'),
    ).toEqual([])
  })
})

describe('what an engine would refuse', () => {
  const refusals = (...given: Parameters<typeof said>): string[] => said(...given).map((line) => line.replace(/^\S+ /, ''))
  const nodes = `${ENDS}\n${NVM}`
  const edges = '{from: in, to: nvm}\n{from: nvm, to: out, durable: true}'
  const none = { maxRuntimeMs: undefined, maxCpuMs: undefined, maxRuns: undefined, maxEnergyJoules: undefined }
  const operator = { name: 'nvm-sim', type: 'nvm', topics: ['nvm.>'], accepts: ['job'], limits: none, isSimulated: true } as const
  const grants = { publish: ['a.>', 'nvm.jobs', 'circuits.>'], subscribe: ['>'], execute: ['nvm'] }

  it('CI13 schemas that nobody registered', () => {
    expect(refusals(nodes, edges, { schemas: new Map([['job', {}]]) })).toEqual(['circuit/unknown-schema nodes.nvm.gives'])
  })

  it('CI13 grants that whoever applies it does not have, at the members that ask for them', () => {
    expect(refusals(nodes, edges, { grants })).toEqual([])
    expect(refusals(nodes, edges, { grants: { publish: ['nvm.*'], subscribe: ['nvm.results'], execute: [] } })).toEqual([
      'circuit/missing-grant nodes.in.topic',
      'circuit/missing-grant nodes.out.topic',
      'circuit/missing-grant nodes.nvm.jobs',
      'circuit/missing-grant nodes.nvm.type',
      'circuit/missing-grant edges.1.durable',
      'circuit/missing-grant edges.1.durable',
    ])
  })

  it('CI13 durable edges whose topic the policy does not keep', () => {
    const world = (kept: string): CircuitWorld => ({ isKept: (topic) => topic === kept })
    expect(refusals(nodes, edges, world('circuits.c.nvm__out--out__in'))).toEqual([])
    expect(refusals(nodes, edges, world('circuits.c.in__out--nvm__in'))).toEqual(['circuit/edge-not-kept edges.1.durable'])
    const { circuit, source } = read(nodes, edges)
    expect(validateCircuit(circuit!, world(''), source)[0]?.fix).toEqual({
      title: 'Add {pattern: circuits.c.*, durable: true} to the topics of the policy',
      patches: undefined,
    })
  })

  it('CI13 operators that are not here, serve another topic, or take no such job', () => {
    expect(refusals(nodes, edges, { operators: [operator] })).toEqual([])
    expect(refusals(nodes, edges, { operators: [] })).toEqual(['circuit/unknown-operator nodes.nvm.type'])
    expect(refusals(nodes, edges, { operators: [{ ...operator, topics: ['x'] }] })).toEqual(['circuit/unknown-operator nodes.nvm.jobs'])
    expect(refusals(nodes, edges, { operators: [{ ...operator, accepts: ['other'] }] })).toEqual([
      'circuit/schema-mismatch nodes.nvm.accepts',
    ])
  })

  it('CI13 constraints beyond a cap, what is left of a quota, or what every operator takes; a rate beyond the identity’s', () => {
    const at = 'circuit/unmeetable-quota nodes.nvm.constraints.max_runs'
    const most = (maxRuns: number): typeof none => ({ ...none, maxRuns }) as never
    expect(refusals(nodes, edges, { caps: new Map([['nvm', most(3)]]), quota: most(3) })).toEqual([])
    expect(refusals(nodes, edges, { caps: new Map([['nvm', most(2)]]) })).toEqual([at])
    expect(refusals(nodes, edges, { quota: most(2) })).toEqual([at])
    const small = { ...operator, limits: most(1) }
    expect(refusals(nodes, edges, { operators: [small] })).toEqual([at])
    expect(refusals(nodes, edges, { operators: [small, operator] })).toEqual([])
    expect(refusals(nodes, edges, { messagesPerS: 5 }, 'limits: {messages_per_s: 10}\n')).toEqual([
      'circuit/unmeetable-quota limits.messages_per_s',
    ])
  })
})

describe('quick fixes', () => {
  const mended = (nodes: string, edges: string, world: CircuitWorld = {}): string[] => {
    const { circuit, source } = read(nodes, edges)
    const [first] = validateCircuit(circuit!, world, source)
    const patches = first?.fix?.patches ?? []
    const text = applyPatches(source.text, patches)
    const again = parseCircuit(text, { file: 'f' })
    expect(patches.length).toBeGreaterThan(0)
    return [first?.fix?.title ?? '', ...validateCircuit(again.circuit!, world, again.source).map(({ code }) => code)]
  }

  it('CI29 are patches of the text, and what they mend is gone', () => {
    expect(mended(ENDS, '{from: in, to: outt}')).toEqual(['Write out'])
    expect(mended(`${ENDS}\nf: {kind: filter, where: "true"}`, '{from: in, to: f}\n{from: f.eror, to: out}')[0]).toBe('Write f.error')
    expect(mended(ENDS, '{from: in, to: out}\n{from: in, to: out}')).toEqual(['Take this edge away'])
    expect(mended(`${ENDS}\nlone: {kind: topic, topic: x}`, '{from: in, to: out}')).toEqual(['Take lone away'])
    expect(mended('in: {kind: topic, topic: a, schema: clip}\nout: {kind: topic, topic: b}', '{from: in, to: out, schema: job}')).toEqual([
      'Write clip',
    ])
    const retried = `${ENDS}\n${NVM}\nagain: {kind: retry, attempts: 2}`
    expect(mended(retried, '{from: in, to: again}\n{from: again, to: nvm}\n{from: nvm, to: out}')).toEqual([
      'Add the edge nvm.error to again.failed',
    ])
    const world = { quota: { maxRuntimeMs: undefined, maxCpuMs: undefined, maxRuns: 2, maxEnergyJoules: undefined } }
    expect(mended(`${ENDS}\n${NVM}`, '{from: in, to: nvm}\n{from: nvm, to: out}', world)).toEqual(['Write 2'])
    const schemas = new Map([
      ['job', {}],
      ['result', {}],
      ['clip', {}],
    ])
    expect(mended('in: {kind: topic, topic: a, schema: clp}\nout: {kind: topic, topic: b}', '{from: in, to: out}', { schemas })).toEqual([
      'Write clip',
    ])
  })

  it.each([
    [
      'flow style',
      `${HEAD}nodes:\n  a: {kind: merge}   # first\n  # own\n  b: {kind: merge}\nedges:\n  - {from: a, to: b}\n  - {from: b, to: a, where: 'true'} # back\n`,
      `${HEAD}nodes:\n  a: {kind: merge}   # first\n  # own\n  b: {kind: merge}\n  pause: {kind: delay, ms: 1000}\nedges:\n  - {from: a, to: b}\n  - {from: b, to: pause, where: 'true'} # back\n  - {from: pause, to: a}\n`,
    ],
    [
      'block style, CRLF, a name that is taken, a port, no last line break',
      `${HEAD}nodes:\n  pause:\n    kind: merge\n  j:\n    kind: join\n    mode: any\n    within_ms: 1\nedges:\n- from: pause\n  to: j.a\n- from: pause\n  to: j.b\n- from: j\n  to: "pause"`,
      `${HEAD}nodes:\n  pause:\n    kind: merge\n  j:\n    kind: join\n    mode: any\n    within_ms: 1\n  pause-2:\n    kind: delay\n    ms: 1000\nedges:\n- from: pause\n  to: j.a\n- from: pause\n  to: j.b\n- from: j\n  to: "pause-2"\n- from: pause-2\n  to: pause`,
    ],
    [
      'a node that leads to itself, on one line',
      `{format: arqonbus.circuit.v1, name: c, nodes: {a: {kind: merge}}, edges: [{from: a, to: a}]}\n`,
      `{format: arqonbus.circuit.v1, name: c, nodes: {a: {kind: merge}, pause: {kind: delay, ms: 1000}}, edges: [{from: a, to: pause}, {from: pause, to: a}]}\n`,
    ],
  ])('CI29 an unbounded cycle is led through a delay, and every other byte stays: %s', (style, text, meant) => {
    const eol = (given: string): string => (style.includes('CRLF') ? given.replaceAll('\n', '\r\n') : given)
    const parsed = parseCircuit(eol(text), { file: 'f' })
    const cycle = validateCircuit(parsed.circuit!, {}, parsed.source).find(({ code }) => code === 'circuit/unbounded-cycle')
    const after = applyPatches(eol(text), cycle?.fix?.patches ?? [])
    expect(after).toBe(eol(meant))
    const again = parseCircuit(after, { file: 'f' })
    expect(validateCircuit(again.circuit!, {}, again.source).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('CI29 say what to do where only a person can, and are not worked out without a text or without end', () => {
    const text = `${HEAD}nodes: {a: {kind: merge}, b: {kind: merge}}\nedges:\n  - &e {from: a, to: b}\n  - {from: b, to: a}\n`
    const loop = parseCircuit(text.replace('to: b}\n  - {', 'to: b}\n  - *e\n  - {'), { file: 'f' })
    const found = validateCircuit(loop.circuit!, {}, loop.source).find(({ code }) => code === 'circuit/unbounded-cycle')
    const held = { title: 'Put a delay of 1 s between b and a', patches: expect.any(Array) as unknown }
    expect(found?.fix).toMatchObject(held)
    const bare = validateCircuit(loop.circuit!, {}).find(({ code }) => code === 'circuit/unbounded-cycle')
    expect(bare?.fix).toMatchObject({ patches: undefined, title: expect.stringContaining('delay') })
    const many = read(Array.from({ length: 60 }, (_, i) => `t${i}: {kind: topic, topic: a.n${i}}`).join('\n'), '')
    const fixes = (source?: typeof many.source): number =>
      validateCircuit(many.circuit!, {}, source).filter(({ fix }) => fix !== undefined).length
    expect(fixes(many.source)).toBe(20)
    expect(fixes()).toBe(0)
  })
})
