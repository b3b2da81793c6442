import type { Circuit, CircuitEdge, CircuitNode, Diagnostic, Endpoint, SubCircuitNode } from './circuit.ts'
import type { DiagnosticCode } from './diagnostic-codes.ts'
import { CIRCUIT_LIMITS } from './members.ts'
import { endpointOf, type ParsedCircuit, parseCircuit } from './parse-circuit.ts'
import { DIAGNOSTICS_MAX, type SourceMap } from './source-map.ts'

export const EXPAND_LIMITS = {
  /** Sub-circuits inside one another. */
  depthMax: 8,
  /** Files of one circuit, itself included. */
  filesMax: 128,
  /** Sub-circuits that are put in their places, one file as often as it is named. */
  placesMax: 1_000,
} as const

/** A circuit without sub-circuits: their nodes are `part.NAME`. */
export interface ExpandedCircuit {
  readonly circuit: Circuit
  /** Every file that went into it: path -> text, the outermost first. */
  readonly files: ReadonlyMap<string, string>
  /** Node -> the file that holds it, and its name there. */
  readonly origins: ReadonlyMap<string, { readonly file: string; readonly node: string }>
  /** Of each edge, in the order of the circuit's: the file that holds it, and its index there. */
  readonly edgeOrigins: readonly { readonly file: string; readonly edge: number }[]
  /** What each file says by itself, the outermost first. */
  readonly parsed: ReadonlyMap<string, ParsedCircuit>
}

