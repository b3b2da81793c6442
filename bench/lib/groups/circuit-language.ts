import { parseCircuit, validateCircuit } from '../../../src/shared/circuit/index.ts'
import { type Bench, type BenchGroup, RUNS } from '../group.ts'
import { absoluteRow, type BenchRow } from '../report.ts'

const READ = { id: 'circuit_read', goal: 0, unit: 'ms', better: 'lower' } as const
const VALIDATE = { id: 'circuit_validate', goal: 50, unit: 'ms', better: 'lower' } as const
const NODES = 1_000
const EDGES = 1_500
/** Looks before the first one that counts: as in an editor that has been typed in. */
const WARM_UP = 10

/** A circuit of filters and maps, each with an expression of its own; `edit` is what was typed last. */
function textOf(edit: number): string {
  const body = (i: number): string =>
    i % 2 === 0 ? `{kind: filter, where: 'payload.x > ${i}.0'}` : `{kind: map, to: '{"a": payload.b${i}}'}`
  const nodes = Array.from(
    { length: NODES - 2 },
    (_, i) => `  n${i}: ${i === 0 ? `{kind: filter, where: 'payload.x > ${edit}.5'}` : body(i)}`,
  )
  const chain = Array.from({ length: NODES - 3 }, (_, i) => `  - {from: n${i}, to: n${i + 1}}`)
  const rest = Array.from({ length: EDGES - NODES + 2 }, (_, i) => `  - {from: n${i}.error, to: out}`)
  const ends = ['  in: {kind: topic, topic: a.in}', '  out: {kind: topic, topic: a.out}']
  const lines = [
    'format: arqonbus.circuit.v1',
    'name: large',
    'nodes:',
    ...ends,
    ...nodes,
    'edges:',
    '  - {from: in, to: n0}',
    ...chain,
    ...rest,
  ]
  return `${lines.join('\n')}\n`
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  const reads: number[] = []
  const validations: number[] = []
  for (let run = -WARM_UP; run < RUNS; run++) {
    const text = textOf(run + WARM_UP)
    const start = performance.now()
    const { circuit, source } = parseCircuit(text, { file: 'large.circuit.yaml' })
    if (circuit === undefined) throw new Error('the circuit is not in order')
    const read = performance.now()
    const found = validateCircuit(circuit, {}, source)
    const end = performance.now()
    if (found.some(({ severity }) => severity === 'error')) throw new Error(`${found[0]?.message}`)
    if (run < 0) continue
    reads.push(read - start)
    validations.push(end - read)
    bench.say(`  ${run + 1}/${RUNS}: read in ${(read - start).toFixed(1)} ms, validated in ${(end - read).toFixed(1)} ms`)
  }
  return [absoluteRow(READ, reads), absoluteRow(VALIDATE, validations)]
}

/** A circuit of 1,000 nodes and 1,500 edges in which one expression was changed: its text read, and it validated. */
export const circuitLanguage: BenchGroup = { rows: [READ.id, VALIDATE.id], measure }
