import { Fault } from '../../../shared/base/index.ts'
import {
  type Binding,
  type Circuit,
  type Diagnostic,
  validateBinding,
  validateCircuit,
  validateExpanded,
} from '../../../shared/circuit/index.ts'
import { errorsOf, faultOf, readBindingFile, readCircuitFile } from '../../circuit-files.ts'
import { EXIT } from '../../exit-code.ts'
import type { Verb, VerbContext } from '../../verb.ts'

/** Files that one call looks at. */
const FILES_MAX = 1_000

export const circuitValidateVerb: Verb = {
  name: 'circuit validate',
  summary: 'look for what is wrong in circuit and binding files',
  synopsis: 'FILE...',
  description: [
    'Reads circuits (*.circuit.yaml) with their sub-circuits, and bindings (*.binding.yaml), and says what is wrong with them, with file, line and column: form, ' +
      'expressions, ports, cycles, topics, schemas along the edges. A binding is held against the circuit of its name when that is among the files.',
    'Needs no workspace and no engine, and so says nothing about what an engine would refuse: vbus circuit plan asks one.',
  ],
  positionals: ['FILE...'],
  options: [],
  exits: [
    ['0', 'nothing is wrong; warnings do not count'],
    ['2', 'something is: one diagnostic a line'],
  ],
  examples: [
    ['vbus circuit validate circuits/bowls.circuit.yaml', 'before it is applied'],
    ['vbus circuit validate circuits/*.yaml --json', 'for an editor or a script'],
  ],
  async run(context) {
    const { args, out } = context
    const names = args.positionals
    if (names.length > FILES_MAX) throw new Fault('cli/usage', `at most ${FILES_MAX} files at once`)
    const circuits = names.filter((name) => !isBinding(name)).map((name) => checkCircuit(context, name))
    const byName = new Map(circuits.flatMap(({ circuit }) => (circuit === undefined ? [] : [[circuit.name, circuit] as const])))
    const bindings = names.filter(isBinding).map((name) => checkBinding(context, name, byName))
    const diagnostics = [...circuits, ...bindings].flatMap((each) => each.diagnostics)
    const errors = errorsOf(diagnostics).length
    const counts = { files: names.length, errors, warnings: diagnostics.length - errors }
    const fault = faultOf(out, diagnostics)
    if (fault !== undefined) {
      out.failure(fault, counts)
      return EXIT.usage
    }
    const warned = counts.warnings === 0 ? '' : `, ${counts.warnings} ${counts.warnings === 1 ? 'warning' : 'warnings'}`
    out.result(counts, [`${names.length} ${names.length === 1 ? 'file is' : 'files are'} in order${warned}`])
    return EXIT.done
  },
}

const isBinding = (name: string): boolean => /\.binding\.ya?ml$/.test(name)

interface Checked {
  readonly circuit?: Circuit | undefined
  readonly diagnostics: readonly Diagnostic[]
}

function checkCircuit(context: VerbContext, name: string): Checked {
  const { circuit, diagnostics, source, expansion } = readCircuitFile(context, name)
  if (circuit === undefined) return { diagnostics }
  if (expansion.expanded === undefined) return { diagnostics: [...expansion.diagnostics, ...validateCircuit(circuit, {}, source)] }
  return { circuit: expansion.expanded.circuit, diagnostics: validateExpanded(expansion.expanded) }
}

function checkBinding(context: VerbContext, name: string, circuits: ReadonlyMap<string, Circuit>): Checked {
  const { binding, diagnostics, source } = readBindingFile(context, name)
  const circuit = circuitOf(binding, circuits)
  return { diagnostics: binding === undefined || circuit === undefined ? diagnostics : validateBinding(binding, circuit, { source }) }
}

const circuitOf = (binding: Binding | undefined, circuits: ReadonlyMap<string, Circuit>): Circuit | undefined =>
  binding === undefined ? undefined : circuits.get(binding.circuit)
