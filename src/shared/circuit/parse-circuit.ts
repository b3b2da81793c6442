import { isScalar, type Node, type Pair } from 'yaml'
import { readYaml } from '../yaml/index.ts'
import type { Circuit, CircuitEdge, CircuitLimits, CircuitNode, Diagnostic, Endpoint, NodeKind } from './circuit.ts'
import { MemberReader } from './member-reader.ts'
import { CIRCUIT_LIMITS, DESCRIPTION, EDGE_MEMBERS, GRAMMAR, isOfGrammar, LIMIT_MEMBERS, NODE_MEMBERS } from './members.ts'
import { nearest } from './nearest.ts'
import type { SourceMap } from './source-map.ts'

export const CIRCUIT_FORMAT = 'arqonbus.circuit.v1'
export const NODE_KINDS = Object.keys(NODE_MEMBERS) as NodeKind[]

export interface ParsedCircuit {
  /** Undefined where a diagnostic is an error. */
  readonly circuit: Circuit | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly source: SourceMap
}

/** Codes of what is wrong with a text as YAML. */
export const FINDING_CODES = { 'too-large': 'circuit/too-large', syntax: 'circuit/bad-yaml', form: 'circuit/bad-form' } as const

type Pairs = ReadonlyMap<string, Pair<Node, Node | null>>
const TOP = ['format', 'name', 'namespace', 'description', 'limits', 'nodes', 'edges', 'inputs', 'outputs']
const NO_PAIRS: Pairs = new Map()

/**
 * Reads a `*.circuit.yaml` (docs/reference/circuit.md): its form, its members and their types, nothing that takes more than one member to see
 * (validateCircuit does that). Never throws, whatever the text.
 */
export function parseCircuit(text: string, { file }: { readonly file: string }): ParsedCircuit {
  const yaml = readYaml(text)
  const reader = new MemberReader(file, text, yaml)
  for (const { kind, from, to, message, fix } of yaml.findings)
    reader.report({ from, to }, '', { code: FINDING_CODES[kind], message: `${message}. ${fix}` })
  const circuit = yaml.findings.length > 0 || yaml.document === undefined ? undefined : readCircuit(reader, yaml.document.contents)
  return { circuit: reader.diagnostics.length === 0 ? circuit : undefined, diagnostics: reader.diagnostics, source: reader.source }
}

function readCircuit(reader: MemberReader, root: unknown): Circuit | undefined {
  const top = reader.pairs(root, '')
  if (top === undefined) return undefined
  if (!readFormat(reader, root, { top, format: CIRCUIT_FORMAT })) return undefined
  const optional = (name: string): Node | null | undefined => top.get(name)?.value
  reader.members(root, '', [], { names: TOP, pairs: top })
  for (const name of ['name', 'nodes', 'edges']) if (!top.has(name)) reader.missing(root, '', name)
  const text = (name: string, type: Parameters<MemberReader['value']>[2]): string | undefined =>
    top.has(name) ? (reader.value(optional(name) ?? null, name, type) as string | undefined) : undefined
  const limits = { is: 'members', of: LIMIT_MEMBERS } as const
  return {
    format: CIRCUIT_FORMAT,
    name: text('name', { is: 'circuitName' }) ?? '',
    namespace: text('namespace', { is: 'namespace' }) ?? 'default',
    description: text('description', DESCRIPTION),
    limits: (top.has('limits') ? reader.value(optional('limits') ?? null, 'limits', limits) : reader.absent(limits)) as CircuitLimits,
    nodes: readNodes(reader, optional('nodes')),
    edges: readEdges(reader, optional('edges')),
    inputs: readPorts(reader, optional('inputs'), 'inputs'),
    outputs: readPorts(reader, optional('outputs'), 'outputs'),
  }
}

/** Whether the file's format is the one that is read; reports when it is not, and says nothing more about such a file. */
export function readFormat(
  reader: MemberReader,
  root: unknown,
  { top, format }: { readonly top: Pairs; readonly format: string },
): boolean {
  const node = top.get('format')?.value
  const value = isScalar(node) ? node.value : undefined
  if (value === format) return true
  const message =
    node === undefined ? `the file has no format: write format: ${format}` : `format ${String(value)} is not known: write ${format}`
  const at = node ?? (root as Node)
  const [from = 0, to = from] = at?.range ?? []
  const patches = node?.range ? [{ from, to, insert: format }] : [{ from: 0, to: 0, insert: `format: ${format}\n` }]
  const isPlain = node !== undefined || !reader.source.text.trimStart().startsWith('{')
  reader.report({ from, to: node === undefined ? from : to }, 'format', {
    code: 'circuit/unknown-version',
    message,
    fix: isPlain ? { title: `Write format: ${format}`, patches } : undefined,
  })
  return false
}

