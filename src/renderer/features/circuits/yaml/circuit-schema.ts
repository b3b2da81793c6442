import {
  CIRCUIT_FORMAT,
  EDGE_MEMBERS,
  LIMIT_MEMBERS,
  type Member,
  type MemberType,
  NODE_MEMBERS,
} from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import { SchemaMembers, type SchemaPart } from './schema-members.ts'

const about = WORDS.completion.about

/** The members of a circuit's file as a schema: from the table that the parser and the published schema are made from. */
export const CIRCUIT_MEMBERS: SchemaMembers = new SchemaMembers({
  properties: {
    format: { const: CIRCUIT_FORMAT, description: about.format },
    name: { description: about.name },
    namespace: { description: about.namespace },
    description: { description: about.description },
    limits: { description: about.limits, ...membersPart(LIMIT_MEMBERS) },
    nodes: {
      description: about.nodes,
      additionalProperties: { oneOf: Object.entries(NODE_MEMBERS).map(([kind, of]) => nodePart(kind, of)) },
    },
    edges: { description: about.edges, items: membersPart(EDGE_MEMBERS) },
    inputs: { description: about.inputs },
    outputs: { description: about.outputs },
  },
  required: ['format', 'name', 'nodes', 'edges'],
})

function nodePart(kind: string, of: readonly Member[]): SchemaPart {
  const { properties, required } = membersPart(of)
  return { properties: { kind: { const: kind, description: about.kind }, ...properties }, required: ['kind', ...(required ?? [])] }
}

function membersPart(of: readonly Member[]): SchemaPart {
  return {
    properties: Object.fromEntries(of.map(({ name, type, about: description }) => [name, { description, ...typePart(type) }])),
    required: of.flatMap(({ name, isRequired }) => (isRequired ? [name] : [])),
  }
}

function typePart(type: MemberType): SchemaPart {
  switch (type.is) {
    case 'flag':
      return { type: 'boolean' }
    case 'choice':
      return { enum: type.of }
    case 'members':
      return membersPart(type.of)
    case 'list':
      return { items: membersPart(type.of) }
    default:
      return {}
  }
}
