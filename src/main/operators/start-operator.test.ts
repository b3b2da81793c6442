import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { allProcesses, isAlive } from '../platform/process-tree.ts'
import { type Confinement, findConfinement } from './confinement.ts'
import type { Operator, OperatorOptions } from './contract.ts'
import { startOperator } from './start-operator.ts'

const TOKEN = 'token-that-nobody-may-see'
const folder = mkdtempSync(join(tmpdir(), 'vbus-operators-'))
const job = join(folder, 'job')
const socketPath = join(folder, 'spine.sock')
const secretPath = join(folder, 'secret')
let spine: Server
let found: Confinement

beforeAll(async () => {
  execFileSync('mkdir', ['-p', job])
  writeFileSync(secretPath, 'of another workspace')
  spine = createServer((socket) => socket.end('spine')).listen(socketPath)
  found = await findConfinement()
})
afterAll(() => {
  spine.close()
  rmSync(folder, { recursive: true })
})

/** Starts a shell script; every test's operator is one. */
function start(script: string, more: Partial<OperatorOptions> = {}): Promise<Operator> {
  return startOperator({
    identity: 'tested',
    command: '/bin/bash',
    args: ['-c', script],
    cwd: job,
    readOnlyPaths: [],
    socketPath,
    token: TOKEN,
    limits: { memoryMb: 512 },
    confine: 'record',
    clock: systemClock,
    confinement: found,
    ...more,
  })
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const value = look()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('did not happen within 4 s')
}

const said = (operator: Operator, what: RegExp): Promise<RegExpExecArray> => until(() => what.exec(operator.lastOutput()) ?? undefined)

it('OP4 finds out by trying that a sandbox works here', () => {
  expect(found.bubblewrap).toEqual({ works: true, path: '/usr/bin/bwrap' })
})

for (const kind of ['bubblewrap', 'unconfined'] as const) {
  describe(`an operator, ${kind}`, () => {
    const confinement = (): Confinement =>
      kind === 'bubblewrap' ? found : { ...found, bubblewrap: { works: false, reason: 'left out in this test' } }
    const run = (script: string, more: Partial<OperatorOptions> = {}): Promise<Operator> =>
      start(script, { confinement: confinement(), ...more })

    it('OP3 gets its token by standard input only: no argv, environment or output shows it', async () => {
      const operator = await run('read -r token; read -r options; grep -q "^token-that" <<< "$token" && echo right $token; read -r forever')
      await said(operator, /right/)
      const shown = allProcesses().flatMap(({ pid }) => ['cmdline', 'environ'].map((part) => readSafely(`/proc/${pid}/${part}`)))
      expect(shown.length).toBeGreaterThan(4)
      expect(readSafely(`/proc/${operator.pid}/environ`)).toContain('VBUS_OPERATOR=tested')
      expect(shown.filter((text) => text.includes(TOKEN))).toEqual([])
      expect(operator.lastOutput()).toContain('right [token]')
      await operator.kill()
    })

    it('OP3 gives a minimal environment and nothing of the engine’s own', async () => {
      process.env['VBUS_TEST_LEAK'] = 'leaked'
      const operator = await run('env; echo end')
      await operator.exited
      const names = operator.lastOutput().match(/^[A-Z_]+(?==)/gm) ?? []
      expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'VBUS_OPERATOR', 'OMP_NUM_THREADS']))
      expect(operator.lastOutput()).not.toContain('leaked')
    })

    it('OP6 names the operator’s own process as seen from outside, so that a signal reaches it', async () => {
      const operator = await run('read -r token; exec sleep 100')
      await until(() => (readSafely(`/proc/${operator.pid}/cmdline`).startsWith('sleep') ? true : undefined))
      process.kill(operator.pid, 'SIGKILL')
      const exit = await operator.exited
      expect(exit).toMatchObject({ signal: 'SIGKILL', code: undefined, ending: 'exited', pid: operator.pid })
      expect(exit.fault).toMatchObject({ code: 'operator/died', breach: 'COMPUTE_HALT', evidence: { signal: 'SIGKILL' } })
    })

    it('OP6 reports exit code and last words', async () => {
      const operator = await run('echo my last words >&2; exit 7')
      expect(await operator.exited).toMatchObject({ code: 7, signal: undefined, ending: 'exited', reason: 'exit code 7' })
      expect((await operator.exited).fault?.evidence).toMatchObject({ exit_code: 7, last_output: 'my last words\n' })
    })

    it('OP7 kills the whole tree, also what left the session and what is stopped', async () => {
      const operator = await run('read -r token; sleep 1000 & setsid -f sleep 1001; (trap "" TERM; sleep 1002) & echo up; kill -STOP $$')
      await said(operator, /up/)
      const sleepers = (): number[] => running(/^sleep 100[012]$/, operator)
      await until(() => (sleepers().length === 3 ? true : undefined))
      const startMs = performance.now()
      const exit = await operator.kill()
      expect(performance.now() - startMs).toBeLessThan(2_000)
      expect(exit).toMatchObject({ ending: 'killed', fault: undefined })
      expect(sleepers()).toEqual([])
    })

    it('OP7 ends what an operator left behind when it ended by itself', async () => {
      const operator = await run('setsid -f sleep 1003; exit 0')
      expect(await operator.exited).toMatchObject({ code: 0, ending: 'exited' })
      expect(running(/^sleep 1003$/, operator)).toEqual([])
    })

    it('OP7 stops by closing its input, and kills what does not heed that', async () => {
      const heeds = await run('while read -r line; do :; done; echo left by myself; exit 0')
      expect(await heeds.stop({ graceMs: 3_000 })).toMatchObject({
        ending: 'stopped',
        code: 0,
        lastOutput: 'left by myself\n',
        fault: undefined,
      })
      const deaf = await run('trap "" TERM; echo up; while :; do sleep 0.05; done')
      await said(deaf, /up/)
      expect(await deaf.stop({ graceMs: 200 })).toMatchObject({ ending: 'killed', signal: 'SIGKILL', fault: undefined })
    })

    it('OP5 kills an operator whose tree passes its memory limit', async () => {
      const operator = await run('read -r token; (x=$(head -c 80000000 /dev/zero | tr "\\0" x); echo have it; sleep 100)', {
        limits: { memoryMb: 60 },
      })
      const exit = await operator.exited
      expect(exit).toMatchObject({ ending: 'over-limit', fault: { code: 'operator/over-limit', breach: 'COMPUTE_HALT' } })
      expect(exit.peakRssBytes).toBeGreaterThan(60 * 1024 * 1024)
    })

    it('OP5 kills an operator of too many processes', async () => {
      const operator = await run('for i in $(seq 20); do sleep 100 & done; wait', { limits: { memoryMb: 512, processesMax: 10 } })
      expect(await operator.exited).toMatchObject({ ending: 'over-limit', reason: expect.stringMatching(/processes, allowed are 10/) })
    })

    it('OP5 keeps it to its processors', async () => {
      const operator = await run('grep Cpus_allowed_list /proc/self/status; echo threads $OMP_NUM_THREADS', {
        limits: { memoryMb: 512, cpus: 1 },
      })
      await operator.exited
      expect(operator.lastOutput()).toMatch(/Cpus_allowed_list:\s+\d+\nthreads 1/)
    })

    it('OP6 refuses to start what is not there', async () => {
      await expect(run('', { command: '/no/such/program' })).rejects.toMatchObject({ code: 'operator/failed' })
    })
  })
}

