/** What CEL calls the kind of a value; numbers of a payload are doubles. */
export type ValueKind =
  | 'null'
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'list'
  | 'map'
  | 'timestamp'
  | 'duration'
  | 'type'

/** What a value may be, as far as it is known: never less than it may be. */
export interface Shape {
  /** Kinds that it may be of; undefined: any. */
  readonly kinds: ReadonlySet<ValueKind> | undefined
  /** Texts that it may be, where it is a text and these are all; undefined: any. */
  readonly texts: ReadonlySet<string> | undefined
  /** Where it is a map: what is under a name; undefined: it cannot have that name. */
  member(name: string): Shape | undefined
  /** Names that are known, for whoever wrote another one. */
  names(): readonly string[]
  /** Names that have to be there, where it is a map. */
  required(): readonly string[]
  /** Where it is a list: an entry of it. */
  item(): Shape
}

export const ANY: Shape = { kinds: undefined, texts: undefined, member: () => ANY, names: () => [], required: () => [], item: () => ANY }

/** A value of these kinds of which nothing more is known. */
export const ofKinds = (...kinds: readonly ValueKind[]): Shape => ({ ...ANY, kinds: new Set(kinds) })

/** A map with these members and no others. */
export const closedMap = (members: ReadonlyMap<string, Shape>): Shape => ({
  kinds: new Set(['map']),
  texts: undefined,
  member: (name) => members.get(name),
  names: () => [...members.keys()],
  required: () => [...members.keys()],
  item: () => ANY,
})

export const listOf = (item: Shape): Shape => ({ ...ofKinds('list'), item: () => item })

/** Names that one shape tells of; a longer list helps nobody. */
const NAMES_MAX = 1_000

/** What is one of several shapes. */
export function oneOf(shapes: readonly Shape[]): Shape {
  const [first] = shapes
  if (first === undefined) return ANY
  if (shapes.length === 1) return first
  const isAny = shapes.some(({ kinds }) => kinds === undefined)
  const texts = shapes.filter(({ kinds }) => kinds === undefined || kinds.has('string'))
  return {
    kinds: isAny ? undefined : new Set(shapes.flatMap(({ kinds }) => [...kinds!])),
    texts: texts.some((shape) => shape.texts === undefined) ? undefined : new Set(texts.flatMap((shape) => [...shape.texts!])),
    member(name) {
      const found = shapes.filter(mayBe('map')).flatMap((shape) => shape.member(name) ?? [])
      return found.length === 0 ? undefined : oneOf(found)
    },
    names: () => namesOf(shapes),
    required: () => first.required().filter((name) => shapes.every((shape) => shape.required().includes(name))),
    item: () => oneOf(shapes.filter(mayBe('list')).map((shape) => shape.item())),
  }
}

/** What is of all of several shapes at once. */
function allOf(shapes: readonly Shape[]): Shape {
  const [first = ANY] = shapes
  if (shapes.length <= 1) return first
  const texts = shapes.flatMap((shape) => (shape.texts === undefined ? [] : [shape.texts]))
  return {
    kinds: meetOf(shapes.flatMap(({ kinds }) => (kinds === undefined ? [] : [kinds]))),
    texts: meetOf(texts),
    member(name) {
      const found = shapes.map((shape) => shape.member(name))
      return found.some((each) => each === undefined) ? undefined : allOf(found as Shape[])
    },
    names: () => namesOf(shapes),
    required: () => [...new Set(shapes.flatMap((shape) => shape.required()))].slice(0, NAMES_MAX),
    item: () => allOf(shapes.map((shape) => shape.item())),
  }
}

export const mayBe =
  (kind: ValueKind) =>
  ({ kinds }: Shape): boolean =>
    kinds === undefined || kinds.has(kind)

const namesOf = (shapes: readonly Shape[]): readonly string[] => [...new Set(shapes.flatMap((shape) => shape.names()))].slice(0, NAMES_MAX)

/** What is in all of some sets; undefined where there are none. */
function meetOf<T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> | undefined {
  const [first, ...more] = sets
  const meet = [...(first ?? [])].filter((each) => more.every((set) => set.has(each)))
  // What nothing can be is a mistake of the schema's: nothing is said of it.
  return meet.length === 0 && first?.size !== 0 ? undefined : new Set(meet)
}

