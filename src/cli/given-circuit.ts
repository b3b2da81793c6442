import { dirname, join, relative, sep } from 'node:path'
import type { Fault } from '../shared/base/index.ts'
import type { Binding, Circuit, Diagnostic } from '../shared/circuit/index.ts'
import { faultOf, readBindingFile, readCircuitFile } from './circuit-files.ts'
import type { VerbContext } from './verb.ts'

/** What `system.circuit.plan` and its like take. */
export interface GivenFiles {
  readonly body: object
  /** As the user wrote it. */
  readonly name: string
  /** The desk's diagnostics with the files as the user wrote them. */
  readonly placed: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[]
  /** Who serves its operator nodes; undefined where one of them is not bound: anybody may. */
  readonly servedBy: readonly string[] | undefined
}

/**
 * Reads a circuit with its sub-circuits and, with `--binding`, its binding, as the desk takes them. What has errors by itself is written out.
 * @throws Fault `circuit/has-errors`
 */
export function givenCircuit(context: VerbContext): GivenFiles {
  const { args, out } = context
  const [name = ''] = args.positionals
  const { expansion, source } = readCircuitFile(context, name)
  const bindingName = args.text('binding')
  const binding = bindingName === undefined ? undefined : readBindingFile(context, bindingName)
  const fault = faultOf(out, [...expansion.diagnostics, ...(binding?.diagnostics ?? [])])
  if (fault !== undefined) throw fault
  const servedBy = servedByOf(expansion.expanded?.circuit, binding?.binding)
  const files = expansion.expanded?.files ?? new Map([[name, source.text]])
  const paths = [...files.keys(), ...(bindingName === undefined ? [] : [bindingName])].map((path) => args.path(path))
  const circuits = join(args.workspaceDir, 'circuits')
  const isInside = paths.every((path) => path.startsWith(circuits + sep))
  const base = isInside ? circuits : commonFolder(paths)
  const shown = (path: string): string => relative(base, args.path(path)).split(sep).join('/')
  const texts = Object.fromEntries([...files].map(([path, text]) => [shown(path), text]))
  const bound = binding !== undefined && bindingName !== undefined && { binding: { path: shown(bindingName), text: binding.source.text } }
  const written = new Map([...files.keys(), ...(bindingName === undefined ? [] : [bindingName])].map((path) => [shown(path), path]))
  const placed: GivenFiles['placed'] = (found) => found.map((each) => ({ ...each, file: written.get(each.file) ?? each.file }))
  return { name, placed, servedBy, body: { file: shown(name), files: texts, ...bound } }
}

function servedByOf(circuit: Circuit | undefined, binding: Binding | undefined): readonly string[] | undefined {
  const operators = [...(circuit?.nodes ?? [])].flatMap(([node, { kind }]) =>
    kind === 'operator' ? [binding?.serves.get(node)?.operator] : [],
  )
  return operators.every((operator) => operator !== undefined) ? [...new Set(operators)] : undefined
}

function commonFolder(paths: readonly string[]): string {
  let base = dirname(paths[0] ?? '')
  while (!paths.every((path) => path.startsWith(base.endsWith(sep) ? base : base + sep))) base = dirname(base)
  return base
}

/** Diagnostics that a refusal of the desk brings along. */
export const diagnosticsIn = (fault: Fault): readonly Diagnostic[] =>
  (fault.evidence['diagnostics'] as readonly Diagnostic[] | undefined) ?? []
