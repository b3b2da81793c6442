import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../platform/index.ts'
import type { WorkspaceConfig } from '../workspace/config-types.ts'
import { OperatorDesk } from './operator-desk.ts'
import type { Recorder } from './recorder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vbus-desk-'))
  mkdirSync(join(folder, 'ops'))
  writeFileSync(join(folder, 'ops/wait'), '#!/bin/sh\ncat > /dev/null\n')
  chmodSync(join(folder, 'ops/wait'), 0o755)
  writeFileSync(join(folder, 'socket'), '')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('OP12 an operator of a run is ready once it listens to a job topic, not when it has advertised itself', async () => {
  const grants = { publish: ['rig.results'], subscribe: ['rig.rows', 'rig.jobs'], execute: ['generic'] }
  const limits = { memoryMb: 64, heartbeatS: 10, startS: 20 }
  const rig = {
    kind: 'agent',
    operatorType: 'generic',
    command: ['./ops/wait'],
    limits,
    grants,
    options: {},
    isSimulated: true,
    network: ['127.0.0.1:9'],
  }
  const config = { components: { rig }, devices: {} } as unknown as WorkspaceConfig
  const asked: string[] = []
  const desk = new OperatorDesk({
    config: () => config,
    installRoot: process.cwd(),
    workspaceRoot: folder,
    socketPath: join(folder, 'socket'),
    clock: systemClock,
    confine: 'record',
    recorder: { append: () => 0 } as unknown as Recorder,
    components: () => [],
    issueToken: async () => 'token',
    tell: (_topic, body) => {
      if ((body as { status: string }).status === 'starting') queueMicrotask(() => desk.advertised('rig', {}))
    },
    isListening: (identity, topic) => asked.push(`${identity} ${topic}`) > 3,
  })
  const operator = await desk.start('rig', folder)
  expect(asked).toEqual(Array.from({ length: 4 }, () => 'rig rig.jobs'))
  expect(desk.views[0]?.status).toBe('ready')
  await operator.stop()
})