function readNodes(reader: MemberReader, node: Node | null | undefined): ReadonlyMap<string, CircuitNode> {
  const nodes = new Map<string, CircuitNode>()
  const pairs = node === undefined ? NO_PAIRS : (reader.pairs(node, 'nodes') ?? NO_PAIRS)
  if (pairs.size > CIRCUIT_LIMITS.nodesMax) {
    reader.reportAt(node ?? undefined, 'nodes', { code: 'circuit/too-many', message: `more than ${CIRCUIT_LIMITS.nodesMax} nodes` })
    return nodes
  }
  for (const [name, { key, value }] of pairs) {
    if (!isOfGrammar('name', name))
      reader.reportAt(key, `nodes.${name}`, { code: 'circuit/bad-name', message: `${name} is no name of a node. ${GRAMMAR.name.say}` })
    const read = readNode(reader, value, `nodes.${name}`)
    if (read !== undefined) nodes.set(name, read)
  }
  return nodes
}

function readNode(reader: MemberReader, node: Node | null, path: string): CircuitNode | undefined {
  const pairs = reader.pairs(node, path)
  if (pairs === undefined) return undefined
  const given = pairs.get('kind')
  if (given === undefined) {
    reader.missing(node, path, 'kind')
    return undefined
  }
  const resolved = reader.resolve(given.value)
  const kind = isScalar(resolved) ? String(resolved.value) : ''
  if (!Object.hasOwn(NODE_MEMBERS, kind)) {
    const meant = nearest(kind, NODE_KINDS)
    const [from = 0, to = from] = given.value?.range ?? []
    return reader.reportAt(given.value ?? given.key, `${path}.kind`, {
      code: 'circuit/bad-value',
      message: `no kind of node: ${kind}; write one of ${NODE_KINDS.join(', ')}`,
      fix:
        meant === undefined || given.value?.range == null ? undefined : { title: `Write ${meant}`, patches: [{ from, to, insert: meant }] },
    })
  }
  const members = reader.members(node, path, NODE_MEMBERS[kind as NodeKind], { names: ['kind'], pairs })
  // The table of members and the types of circuit.ts say the same; parse-circuit.test.ts holds them together.
  return members === undefined ? undefined : ({ kind, ...members } as unknown as CircuitNode)
}

function readEdges(reader: MemberReader, node: Node | null | undefined): readonly CircuitEdge[] {
  if (node === undefined) return []
  const items = reader.items(node, 'edges', CIRCUIT_LIMITS.edgesMax) ?? []
  return items.flatMap((item, index) => {
    const members = reader.members(item, `edges.${index}`, EDGE_MEMBERS)
    if (members === undefined) return []
    const { from, to, where, schema, durable } = members as Record<string, string>
    const read = { from: endpointOf(from!, 'out'), to: endpointOf(to!, 'in'), where, schema, durable: (durable as unknown) === true }
    return [read]
  })
}

/** `nvm` or `nvm.error`, as edges write it. */
export function endpointOf(text: string, port: 'in' | 'out'): Endpoint {
  const dot = text.indexOf('.')
  return dot < 0 ? { node: text, port } : { node: text.slice(0, dot), port: text.slice(dot + 1) }
}

function readPorts(reader: MemberReader, node: Node | null | undefined, path: string): ReadonlyMap<string, string> {
  const ports = new Map<string, string>()
  const pairs = node === undefined ? NO_PAIRS : (reader.pairs(node, path) ?? NO_PAIRS)
  if (pairs.size > CIRCUIT_LIMITS.portsMax) {
    reader.reportAt(node ?? undefined, path, { code: 'circuit/too-many', message: `more than ${CIRCUIT_LIMITS.portsMax} ${path}` })
    return ports
  }
  for (const [name, { key, value }] of pairs) {
    if (!isOfGrammar('name', name))
      reader.reportAt(key, `${path}.${name}`, { code: 'circuit/bad-name', message: `${name} is no name of a port. ${GRAMMAR.name.say}` })
    const target = reader.value(value, `${path}.${name}`, { is: 'endpoint' })
    if (typeof target === 'string') ports.set(name, target)
  }
  return ports
}
