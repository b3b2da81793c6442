import { CIRCUIT_LIMITS, EDGE_MEMBERS, LIMIT_MEMBERS, type Member, type MemberType, NODE_MEMBERS } from '../src/shared/circuit/index.ts'
import { GRAMMAR, SERVES_MEMBERS } from '../src/shared/circuit/members.ts'
import { writeOrCheck } from './generated-file.ts'

/** The JSON Schemas that editors complete circuit and binding files by, from the tables that the parser reads by; `--check` only compares. */
type Schema = Readonly<Record<string, unknown>>

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
const pattern = (is: keyof typeof GRAMMAR, more: Schema = {}): Schema => ({ type: 'string', pattern: GRAMMAR[is].pattern.source, ...more })

function ofType(type: MemberType): Schema {
  switch (type.is) {
    case 'text':
      return { type: 'string', maxLength: type.charsMax }
    case 'expression':
      return { type: 'string', maxLength: CIRCUIT_LIMITS.expressionCharsMax }
    case 'whole':
      return { type: 'integer', minimum: type.min, maximum: type.max }
    case 'number':
      return { type: 'number', minimum: type.min, maximum: type.max }
    case 'flag':
      return { type: 'boolean' }
    case 'choice':
      return { enum: type.of }
    case 'members':
      return mapping(type.of)
    case 'list':
      return { type: 'array', maxItems: type.max, items: mapping(type.of) }
    case 'topic':
      return pattern('topic', { maxLength: 255 })
    default:
      return pattern(type.is)
  }
}

const about = ({ type, about: description, fallback }: Member): Schema => ({
  description:
    type.is === 'expression'
      ? `${description} CEL that gives ${{ bool: 'true or false', map: 'a map', any: 'any value' }[type.gives]}.`
      : description,
  ...ofType(type),
  ...(fallback === undefined ? {} : { default: fallback }),
})

function mapping(members: readonly Member[], more: Schema = {}): Schema {
  const required = members.flatMap(({ name, isRequired }) => (isRequired ? [name] : []))
  return {
    type: 'object',
    properties: { ...more, ...Object.fromEntries(members.map((member) => [member.name, about(member)])) },
    required: [...Object.keys(more), ...required],
    additionalProperties: false,
  }
}

const named = (is: keyof typeof GRAMMAR, item: Schema, most: number): Schema => ({
  type: 'object',
  maxProperties: most,
  patternProperties: { [GRAMMAR[is].pattern.source]: item },
  additionalProperties: false,
})

const circuit: Schema = {
  $schema: DRAFT,
  title: 'arqonbus.circuit.v1',
  description: 'A circuit: nodes and edges on the bus (docs/reference/circuit.md).',
  type: 'object',
  properties: {
    format: { const: 'arqonbus.circuit.v1' },
    name: pattern('circuitName', { description: 'One active circuit of a name in a workspace.' }),
    namespace: pattern('namespace', { description: 'Namespace of its topics.', default: 'default' }),
    description: { type: 'string', maxLength: CIRCUIT_LIMITS.textCharsMax },
    limits: { description: 'What holds for the circuit as a whole.', ...mapping(LIMIT_MEMBERS) },
    nodes: {
      description: 'Name -> node.',
      ...named('name', { oneOf: Object.keys(NODE_MEMBERS).map((kind) => ({ $ref: `#/$defs/${kind}` })) }, CIRCUIT_LIMITS.nodesMax),
    },
    edges: { description: 'What goes where.', type: 'array', maxItems: CIRCUIT_LIMITS.edgesMax, items: mapping(EDGE_MEMBERS) },
    inputs: {
      description: 'Inputs where this circuit is used as a node: name -> node or node.port.',
      ...named('name', pattern('endpoint'), CIRCUIT_LIMITS.portsMax),
    },
    outputs: {
      description: 'Outputs where this circuit is used as a node: name -> node or node.port.',
      ...named('name', pattern('endpoint'), CIRCUIT_LIMITS.portsMax),
    },
  },
  required: ['format', 'name', 'nodes', 'edges'],
  additionalProperties: false,
  $defs: Object.fromEntries(Object.entries(NODE_MEMBERS).map(([kind, members]) => [kind, mapping(members, { kind: { const: kind } })])),
}

const binding: Schema = {
  $schema: DRAFT,
  title: 'arqonbus.binding.v1',
  description: 'Which operator serves which node of a circuit (docs/reference/circuit.md).',
  type: 'object',
  properties: {
    format: { const: 'arqonbus.binding.v1' },
    name: pattern('circuitName', { description: 'Name of this binding.' }),
    circuit: pattern('circuitName', { description: 'Name of the circuit that it is for.' }),
    serves: {
      description: 'Operator node (of a sub-circuit: part.node) -> component.',
      ...named('node', mapping(SERVES_MEMBERS), CIRCUIT_LIMITS.bindingsMax),
    },
  },
  required: ['format', 'name', 'circuit', 'serves'],
  additionalProperties: false,
}

const toText = (schema: Schema): string => `${JSON.stringify(schema, undefined, 2)}\n`

writeOrCheck(
  [
    { path: 'resources/schemas/arqonbus.circuit.v1.schema.json', text: toText(circuit) },
    { path: 'resources/schemas/arqonbus.binding.v1.schema.json', text: toText(binding) },
  ],
  'node scripts/circuit-schemas.ts',
)
