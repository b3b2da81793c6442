import { expect, it } from 'vitest'
import { Fault } from '../base/index.ts'
import { Acknowledgements } from './acknowledgements.ts'

it('CL6 settles publishes in order, refuses one in between, and fails the rest at the end', () => {
  const acks = new Acknowledgements()
  const outcomes: string[] = []
  for (let i = 1; i <= 5; i++) {
    expect(acks.next).toBe(i)
    acks.wait(
      () => void outcomes.push(`ok ${i}`),
      () => void outcomes.push(`no ${i}`),
    )
  }
  const fault = new Fault('authz/publish-denied', 'x')
  expect(acks.refuse(2, fault)).toBe(true)
  expect(acks.refuse(9, fault)).toBe(false)
  acks.settle(3)
  acks.settle(3)
  expect(acks.size).toBe(2)
  acks.failUpTo(5, fault)
  expect(outcomes).toEqual(['no 2', 'ok 1', 'ok 3', 'no 4', 'no 5'])
  expect(acks.next).toBe(6)
})
