import { describe, expect, it } from 'vitest'
import { readJunit, readPlaywright, readVitest } from './reports.ts'
import { honestResult } from './suite.ts'

describe('vitest reports', () => {
  const test = (status: string): object => ({ fullName: 'a b', status, failureMessages: status === 'failed' ? ['1 is not 2'] : [] })
  const report = (status: string, statuses: string[], message = ''): string =>
    JSON.stringify({ testResults: [{ name: 'x.test.ts', status, message, assertionResults: statuses.map(test) }] })

  it('counts what passed and what failed, with the reason', () => {
    const result = readVitest(report('failed', ['passed', 'failed', 'passed']))
    expect(result).toMatchObject({ passed: 2, failed: 1 })
    expect(result.failures[0]).toContain('1 is not 2')
  })

  it('counts a test that was left out as failed', () => {
    expect(readVitest(report('passed', ['passed', 'skipped', 'todo']))).toMatchObject({ passed: 1, failed: 2 })
  })

  it('counts a file that could not be read as one failure', () => {
    expect(readVitest(report('failed', [], 'SyntaxError'))).toEqual({
      passed: 0,
      failed: 1,
      failures: ['x.test.ts: the file failed\nSyntaxError'],
    })
    expect(readVitest(report('failed', ['passed'], 'hook'))).toMatchObject({ passed: 1, failed: 1 })
  })
})

describe('JUnit reports', () => {
  it('counts passed, failed, erring and skipped tests', () => {
    const xml = `<testsuites><testsuite><testcase classname="a" name="ok" time="1"/><testcase classname="a" name="in &lt;x&gt;"><failure message="m">1 &gt; 2
more</failure></testcase><testcase classname="a" name="e"><error message="m">boom</error></testcase><testcase name="s"><skipped message="m"/></testcase><testcase classname="a" name="out"><system-out>hi</system-out></testcase></testsuite></testsuites>`
    const result = readJunit(xml)
    expect(result).toMatchObject({ passed: 2, failed: 3 })
    expect(result.failures[0]).toBe('a in <x> (failure)\n1 > 2\nmore')
  })
})

describe('Playwright reports', () => {
  const spec = (status: string): object => ({
    title: status,
    tests: [{ projectName: 'electron', status, results: [{ errors: [{ message: 'why' }] }] }],
  })

  it('counts nested suites; flaky and skipped tests have failed', () => {
    const report = {
      errors: [],
      suites: [
        { title: 'f', specs: [spec('expected')], suites: [{ title: 'g', specs: [spec('flaky'), spec('skipped'), spec('expected')] }] },
      ],
    }
    const result = readPlaywright(JSON.stringify(report))
    expect(result).toMatchObject({ passed: 2, failed: 2 })
    expect(result.failures[0]).toBe('[electron] f g: flaky (flaky)\nwhy')
  })

  it('counts an error outside of any test', () => {
    expect(readPlaywright(JSON.stringify({ errors: [{ message: 'no config' }], suites: [] }))).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('honest results', () => {
  const fine = { passed: 3, failed: 0, failures: [] }

  it('lets a result stand whose runner agrees', () => {
    expect(honestResult(fine, 0, '')).toEqual(fine)
  })

  it('fails a suite that ran nothing, and one whose runner failed without saying where', () => {
    expect(honestResult({ passed: 0, failed: 0, failures: [] }, 0, 'out')).toMatchObject({ failed: 1 })
    expect(honestResult(fine, 1, 'out')).toMatchObject({ passed: 3, failed: 1 })
  })
})
