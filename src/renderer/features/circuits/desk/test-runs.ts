import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import type { CircuitDesk, DeskFiles } from './circuit-desk.ts'
import type { TestView } from './desk-answers.ts'
import type { TestMessage } from './test-lines.ts'

/** A step of a test run that goes on waits no longer than that for what comes out: what is held does not come. */
const STEP_WAIT_MS = 1

export interface TestDifference {
  readonly topic: string
  readonly index: number
  readonly expected: unknown
  readonly found: unknown
}

/** What came out of a test run, up to now or at its end. */
export interface TestAnswer {
  readonly ok: boolean
  readonly namespace: string
  readonly outputs: readonly TestMessage[]
  readonly outputs_total: number
  /** Undefined while it goes on. */
  readonly differences?: readonly TestDifference[]
}

/** The test of one circuit: what a person wrote for it, the run that goes on, and what came out last. */
export interface CircuitTest {
  /** Messages as JSON lines; undefined: nobody wrote any. */
  readonly inputs: string | undefined
  readonly expected: string
  /** The run that goes on, with its breakpoints. */
  readonly runId: string | undefined
  readonly isBusy: boolean
  readonly answer: TestAnswer | undefined
  /** Whether the answer was held against what was expected. */
  readonly isCompared: boolean
  readonly fault: FaultView | undefined
}

export interface TestRunsState {
  /** By the circuit's file. */
  readonly tests: Readonly<Record<string, CircuitTest>>
}

const UNTOUCHED: CircuitTest = {
  inputs: undefined,
  expected: '',
  runId: undefined,
  isBusy: false,
  answer: undefined,
  isCompared: false,
  fault: undefined,
}

/** Test runs of circuits: at once from messages to a verdict, or step by step with breakpoints. */
export class TestRuns {
  readonly store = createStore<TestRunsState>(() => ({ tests: {} }))
  readonly #desk: CircuitDesk

  constructor(desk: CircuitDesk) {
    this.#desk = desk
    desk.store.subscribe((now, before) => {
      if (now.tests !== before.tests) this.#told(now.tests, before.tests)
    })
  }

  of(path: string): CircuitTest {
    return this.store.getState().tests[path] ?? UNTOUCHED
  }

  /** The run of a circuit that goes on, as the engine counts it. */
  runOf(path: string): TestView | undefined {
    const { runId } = this.of(path)
    return runId === undefined ? undefined : this.#desk.store.getState().tests.find(({ id }) => id === runId)
  }

  write(path: string, draft: Partial<Pick<CircuitTest, 'inputs' | 'expected'>>): void {
    this.#set(path, draft)
  }

  /** From messages to a verdict. */
  async run(files: DeskFiles, inputs: readonly TestMessage[], expect: readonly TestMessage[]): Promise<void> {
    await this.start(files)
    await this.#end(files.path, inputs, expect)
  }

