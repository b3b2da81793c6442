import { expect, it } from 'vitest'
import { TimeCursor } from '../../time/time-cursor.ts'
import { Topics } from './topics.ts'

/** The view's model beside a time cursor; nobody has opened the view. */
function rig() {
  const topics = new Topics({ captureLink: () => Promise.reject(new Error('not asked for')) })
  const time = new TimeCursor()
  time.store.subscribe((state) => topics.setTime(state))
  time.setHead({ record: 500, pos: '900' })
  const shown = () => {
    const { isLive, upToPos } = topics.store.getState()
    return [isLive, upToPos]
  }
  return { time, shown }
}

it('VT31 a cursor that was moved shows its moment, also while another view was on screen', () => {
  const { time, shown } = rig()
  expect(shown()).toEqual([true, undefined])
  time.goTo({ record: 200, pos: '219' })
  expect(shown()).toEqual([false, '219'])
  time.goTo({ record: 300, pos: '400' }, 'replay')
  expect(shown()).toEqual([false, '400'])
  time.live()
  expect(shown()).toEqual([true, undefined])
})

it('VT11 VT31 a cursor that was only stopped makes rows stand still; moved away and back, they stand as they did', () => {
  const { time, shown } = rig()
  time.pause()
  expect(shown()).toEqual([false, undefined])
  time.setHead({ record: 510, pos: '950' })
  expect(shown()).toEqual([false, undefined])
  time.goTo({ record: 400, pos: '700' })
  expect(shown()).toEqual([false, '700'])
  time.goTo({ record: 500, pos: '900' })
  expect(shown()).toEqual([false, undefined])
})
