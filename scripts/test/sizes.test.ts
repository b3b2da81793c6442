import { describe, expect, it } from 'vitest'
import { functionFindings, leftOutFindings, nameFindings, pythonFunctionFindings } from './sizes.ts'

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `  call(${i})`).join('\n')

describe('sizes', () => {
  it('finds a function of 71 lines and lets one of 70 pass', () => {
    expect(functionFindings('a.ts', `function f() {\n${lines(69)}\n}`)).toEqual(['a.ts:1: f has 71 lines (limit 70)'])
    expect(functionFindings('a.ts', `function f() {\n${lines(68)}\n}`)).toEqual([])
  })

  it('finds a long method and a long arrow function, but not a group of tests', () => {
    expect(functionFindings('a.ts', `class A { m() {\n${lines(80)}\n} }`)).toHaveLength(1)
    expect(functionFindings('a.ts', `const g = () => {\n${lines(80)}\n}`)).toEqual(['a.ts:1: g has 82 lines (limit 70)'])
    expect(functionFindings('a.test.ts', `describe('x', () => {\n${lines(80)}\n})`)).toEqual([])
    expect(functionFindings('a.test.ts', `it('x', () => {\n${lines(80)}\n})`)).toHaveLength(1)
  })

  it('finds a long Python function and ends it at the next line of its own indentation', () => {
    const body = Array.from({ length: 70 }, () => '    call()').join('\n')
    expect(pythonFunctionFindings('a.py', `def f():\n${body}\nx = 1\n`)).toEqual(['a.py:1: f has 71 lines (limit 70)'])
    expect(pythonFunctionFindings('a.py', `def f():\n    call()\n\ndef g():\n${body.slice(11)}\n`)).toEqual([])
  })
})

describe('names', () => {
  it('refuses wrong case and words that say nothing', () => {
    expect(nameFindings('src/main/audit/Log.ts')).toHaveLength(1)
    expect(nameFindings('src/main/audit/string-utils.ts')).toHaveLength(1)
    expect(nameFindings('src/common/x.ts')).toHaveLength(1)
    expect(nameFindings('sdk/python/src/arqonbus/camelCase.py')).toHaveLength(1)
  })

  it('accepts the names in use', () => {
    for (const path of [
      'src/main/log/log-worker.test.ts',
      'sdk/python/src/arqonbus/__init__.py',
      'sdk/python/tests/test_client.py',
      'electron.vite.config.ts',
    ])
      expect(nameFindings(path)).toEqual([])
  })
})

describe('tests left out', () => {
  const word = (name: string): string => name

  it('finds each way of leaving a test out', () => {
    for (const text of [
      `it.${word('skip')}('x')`,
      `test.describe.${word('only')}('x')`,
      `it.${word('todo')}('x')`,
      `@pytest.mark.${word('skip')}`,
    ])
      expect(leftOutFindings('a.test.ts', text)).toHaveLength(1)
  })

  it('lets an ordinary test pass', () => {
    expect(leftOutFindings('a.test.ts', `it('skips what it must')\ntest.describe('only this')`)).toEqual([])
  })
})