describe('a confined operator', () => {
  it('OP4 sees its paths and the socket and nothing else; no network; writes to its job folder only', async () => {
    const script = `
      cat ${secretPath} 2>&1; ls /root /home /work 2>&1
      echo x > /usr/x; echo x > /x; echo x > ${folder}/x; echo kept > ${job}/made; echo scratch > /tmp/only-in-the-sandbox && echo tmp works
      ls /sys/class/net 2>&1; cat /proc/net/dev | tail -n +3; ls -d /proc/[0-9]* | wc -l; grep CapEff /proc/self/status`
    const operator = await start(script)
    await operator.exited
    const output = operator.lastOutput()
    expect(output).toContain(`cat: ${secretPath}: No such file`)
    for (const path of ['/usr/x', '/x']) expect(output).toMatch(new RegExp(`${path}: Read-only file system`))
    for (const path of ['/usr/x', '/x', '/tmp/only-in-the-sandbox', `${folder}/x`]) expect(existsSync(path)).toBe(false)
    expect(output).toContain('tmp works')
    expect(readFileSync(join(job, 'made'), 'utf8')).toBe('kept\n')
    const networks = output.match(/^\s*(\w+):(\s+\d+){16}$/gm) ?? []
    expect(networks).toHaveLength(1)
    expect(networks[0]).toMatch(/^\s*lo:/)
    expect(output).toMatch(/CapEff:\s+0{16}/)
    expect(operator).toMatchObject({ confinement: 'bubblewrap', confinementReason: '' })
  })

  it('OP4 reaches the Spine socket', async () => {
    const script = `import socket; s = socket.socket(socket.AF_UNIX); s.connect('${socketPath}'); print(s.recv(9))`
    const operator = await start('', { command: '/usr/bin/python3', args: ['-c', script] })
    await operator.exited
    expect(operator.lastOutput()).toContain("b'spine'")
  })

  it('OP4 is required or recorded, as the policy says', async () => {
    const confinement: Confinement = { ...found, bubblewrap: { works: false, reason: 'bubblewrap (bwrap) is not installed' } }
    await expect(start('true', { confinement, confine: 'required' })).rejects.toMatchObject({
      code: 'operator/unconfined',
      breach: 'SECURITY_FAILURE',
    })
    const operator = await start('true', { confinement, confine: 'record' })
    expect(operator).toMatchObject({ confinement: 'unconfined', confinementReason: 'bubblewrap (bwrap) is not installed' })
    await operator.exited
    const bare = await start('true', { confinement: { ...confinement, setpriv: undefined, prlimit: undefined, taskset: undefined } })
    expect(bare.confinementReason).toMatch(/setpriv is missing too/)
    await bare.exited
  })

  it('OP4 fails, and does not run bare, when its sandbox cannot be set up', async () => {
    await expect(start('true', { readOnlyPaths: ['/no/such/path'] })).rejects.toMatchObject({
      code: 'operator/failed',
      message: expect.stringMatching(/no\/such\/path/),
    })
  })
})

it('OP3 will not put a token into an argv or an environment', async () => {
  await expect(start(`echo ${TOKEN}`)).rejects.toBeInstanceOf(TypeError)
  await expect(start('true', { env: { TOKEN } })).rejects.toBeInstanceOf(TypeError)
})

/** Living processes of that command line that this operator started. */
function running(commandLine: RegExp, operator: Operator): number[] {
  const started = allProcesses().flatMap(({ pid }) =>
    isAlive(pid) && commandLine.test(readSafely(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()) ? [pid] : [],
  )
  return started.filter((pid) => readSafely(`/proc/${pid}/environ`).includes(`VBUS_OPERATOR=${operator.marker}\0`))
}

function readSafely(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
