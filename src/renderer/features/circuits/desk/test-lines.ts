// Commands are in the first load: the language is not.
import { sourcesOf } from '../../../../shared/circuit/needs.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { CircuitTest } from './test-runs.ts'

const words = WORDS.test

/** Inputs of one test run that the window takes. */
export const TEST_LINES_MAX = 1_000

export interface TestMessage {
  readonly topic: string
  readonly payload: unknown
  readonly schema?: string
  readonly correlation?: string
}

export interface TestLines {
  readonly messages: readonly TestMessage[]
  /** What is wrong with the first line that is no message; undefined: nothing. */
  readonly problem: string | undefined
}

/** Messages as JSONL, one `{"topic","payload"}` a line; blank lines are left out. */
export function readTestLines(text: string): TestLines {
  const messages: TestMessage[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const problem = messages.length >= TEST_LINES_MAX ? words.tooMany(TEST_LINES_MAX) : problemOf(line)
    if (problem !== undefined) return { messages, problem: words.badLine(index + 1, problem) }
    messages.push(JSON.parse(line) as TestMessage)
  }
  return { messages, problem: undefined }
}

/** What a person wrote for a test, read. */
export interface ReadTest {
  readonly inputsText: string
  readonly inputs: readonly TestMessage[]
  readonly expected: readonly TestMessage[]
  /** Why no test can begin with it. */
  readonly problem: string | undefined
  /** Why nothing can be held against what is expected. */
  readonly expectedProblem: string | undefined
}

/** Before a person wrote anything the first source's topic is offered. */
export function readTest({ inputs, expected }: Pick<CircuitTest, 'inputs' | 'expected'>, document: CircuitDocument): ReadTest {
  const { circuit } = document.store.getState()
  const [first] = circuit === undefined ? [] : [...sourcesOf(circuit)]
  const source = circuit?.nodes.get(first ?? '')
  const inputsText = inputs ?? (source?.kind === 'topic' ? `${JSON.stringify({ topic: source.topic, payload: {} })}\n` : '')
  const [given, wanted] = [readTestLines(inputsText), readTestLines(expected)]
  const problem = given.problem ?? wanted.problem ?? (given.messages.length === 0 ? words.noInputs : undefined)
  return { inputsText, inputs: given.messages, expected: wanted.messages, problem, expectedProblem: wanted.problem }
}

function problemOf(line: string): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return (error as Error).message
  }
  const { topic, payload } = (typeof value === 'object' && value !== null ? value : {}) as Partial<TestMessage>
  if (typeof topic !== 'string' || topic === '') return words.noTopic
  return payload === undefined ? words.noPayload : undefined
}
