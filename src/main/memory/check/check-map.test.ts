import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkMap } from './check-map.ts'

it('MM16 looks twice at a process that may be on its way in or out: one that stays is found, one that went is not', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'vbus-check-')))
  for (const folder of ['.vbus', 'outputs']) mkdirSync(join(root, folder), { mode: 0o700 })
  const [staying, going] = [spawn('sleep', ['20']), spawn('sleep', ['20'])]
  await Promise.all([once(staying, 'spawn'), once(going, 'spawn')])
  const gone = once(going, 'exit')
  const { findings } = await checkMap({
    root,
    files: [],
    engine: { pid: process.pid, ports: [], socket: '' },
    operators: new Map(),
    self: 0,
    isInUse: () => false,
    outputsOf: () => undefined,
    cachedAs: () => undefined,
    cachedNames: () => [],
    isCopyNamed: () => true,
    manifestOf: () => undefined,
    after: (_ms, callback) => {
      going.kill('SIGKILL')
      void gone.then(callback)
      return () => undefined
    },
  })
  staying.kill('SIGKILL')
  rmSync(root, { recursive: true })
  const told = findings
    .filter(({ kind }) => kind === 'process')
    .map(({ where }) => where)
    .join('\n')
  expect(told).toContain(`process ${staying.pid} `)
  expect(told).not.toContain(`process ${going.pid} `)
})
