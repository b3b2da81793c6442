import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { countTrees } from './tree-count.ts'

const text = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

describe('countTrees', () => {
  it('PL13 FB8 counts the trees that a CatBoost model really holds', () => {
    expect(countTrees('catboost', text({ oblivious_trees: [{}, {}, {}], scale_and_bias: [1, [0]] }))).toBe(3)
  })

  it('PL13 counts the distinct trees of a forest', () => {
    const table = tableFromArrays({ tree: Uint32Array.from([0, 0, 1, 1, 1, 2]), node: Uint32Array.from([0, 1, 0, 1, 2, 0]) })
    expect(countTrees('random_forest', tableToIPC(table, 'file'))).toBe(3)
  })

  it('PL13 refuses bytes that are no model, and a learner it cannot read', () => {
    for (const [learner, bytes] of [
      ['catboost', text({ trees: [] })],
      ['catboost', new Uint8Array([1, 2, 3])],
      ['xgboost', text({})],
      ['random_forest', new Uint8Array(8)],
      ['unheard_of', text({})],
    ] as const) {
      expect(() => countTrees(learner, bytes)).toThrow(expect.objectContaining({ code: 'pipeline/tree-count' }))
    }
  })
})
