import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkComponents } from './check-components.ts'
import { COMPONENT_FILES_MAX, type ComponentSource, hashComponent } from './component.ts'

const FABRIC: ComponentSource = { runtime: 'python', module: 'fabric' }
const HOST: ComponentSource = { runtime: 'node', module: 'src/main/compute/host.ts' }
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vbus-components-'))
  const files = {
    'fabric/__init__.py': '',
    'fabric/learners/xgboost.py': 'x = 1\n',
    'fabric/tests/test_x.py': 'assert True\n',
    'fabric/__pycache__/x.pyc': 'cache',
    'sdk/python/src/arqonbus/client.py': 'c = 1\n',
    'sdk/typescript/src/node.ts': 'export {}\n',
    'python/requirements.lock': 'xgboost==1\n',
    'src/main/compute/host.ts': 'export {}\n',
    'src/main/compute/host.test.ts': 'test\n',
    'src/main/platform/clock.ts': 'export {}\n',
    'src/main/pipeline/run.ts': 'export {}\n',
    'src/shared/wire/generated/arqonbus.js': 'export {}\n',
    'package-lock.json': '{}\n',
    'resources/breaches/hang.py': 'h = 1\n',
  }
  for (const [path, content] of Object.entries(files)) put(path, content)
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

describe('what a component is made of', () => {
  it('OP2 names every file of a Python component: its module, the fabric, the SDK, the lock', () => {
    const expected = ['fabric/__init__.py', 'fabric/learners/xgboost.py', 'python/requirements.lock', 'sdk/python/src/arqonbus/client.py']
    expect(hashComponent('fabric', FABRIC, root).files).toEqual(expected)
    const breach = hashComponent('fabric', { runtime: 'python', module: 'resources.breaches.hang' }, root)
    expect(breach.files).toEqual([...expected.slice(0, 3), 'resources/breaches/hang.py', expected[3]])
  })

  it('OP2 names every file of a Node component and of a built-in one, and no test', () => {
    const node = ['package-lock.json', 'src/main/compute/host.ts', 'src/main/platform/clock.ts', 'src/shared/wire/generated/arqonbus.js']
    expect(hashComponent('device-sim0', HOST, root).files).toEqual(node)
    const all = [...node.slice(0, 2), 'src/main/pipeline/run.ts', ...node.slice(2)]
    expect(hashComponent('controller', { builtin: 'pipeline' }, root).files).toEqual(all.toSorted())
  })

  it("OP11 names the folder of a workspace's own operator, its program, and what its interpreter has of the installation", () => {
    put('ws/operators/rig.py', 'r = 1\n')
    put('ws/operators/pulses/table.csv', '1,2\n')
    put('ws/data/other.py', 'o = 1\n')
    const folder = ['workspace/operators/pulses/table.csv', 'workspace/operators/rig.py']
    const own = (program: string): ComponentSource => ({
      command: [program, './operators/rig.py', '--rig', '7'],
      ownRoot: join(root, 'ws'),
    })
    const before = hashComponent('rig', own('python'), root)
    expect(before.files).toEqual(['python/requirements.lock', 'sdk/python/src/arqonbus/client.py', ...folder])
    const client = ['sdk/typescript/src/node.ts', 'src/main/platform/clock.ts', 'src/shared/wire/generated/arqonbus.js']
    expect(hashComponent('rig', own('node'), root).files).toEqual(['package-lock.json', ...client, ...folder])
    expect(hashComponent('rig', { command: ['./operators/rig.py'], ownRoot: join(root, 'ws') }, root).files).toEqual(folder)
    put('program', '#!/bin/sh\n')
    const program = join(root, 'program')
    const other = hashComponent('rig', own(program), root)
    expect(other.files).toEqual([program, ...folder])
    put('program', '#!/bin/bash\n')
    expect(hashComponent('rig', own(program), root).sha256).not.toBe(other.sha256)
    put('ws/operators/pulses/table.csv', '1,3\n')
    expect(hashComponent('rig', own('python'), root).sha256).not.toBe(before.sha256)
  })

  it('OP13 a part of the installation may have a folder of the workspace, and lies in the SDK too', () => {
    put('ws/rigs/job.py', 'j = 1\n')
    put('sdk/python/src/arqonbus/rigs/script.py', 's = 1\n')
    const source = { runtime: 'python', module: 'arqonbus.rigs.script', own: { root: join(root, 'ws'), folder: 'rigs' } } as const
    const before = hashComponent('script', source, root)
    expect(before.files).toContain('sdk/python/src/arqonbus/rigs/script.py')
    expect(before.files.at(-1)).toBe('workspace/rigs/job.py')
    put('ws/rigs/job.py', 'j = 2\n')
    expect(hashComponent('script', source, root).sha256).not.toBe(before.sha256)
  })

  it('OP2 is hashed so that sha256sum gives the same', () => {
    const { sha256, files, listing } = hashComponent('fabric', FABRIC, root)
    const script = `sha256sum ${files.join(' ')} | tee listing | sha256sum`
    expect(execFileSync('bash', ['-c', script], { cwd: root }).toString().split(' ')[0]).toBe(sha256)
    expect(readFileSync(join(root, 'listing'), 'utf8')).toBe(listing)
  })

  it('OP2 follows links to what really runs', () => {
    const before = hashComponent('fabric', FABRIC, root)
    cpSync(join(root, 'fabric'), join(root, 'elsewhere'), { recursive: true })
    rmSync(join(root, 'fabric'), { recursive: true })
    symlinkSync('elsewhere', join(root, 'fabric'))
    expect(hashComponent('fabric', FABRIC, root).sha256).toBe(before.sha256)
    appendFileSync(join(root, 'elsewhere/__init__.py'), '#')
    expect(hashComponent('fabric', FABRIC, root).sha256).not.toBe(before.sha256)
  })

  it('OP2 refuses a module that is not there or leads out of the installation', () => {
    for (const module of ['nothing', 'fabric/../../etc', '../fabric', '/etc/passwd', 'fabric.', '']) {
      expect(() => hashComponent('x', { runtime: 'python', module }, root)).toThrow(
        expect.objectContaining({ code: 'workspace/component-altered' }),
      )
    }
    for (const module of ['src/main/nothing.ts', '../x.ts', 'src/../../x.ts', '/etc/passwd', '-e.js']) {
      expect(() => hashComponent('x', { runtime: 'node', module }, root)).toThrow(
        expect.objectContaining({ code: 'workspace/component-altered' }),
      )
    }
  })

  it('OP2 refuses a component of too many files', () => {
    for (let index = 0; index < COMPONENT_FILES_MAX; index++) put(`fabric/many/f${index}.py`, '')
    expect(() => hashComponent('fabric', FABRIC, root)).toThrow(/allowed are 1000/)
  })

  it('OP2 holds in this installation', () => {
    const installRoot = resolve(import.meta.dirname, '../../..')
    const { files } = hashComponent('device-sim0', HOST, installRoot)
    expect(files).toEqual(
      expect.arrayContaining(['src/main/compute/host.ts', 'src/main/platform/sockets.ts', 'src/shared/client/connect.ts']),
    )
    expect(files.filter((file) => file.includes('.test.'))).toEqual([])
  })
})

