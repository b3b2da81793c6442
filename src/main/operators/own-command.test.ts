import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { type Confinement, findConfinement } from './confinement.ts'
import { operatorCommand } from './operator-command.ts'
import { startOperator } from './start-operator.ts'

const installRoot = join(import.meta.dirname, '..', '..', '..')
const ownRoot = mkdtempSync(join(tmpdir(), 'vbus-own-'))
const socketPath = join(ownRoot, 'spine.sock')
let spine: Server
let confinement: Confinement

function put(path: string, text: string): void {
  mkdirSync(join(ownRoot, path, '..'), { recursive: true })
  writeFileSync(join(ownRoot, path), text)
}

beforeAll(async () => {
  spine = createServer().listen(socketPath)
  confinement = await findConfinement()
  put('data/master.csv', 'secret\n')
  put('job/.keep', '')
  put('rigs/pulses.csv', '1,2,3\n')
  put('rigs/nvm', '#!/bin/sh\nread -r token; cat "$1"; echo "$2 $3"; ls ../data || echo closed\n')
  chmodSync(join(ownRoot, 'rigs/nvm'), 0o755)
  put(
    'rigs/nvm.py',
    'import os, sys, arqonbus, table\nsys.stdin.readline()\nprint(sys.stdin.readline().strip(), os.environ.get("ARQONBUS_FILES"))\nprint(arqonbus.Job.__name__, table.SIZE, sys.argv[1:])\n',
  )
  put('rigs/table.py', 'SIZE = 3\n')
  put('rigs/nvm.mjs', 'const { connect } = await import(process.env.ARQONBUS_CLIENT)\nconsole.log(typeof connect, process.argv.slice(2))\n')
})
afterAll(() => {
  spine.close()
  rmSync(ownRoot, { recursive: true })
})

const commandOf = (...command: string[]) => operatorCommand({ source: { command, ownRoot }, installRoot, socketPath })

async function outputOf(...command: string[]): Promise<string> {
  const limits = { memoryMb: 512 }
  const operator = await startOperator({
    ...commandOf(...command),
    ...{ identity: 'nvm-1', cwd: join(ownRoot, 'job'), socketPath, token: 'token', limits, options: { gain: 2, words: ['a\nb'] } },
    ...{ confine: 'record', clock: systemClock, confinement },
  })
  await operator.exited
  return operator.lastOutput()
}

describe("OP11 a command of the workspace's own", () => {
  it('OP11 may be a file of the workspace; it sees its folder and nothing else of the workspace', async () => {
    const output = await outputOf('./rigs/nvm', './rigs/pulses.csv')
    expect(output).toContain(`1,2,3\n--socket ${socketPath}\n`)
    expect(output).toContain('closed')
  })

  it('OP11 may be a program of the system, with arguments', async () => {
    expect(await outputOf('/bin/sh', '-c', 'echo "told: $0 $1"; cat "$1"', 'rig 7', './rigs/pulses.csv')).toContain(
      `told: rig 7 ${join(ownRoot, 'rigs/pulses.csv')}\n1,2,3\n`,
    )
  })

  it("OP11 may be the installation's python or node, each with the SDK at hand", async () => {
    expect(await outputOf('python', './rigs/nvm.py', '--rig', '7')).toContain(`Job 3 ['--rig', '7', '--socket', '${socketPath}']`)
    expect(await outputOf('node', './rigs/nvm.mjs', '--rig')).toContain(`function [ '--rig', '--socket', '${socketPath}' ]`)
  })

  it('OP13 is told its options as one line behind the token', async () => {
    expect(await outputOf('python', './rigs/nvm.py')).toContain('{"gain":2,"words":["a\\nb"]} None\n')
  })

  it('OP11 is refused by name when it is not there or cannot be executed', () => {
    expect(() => commandOf('./rigs/pulses.csv')).toThrow(/pulses.csv is not there or cannot be executed/)
    expect(() => commandOf('/nowhere/rig', './rigs/pulses.csv')).toThrow(/\/nowhere\/rig is not there/)
    expect(() => commandOf('python', './rigs/gone.py')).toThrow(/gone.py is missing/)
  })
})
