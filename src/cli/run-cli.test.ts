import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'
import { testHost } from './test-host.testing.ts'
import { COMMON_OPTIONS } from './verb.ts'
import { VERBS } from './verbs/index.ts'

const reference = readFileSync(new URL('../../docs/reference/cli.md', import.meta.url), 'utf8')

describe('help', () => {
  it('CM5 has a whole page for every verb, no line over the width', async () => {
    for (const verb of VERBS) {
      const host = testHost()
      expect(await runCli([...verb.name.split(' '), '--help'], host), verb.name).toBe(0)
      const page = host.out()
      for (const title of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'COMMON OPTIONS', 'EXIT STATUS', 'EXAMPLES'])
        expect(page, verb.name).toContain(`${title}\n`)
      for (const { name } of [...verb.options, ...COMMON_OPTIONS]) expect(page, verb.name).toContain(`--${name}`)
      for (const line of page.split('\n').filter((each) => !each.includes('vbus ') && !each.includes('"type"'))) {
        expect(line.length, line).toBeLessThanOrEqual(host.columns)
      }
    }
  })

  it('CM5 shows the command and families of verbs, and help works however it is asked for', async () => {
    for (const argv of [['--help'], ['-h'], ['help']]) {
      const host = testHost()
      expect(await runCli(argv, host)).toBe(0)
      for (const verb of VERBS) expect(host.out()).toContain(`    ${verb.name} `)
    }
    for (const argv of [
      ['audit', '--help'],
      ['help', 'audit'],
      ['breach', '-h'],
    ])
      expect(await runCli(argv, testHost()), argv.join(' ')).toBe(0)
    const host = testHost()
    expect(await runCli(['help', 'audit', 'verify'], host)).toBe(0)
    expect(host.out()).toContain('vbus audit verify - ')
  })

  it('CM5 answers help before any other check', async () => {
    expect(await runCli(['pub', '--help'], testHost())).toBe(0)
    expect(await runCli(['token', '-h', '--workspace', '/nowhere'], testHost())).toBe(0)
  })

  it('is what the reference page lists: every verb, every option of one', () => {
    for (const verb of VERBS) {
      expect(reference, verb.name).toContain(`| \`${verb.name}`)
      for (const { name } of verb.options) expect(reference, `${verb.name} --${name}`).toContain(`--${name}`)
    }
  })
})

describe('failures', () => {
  it('CM3 are one last document with code, message and remedy under --json', async () => {
    for (const argv of [['fly', '--json'], ['--json', 'run', '--fast'], ['sub', '--json'], ['--json'], ['audit', '--json']]) {
      const host = testHost()
      expect(await runCli(argv, host), argv.join(' ')).toBe(2)
      const lines = host.out().trimEnd().split('\n')
      expect(lines.length).toBe(1)
      const { type, ok, error } = JSON.parse(lines[0] ?? '')
      expect({ type, ok, code: error.code }).toEqual({ type: 'result', ok: false, code: 'cli/usage' })
      expect(error.message.length).toBeGreaterThan(0)
      expect(error.remedy.length).toBeGreaterThan(0)
      expect(host.err()).toBe('')
    }
  })

  it('CM3 go to standard error for a reader', async () => {
    const host = testHost()
    expect(await runCli(['status', '--workspace', '/nowhere'], host)).toBe(4)
    expect(host.out()).toBe('')
    expect(host.err()).toContain('workspace/not-found')
  })

  it('CM1 are found before anything is opened', async () => {
    const cases: [string[], number][] = [
      [['run', '--mode', 'fast'], 2],
      [['run', '--seed', '1.5'], 2],
      [['sub', 'a', '--count', '0'], 2],
      [['token'], 2],
      [['serve', '--port', '70000'], 2],
      [['breach', 'ack'], 2],
      [['breach', 'ack', '--reason', 'a\nb'], 2],
      [['run', '--url', 'ws://x/bus'], 2],
      [['init'], 2],
      [['trust', '--url', 'ws://x/bus', '--token-file', 'x'], 2],
    ]
    for (const [argv, status] of cases) expect(await runCli(argv, testHost()), argv.join(' ')).toBe(status)
  })
})

describe('version', () => {
  it('prints versions of vbus, Node and Electron', async () => {
    const host = testHost()
    expect(await runCli(['version', '--json'], host)).toBe(0)
    const { type, ok, version, node, electron } = JSON.parse(host.out())
    expect({ type, ok, node }).toEqual({ type: 'result', ok: true, node: process.versions.node })
    expect(version).toBe(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version)
    expect(electron === null || /^\d+\./.test(electron)).toBe(true)
  })
})
