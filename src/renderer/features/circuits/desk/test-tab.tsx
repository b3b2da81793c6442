import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useServices } from '../../../services.ts'
import { FaultText } from '../../../ui/fault-text.tsx'
import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { readTest } from './test-lines.ts'
import type { CircuitTest, TestAnswer } from './test-runs.ts'

const words = WORDS.test
/** Outputs that are shown of one test run. */
const OUTPUTS_SHOWN_MAX = 100

/** A try of the saved circuit on given messages, in a test namespace of its own: at once, or step by step with breakpoints. */
export function TestTab({ document }: { readonly document: CircuitDocument }): ReactElement {
  const { circuitTests } = useServices()
  const { path } = document
  // What is offered before anybody wrote anything follows the circuit.
  useStore(document.store, (state) => state.circuit)
  const test = useStore(circuitTests.store, ({ tests }) => tests[path]) ?? circuitTests.of(path)
  const { inputsText, problem } = readTest(test, document)
  return (
    <section aria-label={words.name} className="circuit-test">
      <p className="quiet">{words.hint}</p>
      <label className="labelled">
        {words.inputs}
        <textarea
          className="field circuit-lines"
          spellCheck={false}
          value={inputsText}
          onChange={(event) => circuitTests.write(path, { inputs: event.target.value })}
        />
      </label>
      <label className="labelled">
        {words.expect}
        <textarea
          className="field circuit-lines"
          spellCheck={false}
          value={test.expected}
          onChange={(event) => circuitTests.write(path, { expected: event.target.value })}
        />
      </label>
      {problem !== undefined && <p className="quiet">{problem}</p>}
      {test.runId === undefined ? <Begin test={test} /> : <GoOn test={test} />}
      {test.runId === undefined && <Others document={document} />}
      {test.fault !== undefined && <FaultText fault={test.fault} />}
      {test.answer !== undefined && <Outcome answer={test.answer} isCompared={test.isCompared} />}
    </section>
  )
}

function Begin({ test: { isBusy } }: { readonly test: CircuitTest }): ReactElement {
  return (
    <div className="circuit-acts">
      <CommandButton command="circuits.test-run" look="strong" />
      <CommandButton command="circuits.test-start" />
      {isBusy && <span role="status">{words.running}</span>}
    </div>
  )
}

/** A run that goes on: messages are put in, what is held is let go in the tab beside, and it is finished or cancelled. */
function GoOn({ test }: { readonly test: CircuitTest }): ReactElement {
  const { circuitDesk } = useServices()
  const run = useStore(circuitDesk.store, ({ tests }) => tests.find(({ id }) => id === test.runId))
  return (
    <>
      <p role="status" className="circuit-testing">
        <strong>{run === undefined || test.isBusy ? words.running : words.goesOn(run.namespace, formatCount(run.inside))}</strong>{' '}
        {test.answer === undefined && !test.isBusy && <span className="quiet">{words.startHint}</span>}
      </p>
      <div className="circuit-acts">
        <CommandButton command="circuits.test-put" look="strong" short={words.put} />
        <CommandButton command="circuits.test-finish" />
        <CommandButton command="circuits.test-cancel" />
      </div>
    </>
  )
}

/** Runs that another window left: they hold a place until somebody ends them. */
function Others({ document }: { readonly document: CircuitDocument }): ReactElement | null {
  const { circuitDesk, circuitTests } = useServices()
  const name = useStore(document.store, (state) => state.circuit?.name)
  const isBusy = useStore(circuitTests.store, ({ tests }) => tests[document.path]?.isBusy === true)
  const tests = useStore(circuitDesk.store, (state) => state.tests)
  const left = tests.filter((test) => test.name === name)
  if (left.length === 0 || isBusy) return null
  return (
    <ul className="plain" aria-label={words.others}>
      {left.map(({ id, namespace, inside }) => (
        <li key={id}>
          <span className="quiet">{words.goesOn(namespace, formatCount(inside))}</span>{' '}
          <button type="button" className="button" onClick={() => circuitTests.takeUp(document.path, id)}>
            {words.takeUp}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Outcome({ answer, isCompared }: { readonly answer: TestAnswer; readonly isCompared: boolean }): ReactElement {
  const { ok, outputs, outputs_total: total, namespace, differences } = answer
  const verdict = ok ? words.ok : words.notOk
  const end = isCompared ? verdict : words.ran
  return (
    <section aria-label={words.outputs}>
      <p role="status">
        <strong>{differences === undefined ? words.soFar : end}</strong>{' '}
        <span className="quiet">
          {words.came(formatCount(total))}, {namespace}
        </span>
      </p>
      {(differences ?? []).slice(0, OUTPUTS_SHOWN_MAX).map(({ topic, index, expected, found }) => (
        <div key={`${topic} ${index}`}>
          <h2 className="mono">
            {topic} {index}
          </h2>
          <pre className="json">{words.differs(JSON.stringify(expected), JSON.stringify(found))}</pre>
        </div>
      ))}
      <ol className="circuit-held" aria-label={words.outputs}>
        {outputs.slice(0, OUTPUTS_SHOWN_MAX).map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: outputs come one after the other and never move
          <li key={index}>
            <span className="mono">{message.topic}</span>
            <pre className="json">{JSON.stringify(message.payload, undefined, 1)}</pre>
          </li>
        ))}
      </ol>
    </section>
  )
}
