import { describe, expect, it } from 'vitest'
import { FINDINGS_MAX } from './check-form.ts'
import { FILE_BYTES_MAX, readYaml } from './read-yaml.ts'

const said = (text: string): string[] => {
  const { findings, position } = readYaml(text)
  return findings.map(({ kind, from, message }) => `${position(from).line}:${position(from).column} ${kind} ${message}`)
}

describe('YAML within bounds', () => {
  it('CI1 finds a member that is there twice, however many lie between, and each at its place', () => {
    const members = Array.from({ length: 20_000 }, (_, i) => `n${i}: 1\n`).join('')
    expect(said(members)).toEqual([])
    expect(said(`${members}n0: 2\n`)).toEqual(['20001:1 syntax Map keys must be unique'])
    expect(said('a: {b: 1, "b": 2}')).toEqual(['1:11 syntax Map keys must be unique'])
    expect(said('1: a\n"1": b\n')).toEqual([])
    expect(said('a:\n'.repeat(1_000))).toHaveLength(FINDINGS_MAX)
  })

  it('CI1 says of what is nested too deeply that, whatever it does to the parser', () => {
    const nested = (open: string, close: string, levels: number): string => `a: ${open.repeat(levels)}1${close.repeat(levels)}`
    expect(said(nested('[', ']', 100))).toHaveLength(1)
    for (const [open, close] of [
      ['[', ']'],
      ['{b: ', '}'],
    ] as const)
      for (const levels of [100, 1_000, 5_000, 100_000]) expect(said(nested(open, close, levels)).join()).toMatch(/^\d+:\d+ form nested/)
  })

  it.each(['\0', '\x07', '\x1b', '\ud800'])('CI1 a character that no YAML holds is said with its place: %j', (odd) => {
    const text = `a: 1\nb: 2 # ${odd}\n`
    // Also where the text before it was read just before.
    expect(readYaml(text.replace(odd, '')).findings).toEqual([])
    const { findings, document, position } = readYaml(text)
    expect([findings.map(({ kind, from }) => [kind, from]), document, position(12)]).toEqual([
      [['syntax', 12]],
      undefined,
      { line: 2, column: 8 },
    ])
  })

  it('CI1 counts bytes, not characters, before anything is parsed', () => {
    expect(said(`# ${'é'.repeat(FILE_BYTES_MAX / 2)}`)).toEqual([`1:1 too-large the file has ${FILE_BYTES_MAX + 2} bytes`])
    expect(said(`# ${'é'.repeat(FILE_BYTES_MAX / 2 - 1)}`)).toEqual([])
  })

  it('CI1 gives the same answer to the same text, and another to another one', () => {
    expect(readYaml('a: 1')).toBe(readYaml('a: 1'))
    expect(readYaml('a: 2').document?.toJS()).toEqual({ a: 2 })
    expect(readYaml('a: 3').document?.toJS()).toEqual({ a: 3 })
    expect(readYaml('a: 1').document?.toJS()).toEqual({ a: 1 })
  })
})
