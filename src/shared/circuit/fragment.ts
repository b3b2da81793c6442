import { Fault } from '../base/index.ts'
import { readYaml, writeFlow, writeText, type YamlValue } from '../yaml/index.ts'
import { CIRCUIT_LIMITS, isOfGrammar } from './members.ts'
import type { EdgeText } from './patch-circuit.ts'

/** Name in the fragment -> name that it got. */
export type FragmentNames = ReadonlyMap<string, string>

type Members = { readonly [name: string]: YamlValue }

/** Nodes and the edges between them, as a clipboard holds them: YAML with `nodes` and `edges`. */
export interface Fragment {
  readonly nodes: readonly (readonly [name: string, node: Members])[]
  readonly edges: readonly EdgeText[]
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)
const refused = (message: string): Fault => new Fault('circuit/edit-refused', `what is pasted is no fragment of a circuit: ${message}`)

/**
 * Reads what somebody wants to paste: bounded as every YAML text is. A whole circuit is a fragment too; its edges to nodes that it does not have are left out.
 * @throws Fault `circuit/edit-refused`
 */
export function readFragment(text: string): Fragment {
  const { document, findings } = readYaml(text)
  if (document === undefined || findings.length > 0) throw refused(findings[0]?.message ?? 'no YAML')
  let value: unknown
  try {
    value = document.toJS()
  } catch {
    throw refused('it has aliases that grow')
  }
  const nodes = isMembers(value) && isMembers(value['nodes']) ? Object.entries(value['nodes']) : []
  if (nodes.length === 0) throw refused('it has no nodes')
  if (nodes.length > CIRCUIT_LIMITS.nodesMax) throw refused(`more than ${CIRCUIT_LIMITS.nodesMax} nodes`)
  const names = new Set(nodes.map(([name]) => name))
  for (const [name, node] of nodes) if (!isOfGrammar('name', name) || !isMembers(node)) throw refused(`${name} is no node`)
  const given = isMembers(value) ? (value['edges'] as unknown) : undefined
  const edges = (Array.isArray(given) ? (given as unknown[]) : []).filter((edge): edge is EdgeText & Members => {
    if (!isMembers(edge) || typeof edge['from'] !== 'string' || typeof edge['to'] !== 'string') return false
    return [edge['from'], edge['to']].every((end) => names.has(end.split('.', 1)[0] ?? ''))
  })
  return { nodes: nodes as [string, Members][], edges }
}

/**
 * Nodes, and the edges between them, as a fragment for the clipboard. Names that are not there are left out.
 * @throws Fault `circuit/edit-refused` when the text cannot be read
 */
export function copyFragment(text: string, names: readonly string[]): string {
  const { document, findings } = readYaml(text)
  if (document === undefined || findings.length > 0) throw new Fault('circuit/edit-refused', findings[0]?.message ?? 'no YAML')
  const root: unknown = document.toJS()
  const nodes = isMembers(root) && isMembers(root['nodes']) ? root['nodes'] : {}
  const wanted = new Set(names.filter((name) => Object.hasOwn(nodes, name)))
  const isInside = (end: unknown): boolean => typeof end === 'string' && wanted.has(end.split('.', 1)[0] ?? '')
  const edges = (isMembers(root) && Array.isArray(root['edges']) ? (root['edges'] as unknown[]) : []).filter(
    (edge): edge is Members => isMembers(edge) && isInside(edge['from']) && isInside(edge['to']),
  )
  const lines = Object.entries(nodes).flatMap(([name, node]) => (wanted.has(name) ? [`  ${writeText(name)}: ${writeFlow(node)}`] : []))
  return `nodes:\n${lines.join('\n')}\n${edges.length === 0 ? '' : `edges:\n${edges.map((edge) => `  - ${writeFlow(edge)}`).join('\n')}\n`}`
}
