import { type Circuit, type Diagnostic, parseCircuit } from '../../../../shared/circuit/index.ts'
import { openWorker } from '../../../hosts/own-worker.ts'
import { CircuitChecker } from '../worker/circuit-checker.ts'
import { CircuitDocument, type CircuitReader, type DocumentSource, type Parsed } from './circuit-document.ts'

/** One worker for all documents of the page. */
const checker = new CircuitChecker(() => openWorker('circuit'))

/** What the engine finds in a text, with the schemas, operators, grants and quotas that it knows; rejects where it cannot be asked. */
export type AskEngine = (path: string, text: string) => Promise<readonly Diagnostic[]>

/** A document that is read by the language itself; loaded when the first circuit is opened. */
export function openDocument(source: DocumentSource, ask?: AskEngine): CircuitDocument {
  const { path } = source
  // Where the worker did not survive a text, what the file alone shows is better than nothing.
  const alone = (text: string): Promise<Parsed> => checker.check(text, path).catch(() => parseCircuit(text, { file: path }))
  const reader: CircuitReader = {
    parse: (text) => parseCircuit(text, { file: path }),
    check: async (text) => {
      const parsed = await alone(text)
      if (ask === undefined || parsed.circuit === undefined || hasParts(parsed.circuit)) return parsed
      const found = await ask(path, text).catch(() => [])
      return { ...parsed, diagnostics: joined(parsed.diagnostics, found) }
    },
  }
  return new CircuitDocument(source, reader)
}

/** Whether other files belong to it, which may be open with changes of their own: the plan looks at all of them. */
const hasParts = ({ nodes }: Circuit): boolean => [...nodes.values()].some(({ kind }) => kind === 'circuit')

function joined(own: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, path, line }: Diagnostic): string => `${code} ${path} ${line}`
  const known = new Set(own.map(keyOf))
  return [...own, ...found.filter((each) => !known.has(keyOf(each)))]
}
