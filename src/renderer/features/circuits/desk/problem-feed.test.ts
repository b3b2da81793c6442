import { expect, it } from 'vitest'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import type { StandingProblem } from '../../../shell/problems.ts'
import { CircuitDocument, type Parsed } from '../model/circuit-document.ts'
import { feedProblems } from './problem-feed.ts'

const FILE = 'bowls.circuit.yaml'
const read = (text: string): Parsed => parseCircuit(text, { file: FILE })
const open = (text: string): CircuitDocument =>
  new CircuitDocument({ path: FILE, text, layout: new Map(), isSaved: true }, { parse: read, check: async (each) => read(each) })
const settle = () => new Promise((done) => setImmediate(done))

const BROKEN = 'format: arqonbus.circuit.v2\nname: bowls\nnodes: {}\nedges: []\n'

it('VX45 the problems of the window are those of the text as it is, with the way there, and go when they are mended', async () => {
  const document = open(BROKEN)
  let shown: readonly StandingProblem[] = []
  const wentTo: number[] = []
  const stop = feedProblems(document, { stand: (_, problems) => (shown = problems), goTo: ({ line }) => wentTo.push(line) })
  await settle()
  expect(shown).toHaveLength(1)
  expect(shown[0]).toMatchObject({ severity: 'failure', code: 'circuit/unknown-version', place: `${FILE} 1:9` })
  shown[0]?.goTo()
  expect(wentTo).toEqual([1])
  shown[0]?.fix?.run()
  await settle()
  expect(document.store.getState().text).toBe(BROKEN.replace('v2', 'v1'))
  expect(shown).toEqual([])
  document.undo()
  await settle()
  expect(shown).toHaveLength(1)
  stop()
  expect(shown).toEqual([])
})

it('VX45 a fix of a text that has changed since does nothing', async () => {
  const document = open(BROKEN)
  let shown: readonly StandingProblem[] = []
  feedProblems(document, { stand: (_, problems) => (shown = problems), goTo: () => {} })
  await settle()
  const { fix } = shown[0] ?? {}
  document.edit({ title: 'Type', patches: [{ from: 0, to: 0, insert: '# a comment\n' }], isTyping: true })
  fix?.run()
  expect(document.store.getState().text).toBe(`# a comment\n${BROKEN}`)
})
