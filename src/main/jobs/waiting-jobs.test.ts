import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Job } from './job.ts'
import { WaitingJobs } from './waiting-jobs.ts'

let order = 0
const job = (namespace: string, priority = 5, topic = 't', types: readonly string[] = ['nvm']): Job =>
  ({ id: `${++order}`, topic, priority, types, order, submitter: { namespace } }) as unknown as Job
const everything = () => 'any' as const
const NVM = { type: 'nvm', identity: 'one' }

describe('jobs that wait', () => {
  it('JB18 goes by priority, then by arrival, also of those that come back', () => {
    const waiting = new WaitingJobs(() => 1)
    const [a, b, c] = [job('n'), job('n', 9), job('n')]
    for (const each of [c, a, b]) waiting.push(each)
    expect([waiting.next(NVM, everything), waiting.next(NVM, everything), waiting.next(NVM, everything)]).toEqual([b, a, c])
    expect(waiting.next(NVM, everything)).toBeUndefined()
  })

  it('JB18 shares an operator between namespaces by weight, whoever came first', () => {
    const weights: Record<string, number> = { a: 1, b: 3 }
    const waiting = new WaitingJobs((namespace) => weights[namespace] ?? 1)
    for (let i = 0; i < 100; i++) waiting.push(job('a'))
    for (let i = 0; i < 100; i++) waiting.push(job('b'))
    const served = Array.from({ length: 40 }, () => waiting.next(NVM, everything)?.submitter.namespace)
    expect(served.filter((namespace) => namespace === 'b').length).toBe(30)
  })

  it('JB18 lets a namespace that was idle save nothing up', () => {
    const waiting = new WaitingJobs(() => 1)
    for (let i = 0; i < 50; i++) waiting.push(job('a'))
    for (let i = 0; i < 30; i++) waiting.next(NVM, everything)
    for (let i = 0; i < 30; i++) waiting.push(job('b'))
    const served = Array.from({ length: 20 }, () => waiting.next(NVM, everything)?.submitter.namespace)
    expect(served.filter((namespace) => namespace === 'b').length).toBeGreaterThanOrEqual(9)
    expect(served.filter((namespace) => namespace === 'b').length).toBeLessThanOrEqual(11)
  })

  it('JB18 hands out every job once, only to who may take it, and never a lower priority before a higher one', () => {
    const spec = fc.record({
      namespace: fc.constantFrom('a', 'b', 'c'),
      priority: fc.integer({ min: 0, max: 9 }),
      topic: fc.constantFrom('t', 'u'),
      type: fc.constantFrom('nvm', 'qml'),
    })
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 40 }), fc.constantFrom('t', 'u'), (specs, topic) => {
        const waiting = new WaitingJobs(() => 2)
        const jobs = specs.map(({ namespace, priority, topic: on, type }) => job(namespace, priority, on, [type]))
        for (const each of jobs) waiting.push(each)
        const got: Job[] = []
        for (let next = waiting.next(NVM, (line) => (line.topic === topic ? 'any' : 'none')); next !== undefined; ) {
          got.push(next)
          next = waiting.next(NVM, (line) => (line.topic === topic ? 'any' : 'none'))
        }
        const mine = jobs.filter((each) => each.topic === topic && each.types.includes('nvm'))
        expect(new Set(got)).toEqual(new Set(mine))
        expect(got.length).toBe(mine.length)
        expect(got.map(({ priority }) => priority)).toEqual(got.map(({ priority }) => priority).toSorted((x, y) => y - x))
        expect(waiting.size).toBe(jobs.length - got.length)
      }),
      { numRuns: 100 },
    )
  })
})
