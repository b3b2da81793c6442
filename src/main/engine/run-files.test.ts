import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { nodeDisk } from '../platform/index.ts'
import { workspaceLayout } from '../workspace/layout.ts'
import { RunFiles } from './run-files.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-run-files-'))
const passed: string[] = []
const memory = {
  reading: (_who: string, path: string, bytes: number) => void passed.push(`r ${path} ${bytes}`),
  writing: (_who: string, path: string, bytes: number) => void passed.push(`w ${path} ${bytes}`),
  publishing: () => void passed.push('publish'),
}
const files = new RunFiles(memory)
afterAll(() => rmSync(place, { recursive: true }))

describe('the files of a run', () => {
  it('MM8 pass the map, and come back as they were written', async () => {
    const path = join(place, 'scratch', 'model')
    await files.write(path, new TextEncoder().encode('abc'))
    expect(new TextDecoder().decode(await files.readOutput(path))).toBe('abc')
    expect(await files.hash(path)).toMatchObject({ bytes: 3 })
    expect(passed).toEqual([`w ${path} 3`, `r ${path} 3`, `r ${path} 3`])
  })

  it('PL29 are run/io where the disk does not take them, and data/output-missing where they are gone: no bug of ours', async () => {
    // A file where a folder would have to be: a write that fails for root, too.
    const blocked = join(place, 'file')
    writeFileSync(blocked, '')
    await expect(files.write(join(blocked, 'model'), new Uint8Array(1))).rejects.toMatchObject({ code: 'run/io' })
    await expect(files.makeFolder(join(blocked, 'run-1'))).rejects.toMatchObject({ code: 'run/io' })
    await expect(files.readOutput(join(place, 'gone'))).rejects.toMatchObject({ code: 'data/output-missing' })
    const layout = workspaceLayout(join(place, 'rig'))
    mkdirSync(layout.outputsDir, { recursive: true })
    writeFileSync(layout.currentFile, '{"version":"run-0"}')
    const work = { layout, disk: nodeDisk, stagingDir: join(place, 'no-staging'), version: 'run-1' }
    await expect(files.publish(work)).rejects.toMatchObject({ code: 'run/io' })
    expect(readFileSync(layout.currentFile, 'utf8'), 'the old version is the current one').toBe('{"version":"run-0"}')
  })

  it('MM8 are not touched where the map refuses', async () => {
    const refusing = new RunFiles({
      ...memory,
      writing: () => {
        throw new Fault('memory/denied', 'no')
      },
    })
    const path = join(place, 'never')
    await expect(refusing.write(path, new Uint8Array(1))).rejects.toMatchObject({ code: 'memory/denied' })
    await expect(files.readOutput(path)).rejects.toMatchObject({ code: 'data/output-missing' })
  })
})
