import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Set-up runs before anything is installed, in plain JavaScript: it is tested as processes, as it is used. */
const module = (name: string): string => JSON.stringify(new URL(`./${name}`, import.meta.url).href)
const start = (script: string): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('close', resolve))
/** Resolves once the child has printed something. */
const spoken = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.stdout!.once('data', () => resolve()))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-setup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('two set-ups at once', () => {
  const holder = (path: string, log: string): string => `
    import { appendFileSync } from 'node:fs'
    const { withLock } = await import(${module('lock.mjs')})
    await withLock(${JSON.stringify(path)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ')
      await new Promise((resolve) => setTimeout(resolve, 100))
      appendFileSync(${JSON.stringify(log)}, 'out ')
    })`

  it('work one after the other, and leave no lock behind', async () => {
    const path = join(folder, 'setup.lock')
    const log = join(folder, 'log')
    const codes = await Promise.all([1, 2, 3].map(() => ended(start(holder(path, log)))))
    expect(codes).toEqual([0, 0, 0])
    expect(readFileSync(log, 'utf8')).toBe('in out in out in out ')
    expect(existsSync(path)).toBe(false)
  })

  it('do not wait for one that was killed', async () => {
    const path = join(folder, 'setup.lock')
    const log = join(folder, 'log')
    const hanging = start(`
      const { withLock } = await import(${module('lock.mjs')})
      await withLock(${JSON.stringify(path)}, () => new Promise((resolve) => { console.log('in'); setTimeout(resolve, 60_000) }))`)
    await spoken(hanging)
    hanging.kill('SIGKILL')
    await ended(hanging)
    expect(existsSync(path)).toBe(true)
    expect(await ended(start(holder(path, log)))).toBe(0)
    expect(readFileSync(log, 'utf8')).toBe('in out ')
  })

  it('do not wait for a process that has the dead one’s number', async () => {
    const path = join(folder, 'setup.lock')
    writeFileSync(path, `${process.pid} 1 1`)
    expect(await ended(start(holder(path, join(folder, 'log'))))).toBe(0)
  })
})

describe('a folder of packages that is a link to another clone’s', () => {
  /** A clone without packages, whose folder `name` is that of another. */
  function borrowed(name: string): { root: string; original: string } {
    const root = join(folder, 'clone')
    const original = join(folder, 'other', name)
    mkdirSync(join(original, 'bin'), { recursive: true })
    writeFileSync(join(original, 'bin', 'kept'), 'as it was')
    mkdirSync(join(root, 'python'), { recursive: true })
    writeFileSync(join(root, 'python', 'requirements.lock'), '')
    writeFileSync(join(root, 'package.json'), '{ "name": "clone", "version": "1.0.0" }')
    writeFileSync(join(root, 'package-lock.json'), '{ "name": "clone", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": {} } }')
    symlinkSync(original, join(root, name))
    return { root, original }
  }

  it.each([
    ['.venv', 'python.mjs', 'ensurePython'],
    ['node_modules', 'node-packages.mjs', 'ensurePackages'],
  ])(
    '%s: the link is removed, and what it points to is as it was',
    async (name, file, ensure) => {
      const { root, original } = borrowed(name)
      // The little clone has nothing that the end of the set-up asks for; whether it gets there does not matter here.
      await ended(
        start(`const setup = await import(${module(file)}); await setup.${ensure}(${JSON.stringify(root)}).catch(() => undefined)`),
      )
      expect(readdirSync(original)).toEqual(['bin'])
      expect(readFileSync(join(original, 'bin', 'kept'), 'utf8')).toBe('as it was')
      expect(lstatSync(join(root, name), { throwIfNoEntry: false })?.isSymbolicLink()).not.toBe(true)
      if (name === '.venv') expect(readdirSync(join(root, name))).toContain('pyvenv.cfg')
    },
    60_000,
  )
})

describe('becoming Node', () => {
  /** Older Node cannot exec: the same without it. */
  const launcher = (hasExec: boolean, program: string): string => `
    ${hasExec ? '' : 'process.execve = undefined'}
    const { becomeNode } = await import(${module('run-node.mjs')})
    await becomeNode(process.execPath, ['-e', ${JSON.stringify(program)}])`

  it.each([true, false])('ends with the code of the program (exec: %s)', async (hasExec) => {
    expect(await ended(start(launcher(hasExec, 'process.exit(13)')))).toBe(13)
  })

  it.each([true, false])('lets signals reach the program (exec: %s)', async (hasExec) => {
    const child = start(launcher(hasExec, `process.on('SIGTERM', () => process.exit(7)); setTimeout(() => {}, 60_000); console.log('up')`))
    await spoken(child)
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(7)
  })
})

describe('a step that fails', () => {
  it('says the beginning and the end of what the tool said, and the remedy', () => {
    const script = `
      const { runCommand } = await import(${module('command.mjs')})
      const tool = "console.error('FIRST ' + 'x'.repeat(10_000) + ' LAST'); process.exit(3)"
      await runCommand(process.execPath, ['-e', tool], { remedy: 'do this' }).catch((error) => {
        console.log(JSON.stringify({ message: error.message, remedy: error.remedy }))
      })`
    const { message, remedy } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })) as {
      message: string
      remedy: string
    }
    expect(remedy).toBe('do this')
    expect(message).toMatch(/exit 3\nFIRST x+\n…\nx+ LAST/)
    expect(message.length).toBeLessThan(4_000)
  })
})
