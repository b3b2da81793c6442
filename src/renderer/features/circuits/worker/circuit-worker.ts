import { parseCircuit, validateCircuit } from '../../../../shared/circuit/index.ts'
import type { CheckAnswer, CheckAsked } from './circuit-checker.ts'

/** Reads and validates circuits beside the page, one asked for after the other. */
self.onmessage = ({ data }: MessageEvent<CheckAsked>): void => {
  const { id, text, file } = data
  const startMs = performance.now()
  const { circuit, diagnostics, source } = parseCircuit(text, { file })
  const readMs = performance.now()
  const found = circuit === undefined ? diagnostics : [...diagnostics, ...validateCircuit(circuit, undefined, source)]
  const endMs = performance.now()
  const answer: CheckAnswer = { id, parsed: { circuit, diagnostics: found }, tookMs: endMs - startMs, validateMs: endMs - readMs }
  self.postMessage(answer)
}
