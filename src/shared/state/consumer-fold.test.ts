import { expect, it } from 'vitest'
import { apply } from './apply.ts'
import { CONSUMERS_KEPT_MAX } from './consumer-fold.ts'
import { EMPTY_STATE, type State } from './state.ts'

const defined = (name: string): Parameters<typeof apply>[1] => ({
  consumerDefined: { namespace: 'lab', name, patterns: ['a.>'], fromPos: 8, owner: 'rig' },
})

it('ST9 a consumer stands where it last acknowledged, until it is removed', () => {
  const first = apply(EMPTY_STATE, defined('c'), 0)
  expect(first.consumers['lab c']).toEqual({ namespace: 'lab', name: 'c', patterns: ['a.>'], fromPos: 8, pos: 7, owner: 'rig' })
  const moved = apply(first, { consumerMoved: { namespace: 'lab', name: 'c', pos: 40 } }, 1)
  expect(moved.consumers['lab c']?.pos).toBe(40)
  expect(apply(moved, { consumerMoved: { namespace: 'other', name: 'c', pos: 50 } }, 2).consumers).toEqual(moved.consumers)
  expect(apply(moved, { consumerRemoved: { namespace: 'lab', name: 'c' } }, 2).consumers).toEqual({})
})

it('ST9 takes no more consumers than the engine defines', () => {
  let state: State = EMPTY_STATE
  for (let i = 0; i <= CONSUMERS_KEPT_MAX; i++) state = apply(state, defined(`c${i}`), i)
  expect(Object.keys(state.consumers)).toHaveLength(CONSUMERS_KEPT_MAX)
})
