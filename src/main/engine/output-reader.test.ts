import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EMPTY_STATE, type RunState, type State } from '../../shared/state/index.ts'
import { workspaceLayout } from '../workspace/layout.ts'
import { outputServices } from './services/output-services.ts'
import { sizeOf } from './services/storage-services.ts'

const ROWS = Array.from({ length: 2_500 }, (_, row) => `${row},"Film, the ${row}th",${row / 10}`)
const FILES: Readonly<Record<string, string>> = {
  'predictions.csv': `row,title,ensemble\n${ROWS.join('\n')}\n`,
  'metrics.json': '{"mae":0.5}',
  'models/xgboost.ubj': '\u0000\u0001',
}
const CALLER = { id: 'tester', kind: 'human', namespace: 'default', inbox: '' } as const
let root = ''

const outputs = Object.entries(FILES).map(([path, text]) => ({
  role: path.replace(/\..*$/, '').replace('models/', 'model-'),
  path,
  sha256: createHash('sha256').update(text).digest('hex'),
  bytes: text.length,
}))
const run = (id: string): RunState => ({ ...({} as RunState), id, version: id, mode: 'full_build', seed: 1, ended: '', outputs })
const state: State = { ...EMPTY_STATE, runs: { 'run-1': run('run-1'), 'run-2': run('run-2') }, runOrder: ['run-1', 'run-2'] }

const ask = async (topic: string, body: object): Promise<Record<string, unknown>> => {
  const archive = { state: async (id: string) => state.runs[id] } as never
  const services = outputServices({ archive, state: () => state, layout: workspaceLayout(root), toAbsolute: (path) => join(root, path) })
  return (await services[topic]?.(body as never, CALLER, () => undefined)) as Record<string, unknown>
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-outputs-'))
  mkdirSync(join(root, 'outputs/run-1/models'), { recursive: true })
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(root, 'outputs/run-1', path), text)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('outputs over the bus', () => {
  it('VR5 a table is read by pages of bounded answers, every row once', async () => {
    const rows: unknown[] = []
    for (;;) {
      const page = await ask('system.outputs.read', { run: 'run-1', role: 'predictions', from: rows.length, limit: 1_000 })
      expect(page).toMatchObject({ columns: ['row', 'title', 'ensemble'], total: 2_500, from: rows.length })
      const taken = page['rows'] as unknown[]
      if (taken.length === 0) break
      rows.push(...taken)
    }
    expect(rows).toHaveLength(2_500)
    expect(rows[7]).toEqual(['7', 'Film, the 7th', '0.7'])
    expect(await ask('system.outputs.read', { run: 'run-1', role: 'metrics' })).toMatchObject({ text: '{"mae":0.5}', total: 11 })
  })

  it('VR5 nothing is told of a file that is not what its record says, nor of one that is no table or text', async () => {
    writeFileSync(join(root, 'outputs/run-1/metrics.json'), '{"mae":0.1}')
    await expect(ask('system.outputs.read', { run: 'run-1', role: 'metrics' })).rejects.toMatchObject({ code: 'runs/output-altered' })
    const { files } = (await ask('system.outputs.list', { run: 'run-1' })) as { files: { role: string; holds: boolean }[] }
    expect(files.map(({ role, holds }) => `${role} ${holds}`)).toEqual(['predictions true', 'metrics false', 'model-xgboost true'])
    writeFileSync(join(root, 'outputs/run-1/metrics.json'), FILES['metrics.json'] ?? '')
    await expect(ask('system.outputs.read', { run: 'run-1', role: 'model-xgboost' })).rejects.toMatchObject({ code: 'runs/no-table' })
    await expect(ask('system.outputs.read', { run: 'run-2', role: 'metrics' })).rejects.toMatchObject({ code: 'data/output-missing' })
    await expect(ask('system.outputs.read', { run: 'run-1', role: 'no-such' })).rejects.toMatchObject({ code: 'data/output-missing' })
  })

  it('VR6 the newest version is in force, those before it are superseded', async () => {
    const { versions, current } = (await ask('system.outputs.list', {})) as {
      versions: { version: string; state: string }[]
      current: string
    }
    expect(current).toBe('run-2')
    expect(versions.map(({ version, state: is }) => `${version} ${is}`)).toEqual(['run-2 current', 'run-1 superseded'])
  })

  it('VW4 what a folder takes is counted up to a limit, and beyond it said to be more', async () => {
    expect(await sizeOf(join(root, 'outputs'))).toMatchObject({ files: 3, more: false })
    expect(await sizeOf(join(root, 'outputs'), 2)).toMatchObject({ files: 2, more: true })
    expect(await sizeOf(join(root, 'nowhere'))).toEqual({ bytes: 0, files: 0, more: false })
  })
})
