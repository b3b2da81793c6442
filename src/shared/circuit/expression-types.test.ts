import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression, readExpression } from './expression.ts'
import { type TypeProblem, typeProblems } from './expression-types.ts'
import { ANY, ofKinds, SCHEMA_LOOKS_MAX, shapeOfSchema } from './payload-shape.ts'

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    n: { type: 'number' },
    s: { type: 'string' },
    b: { type: 'boolean' },
    z: { type: 'null' },
    l: { type: 'array', items: { type: 'number' } },
    m: { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'], additionalProperties: false },
    mode: { enum: ['batch', 'online_stream'] },
    any: {},
    some: { type: ['string', 'number'] },
  },
}
const PAYLOAD = { n: 1.5, s: 'x', b: true, z: null, l: [0, 1], m: { a: 1 }, mode: 'batch' }

const problemsOf = (text: string, schema: unknown = SCHEMA): readonly TypeProblem[] => {
  const read = readExpression(text, { gives: 'any' })
  if (!read.ok) throw new Error(read.error.message)
  const scope = new Map([
    ['payload', shapeOfSchema(schema)],
    ['attempt', ofKinds('int')],
    ['topic', ofKinds('string')],
  ])
  return typeProblems(read.value.bounded.root, scope).problems
}
const said = (text: string, schema?: unknown): string[] =>
  problemsOf(text, schema).map(({ severity, message }) => `${severity === 'error' ? '' : 'warning: '}${message}`)

describe('types of an expression', () => {
  const leaf = fc.constantFrom(
    ...['payload.n', 'payload.s', 'payload.b', 'payload.z', 'payload.l', 'payload.m', 'payload.m.a', 'payload.q', 'payload.l[0]'],
    ...['1', '1u', '1.5', "'x'", 'true', 'null', '[1.0]', '{"a": 1}', 'attempt', 'topic', 'b"x"'],
  )
  const two = fc
    .tuple(leaf, fc.constantFrom('+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=', 'in'), leaf)
    .map(([a, op, b]) => `(${a} ${op} ${b})`)
  const one = fc
    .tuple(fc.constantFrom('-', '!', 'size', 'string', 'type', 'int', 'uint', 'double', 'bool', 'bytes', 'timestamp', 'duration'), leaf)
    .map(([name, a]) => `${name}(${a})`)
  const member = fc.tuple(
    leaf,
    fc.constantFrom('.contains("x")', '.matches("x")', '.a', '["a"]', '.exists(x, x == 1.0)', '.map(x, x + 1.0)'),
  )
  const small = fc.oneof(
    leaf,
    two,
    one,
    member.map(([a, b]) => (/^[-0-9]/.test(a) ? `(${a})${b}` : a + b)),
  )
  const expressions = fc.oneof(
    small,
    fc.tuple(small, fc.constantFrom('+', '<', '=='), small).map(([a, op, b]) => `${a} ${op} ${b}`),
  )

  it('CI31 what is called an error fails whatever the payload, and no overload is missing without being called one', () => {
    fc.assert(
      fc.property(expressions, (text) => {
        const compiled = compileExpression(text, { gives: 'any' })
        if (!compiled.ok) return
        const value = compiled.value.evaluate({ payload: PAYLOAD, payloadBytes: 100, topic: 't', attempt: 1 })
        const errors = problemsOf(text).filter(({ severity }) => severity === 'error')
        if (errors.length > 0) expect({ text, errors: errors.map(({ message }) => message), ok: value.ok }).toMatchObject({ ok: false })
        if (!value.ok && /overload|field not found/.test(value.error))
          expect({ text, errors: errors.length > 0 }).toEqual({ text, errors: true })
      }),
      { numRuns: 1_500 },
    )
  })

  it('CI31 members that a closed schema cannot have, and values of the wrong type, are named', () => {
    expect(said('payload.mm > 1.0')).toEqual(['no mm can be there: the members are n, s, b, z, l, m, mode, any, some'])
    expect(said('payload["mm"] > 1.0')).toEqual(['no mm can be there: the members are n, s, b, z, l, m, mode, any, some'])
    expect(said('payload.m.b')).toEqual(['no b can be there: the members are a'])
    expect(said('payload.n.x')).toEqual(['a number (a double) has no members, so no x'])
    expect(said('payload.n + 1')).toEqual([
      '+ does not take a number (a double) and a whole number (an int): numbers of a payload are doubles, write 1.0',
    ])
    expect(said('payload.some < true')).toEqual(['< does not take a text or a number (a double) and true or false'])
    expect(said('payload.l.exists(x, x == "a" || x.y)')).toEqual([
      'warning: a number (a double) never equals a text: this is always false',
      'a number (a double) has no members, so no y',
    ])
    expect(said('payload.n.exists(x, x)')).toEqual(['a number (a double) holds nothing to go over'])
    expect(said('payload.s && true')).toEqual(['this is a text, not true or false'])
    expect(said('payload.s ? 1 : 2')).toEqual(['this is a text, not true or false'])
    expect(said('has(payload.q)')).toEqual(['warning: no q can be there: the members are n, s, b, z, l, m, mode, any, some'])
    expect(said('payload.mode == "bach"')).toEqual(['warning: it is one of batch, online_stream: this is always false'])
    expect(said('{"a": 1}.b')).toEqual(['no b can be there: the members are a'])
  })

  it.each([
    ['payload.any.x.y + 1', 'what a schema leaves open'],
    ['payload.some + "x"', 'what may fit'],
    ['has(payload.m) && payload.m.a > 1', 'numbers of two kinds compared'],
    ['payload.z == null || payload.n != null', 'what may be null or not'],
    ['payload.l.map(x, x * 2.0)[0] + 1.0', 'what a macro makes'],
    ['payload.l.filter(x, x > 1).size() + 1', 'what a macro leaves'],
    ['payload.mode == "batch" && payload.mode == topic', 'texts that there are'],
    ['payload.m.exists(k, k == "a")', 'names of a map'],
    ['int(payload.n) % 2 == 0', 'what a conversion gives'],
    ['other.x', 'a name that is not known'],
  ])('CI31 nothing is said of %s: %s', (text) => {
    const root = readExpression(text.replace('other', 'inputs'), { gives: 'any' })
    if (!root.ok) throw new Error(root.error.message)
    expect(typeProblems(root.value.bounded.root, new Map([['payload', shapeOfSchema(SCHEMA)]])).problems).toEqual([])
  })
})

