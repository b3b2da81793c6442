import { readYaml } from '../yaml/index.ts'
import type { Binding, Circuit, Diagnostic } from './circuit.ts'
import { MemberReader } from './member-reader.ts'
import { CIRCUIT_LIMITS, isOfGrammar, SERVES_MEMBERS } from './members.ts'
import { nearest } from './nearest.ts'
import { FINDING_CODES, readFormat } from './parse-circuit.ts'
import { QuickFixes } from './quick-fixes.ts'
import { DIAGNOSTICS_MAX, type Finding, SourceMap } from './source-map.ts'

export const BINDING_FORMAT = 'arqonbus.binding.v1'

export interface ParsedBinding {
  /** Undefined where a diagnostic is an error. */
  readonly binding: Binding | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly source: SourceMap
}

/** A component of workspace.yaml, as far as a binding looks at it. */
export interface BoundComponent {
  readonly isSimulated: boolean
  /** Undefined: it is no operator. */
  readonly operatorType: string | undefined
}

/** Reads a `*.binding.yaml`. Never throws, whatever the text. */
export function parseBinding(text: string, { file }: { readonly file: string }): ParsedBinding {
  const yaml = readYaml(text)
  const reader = new MemberReader(file, text, yaml)
  for (const { kind, from, to, message, fix } of yaml.findings)
    reader.report({ from, to }, '', { code: FINDING_CODES[kind], message: `${message}. ${fix}` })
  const binding = yaml.findings.length > 0 || yaml.document === undefined ? undefined : readBinding(reader, yaml.document.contents)
  return { binding: reader.diagnostics.length === 0 ? binding : undefined, diagnostics: reader.diagnostics, source: reader.source }
}

const TOP = ['format', 'name', 'circuit', 'serves']

function readBinding(reader: MemberReader, root: unknown): Binding | undefined {
  const top = reader.pairs(root, '')
  if (top === undefined || !readFormat(reader, root, { top, format: BINDING_FORMAT })) return undefined
  reader.members(root, '', [], { names: TOP, pairs: top })
  for (const name of ['name', 'circuit', 'serves']) if (!top.has(name)) reader.missing(root, '', name)
  const name = top.has('name') ? reader.value(top.get('name')!.value, 'name', { is: 'circuitName' }) : undefined
  const circuit = top.has('circuit') ? reader.value(top.get('circuit')!.value, 'circuit', { is: 'circuitName' }) : undefined
  const serves = new Map<string, { readonly operator: string; readonly simulated: boolean }>()
  const rows = top.has('serves') ? reader.pairs(top.get('serves')!.value, 'serves') : undefined
  if (rows !== undefined && rows.size > CIRCUIT_LIMITS.bindingsMax)
    reader.reportAt(top.get('serves')!.key, 'serves', { code: 'circuit/too-many', message: `more than ${CIRCUIT_LIMITS.bindingsMax} rows` })
  else
    for (const [node, { key, value }] of rows ?? []) {
      if (!isOfGrammar('node', node))
        reader.reportAt(key, `serves.${node}`, { code: 'circuit/bad-name', message: `${node} is no name of a node` })
      const row = reader.members(value, `serves.${node}`, SERVES_MEMBERS)
      if (row !== undefined) serves.set(node, row as { operator: string; simulated: boolean })
    }
  return { format: BINDING_FORMAT, name: String(name ?? ''), circuit: String(circuit ?? ''), serves }
}

/**
 * What is wrong with a binding for this (expanded) circuit.
 * @param components of workspace.yaml by name; undefined: they are not looked at
 * @param source the map that parseBinding gave, for the places
 */
export function validateBinding(
  binding: Binding,
  circuit: Circuit,
  {
    components,
    source = new SourceMap(binding.name, ''),
  }: {
    readonly components?: ReadonlyMap<string, BoundComponent> | undefined
    readonly source?: SourceMap | undefined
  } = {},
): Diagnostic[] {
  const found: Diagnostic[] = []
  const report = (path: string, finding: Finding): void => {
    if (found.length < DIAGNOSTICS_MAX) found.push(source.at(path, finding))
  }
  const fixes = new QuickFixes(source)
  if (binding.circuit !== circuit.name)
    report('circuit', {
      code: 'circuit/other-circuit',
      message: `the binding is for ${binding.circuit}, the circuit is ${circuit.name}`,
      fix: fixes.write('circuit', circuit.name),
    })
  const operators = [...circuit.nodes].flatMap(([name, { kind }]) => (kind === 'operator' ? [name] : []))
  for (const [name, { operator, simulated }] of binding.serves) {
    const node = circuit.nodes.get(name)
    const path = `serves.${name}`
    if (node === undefined) {
      const meant = nearest(name, operators)
      report(path, { code: 'circuit/unknown-node', message: `no node ${name}${meant === undefined ? '' : `; did you mean ${meant}?`}` })
      continue
    }
    if (node.kind !== 'operator') {
      report(path, { code: 'circuit/not-an-operator', message: `${name} is a ${node.kind}: only operators are served` })
      continue
    }
    if (components !== undefined) checkComponent({ path, operator, simulated, type: node.type }, components, { report, fixes })
  }
  for (const name of operators)
    if (!binding.serves.has(name))
      report('serves', {
        code: 'circuit/not-bound',
        severity: 'warning',
        message: `${name} is not bound: whoever serves its topic gets its jobs`,
      })
  return found.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

interface Row {
  readonly path: string
  readonly operator: string
  readonly simulated: boolean
  readonly type: string
}

function checkComponent(
  { path, operator, simulated, type }: Row,
  components: ReadonlyMap<string, BoundComponent>,
  { report, fixes }: { readonly report: (path: string, finding: Finding) => void; readonly fixes: QuickFixes },
): void {
  const component = components.get(operator)
  if (component === undefined) {
    const meant = nearest(operator, components.keys())
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`
    report(`${path}.operator`, {
      code: 'circuit/unknown-component',
      message: `the workspace declares no component ${operator}${hint}`,
      fix: fixes.meant(`${path}.operator`, meant),
    })
    return
  }
  if (component.operatorType !== undefined && component.operatorType !== type)
    report(`${path}.operator`, {
      code: 'circuit/unknown-component',
      message: `${operator} is of type ${component.operatorType}, the node wants ${type}`,
    })
  if (component.isSimulated !== simulated)
    report(`${path}.simulated`, {
      code: 'circuit/other-simulation',
      message: `${operator} is ${component.isSimulated ? '' : 'not '}declared as simulated: write simulated: ${component.isSimulated}`,
      fix: fixes.write(`${path}.simulated`, component.isSimulated),
    })
}
