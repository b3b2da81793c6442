import { expect, it } from 'vitest'
import type { PathRecord } from '../../circuits/index.ts'
import { type CircuitRecordsOptions, circuitRecords } from './circuit-records.ts'

const ID = '01930000-0000-7000-8000-000000000001'
const PATH: PathRecord = {
  ...{ circuit: 'bowls', traceId: new Uint8Array(16), correlation: 'c', source: { topic: 'in', pos: 7n }, hopsLeftOut: 1 },
  hops: [
    { node: 'in' },
    { node: 'nvm', served: { by: 'nvm-sim', jobId: ID } },
    { node: 'qml', served: { by: undefined, jobId: ID }, error: 'job/expired' },
  ],
  ...{ outcome: 'out', cause: '', output: { topic: 'out', id: ID }, durationMs: 1.6 },
}

function records(append?: () => number): {
  readonly ledger: ReturnType<typeof circuitRecords>
  readonly written: unknown[]
  readonly failed: unknown[]
} {
  const [written, failed]: [unknown[], unknown[]] = [[], []]
  const options: CircuitRecordsOptions = {
    recorder: { append: append ?? ((entry) => written.push(entry)) },
    ...{ name: 'bowls', version: 2, namespace: 'default', isSimulated: (operator) => operator.endsWith('-sim') },
    onUnrecorded: (error) => void failed.push(error),
  }
  return { ledger: circuitRecords(options), written, failed }
}

it('CD16 a path on the record names who served each node, and whether that stands for hardware', () => {
  const { ledger, written } = records()
  ledger.took(PATH)
  expect(written[0]).toMatchObject({
    actor: { id: 'circuit-bowls' },
    circuitPath: {
      ...{
        circuit: 'bowls',
        version: 2,
        sourceTopic: 'in',
        sourcePos: 7,
        stepsLeftOut: 1,
        outcome: 'out',
        outputTopic: 'out',
        durationMs: 2,
      },
      steps: [
        { node: 'in', operator: '', simulated: false },
        { node: 'nvm', operator: 'nvm-sim', simulated: true, jobId: Buffer.from(ID.replaceAll('-', ''), 'hex') },
        { node: 'qml', operator: '', simulated: false, error: 'job/expired' },
      ],
    },
  })
})

it('CD16 settled counts of many nodes are several records, none lost; a log that takes nothing stops no message', () => {
  const { ledger, written } = records()
  const ends = Object.fromEntries(Array.from({ length: 1_100 }, (_, i) => [`n${i}`, { out: i + 1 }]))
  ledger.settled({ circuit: 'bowls', came: { in: 3 }, ends, lost: 5 })
  const bodies = written.map(
    (each) => (each as { circuitSettled: { counts: { node: string; messages: number }[]; lost: number } }).circuitSettled,
  )
  expect(bodies.map(({ counts, lost }) => [counts.length, lost])).toEqual([
    [512, 5],
    [512, 0],
    [77, 0],
  ])
  expect(bodies.flatMap(({ counts }) => counts)).toHaveLength(1_101)
  const full = records(() => {
    throw new Error('full')
  })
  full.ledger.took(PATH)
  expect(full.failed).toHaveLength(1)
})