export interface Expansion {
  /** Undefined where a diagnostic is an error. */
  readonly expanded: ExpandedCircuit | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Where a path leads that a file names, `/` between names; undefined when it leads out of the folder that paths are relative to. */
export function resolveFile(from: string, path: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** Files that a circuit names, resolved: what somebody has to read before it can be expanded. */
export function subCircuitFiles(circuit: Circuit, file: string): readonly string[] {
  const paths = [...circuit.nodes.values()].flatMap((node) => (node.kind === 'circuit' ? [resolveFile(file, node.file)] : []))
  return [...new Set(paths.filter((path) => path !== undefined))]
}

/**
 * Puts the nodes of sub-circuits in their places. Limits and namespace are those of the outermost file; what a sub-circuit says of its own is not taken.
 * @param load the text of a file by its resolved path; undefined when it cannot be read
 */
export function expandCircuit(parsed: ParsedCircuit, load: (file: string) => string | undefined): Expansion {
  const { circuit, source } = parsed
  if (circuit === undefined) return { expanded: undefined, diagnostics: parsed.diagnostics }
  const work: Work = {
    places: 0,
    load,
    files: new Map([[source.file, source.text]]),
    parsed: new Map([[source.file, parsed]]),
    diagnostics: [],
    nodes: new Map(),
    edges: [],
    edgeOrigins: [],
    origins: new Map(),
  }
  const ports = place({ circuit, source, prefix: '', stack: [source.file] }, work)
  if (work.diagnostics.some(({ severity }) => severity === 'error') || ports === undefined)
    return { expanded: undefined, diagnostics: work.diagnostics }
  const whole: Circuit = { ...circuit, nodes: work.nodes, edges: work.edges }
  const { files, origins, edgeOrigins } = work
  return { expanded: { circuit: whole, files, origins, edgeOrigins, parsed: work.parsed }, diagnostics: work.diagnostics }
}

interface Work {
  /** Sub-circuits put in their places so far. */
  places: number
  readonly load: (file: string) => string | undefined
  readonly files: Map<string, string>
  readonly parsed: Map<string, ParsedCircuit>
  readonly diagnostics: Diagnostic[]
  readonly nodes: Map<string, CircuitNode>
  readonly edges: CircuitEdge[]
  readonly edgeOrigins: { readonly file: string; readonly edge: number }[]
  readonly origins: Map<string, { readonly file: string; readonly node: string }>
}

interface Place {
  readonly circuit: Circuit
  readonly source: SourceMap
  /** `part.` for what is in the node `part`. */
  readonly prefix: string
  readonly stack: readonly string[]
}

interface Inner {
  readonly inputs: ReadonlyMap<string, Endpoint>
  readonly outputs: ReadonlyMap<string, Endpoint>
}

function place(at: Place, work: Work): Inner | undefined {
  const { circuit, source, prefix } = at
  const inner = new Map<string, Inner>()
  for (const [name, node] of circuit.nodes) {
    if (node.kind === 'circuit') {
      const ports = placeInner(name, node, { at, work })
      if (ports !== undefined) inner.set(name, ports)
      continue
    }
    if (work.nodes.size >= CIRCUIT_LIMITS.nodesMax) {
      report(work, source, {
        path: `nodes.${name}`,
        code: 'circuit/too-many',
        message: `more than ${CIRCUIT_LIMITS.nodesMax} nodes with those of sub-circuits`,
      })
      return undefined
    }
    work.nodes.set(prefix + name, node)
    work.origins.set(prefix + name, { file: source.file, node: name })
  }
  const through = (end: Endpoint, side: 'inputs' | 'outputs', path: string): Endpoint | undefined => {
    const ports = inner.get(end.node)
    if (ports === undefined)
      return circuit.nodes.get(end.node)?.kind === 'circuit' ? undefined : { node: prefix + end.node, port: end.port }
    const found = ports[side].get(end.port)
    if (found !== undefined) return found
    const known = [...ports[side].keys()].join(', ')
    report(work, source, {
      path,
      code: 'circuit/unknown-port',
      message: `${end.node} has no ${side === 'inputs' ? 'input' : 'output'} ${end.port}: there are ${known || 'none'}`,
    })
    return undefined
  }
  for (const [index, edge] of circuit.edges.entries()) {
    const from = through(edge.from, 'outputs', `edges.${index}.from`)
    const to = through(edge.to, 'inputs', `edges.${index}.to`)
    if (from !== undefined && to !== undefined && work.edges.length < CIRCUIT_LIMITS.edgesMax) {
      work.edges.push({ ...edge, from, to })
      work.edgeOrigins.push({ file: source.file, edge: index })
    } else if (work.edges.length >= CIRCUIT_LIMITS.edgesMax)
      report(work, source, {
        path: 'edges',
        code: 'circuit/too-many',
        message: `more than ${CIRCUIT_LIMITS.edgesMax} edges with those of sub-circuits`,
      })
  }
  const ports = (side: 'inputs' | 'outputs'): ReadonlyMap<string, Endpoint> =>
    new Map(
      [...circuit[side]].flatMap(([name, target]) => {
        const end = through(endpointOf(target, side === 'inputs' ? 'in' : 'out'), side, `${side}.${name}`)
        return end === undefined ? [] : [[name, end] as const]
      }),
    )
  return { inputs: ports('inputs'), outputs: ports('outputs') }
}

function placeInner(name: string, node: SubCircuitNode, { at, work }: { readonly at: Place; readonly work: Work }): Inner | undefined {
  const { source, prefix, stack } = at
  const path = `nodes.${name}.file`
  const fail = (code: DiagnosticCode, message: string): undefined => report(work, source, { path, code, message })
  const file = resolveFile(source.file, node.file)
  if (file === undefined) return fail('circuit/missing-file', `${node.file} leads out of the folder of the circuits`)
  if (stack.includes(file))
    return fail('circuit/file-cycle', `${[...stack.slice(stack.indexOf(file)), file].join(' -> ')}: a circuit contains itself`)
  work.places += 1
  if (work.places > EXPAND_LIMITS.placesMax) return fail('circuit/too-many', `more than ${EXPAND_LIMITS.placesMax} sub-circuits`)
  if (stack.length > EXPAND_LIMITS.depthMax)
    return fail('circuit/too-deep', `more than ${EXPAND_LIMITS.depthMax} circuits inside one another`)
  if (!work.files.has(file) && work.files.size >= EXPAND_LIMITS.filesMax)
    return fail('circuit/too-many', `more than ${EXPAND_LIMITS.filesMax} files`)
  const text = work.files.get(file) ?? work.load(file)
  if (text === undefined) return fail('circuit/missing-file', `${file} cannot be read`)
  work.files.set(file, text)
  const parsed = work.parsed.get(file) ?? parseCircuit(text, { file })
  if (!work.parsed.has(file)) {
    work.parsed.set(file, parsed)
    for (const diagnostic of parsed.diagnostics) if (work.diagnostics.length < DIAGNOSTICS_MAX) work.diagnostics.push(diagnostic)
  }
  if (parsed.circuit === undefined) return undefined
  return place({ circuit: parsed.circuit, source: parsed.source, prefix: `${prefix}${name}.`, stack: [...stack, file] }, work)
}

function report(
  work: Work,
  source: SourceMap,
  { path, code, message }: { readonly path: string; readonly code: DiagnosticCode; readonly message: string },
): undefined {
  if (work.diagnostics.length < DIAGNOSTICS_MAX) work.diagnostics.push(source.at(path, { code, message }))
  return undefined
}

/** Names of the ports of a sub-circuit, for those who draw it before it is expanded. */
export const portsOfCircuit = (circuit: Circuit): { readonly inputs: readonly string[]; readonly outputs: readonly string[] } => ({
  inputs: [...circuit.inputs.keys()],
  outputs: [...circuit.outputs.keys()],
})
