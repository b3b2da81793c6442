import { parseCircuit, validateCircuit } from '../../../../shared/circuit/index.ts'
import type { CheckAnswer, CheckAsked } from './circuit-checker.ts'

/** Reads and validates circuits beside the page, one asked for after the other. */
self.onmessage = ({ data }: MessageEvent<CheckAsked>): void => {
  const { id, text, file, world } = data
  const startMs = performance.now()
  const { circuit, diagnostics, source } = parseCircuit(text, { file })
  const found = circuit === undefined ? diagnostics : [...diagnostics, ...validateCircuit(circuit, world, source)]
  const answer: CheckAnswer = { id, parsed: { circuit, diagnostics: found }, tookMs: performance.now() - startMs }
  self.postMessage(answer)
}
