import { type ReactElement, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import { sourcesOf } from '../../../../shared/circuit/index.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useServices } from '../../../services.ts'
import { FaultText } from '../../../ui/fault-text.tsx'
import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { chosenOf, filesOf } from './chosen.ts'
import { readTestLines, type TestMessage } from './test-lines.ts'

const words = WORDS.test
/** Outputs that are shown of one test run. */
const OUTPUTS_SHOWN_MAX = 100

interface TestAnswer {
  readonly ok: boolean
  readonly namespace: string
  readonly outputs: readonly TestMessage[]
  readonly outputs_total: number
  readonly differences?: readonly { readonly topic: string; readonly index: number; readonly expected: unknown; readonly found: unknown }[]
}

/** A try of the saved circuit on given messages, in a test namespace of its own. */
export function TestTab({ document }: { readonly document: CircuitDocument }): ReactElement {
  const services = useServices()
  const { circuits, circuitDesk } = services
  const circuit = useStore(document.store, (state) => state.circuit)
  const [first] = circuit === undefined ? [] : [...sourcesOf(circuit)]
  const source = circuit?.nodes.get(first ?? '')
  const [inputs, setInputs] = useState(() => (source?.kind === 'topic' ? `${JSON.stringify({ topic: source.topic, payload: {} })}\n` : ''))
  const [expected, setExpected] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<TestAnswer>()
  const [fault, setFault] = useState<FaultView>()
  const given = readTestLines(inputs)
  const wanted = readTestLines(expected)
  const problem = given.problem ?? wanted.problem ?? (given.messages.length === 0 ? words.noInputs : undefined)
  const run = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      await circuits.save()
      const chosen = chosenOf(services)
      if (chosen === undefined) return
      const expect = wanted.messages.length === 0 ? {} : { expect: wanted.messages }
      setAnswer((await circuitDesk.request('system.circuit.test', { ...filesOf(chosen), inputs: given.messages, ...expect })) as TestAnswer)
    } catch (error) {
      setFault(Fault.from(error).toView())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault()
        if (problem === undefined) void run()
      }}
    >
      <p className="quiet">{words.hint}</p>
      <label className="labelled">
        {words.inputs}
        <textarea className="field circuit-lines" spellCheck={false} value={inputs} onChange={(event) => setInputs(event.target.value)} />
      </label>
      <label className="labelled">
        {words.expect}
        <textarea
          className="field circuit-lines"
          spellCheck={false}
          value={expected}
          onChange={(event) => setExpected(event.target.value)}
        />
      </label>
      <div className="circuit-acts">
        <button type="submit" className="button strong" disabled={isBusy || problem !== undefined}>
          {words.run}
        </button>
        <CommandButton command="circuits.test" look="bare" label={words.commandLine} />
        {problem !== undefined && <span className="quiet">{problem}</span>}
        {isBusy && <span role="status">{words.running}</span>}
      </div>
      {fault !== undefined && <FaultText fault={fault} />}
      {answer !== undefined && <Outcome answer={answer} isCompared={wanted.messages.length > 0} />}
    </form>
  )
}

function Outcome({ answer, isCompared }: { readonly answer: TestAnswer; readonly isCompared: boolean }): ReactElement {
  const { ok, outputs, outputs_total: total, namespace, differences = [] } = answer
  const verdict = ok ? words.ok : words.notOk
  return (
    <section aria-label={words.outputs}>
      <p role="status">
        <strong>{isCompared ? verdict : words.ran}</strong>{' '}
        <span className="quiet">
          {words.came(formatCount(total))}, {namespace}
        </span>
      </p>
      {differences.slice(0, OUTPUTS_SHOWN_MAX).map(({ topic, index, expected, found }) => (
        <div key={`${topic} ${index}`}>
          <h2 className="mono">
            {topic} {index}
          </h2>
          <pre className="json">{words.differs(JSON.stringify(expected), JSON.stringify(found))}</pre>
        </div>
      ))}
      <ol className="circuit-held" aria-label={words.outputs}>
        {outputs.slice(0, OUTPUTS_SHOWN_MAX).map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: outputs of a run that is over never move
          <li key={index}>
            <span className="mono">{message.topic}</span>
            <pre className="json">{JSON.stringify(message.payload, undefined, 1)}</pre>
          </li>
        ))}
      </ol>
    </section>
  )
}
