import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_LIMITS } from '../rule/index.ts'
import { compileExpression, EXPRESSION_LIMITS, type ExpressionInput, type Gives } from './expression.ts'

const refused = (text: string, gives: Gives = 'any'): string => {
  const compiled = compileExpression(text, { gives })
  return compiled.ok ? '' : compiled.error
}
const given = (text: string, input: ExpressionInput = {}, gives: Gives = 'any'): unknown => {
  const compiled = compileExpression(text, { gives })
  if (!compiled.ok) throw new Error(compiled.error)
  const result = compiled.value.evaluate({ payloadBytes: 100, ...input })
  return result.ok ? result.value : `! ${result.error}`
}

describe('an expression of a circuit', () => {
  it('CI7 sees payload, topic, schema, correlation, attempt and inputs, and nothing else', () => {
    const input = { payload: { f0: 900.5, tags: ['a'] }, topic: 'a.b', schema: 's', correlation: 'c', attempt: 2, inputs: { a: { n: 1 } } }
    expect(given('payload.f0 > 900.0 && payload.f0 > 900 && attempt == 2', input)).toBe(true)
    expect(given('topic + schema + correlation', input)).toBe('a.bsc')
    expect(given('{"a": inputs.a.n, "t": payload.tags.map(t, t + "x"), "n": attempt}', input)).toEqual({ a: 1, t: ['ax'], n: 2 })
    for (const name of ['row', 'process', 'globalThis', '__proto__']) expect(refused(`${name}.x`)).toContain(`no name ${name}`)
    expect(refused('env("HOME")')).toBe('no function env')
    expect(refused('google.protobuf.Struct{}')).toContain('no message')
    expect(given('has(payload.constructor) || "toString" in payload', input)).toBe(false)
  })

  it('CI7 that cannot give what its place wants is refused before it runs', () => {
    expect(refused('1 + 1', 'bool')).toBe('it does not give true or false')
    expect(refused('payload.x > 1', 'map')).toContain('does not give a map')
    expect(refused('{"a": 1}', 'map')).toBe('')
    expect(refused('payload', 'map')).toBe('')
    expect(refused('payload.ok', 'bool')).toBe('')
    expect(refused('payload.x +')).toMatch(/^not CEL: /)
  })

  it('CI7 is bounded as rules are: characters, nodes, comprehensions in one another, entries, patterns', () => {
    const { charsMax, listItemsMax, nodesMax } = RULE_LIMITS
    expect(refused(`true${' '.repeat(charsMax)}`)).toContain('characters')
    expect(refused(Array(nodesMax).fill('a'.length).join('+'))).toContain('nodes')
    expect(
      refused(
        `[${Array(listItemsMax + 1)
          .fill(1)
          .join(',')}]`,
      ),
    ).toContain('entries')
    expect(refused(`{${Array.from({ length: listItemsMax + 1 }, (_, i) => `"${i}": 1`).join(',')}}`)).toContain('entries')
    expect(refused('payload.a.all(x, payload.a.all(y, true))')).toContain('comprehension')
    expect(refused('payload.a.matches(payload.b)')).toContain('not written out')
    expect(refused('('.repeat(900))).not.toBe('')
  })

  it('CI8 says why there is no value and never throws', () => {
    expect(given('payload.x > 1', { payload: {} })).toBe('! field not found: x')
    expect(given('payload.x', { payload: { x: 'y' } }, 'bool')).toBe('! its value is not true or false')
    expect(given('payload', { payload: [1] }, 'map')).toBe('! its value is not a map')
    expect(given('1 / 0')).toContain('! ')
    expect(given('0.0 / 0.0')).toContain('NaN')
    expect(given('{1: 2}')).toContain('no text')
    expect(given('timestamp("2026-01-01T00:00:00Z")')).toContain('string(…)')
    expect(given('[9007199254740993, 2u, b"ab", null]')).toEqual(['9007199254740993', 2, 'YWI=', null])
  })

  it('CI8 does not work longer than its bounds: entries gone over, bytes times nodes, values, depth and characters of the result', () => {
    const { itemsMax, resultCharsMax, resultDepthMax, resultValuesMax, workMax } = EXPRESSION_LIMITS
    const list = (length: number): number[] => Array.from({ length }, () => 1)
    expect(given('payload.all(x, x > 0)', { payload: list(itemsMax) })).toBe(true)
    expect(given('payload.all(x, x > 0)', { payload: list(itemsMax + 1) })).toContain('more than')
    expect(given('size(payload)', { payload: list(itemsMax + 1) })).toBe(itemsMax + 1)
    expect(given('payload.all(x, x > 0)', { payload: list(itemsMax), payloadBytes: workMax / itemsMax })).toContain('too large')
    expect(given('payload.map(x, payload)', { payload: list(itemsMax) })).toContain(`${resultValuesMax} values`)
    expect(given('payload', { payload: 'x'.repeat(resultCharsMax + 1) })).toContain('characters')
    let deep: unknown = 1
    for (let i = 0; i <= resultDepthMax; i++) deep = [deep]
    expect(given('payload', { payload: deep })).toContain('nested')
  })

  it('CI7 a regular expression that is none is refused before it meets a text', () => {
    for (const pattern of ['[', '(?=a)', '(a{1,1000}){1,1000}']) expect(refused(`topic.matches("${pattern}")`)).toContain('not RE2')
    expect(given('topic.matches("^[a-z]+\\\\.in$")', { topic: 'a.in' })).toBe(true)
  })

  it('CI8 a regular expression counts as often as it repeats: one that would take seconds is not run', () => {
    const payload = 'a'.repeat(200_000)
    const text = { payload, payloadBytes: payload.length }
    expect(given('payload.matches("(a{0,1000})*$")', text)).toContain('too large')
    expect(given('payload.matches("^a+$")', text)).toBe(true)
    expect(given('payload.matches("(a{0,1000})*$")', { payload: 'aa', payloadBytes: 4 })).toBe(true)
  })

  it('CI8 touches nothing that it does not read', () => {
    const input = Object.defineProperty({ topic: 'a', payloadBytes: 1 }, 'payload', {
      get: () => {
        throw new Error('parsed')
      },
    })
    const compiled = compileExpression('topic == "a"', { gives: 'bool' })
    expect(compiled.ok && [...compiled.value.reads]).toEqual(['topic'])
    expect(compiled.ok && compiled.value.evaluate(input)).toEqual({ ok: true, value: true })
  })

  it('CI8 gives back any JSON as it came', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const payload = JSON.parse(text) as unknown
        expect(JSON.stringify(given('[payload]', { payload }))).toBe(JSON.stringify([payload]).replaceAll('-0,', '0,'))
      }),
    )
  })
})
