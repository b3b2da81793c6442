import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../../../shared/base/index.ts'
import type { Bus } from '../../../../shared/client/contract.ts'
import { SourceFiles } from '../model/source-files.ts'
import { bindingFor, CircuitBindings } from './bindings.ts'

const SIM = 'format: arqonbus.binding.v1\nname: simulated\ncircuit: bowls\nserves:\n  nvm: {operator: nvm-sim, simulated: true}\n'
const RIG = 'format: arqonbus.binding.v1\nname: rig\ncircuit: bowls\nserves: {}\n'
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Files as `system.circuit.source` keeps them. */
function filesOf(texts: Map<string, string>): SourceFiles {
  const request = async (_topic: string, body: { path?: string; text?: string; sha256_before?: string | null }) => {
    const { path, text } = body
    if (path === undefined) return { files: [...texts].map(([each, was]) => ({ path: each, sha256: hash(was) })) }
    const before = texts.get(path)
    if (text === undefined) return { path, text: before, sha256: hash(before ?? '') }
    if ((before === undefined ? null : hash(before)) !== body.sha256_before) throw new Fault('circuit/file-changed', `${path} is another`)
    texts.set(path, text)
    return { path, sha256: hash(text) }
  }
  return new SourceFiles(() => ({ request }) as unknown as Bus)
}

it('VX60 a node is bound in the file, and a file that changed meanwhile is not written over', async () => {
  const texts = new Map([
    ['bowls.circuit.yaml', ''],
    ['sim.binding.yaml', SIM],
  ])
  const bindings = new CircuitBindings(filesOf(texts))
  await bindings.refresh()
  expect(bindings.store.getState().files).toMatchObject([{ path: 'sim.binding.yaml', name: 'simulated', circuit: 'bowls' }])
  await bindings.bind('sim.binding.yaml', 'nvm', { operator: 'rig-7', simulated: false })
  expect(texts.get('sim.binding.yaml')).toBe(SIM.replace('nvm-sim', 'rig-7').replace('true', 'false'))
  expect(bindings.store.getState().files[0]?.serves.get('nvm')).toEqual({ operator: 'rig-7', isSimulated: false })
  texts.set('sim.binding.yaml', `# theirs\n${SIM}`)
  await expect(bindings.bind('sim.binding.yaml', 'qml', { operator: 'qml-1', simulated: true })).rejects.toThrow(/is another/)
  expect(await bindings.create('bowls', 'rig')).toBe('bowls.rig.binding.yaml')
  expect(texts.get('bowls.rig.binding.yaml')).toBe(RIG)
})

it('VX62 a circuit is planned with the chosen binding, else with the one that runs, else with the first of its own', async () => {
  const bindings = new CircuitBindings(
    filesOf(
      new Map([
        ['a.binding.yaml', RIG.replace('bowls', 'other')],
        ['b.binding.yaml', SIM],
        ['c.binding.yaml', RIG],
      ]),
    ),
  )
  await bindings.refresh()
  const { files } = bindings.store.getState()
  const pathFor = (chosen: string | null | undefined, applied?: string) => bindingFor(files, 'bowls', { chosen, applied })?.path
  expect(pathFor(undefined)).toBe('b.binding.yaml')
  expect(pathFor(undefined, 'rig')).toBe('c.binding.yaml')
  expect(pathFor('b.binding.yaml', 'rig')).toBe('b.binding.yaml')
  expect(pathFor(null, 'rig')).toBeUndefined()
})
