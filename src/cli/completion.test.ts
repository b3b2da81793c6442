import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { completionScript, SHELLS } from './completion.ts'
import { runCli } from './run-cli.ts'
import { testHost } from './test-host.testing.ts'
import { VERBS } from './verbs/index.ts'

it.each(SHELLS)('CM15 the completion for %s names every verb and every option', (shell) => {
  const script = completionScript(shell, VERBS)
  for (const { name, options } of VERBS) {
    for (const word of name.split(' ')) expect(script).toMatch(new RegExp(`[ '(]${word}[ ':]`))
    for (const { name: option } of options) expect(script).toContain(shell === 'fish' ? `-l ${option}` : `--${option}`)
  }
})

it('CM15 bash completes verbs, verbs of a family, and the options of the verb that is there', () => {
  const complete = (...words: string[]): string[] => {
    const list = words.map((word) => `'${word}'`).join(' ')
    const run = `${completionScript('bash', VERBS)}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _vbus; echo "\${COMPREPLY[@]}"`
    const out = execFileSync('bash', ['--norc', '-c', run], { encoding: 'utf8' })
    return out.trim().split(' ')
  }
  expect(complete('vbus', 'comp')).toEqual(['completion'])
  expect(complete('vbus', 'audit', 've')).toEqual(['verify'])
  expect(complete('vbus', 'audit', 'show', '--fr')).toEqual(['--from'])
  expect(complete('vbus', '--workspace', 'audit', 'request', 'a.b', '--dea')).toEqual(['--deadline'])
})

it('CM15 the verb prints the script, and refuses a shell it does not know', async () => {
  const host = testHost({ env: {}, cwd: '/' })
  expect(await runCli(['completion', 'fish'], host)).toBe(0)
  expect(host.out()).toContain('complete -c vbus')
  expect(await runCli(['completion', 'csh'], host)).toBe(2)
})
