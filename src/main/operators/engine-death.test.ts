import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allProcesses, isAlive } from '../platform/process-tree.ts'
import { endStrays } from './strays.ts'

/** A process that starts operators as an engine does: prints its operator's pid and marker, then waits. */
const ENGINE = `
import { systemClock } from '${new URL('../platform/clock.ts', import.meta.url).pathname}'
import { findConfinement } from '${new URL('./confinement.ts', import.meta.url).pathname}'
import { startOperator } from '${new URL('./start-operator.ts', import.meta.url).pathname}'
const [kind, cwd, socketPath, script] = process.argv.slice(1)
const found = await findConfinement()
const confinement = kind === 'bubblewrap' ? found : { ...found, bubblewrap: { works: false, reason: 'left out' } }
const operator = await startOperator({ identity: 'orphan', command: '/bin/bash', args: ['-c', script], cwd, readOnlyPaths: [], socketPath, token: 'secret-token',
  limits: { memoryMb: 256 }, confine: 'record', clock: systemClock, confinement })
const look = setInterval(() => {
  if (!operator.lastOutput().includes('up')) return
  clearInterval(look)
  console.log(JSON.stringify({ pid: operator.pid }))
}, 10)
setInterval(() => {}, 1000)
`
const folder = mkdtempSync(join(tmpdir(), 'vbus-engine-'))
const socketPath = join(folder, 's.sock')
let spine: Server
beforeAll(() => {
  spine = createServer().listen(socketPath)
})
afterAll(() => {
  spine.close()
  rmSync(folder, { recursive: true })
})

async function startEngine(kind: string, script: string): Promise<{ engine: ChildProcess; pid: number }> {
  const engine = spawn(process.execPath, ['--input-type=module-typescript', '-e', ENGINE, kind, folder, socketPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve) => engine.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())))
  return { engine, pid: (JSON.parse(line) as { pid: number }).pid }
}

/** Processes that carry a marker of this engine. */
const left = (enginePid: number | undefined): number[] =>
  allProcesses().flatMap(({ pid }) => (isAlive(pid) && readMarker(pid).includes(`.${enginePid}.`) ? [pid] : []))

async function goneWithin(ms: number, isGone: () => boolean): Promise<boolean> {
  const startMs = performance.now()
  while (!isGone() && performance.now() - startMs < ms) await new Promise((resolve) => setTimeout(resolve, 10))
  return isGone()
}

// Deaf to signals, to its input's end, and in one case stopped: only the kernel can end these.
const DEAF = 'trap "" TERM HUP INT; echo up; while :; do sleep 0.2; done'
const STOPPED = 'echo up; kill -STOP $$'

for (const kind of ['bubblewrap', 'unconfined']) {
  for (const [how, script] of [
    ['deaf', DEAF],
    ['stopped', STOPPED],
  ] as const) {
    it(`OP8 a ${how} operator, ${kind}, is gone within 2 s of its engine's kill -9`, async () => {
      const { engine, pid } = await startEngine(kind, script)
      expect(isAlive(pid)).toBe(true)
      engine.kill('SIGKILL')
      expect(await goneWithin(2_000, () => !isAlive(pid) && left(engine.pid).length === 0)).toBe(true)
    })
  }
}

it('OP8 what an unconfined operator started outlives the engine at most until the next engine starts', async () => {
  const { engine, pid } = await startEngine('unconfined', 'setsid -f sleep 1004; echo up; read -r token; read -r options; read -r forever')
  expect(endStrays().map((stray) => stray.pid)).not.toContain(pid)
  engine.kill('SIGKILL')
  await goneWithin(2_000, () => !isAlive(engine.pid ?? 0) && !isAlive(pid))
  expect(left(engine.pid)).toHaveLength(1)
  expect(endStrays().filter(({ enginePid }) => enginePid === engine.pid)).toMatchObject([{ identity: 'orphan' }])
  expect(await goneWithin(2_000, () => left(engine.pid).length === 0)).toBe(true)
})

it('OP8 a confined operator takes all it started with it', async () => {
  const { engine } = await startEngine('bubblewrap', 'setsid -f sleep 1005; echo up; read -r token; read -r options; read -r forever')
  expect(left(engine.pid).length).toBeGreaterThan(2)
  engine.kill('SIGKILL')
  expect(await goneWithin(2_000, () => left(engine.pid).length === 0)).toBe(true)
})

function readMarker(pid: number): string {
  try {
    return /VBUS_OPERATOR=([^\0]*)/.exec(readFileSync(`/proc/${pid}/environ`, 'latin1'))?.[1] ?? ''
  } catch {
    return ''
  }
}
