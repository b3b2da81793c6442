import { describe, expect, it } from 'vitest'
import { citedIds, ruleFindings } from './rule-ids.ts'

const specs = new Map([
  ['docs/spec/spine.md', '- **SP1** routes.\n- **SP2** refuses.'],
  ['docs/spec/elsewhere.md', '- SP2: scripts/demo.ts, by running it\n'],
])
const test = (text: string): Map<string, string> => new Map([['a.test.ts', text]])
const findings = (tests: ReadonlyMap<string, string>, files = ['scripts/demo.ts']): string[] =>
  ruleFindings({ specs, tests, fileExists: (path) => files.includes(path) })

describe('rule ids', () => {
  it('holds when each rule is cited or shown elsewhere', () => {
    expect(findings(test(`it('SP1 routes', f)`))).toEqual([])
  })

  it('finds a rule that nothing cites; a comment is no citation', () => {
    expect(findings(test('// SP1'))).toEqual(['docs/spec/spine.md: no test cites SP1'])
  })

  it('finds a citation of a rule that does not exist', () => {
    expect(findings(test(`it('SP1 SP9 routes', f)`))).toEqual(['a.test.ts cites SP9, which is no rule'])
  })

  it('finds a pointer to a file that is not there', () => {
    expect(findings(test(`it('SP1 routes', f)`), [])).toEqual([
      'docs/spec/elsewhere.md says that scripts/demo.ts shows SP2: there is no such file',
    ])
  })

  it('finds a rule of two pages', () => {
    const twice = new Map([...specs, ['docs/spec/shield.md', '**SP1**']])
    expect(ruleFindings({ specs: twice, tests: test(`it('SP1 x', f)`), fileExists: () => true })).toEqual([
      'SP1 is a rule of both docs/spec/spine.md and docs/spec/shield.md',
    ])
  })

  it('reads the names of TypeScript and Python tests', () => {
    expect(citedIds(`test("SP1, SP2 both", f)\nit.each([1, 2])('SP3 %s', f)\nawait test.step('SP4 x', f)`)).toEqual(
      expect.arrayContaining(['SP1', 'SP2', 'SP3', 'SP4']),
    )
    expect(citedIds('async def test_fb1_rows_come_as_a_stream() -> None:')).toEqual(['FB1'])
  })
})