describe('the check against what was trusted', () => {
  const present = () => [hashComponent('fabric', FABRIC, root), hashComponent('device-sim0', HOST, root)]
  const trust = (components: ReturnType<typeof present>) => ({
    hashes: Object.fromEntries(components.map(({ id, sha256 }) => [id, sha256])),
    listings: Object.fromEntries(components.map(({ id, listing }) => [id, listing])),
  })

  it('OP1 holds while nothing changed', () => {
    expect(checkComponents(present(), trust(present()))).toBeUndefined()
  })

  const changes = {
    changed: { file: 'fabric/learners/xgboost.py', make: () => put('fabric/learners/xgboost.py', 'x = 2\n') },
    added: { file: 'fabric/learners/zz.py', make: () => put('fabric/learners/zz.py', '') },
    removed: { file: 'fabric/learners/xgboost.py', make: () => rmSync(join(root, 'fabric/learners/xgboost.py')) },
  }
  for (const [how, { file, make }] of Object.entries(changes)) {
    it(`OP1 names component and file when one was ${how}`, () => {
      const trusted = trust(present())
      make()
      const fault = checkComponents(present(), trusted)
      expect(fault).toMatchObject({
        code: 'workspace/component-altered',
        breach: 'SECURITY_FAILURE',
        evidence: { component: 'fabric', file, how },
      })
      expect(fault?.message).toContain(file)
    })
  }

  it('OP1 names the component alone where the trusted listing is not at hand, or is not the one that was trusted', () => {
    const trusted = trust(present())
    put('fabric/learners/xgboost.py', 'x = 2\n')
    const { hashes } = trusted
    for (const listings of [{}, { fabric: present()[0]?.listing ?? '' }]) {
      const fault = checkComponents(present(), { hashes, listings })
      expect(fault?.evidence).toMatchObject({ component: 'fabric', expected_sha256: hashes['fabric'] })
      expect(fault?.evidence).not.toHaveProperty('file')
    }
  })

  it('OP1 refuses a component that was never trusted, and one that is gone', () => {
    const trusted = trust(present())
    expect(checkComponents([...present(), hashComponent('new', FABRIC, root)], trusted)).toMatchObject({ evidence: { component: 'new' } })
    expect(checkComponents(present().slice(1), trusted)).toMatchObject({ evidence: { component: 'fabric' } })
  })
})
