/** What a new circuit begins as: the smallest that validates, and shows how one is written. */
export const newCircuitText = (name: string): string => `format: arqonbus.circuit.v1
name: ${name}
nodes:
  source: {kind: topic, topic: ${name}.in}
  look: {kind: probe}
  sink: {kind: topic, topic: ${name}.out}
edges:
  - {from: source, to: look}
  - {from: look, to: sink}
`
