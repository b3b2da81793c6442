import { graphOf } from '../../../shared/circuit/index.ts'
import { faultOf, readCircuitFile } from '../../circuit-files.ts'
import { EXIT } from '../../exit-code.ts'
import type { Verb } from '../../verb.ts'

export const circuitGraphVerb: Verb = {
  name: 'circuit graph',
  summary: 'draw a circuit as text: Mermaid, or Graphviz',
  synopsis: 'FILE [--dot]',
  description: [
    'Writes the nodes and edges of a circuit file as a Mermaid flowchart, or with --dot for Graphviz. Durable edges are thick.',
  ],
  positionals: ['FILE'],
  options: [{ name: 'dot', help: 'for Graphviz' }],
  exits: [
    ['0', 'drawn'],
    ['2', 'it is no circuit: one diagnostic a line'],
  ],
  examples: [['vbus circuit graph bowls.circuit.yaml --dot | dot -Tsvg > bowls.svg', 'a picture']],
  async run(context) {
    const { args, out } = context
    const { circuit, diagnostics } = readCircuitFile(context, args.positionals[0] ?? '')
    const fault = faultOf(out, diagnostics)
    if (fault !== undefined || circuit === undefined) {
      if (fault !== undefined) out.failure(fault)
      return EXIT.usage
    }
    const language = args.flag('dot') ? 'dot' : 'mermaid'
    const graph = graphOf(circuit, language)
    out.result({ language, graph, nodes: circuit.nodes.size, edges: circuit.edges.length }, [graph.trimEnd()])
    return EXIT.done
  },
}
