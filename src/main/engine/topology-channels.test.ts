import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Confinement, findConfinement } from '../operators/confinement.ts'
import { type Operator, operatorCommand, startOperator } from '../operators/index.ts'
import { systemClock } from '../platform/index.ts'
import { type ChannelFindings, findChannels } from './topology-channels.ts'

const PORT = 47_811
const root = mkdtempSync(join(tmpdir(), 'vbus-channels-'))
const shared = mkdtempSync(join(tmpdir(), 'vbus-shared-'))
const socketPath = join(root, 'spine.sock')
const UNCONFINED: Confinement['bubblewrap'] = { works: false, reason: 'a test of what is seen without it' }
let spine: Server
let confinement: Confinement

beforeAll(async () => {
  spine = createServer().listen(socketPath)
  confinement = await findConfinement()
})
afterAll(() => {
  spine.close()
  rmSync(root, { recursive: true })
  rmSync(shared, { recursive: true })
})

/** Two operators that speak past the bus: one waits for the other in a way, the other goes there. Each says how that went. */
const LISTENS: Readonly<Record<string, string>> = {
  tcp: `s = socket.create_server(('127.0.0.1', ${PORT})); kept.append(s)`,
  unix: `s = socket.socket(socket.AF_UNIX); s.bind('${shared}/link.sock'); s.listen(); kept.append(s)`,
  file: `os.makedirs('${shared}', exist_ok=True); kept.append(open('${shared}/box', 'a+'))`,
}
const GOES: Readonly<Record<string, string>> = {
  tcp: `kept.append(socket.create_connection(('127.0.0.1', ${PORT}), 2))`,
  unix: `s = socket.socket(socket.AF_UNIX); s.connect('${shared}/link.sock'); kept.append(s)`,
  file: `kept.append(open('${shared}/box'))`,
}
const script = (act: string): string => `import os, socket, sys, time
kept = []
try:
    ${act}
    print('done', flush=True)
except OSError as error:
    print('denied', type(error).__name__, flush=True)
time.sleep(60)`

async function start(identity: string, act: string, isConfined: boolean): Promise<Operator> {
  const cwd = join(root, identity)
  mkdirSync(cwd, { recursive: true })
  const installRoot = join(import.meta.dirname, '..', '..', '..')
  const operator = await startOperator({
    ...operatorCommand({ source: { command: ['python', '-c', script(act)], ownRoot: root }, installRoot, socketPath }),
    ...{ identity, cwd, socketPath, token: 'token', limits: { memoryMb: 512 }, clock: systemClock },
    ...{ confine: 'record' as const, confinement: isConfined ? confinement : { ...confinement, bubblewrap: UNCONFINED } },
  })
  await expect.poll(() => operator.lastOutput(), { timeout: 10_000 }).toMatch(/done|denied/)
  return operator
}

async function link(way: string, isConfined: boolean): Promise<{ found: ChannelFindings; outputs: readonly string[] }> {
  const operators = [await start('first', LISTENS[way] as string, isConfined)]
  try {
    operators.push(await start('second', GOES[way] as string, isConfined))
    const registered = operators.map(({ identity, pid }) => ({ identity, pid, network: [] }))
    const found = await findChannels({ registered, socket: socketPath, pause: () => new Promise((resolve) => setTimeout(resolve, 20)) })
    return { found, outputs: operators.map((operator) => operator.lastOutput()) }
  } finally {
    await Promise.all(operators.map((operator) => operator.kill()))
    rmSync(join(shared, 'link.sock'), { force: true })
  }
}

const PLACES = [
  ['tcp', `127.0.0.1:${PORT}`, 2],
  ['unix', `${shared}/link.sock`, 1],
  ['file', `${shared}/box`, 2],
] as const

describe('two operators that speak past the bus', () => {
  it.each(PLACES)('CD21 by %s are named with process and place where nothing holds them', async (way, at, holders) => {
    const { found, outputs } = await link(way, false)
    expect(outputs.map((output) => output.trim())).toEqual(['done', 'done'])
    const channel = found.channels.find((each) => each.what === way && each.at.includes(at) && each.held_by.length === holders)
    expect(channel?.held_by.join(' ')).toMatch(/first \d+ \/\S*python/)
  })

  it.each(PLACES)('CD22 by %s are held apart by confinement, and nothing is found', async (way) => {
    const { found, outputs } = await link(way, true)
    expect(confinement.bubblewrap.works).toBe(true)
    expect(outputs[1]).toMatch(/^denied/)
    expect(found).toMatchObject({ canSee: true, channels: [], closed: [] })
    expect(found.processes).toBeGreaterThanOrEqual(2)
  })
}, 30_000)
