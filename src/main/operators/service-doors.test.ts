import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { systemClock } from '../platform/index.ts'
import { openServiceDoors } from './service-doors.ts'

const folder = mkdtempSync(join(tmpdir(), 'vbus-doors-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Knocks and waits until the door has closed. */
function knock(path: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}

it('OP14 opens a door for each service, by its declared name, and tells of refusals at most once a second', async () => {
  const told: string[] = []
  let nowMs = 0
  const clock = { ...systemClock, monotonicMs: () => nowMs }
  const services = ['127.0.0.1:9', '[fe80::1]:80', 'localhost:9']
  const doors = await openServiceDoors(services, { folder, clock, onRefused: (service, reason) => told.push(`${service} ${reason}`) })
  expect([...doors.paths.keys()]).toEqual(services)
  const path = doors.paths.get('[fe80::1]:80') ?? ''
  for (let count = 0; count < 5; count++) await knock(path)
  expect(told).toEqual(["[fe80::1]:80 fe80::1 is nobody's address"])
  nowMs = 1_000
  await knock(path)
  expect(told.length).toBe(2)
  await doors.close()
  expect(readdirSync(folder)).toEqual([])
})

it('OP14 closes what it had opened when a door cannot be', async () => {
  const options = { folder: join(folder, 'x'.repeat(120)), clock: systemClock, onRefused: () => undefined }
  await expect(openServiceDoors(['127.0.0.1:9'], options)).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
})
