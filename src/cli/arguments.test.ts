import { describe, expect, it } from 'vitest'
import { FAULT_TABLE, Fault, type FaultCode } from '../shared/base/index.ts'
import { Arguments, parseVerbArguments, splitVerb } from './arguments.ts'
import { EXIT, exitCodeOf, exitCodeOfBreach } from './exit-code.ts'
import { EXIT_ROWS, wrap } from './help.ts'
import { VERBS } from './verbs/index.ts'

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return Fault.from(error).code
  }
}
const names = VERBS.map((verb) => verb.name)
const verb = (name: string) => {
  const found = VERBS.find((each) => each.name === name)
  if (found === undefined) throw new Error(name)
  return found
}
const parse = (name: string, ...rest: string[]) => parseVerbArguments(verb(name), rest, '/work')

describe('verbs', () => {
  it('CM1 finds one-word and two-word verbs, with common options before them', () => {
    expect(splitVerb(['run', '--json'], names)).toEqual({ name: 'run', rest: ['--json'] })
    expect(splitVerb(['--workspace', 'x', '--json', 'run', '--seed', '1'], names)).toEqual({
      name: 'run',
      rest: ['--workspace', 'x', '--json', '--seed', '1'],
    })
    expect(splitVerb([], names)).toEqual({ name: undefined, rest: [] })
  })

  it('CM1 refuses unknown verbs as usage', () => {
    for (const argv of [['fly'], ['audit', 'burn'], ['', 'run'], ['--', 'run']])
      expect(codeOf(() => splitVerb(argv, names))).toBe('cli/usage')
  })
})

describe('options', () => {
  it('CM1 refuses unknown options, missing values, too few and too many arguments', () => {
    expect(codeOf(() => parse('run', '--fast'))).toBe('cli/usage')
    expect(codeOf(() => parse('run', '--seed'))).toBe('cli/usage')
    expect(codeOf(() => parse('run', '--json=yes'))).toBe('cli/usage')
    expect(() => parse('run', '--seed', '-1')).toThrow('--seed needs a value; one that begins with - is written --seed=VALUE')
    expect(codeOf(() => parse('pub'))).toBe('cli/usage')
    expect(codeOf(() => parse('pub', 'a', 'b'))).toBe('cli/usage')
    expect(codeOf(() => parse('pub', '--help'))).toBe('none')
  })

  it('reads numbers, choices and durations strictly', () => {
    const seed = (value: string) => new Arguments({ seed: value }, [], '/').integer('seed', 0, 10)
    expect([seed('0'), seed('10')]).toEqual([0, 10])
    for (const bad of ['11', '-1', '1.5', '1e3', '0x1', '', ' 1', '99999999999999999']) expect(codeOf(() => seed(bad))).toBe('cli/usage')
    const ttl = (value: string) => new Arguments({ ttl: value }, [], '/').seconds('ttl', 86_400)
    expect([ttl('90'), ttl('90s'), ttl('15m'), ttl('1h'), ttl('1d'), ttl('0.5')]).toEqual([90, 90, 900, 3_600, 86_400, 0.5])
    for (const bad of ['0', '2d', '1w', 'h', '-1h', '1 h']) expect(codeOf(() => ttl(bad))).toBe('cli/usage')
    const mode = (value: string) => new Arguments({ mode: value }, [], '/').oneOf('mode', ['a', 'b'])
    expect(mode('b')).toBe('b')
    expect(codeOf(() => mode('c'))).toBe('cli/usage')
  })

  it('takes the workspace relative to the current folder', () => {
    expect(parse('run').workspaceDir).toBe('/work')
    expect(parse('run', '--workspace', 'rig').workspaceDir).toBe('/work/rig')
    expect(parse('run', '--workspace', '/srv/rig/').workspaceDir).toBe('/srv/rig')
  })
})

describe('exit statuses', () => {
  const codes = Object.keys(FAULT_TABLE) as FaultCode[]

  it('CM2 gives every fault of the table a status of the table, and only the unexpected one 1', () => {
    const allowed = new Set(EXIT_ROWS.map(([status]) => Number(status)))
    for (const code of codes) {
      const status = exitCodeOf(code)
      expect(allowed, code).toContain(status)
      expect(status === EXIT.unexpected, code).toBe(code === 'internal/unexpected')
      expect(status, code).not.toBe(0)
    }
  })

  it('CM2 keeps what scripts match', () => {
    const some: Partial<Record<FaultCode, number>> = {
      'cli/usage': 2,
      'workspace/invalid': 2,
      'policy/invalid': 2,
      'device/not-declared': 2,
      'pipeline/more-than-equation': 3,
      'pipeline/nothing-kept': 4,
      'workspace/not-empty': 2,
      'auth/bad-token': 3,
      'auth/person-key': 3,
      'authz/publish-denied': 3,
      'authz/execute-denied': 3,
      'policy/refused': 3,
      'workspace/exists': 4,
      'workspace/untrusted': 4,
      'workspace/locked': 4,
      'workspace/not-found': 4,
      'engine/not-running': 4,
      'engine/busy': 4,
      'cli/timed-out': 4,
      'engine/breaker-open': 5,
      'data/missing': 10,
      'pipeline/target-leak': 11,
      'operator/died': 12,
      'audit/altered': 13,
      'pipeline/cancelled': 130,
    }
    for (const [code, status] of Object.entries(some)) expect(exitCodeOf(code as FaultCode), code).toBe(status)
    expect(exitCodeOfBreach('DATA_BREAKDOWN')).toBe(10)
    expect(exitCodeOfBreach('SECURITY_FAILURE')).toBe(13)
  })
})

describe('wrapping', () => {
  it('keeps every word and the width', () => {
    const text = 'one two three four fivesixseveneight nine'
    const lines = wrap(text, 20, '  ')
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20)
  })
})
