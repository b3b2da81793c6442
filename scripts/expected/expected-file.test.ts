import { describe, expect, it } from 'vitest'
import { type DemoRun, EMPTY_FILE, ENTRIES_MAX, findings, groundKey, missingKey, threadFindings, withRun } from './expected-file.ts'

const key = (lock: string, threads = 1): string =>
  groundKey({ lock, machine: 'x86_64', cpuLevel: 'x86-64-v4', threads, deviceKind: 'simulated' })
const demoRun = (lock: string, outputs: Record<string, string>): DemoRun => ({ key: key(lock), outputs })

describe('expected hashes of the demo', () => {
  it('PL27 two runs of one key are compared with the entry, and every output that differs is named', () => {
    const file = withRun(EMPTY_FILE, demoRun('aa', { predictions: '01', metrics: '02' }))
    const same = demoRun('aa', { predictions: '01', metrics: '02' })
    expect(findings(file, same, same)).toEqual([])
    expect(missingKey(file, same)).toBeUndefined()
    expect(findings(file, same, demoRun('aa', { predictions: '09', plot: '03' }))).toEqual([
      'second run: metrics is missing, expected 02',
      'second run: plot is 03, expected missing',
      'second run: predictions is 09, expected 01',
    ])
  })

  it('PL27 without an entry the two must equal each other, and that is said', () => {
    const [first, other] = [demoRun('aa', { predictions: '01' }), demoRun('aa', { predictions: '02' })]
    expect(findings(EMPTY_FILE, first, first)).toEqual([])
    expect(findings(EMPTY_FILE, first, other)).toEqual(['predictions is 02, in the first run 01'])
    expect(missingKey(EMPTY_FILE, first)).toContain(first.key)
    expect(findings(EMPTY_FILE, first, demoRun('bb', first.outputs))).toHaveLength(1)
  })

  it('PL27 a run with more threads is compared with the entry of its own key, and with no other', () => {
    const threaded = (outputs: Record<string, string>): DemoRun => ({ key: key('aa', 2), outputs })
    const file = withRun(withRun(EMPTY_FILE, demoRun('aa', { model: '01' })), threaded({ model: '02' }))
    expect(threadFindings(file, threaded({ model: '02' }))).toEqual([])
    expect(threadFindings(file, threaded({ model: '01' }))).toEqual(['run with more threads: model is 01, expected 02'])
    expect(threadFindings(withRun(EMPTY_FILE, demoRun('aa', { model: '01' })), threaded({ model: '01' }))).toBeUndefined()
  })

  it('PL27 a new lock drops the entries of the old one, and grounds of one lock are bounded', () => {
    const file = withRun(withRun(EMPTY_FILE, demoRun('aa', {})), { key: key('aa', 2), outputs: {} })
    expect(Object.keys(file.entries)).toHaveLength(2)
    expect(Object.keys(withRun(file, demoRun('bb', {})).entries)).toEqual([key('bb')])
    const full = Array.from({ length: ENTRIES_MAX }, (_, threads) => ({ key: key('aa', threads + 1), outputs: {} }))
    expect(() => withRun(full.reduce(withRun, EMPTY_FILE), { key: key('aa', 99), outputs: {} })).toThrow(RangeError)
  })
})
