import { describe, expect, it } from 'vitest'
import { TimeCursor } from './time-cursor.ts'

const moment = (record: number) => ({ record, pos: String(record * 2) })

describe('time cursor', () => {
  it('WN36 follows the newest record while live, and stays where it stands when the log grows', () => {
    const time = new TimeCursor()
    time.setHead(moment(7))
    expect(time.store.getState()).toEqual({ mode: 'live', at: moment(7), head: moment(7) })
    time.goTo(moment(3))
    time.setHead(moment(9))
    expect(time.store.getState()).toEqual({ mode: 'at', at: moment(3), head: moment(9) })
    time.live()
    expect(time.store.getState()).toEqual({ mode: 'live', at: moment(9), head: moment(9) })
    time.pause()
    time.setHead(moment(12))
    expect(time.store.getState().at).toEqual(moment(9))
  })
})
