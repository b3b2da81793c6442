import { CIRCUIT_IN, CIRCUIT_OUT } from './peer.ts'

const NODES = 10
const names = Array.from({ length: NODES }, (_, i) => `pass${i}`)
const order = ['from', ...names, 'to']

/** A topic, ten nodes that pass on what comes, a topic. */
export const TEN_CIRCUIT = `format: arqonbus.circuit.v1
name: ten
nodes:
  from: {kind: topic, topic: ${CIRCUIT_IN}}
${names.map((name, i) => `  ${name}: {kind: ${i % 2 === 0 ? 'merge' : 'probe'}}`).join('\n')}
  to: {kind: topic, topic: ${CIRCUIT_OUT}}
edges:
${order
  .slice(1)
  .map((name, i) => `  - {from: ${order[i]}, to: ${name}}`)
  .join('\n')}
`
