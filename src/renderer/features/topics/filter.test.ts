import { describe, expect, it } from 'vitest'
import { MessageBuffer } from './buffer.ts'
import { filterMessages } from './filter.ts'

describe('message filter', () => {
  it('WN21 finds messages that hold every word, in any case', () => {
    const buffer = new MessageBuffer()
    for (const [topic, from, text] of [
      ['fabric.progress', 'fabric', '{"learner":"XGBoost"}'],
      ['fabric.jobs', 'controller', '{"learner":"catboost"}'],
    ] as const) {
      buffer.push({
        delivery: { pos: 1n, seq: 1n, epoch: 1, from, namespace: 'default', commit: 'ephemeral' },
        envelope: { id: 'id', type: 'event', topic, payload: new TextEncoder().encode(text) },
      })
    }
    const found = (text: string) => filterMessages(buffer.snapshot(), text).map((message) => message.topic)
    expect(found('')).toHaveLength(2)
    expect(found('xgboost')).toEqual(['fabric.progress'])
    expect(found('fabric controller')).toEqual(['fabric.jobs'])
    expect(found('xgboost controller')).toEqual([])
  })
})
