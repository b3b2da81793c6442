import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHttpDoor, sha256, takeEngineLock } from '../main/platform/index.ts'
import { makeVerifierKey } from '../shared/chain/index.ts'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

const LOG = makeVerifierKey(sha256, 'vbus/a-log', new Uint8Array(32).fill(7)).text

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'vbus-witness-verb-'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

const witness = (dir: string, ...more: readonly string[]): Promise<Ended> =>
  runJson(['witness', dir, '--log', LOG, ...more], { env: { VBUS_CONFIG_DIR: join(place, 'config') }, cwd: place })

it('TL52 a witness says what keeps it from starting: no folder, no name, another name, a port that is taken', async () => {
  writeFileSync(join(place, 'file'), 'text')
  await using door = await openDoor()
  const ended = [
    await witness('file', '--name', 'w.example/1'),
    await witness('new'),
    await witness('taken', '--name', 'w.example/1', '--port', String(door.port)),
    await witness('taken', '--name', 'w.example/2', '--port', String(door.port)),
  ]
  expect(ended.map((each) => [each.status, codeOf(each)])).toEqual(ended.map(() => [2, 'cli/usage']))
  expect(ended[3]?.last.error).toMatchObject({ message: expect.stringContaining('w.example/1') })
})

it('TL52 one process has a folder: another one makes no key in it', async () => {
  const first = await witness('new')
  expect(first.status).toBe(2)
  using _held = takeEngineLock(join(place, 'new', 'witness.lock.sqlite'))
  const second = await witness('new', '--name', 'w.example/1')
  expect([second.status, codeOf(second)]).toEqual([4, 'workspace/locked'])
  expect(second.last.error).toMatchObject({ message: expect.stringContaining('another process has the witness') })
})

async function openDoor() {
  const answer = () => ({ status: 404, contentType: 'text/plain', body: '' })
  const door = await openHttpDoor({ host: '127.0.0.1', port: 0, bodyBytesMax: 1_024, answer })
  return { port: door.port, [Symbol.asyncDispose]: () => door.close() }
}
