import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import { type Circuit, type CircuitNode, joinInputs, portsOf } from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import { type CursorContext, cursorContext } from './cursor-context.ts'
import type { Offer, SchemaMembers } from './schema-members.ts'

const words = WORDS.completion

/** What completion knows beside the text. */
export interface CompletionWorld {
  /** The published schema of the file. */
  readonly members: SchemaMembers
  /** The last reading of the text that held. */
  readonly circuit: Circuit | undefined
  /** Topics that the engine has seen. */
  readonly topics: readonly string[]
  /** Schemas that the engine knows by name. */
  readonly schemas: readonly string[]
}

/** Options of one answer. */
const OPTIONS_MAX = 1_000
const TOPIC_MEMBERS = new Set(['topic', 'jobs', 'results'])
const SCHEMA_MEMBERS = new Set(['schema', 'accepts', 'gives'])
/** What stays valid while a word is typed on. */
const WORD = /^[\w.\-"']*$/

/** Completes circuits from their schema, the circuit itself and what the engine knows. */
export const circuitCompletion =
  (world: () => CompletionWorld): CompletionSource =>
  (context: CompletionContext): CompletionResult | null => {
    const cursor = cursorContext(context.state.doc.toString(), context.pos)
    if (cursor.slot === 'none' || (!context.explicit && cursor.from === context.pos && cursor.slot === 'key')) return null
    const options = optionsAt(cursor, world())
    return options.length === 0 ? null : { from: cursor.from, options: options.slice(0, OPTIONS_MAX), validFor: WORD }
  }

/** What may be written at a place; what the circuit or the engine names comes before what the schema says. */
export function optionsAt(cursor: CursorContext, world: CompletionWorld): readonly Completion[] {
  if (cursor.slot === 'key') return world.members.names(cursor.path, cursor.members).map(memberOption)
  const named = namedValues(cursor.path, world)
  return named ?? world.members.values(cursor.path, cursor.members).map(valueOption)
}

function namedValues(path: CursorContext['path'], { circuit, topics, schemas }: CompletionWorld): readonly Completion[] | undefined {
  const [part] = path
  const member = String(path.at(-1))
  if (part === 'edges' && path.length === 3 && (member === 'from' || member === 'to')) return endpoints(circuit, member)
  if ((part === 'inputs' || part === 'outputs') && path.length === 2) return nodeOptions(circuit)
  if (SCHEMA_MEMBERS.has(member) && path.length === 3) return schemas.map((label) => ({ label, type: 'type', detail: words.schema }))
  if (part === 'nodes' && path.length === 3 && TOPIC_MEMBERS.has(member)) {
    const own = [...(circuit?.nodes.values() ?? [])].flatMap(topicsOf)
    return [...new Set([...own, ...topics])].map((label) => ({ label, type: 'namespace', detail: words.topic }))
  }
  return undefined
}

const nodeOptions = (circuit: Circuit | undefined): readonly Completion[] =>
  [...(circuit?.nodes ?? [])].map(([label, { kind }]) => ({ label, type: 'variable', detail: kind }))

/** `NODE` for the ports `out` and `in`, `NODE.PORT` for the others. */
function endpoints(circuit: Circuit | undefined, side: 'from' | 'to'): readonly Completion[] {
  return [...(circuit?.nodes ?? [])].flatMap(([name, node]) => {
    const { inputs, outputs } = portsOf(node)
    const plain = side === 'from' ? 'out' : 'in'
    // Ports of a join or a sub-circuit are whatever leads there.
    const used = circuit === undefined || side === 'from' ? [] : joinInputs(circuit, name)
    const ports = (side === 'from' ? outputs : inputs) ?? [...new Set([plain, ...used])]
    return ports.map((port) =>
      port === plain
        ? { label: name, type: 'variable', detail: node.kind }
        : { label: `${name}.${port}`, type: 'property', detail: words.port },
    )
  })
}

function topicsOf(node: CircuitNode): readonly string[] {
  switch (node.kind) {
    case 'topic':
    case 'dead_letter':
      return [node.topic]
    case 'operator':
      return [node.jobs, node.results]
    default:
      return []
  }
}

const memberOption = ({ text, description, isRequired }: Offer): Completion => ({
  label: text,
  type: 'property',
  apply: `${text}: `,
  boost: isRequired ? 1 : 0,
  ...(isRequired && { detail: words.required }),
  ...(description !== undefined && { info: description }),
})

const valueOption = ({ text, description }: Offer): Completion => ({
  label: text,
  type: 'enum',
  ...(description !== undefined && { info: description }),
})