  /** Starts a run that goes on until it is finished or cancelled, with nothing in it yet. */
  async start(files: DeskFiles): Promise<void> {
    await this.#step(files.path, async () => {
      const { test_id: runId } = (await this.#desk.request('system.circuit.test', {
        ...{ path: files.path, ...bound(files) },
        ...{ inputs: [], keep: true, wait_ms: STEP_WAIT_MS },
      })) as { test_id: string }
      await this.#desk.refresh()
      return { runId, answer: undefined }
    })
  }

  /** Goes on with a run that another window began. */
  takeUp(path: string, runId: string): void {
    this.#set(path, { runId, answer: undefined, fault: undefined })
  }

  /** Puts messages into the run that goes on. */
  async put(path: string, inputs: readonly TestMessage[]): Promise<void> {
    await this.#goOn(path, async (id) => ({ answer: await this.#ask({ test_id: id, inputs, wait_ms: STEP_WAIT_MS }), isCompared: false }))
  }

  /** Lets go what is held, waits for what still comes, and ends the run with a verdict. */
  async finish(path: string, expect: readonly TestMessage[]): Promise<void> {
    await this.#end(path, [], expect)
  }

  /** Ends the run at once, also while something waits for it; what is in it is dropped. */
  async cancel(path: string): Promise<void> {
    const { runId } = this.of(path)
    if (runId === undefined) return
    // What waits for the run hears that there is none any more, and that is not told.
    this.#set(path, { runId: undefined, answer: undefined, isBusy: false, fault: undefined })
    await this.#ask({ test_id: runId, cancel: true })
    await this.#desk.refresh()
  }

  async #end(path: string, inputs: readonly TestMessage[], expect: readonly TestMessage[]): Promise<void> {
    await this.#goOn(path, async (id) => {
      for (const [edge, { isHolding }] of this.runOf(path)?.counts.edges ?? [])
        if (isHolding) await this.#desk.request('system.circuit.release', { test_id: id, edge })
      const answer = await this.#ask({ test_id: id, inputs, stop: true, ...expected(expect) })
      return { runId: undefined, answer, isCompared: expect.length > 0 }
    })
    await this.#desk.refresh()
  }

  async #goOn(path: string, act: (id: string) => Promise<Partial<CircuitTest>>): Promise<void> {
    const { runId } = this.of(path)
    if (runId !== undefined) await this.#step(path, () => act(runId))
  }

  /** One act at a time of one circuit's test; what goes wrong stands where it was asked for. */
  async #step(path: string, act: () => Promise<Partial<CircuitTest>>): Promise<void> {
    const { isBusy, runId } = this.of(path)
    if (isBusy) return
    const isStill = (): boolean => this.of(path).runId === runId
    this.#set(path, { isBusy: true, fault: undefined })
    try {
      const done = await act()
      if (isStill()) this.#set(path, { ...done, isBusy: false })
    } catch (error) {
      if (isStill()) this.#set(path, { fault: Fault.from(error).toView(), isBusy: false })
    }
  }

  /** What the engine says of runs: one that is gone goes on no more; where something moved, what came out is read. */
  #told(now: readonly TestView[], before: readonly TestView[]): void {
    const find = (tests: readonly TestView[], id: string): TestView | undefined => tests.find((each) => each.id === id)
    for (const [path, { runId, isBusy, fault }] of Object.entries(this.store.getState().tests)) {
      if (runId === undefined || isBusy) continue
      const [is, was] = [find(now, runId), find(before, runId)]
      // What ended it may have been told already.
      if (is === undefined) this.#set(path, { runId: undefined, fault: fault ?? new Fault('circuit/not-applied', GONE).toView() })
      else if (was !== undefined && movesOf(is) !== movesOf(was)) void this.#look(path, runId)
    }
  }

  /** Reads what came out so far, beside whatever else is done. */
  async #look(path: string, runId: string): Promise<void> {
    try {
      const answer = await this.#ask({ test_id: runId, inputs: [], wait_ms: STEP_WAIT_MS })
      const now = this.of(path)
      if (now.runId === runId && !now.isBusy) this.#set(path, { answer, isCompared: false })
    } catch {
      // A run that is gone is told by the next event.
    }
  }

  async #ask(body: object): Promise<TestAnswer> {
    return (await this.#desk.request('system.circuit.test', body)) as TestAnswer
  }

  #set(path: string, part: Partial<CircuitTest>): void {
    this.store.setState(({ tests }) => ({ tests: { ...tests, [path]: { ...(tests[path] ?? UNTOUCHED), ...part } } }))
  }
}

const GONE = 'the test run is over: the engine has it no more'

const bound = ({ binding }: DeskFiles): object => (binding === undefined ? {} : { binding })
const expected = (expect: readonly TestMessage[]): object => (expect.length === 0 ? {} : { expect })

/** Messages that nodes took in, all together. */
const movesOf = ({ counts }: TestView): number => [...counts.nodes.values()].reduce((sum, node) => sum + node.in, 0)