describe('the values of a schema', () => {
  it('CI31 are at least those that it takes: branches, references, patterns and what is not understood make it wider', () => {
    const member = (schema: unknown, name = 'x'): unknown => {
      const found = shapeOfSchema(schema).member(name)
      return found === undefined ? 'none' : found.kinds === undefined ? 'any' : [...found.kinds].join(' ')
    }
    const closed = { properties: { x: { type: 'string' } }, additionalProperties: false }
    expect(member(closed)).toBe('string')
    expect(member(closed, 'y')).toBe('none')
    expect(member({ properties: { x: true } }, 'y')).toBe('any')
    expect(member({ ...closed, patternProperties: { '^y': {} } }, 'y')).toBe('any')
    expect(member({ additionalProperties: { type: 'null' } })).toBe('null')
    expect(member({ anyOf: [closed, { properties: { x: { type: 'number' } } }] })).toBe('string double')
    expect(member({ oneOf: [closed, { properties: { y: {} } }] }, 'y')).toBe('any')
    expect(member({ anyOf: [closed, { ...closed, type: 'object' }] }, 'y')).toBe('none')
    expect(member({ allOf: [closed, {}] }, 'y')).toBe('none')
    expect(member({ $ref: '#/$defs/a', $defs: { a: closed } }, 'y')).toBe('none')
    expect(member({ $ref: '#/$defs/gone' })).toBe('any')
    expect(member({ $ref: 'other.json' })).toBe('any')
    expect(member({ properties: {}, unevaluatedProperties: false })).toBe('none')
    expect(member({ properties: {}, unevaluatedProperties: false, allOf: [{}] })).toBe('any')
    expect(member({ properties: { x: false } })).toBe('none')
    expect(member({ properties: { x: { enum: ['a', 1, null] } } })).toBe('string double null')
    expect(shapeOfSchema({ allOf: [{ type: 'string' }, { type: 'number' }] }).kinds).toBeUndefined()
    for (const schema of [undefined, null, true, 'x', [], {}]) expect(shapeOfSchema(schema).member('x')).toBe(ANY)
    expect(shapeOfSchema({ type: 'array', prefixItems: [{}], items: { type: 'null' } }).item().kinds).toBeUndefined()
    expect(shapeOfSchema({ type: 'array', items: { type: 'null' } }).item().kinds).toEqual(new Set(['null']))
  })

  it(`CI31 a schema that names itself, or branches without end, is looked at ${SCHEMA_LOOKS_MAX} times at most`, () => {
    const self = { $ref: '#', anyOf: [{ $ref: '#' }, { $ref: '#' }], type: 'object' }
    expect(shapeOfSchema(self).member('x')?.member('y')?.kinds).toBeUndefined()
    const deep = {
      $defs: { a: { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, additionalProperties: false } },
      $ref: '#/$defs/a',
    }
    expect(said('payload.a.a.a.a.b', deep)).toEqual(['no b can be there: the members are a'])
  })
})
