import type { Answer } from './fixture-bus.ts'

const BOWLS = `# Clips of struck bowls, by eye or by hand.
format: arqonbus.circuit.v1
name: bowls
nodes:
  audio: {kind: topic, topic: input.audio, schema: arqonbus.audio.clip.v1}
  loud: {kind: filter, where: 'payload.rms > 0.05'}
  again: {kind: retry, attempts: 3, backoff_ms: 200}
  nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results, deadline_ms: 20000}
  route: {kind: branch, cases: [{port: high, when: 'payload.f0 > 900.0'}, {port: mid, when: 'payload.f0 > 300.0'}], else: low}
  part: {kind: circuit, file: ./part.circuit.yaml}
  both: {kind: join, mode: zip, within_ms: 5000}
  slow: {kind: throttle, per_s: 10}
  lost: {kind: dead_letter, topic: nvm.dead}
  labels: {kind: topic, topic: output.labels}
  look: {kind: probe}
edges:
  - {from: audio, to: loud}
  - {from: loud, to: again, durable: true}
  - {from: again, to: nvm}
  - {from: nvm.error, to: again.failed}
  - {from: again.error, to: lost}
  - {from: nvm, to: route, schema: arqonbus.nvm.result.v1}
  - {from: route.high, to: both.a}
  - {from: route.mid, to: both.b, where: 'payload.confidence > 0.5'}
  - {from: route.low, to: part}
  - {from: part, to: slow}
  - {from: both, to: labels}
  - {from: slow, to: look}
`
const PART = `format: arqonbus.circuit.v1
name: part
nodes:
  first: {kind: map, to: '{"value": payload.value}'}
  second: {kind: window, count: 10, within_ms: 1000}
edges:
  - {from: first, to: second}
inputs: {in: first}
outputs: {out: second}
`

/** A chain of so many nodes that fan out and in again: what a large circuit looks like. */
function largeCircuit(nodes: number): string {
  const name = (index: number): string => `n${index}`
  const kinds = [
    "{kind: filter, where: 'true'}",
    '{kind: merge}',
    '{kind: map, to: \'{"value": payload}\'}',
    '{kind: probe}',
    '{kind: throttle, per_s: 10}',
  ]
  const lines = Array.from({ length: nodes }, (_, index) => `  ${name(index)}: ${kinds[index % kinds.length]}`)
  const edges: string[] = []
  for (let index = 1; index < nodes; index += 1) {
    edges.push(`  - {from: ${name(Math.max(0, index - 1 - (index % 7)))}, to: ${name(index)}}`)
    if (index % 2 === 0 && index > 9) edges.push(`  - {from: ${name(index - 9)}, to: ${name(index)}}`)
  }
  return `format: arqonbus.circuit.v1\nname: large\nnodes:\n${lines.join('\n')}\nedges:\n${edges.join('\n')}\n`
}

/** The workspace's circuit files, in memory; a hash is as long as the text and its sum. */
export function circuitFiles(): Answer {
  const files = new Map([
    ['bowls.circuit.yaml', BOWLS],
    ['part.circuit.yaml', PART],
    ['large.circuit.yaml', largeCircuit(1_000)],
  ])
  const hashOf = (text: string): string =>
    `${text.length}-${[...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003, 7)}`
  return ({ list, path, text, sha256_before: before }) => {
    if (list === true)
      return { files: [...files].map(([each, content]) => ({ path: each, sha256: hashOf(content), bytes: content.length })), more: false }
    const known = files.get(String(path))
    if (typeof text === 'string') {
      const is = known === undefined ? undefined : hashOf(known)
      if (is !== (before ?? undefined))
        return { error: { code: 'circuit/file-changed', message: `${String(path)} is another than it was` } }
      files.set(String(path), text)
      return { path, sha256: hashOf(text), bytes: text.length }
    }
    if (known === undefined) return { error: { code: 'circuit/file-unknown', message: `there is no ${String(path)}` } }
    return { path, text: known, sha256: hashOf(known), bytes: known.length }
  }
}
