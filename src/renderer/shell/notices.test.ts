import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { NOTICES_MAX, Notices } from './notices.ts'

describe('notices', () => {
  it('WN25 tell a failure with its code and remedy', () => {
    const told: string[] = []
    const notices = new Notices((title) => void told.push(title))
    notices.failed('The run was not started', new Fault('engine/busy', 'a run is in progress'))
    expect(notices.store.getState()).toMatchObject([
      { kind: 'failure', code: 'engine/busy', message: 'a run is in progress', remedy: expect.stringContaining('stop') },
    ])
    expect(told).toEqual(['The run was not started'])
  })

  it('WN25 are bounded, and the oldest gives way', () => {
    const notices = new Notices(() => {})
    for (let index = 0; index < NOTICES_MAX + 2; index += 1) notices.done(`n${index}`)
    expect(notices.store.getState().map((notice) => notice.title)).toEqual(['n2', 'n3', 'n4', 'n5'])
    notices.dismiss(notices.store.getState()[0]?.id ?? 0)
    expect(notices.store.getState()).toHaveLength(NOTICES_MAX - 1)
  })
})