/** Places of one schema that are looked at for one expression; beyond, anything may be there. Schemas branch, and may name themselves. */
export const SCHEMA_LOOKS_MAX = 5_000
/** References and branches inside one another that are followed for one value. */
const SCHEMA_DEPTH_MAX = 32

type Schema = Readonly<Record<string, unknown>>
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

interface Reading {
  readonly root: unknown
  looks: number
}

/**
 * The values that a JSON Schema (2020-12 or draft-07) lets be, at least: keywords that are not followed make it wider, never narrower.
 * @param schema what is no schema that is understood stands for anything
 */
export const shapeOfSchema = (schema: unknown): Shape => shapeAt(schema, { root: schema, looks: 0 }, 0)

function shapeAt(schema: unknown, reading: Reading, depth: number): Shape {
  reading.looks += 1
  if (!isSchema(schema) || reading.looks > SCHEMA_LOOKS_MAX || depth > SCHEMA_DEPTH_MAX) return ANY
  const parts: Shape[] = [ownShape(schema, reading)]
  if (typeof schema['$ref'] === 'string') parts.push(shapeAt(referred(schema['$ref'], reading.root), reading, depth + 1))
  for (const each of listAt(schema, 'allOf')) parts.push(shapeAt(each, reading, depth + 1))
  for (const branches of [listAt(schema, 'anyOf'), listAt(schema, 'oneOf')])
    if (branches.length > 0) parts.push(oneOf(branches.filter((each) => each !== false).map((each) => shapeAt(each, reading, depth + 1))))
  return allOf(parts)
}

const listAt = (schema: Schema, name: string): readonly unknown[] => (Array.isArray(schema[name]) ? (schema[name] as unknown[]) : [])

/** What a reference inside the same document leads to. */
function referred(ref: string, root: unknown): unknown {
  if (ref !== '#' && !ref.startsWith('#/')) return undefined
  let at = root
  for (const part of ref.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    at = isSchema(at) && Object.hasOwn(at, name) ? at[name] : undefined
  }
  return at
}

const KINDS: Readonly<Record<string, ValueKind>> = {
  null: 'null',
  boolean: 'bool',
  integer: 'double',
  number: 'double',
  string: 'string',
  array: 'list',
  object: 'map',
}

const kindOf = (value: unknown): ValueKind => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : KINDS[typeof value]!
}

/** What the keywords beside each other say, those that hold other schemas for the same value aside. */
function ownShape(schema: Schema, reading: Reading): Shape {
  const { type } = schema
  const types = typeof type === 'string' ? [type] : listAt(schema, 'type')
  const values = Object.hasOwn(schema, 'const') ? [schema['const']] : Array.isArray(schema['enum']) ? listAt(schema, 'enum') : undefined
  const named = types.length === 0 ? undefined : new Set(types.flatMap((each) => KINDS[String(each)] ?? []))
  const texts = values?.filter((each) => typeof each === 'string')
  return {
    kinds: values === undefined ? named : new Set(values.map(kindOf)),
    texts: texts && new Set(texts),
    member: (name) => memberAt(schema, name, reading),
    names: () => Object.keys(isSchema(schema['properties']) ? schema['properties'] : {}).slice(0, NAMES_MAX),
    required: () => listAt(schema, 'required').flatMap((name) => (typeof name === 'string' ? [name] : [])),
    item: () => (listAt(schema, 'prefixItems').length > 0 || !isSchema(schema['items']) ? ANY : shapeAt(schema['items'], reading, 0)),
  }
}

/** Keywords by which a schema takes members that it does not list itself. */
const ELSEWHERE = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'dependencies']

function memberAt(schema: Schema, name: string, reading: Reading): Shape | undefined {
  const listed = isSchema(schema['properties']) && Object.hasOwn(schema['properties'], name) ? schema['properties'][name] : undefined
  if (listed !== undefined) return listed === false ? undefined : shapeAt(listed, reading, 0)
  if (isSchema(schema['patternProperties']) && Object.keys(schema['patternProperties']).length > 0) return ANY
  const { additionalProperties: more, unevaluatedProperties: rest } = schema
  if (more === false) return undefined
  if (isSchema(more)) return shapeAt(more, reading, 0)
  return rest === false && !ELSEWHERE.some((each) => Object.hasOwn(schema, each)) ? undefined : ANY
}
