import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { openWorker } from '../../../hosts/own-worker.ts'
import { CircuitChecker } from '../worker/circuit-checker.ts'
import { CircuitDocument, type CircuitReader, type DocumentSource } from './circuit-document.ts'

/** One worker for all documents of the page. */
const checker = new CircuitChecker(() => openWorker('circuit'))

/** A document that is read by the language itself; loaded when the first circuit is opened. */
export function openDocument(source: DocumentSource): CircuitDocument {
  const { path } = source
  const reader: CircuitReader = {
    parse: (text) => parseCircuit(text, { file: path }),
    // Where the worker did not survive a text, what the file alone shows is better than nothing.
    check: (text) => checker.check(text, path).catch(() => parseCircuit(text, { file: path })),
  }
  return new CircuitDocument(source, reader)
}
