import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Findings } from './findings.ts'
import { type LookOptions, lookAtProcesses } from './look.ts'

let root: string
const children: ChildProcess[] = []

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'vbus-look-')))
  mkdirSync(join(root, '.vbus', 'hbm', 'run-1', 'fabric'), { recursive: true })
  writeFileSync(join(root, '.vbus', 'secret'), 'x')
  writeFileSync(join(root, '.vbus', 'hbm', 'run-1', 'fabric', 'own'), 'x')
  writeFileSync(join(root, 'policy.yaml'), 'x')
  writeFileSync(join(root, 'notes'), 'x')
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  rmSync(root, { recursive: true })
})

/** A real process that runs `code` in Node and then stays; resolves once it says so. */
async function started(code: string, env: NodeJS.ProcessEnv = {}): Promise<number> {
  const script = `const fs = require('node:fs'); const say = () => console.log('up'); ${code}; setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } })
  children.push(child)
  await once(child.stdout, 'data')
  return child.pid ?? 0
}
const holds = (path: string): string => `fs.openSync(${JSON.stringify(join(root, path))}, 'r'); say()`

function look(more: Partial<LookOptions> = {}): { kind: string; where: string; what: string }[] {
  const findings = new Findings()
  const files = ['workspace.yaml', 'policy.yaml']
  lookAtProcesses({ root, files, engine: undefined, operators: new Map(), self: process.pid, findings, ...more })
  return findings.list
}

describe('processes beside the map', () => {
  it('MM16 finds a process that holds a file of the workspace open, and whose it is', async () => {
    const pid = await started(holds('.vbus/secret'))
    await started(holds('policy.yaml'))
    await started(holds('notes'))
    const found = look()
    expect(found.map(({ kind, where }) => `${kind} ${where}`).sort()).toEqual(['open-file .vbus/secret', 'open-file policy.yaml'])
    expect(found.find(({ where }) => where === '.vbus/secret')?.what).toContain(`process ${pid}`)
  })

  it('MM16 finds what the engine started and never declared, and lets its operators be', async () => {
    const operator = await started('say()')
    const stranger = await started('say()')
    const marked = await started('say()', { VBUS_OPERATOR: `device-sim0.${process.pid}.1` })
    const engine = { pid: process.pid, ports: [], socket: '' }
    const found = look({ engine, self: 0, operators: new Map([[operator, 'fabric']]) }).filter(({ kind }) => kind === 'process')
    const told = found.map(({ where }) => where).join('\n')
    expect(told).toContain(`process ${stranger} `)
    expect(told).not.toContain(`process ${operator} `)
    expect(told).not.toContain(`process ${marked} `)
  })

  it('MM17 finds an operator’s listening socket, and a file that is not in its job folder', async () => {
    const job = join(root, '.vbus', 'hbm', 'run-1', 'fabric', 'own')
    const open = `fs.openSync(${JSON.stringify(job)}, 'r'); fs.openSync(${JSON.stringify(join(root, '.vbus', 'secret'))}, 'r')`
    const pid = await started(`${open}; require('node:net').createServer().listen(0, '127.0.0.1', say)`)
    const engine = { pid: process.pid, ports: [], socket: '' }
    const found = look({ engine, operators: new Map([[pid, 'fabric']]) }).filter(({ where, what }) =>
      `${where}${what}`.includes(`fabric ${pid}`),
    )
    expect(found.map(({ kind, where }) => `${kind} ${where}`)).toEqual(['open-file .vbus/secret', `socket fabric ${pid}`])
    expect(found[1]?.what).toMatch(/^listens on tcp 127\.0\.0\.1:\d+/)
  })

  it('MM17 knows the engine’s doors from other sockets that it listens on', async () => {
    await using door = createServer().listen(0, '127.0.0.1')
    await using other = createServer().listen(0, '127.0.0.1')
    await using spine = createServer().listen(join(root, 'spine.sock'))
    await using back = createServer().listen(join(root, 'back.sock'))
    for (const server of [door, other, spine, back]) if (!server.listening) await once(server, 'listening')
    const portOf = (server: typeof door): number => (server.address() as { port: number }).port
    const engine = { pid: process.pid, ports: [portOf(door)], socket: join(root, 'spine.sock') }
    const found = look({ engine }).filter(({ where }) => where === `engine ${process.pid}`)
    const told = found.map(({ what }) => what).join('\n')
    expect(told).toContain(`listens on tcp 127.0.0.1:${portOf(other)},`)
    expect(told).toContain(join(root, 'back.sock'))
    expect(told).not.toContain(`:${portOf(door)},`)
    expect(told).not.toContain('spine.sock')
    const shut = (): string[] => look({ engine }).flatMap(({ kind, where }) => (kind === 'permissions' ? [where] : []))
    chmodSync(engine.socket, 0o600)
    expect(shut()).toEqual([])
    chmodSync(engine.socket, 0o660)
    chmodSync(root, 0o755)
    expect(shut()).toEqual([root, engine.socket])
  })
})
