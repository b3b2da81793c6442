import { describe, expect, it } from 'vitest'
import type { RecordedRun } from './recorded-run.ts'
import { apart, DIFFERENCES_TOLD_MAX, differenceOf } from './run-difference.ts'

/** A run whose DATA_LOADING read these inputs. */
const runOf = (inputs: Readonly<Record<string, string>>, gates: readonly string[] = []): RecordedRun => {
  const about = { record: 1, phase: 'DATA_LOADING' }
  const said = Object.entries(inputs).map(([name, sha256]) => ({ ...about, kind: 'input', body: { name, sha256, rows: '1' } }))
  const held = gates.map((rule) => ({
    ...about,
    kind: 'gate',
    body: { rule, ok: true, evidence: { model_record: Math.random(), config_sha256: String(Math.random()), rows: 1 } },
  }))
  return { state: {}, records: [...said, ...held] } as unknown as RecordedRun
}

describe('the difference of two runs', () => {
  it('DW2 tells the first facts of the first phase that differs, and counts all', () => {
    const many = (text: string) =>
      Object.fromEntries(Array.from({ length: DIFFERENCES_TOLD_MAX + 5 }, (_, index) => [`table-${index}`, text]))
    const { first } = differenceOf(runOf(many('a')), runOf(many('b')))
    expect(first).toMatchObject({ phase: 'DATA_LOADING', differs: DIFFERENCES_TOLD_MAX + 5 })
    expect(first?.facts).toHaveLength(DIFFERENCES_TOLD_MAX)
    expect(first?.facts[0]).toEqual({ fact: 'input table-0', a: { sha256: 'a', rows: '1' }, b: { sha256: 'b', rows: '1' } })
  })

  it('DW2 does not compare what is of one run alone: numbers of records, settings that every gate repeats, gates that the other took over', () => {
    const [a, b] = [runOf({ master: 'a' }, ['G2.2-rows', 'T1-before']), runOf({ master: 'a' }, ['G2.2-rows', 'R1-read-back'])]
    expect(differenceOf(a, b).first).toBeUndefined()
  })

  it('DW2 tells of two values only what differs in them', () => {
    const of = (weight: number, trees: readonly number[]) => ({ xgboost: { trees: 1350, weight }, catboost: { weight: 0.35 }, trees })
    expect(apart(of(0.52, [1, 2]), of(0.42, [1, 3]))).toEqual([
      { xgboost: { weight: 0.52 }, trees: { 1: 2 } },
      { xgboost: { weight: 0.42 }, trees: { 1: 3 } },
    ])
    expect(apart({ found: 1 }, { found: 1, more: null })).toEqual([{ found: 1 }, { found: 1, more: null }])
    expect(apart([1], { 0: 2 })).toEqual([[1], { 0: 2 }])
    expect(apart(undefined, 'b')).toEqual([undefined, 'b'])
  })
})
