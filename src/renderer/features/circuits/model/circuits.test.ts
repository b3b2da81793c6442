import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../../e2e/harness/fixture-bus.ts'
import { circuitFiles } from '../../../../../e2e/harness/fixture-circuits.ts'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { Engine } from '../../../data/engine.ts'
import { rename } from './acts.ts'
import { type CircuitDocument, CircuitDocument as Document } from './circuit-document.ts'
import { CircuitsModel } from './circuits.ts'

const parse = (text: string) => parseCircuit(text, { file: 'x' })
async function opened() {
  const bus = new FixtureBus({ 'system.circuit.source': circuitFiles() })
  const circuits = new CircuitsModel((source) => new Document(source, { parse, check: async (text) => parse(text) }))
  await circuits.attach(new Engine(bus))
  await circuits.refresh()
  return { bus, circuits, document: circuits.document as CircuitDocument }
}

describe('circuits of the workspace', () => {
  it('VX8 what is saved is the file then; another one that came between is refused, and nothing is lost', async () => {
    const { bus, circuits, document } = await opened()
    expect(document.path).toBe('bowls.circuit.yaml')
    rename(document, 'look', 'seen')
    expect(circuits.store.getState().unsaved).toEqual(['bowls.circuit.yaml'])
    await circuits.save()
    expect(circuits.store.getState().unsaved).toEqual([])
    const { text, sha256 } = await circuits.files.read('bowls.circuit.yaml')
    expect(text).toBe(document.store.getState().text)
    await bus.request('system.circuit.source', { path: 'bowls.circuit.yaml', text: `${text}# by hand\n`, sha256_before: sha256 })
    rename(document, 'seen', 'probe')
    const before = document.store.getState().text
    await expect(circuits.save()).rejects.toMatchObject({ code: 'circuit/file-changed' })
    expect(document.store.getState().text).toBe(before)
    await circuits.reload('Take the file')
    expect(document.store.getState().text).toBe(`${text}# by hand\n`)
    document.undo()
    expect(document.store.getState().text).toBe(before)
    await circuits.save()
    expect((await circuits.files.read('bowls.circuit.yaml')).text).toBe(before)
  })

  it('VX8 an unsaved document is as it was after another was opened and the engine came back', async () => {
    const { circuits, document } = await opened()
    rename(document, 'look', 'seen')
    await circuits.open('part.circuit.yaml')
    await circuits.attach(new Engine(new FixtureBus({ 'system.circuit.source': circuitFiles() })))
    await circuits.open('bowls.circuit.yaml')
    expect(circuits.document).toBe(document)
    expect(document.store.getState().circuit?.nodes.has('seen')).toBe(true)
  })

  it('VX8 a new circuit is valid, in no file until it is saved, and takes no name that is taken', async () => {
    const { circuits } = await opened()
    await circuits.create('fresh')
    expect(circuits.document?.store.getState().circuit?.name).toBe('fresh')
    expect(circuits.store.getState().unsaved).toEqual(['fresh.circuit.yaml'])
    await circuits.save()
    expect(circuits.store.getState().files.map(({ path }) => path)).toContain('fresh.circuit.yaml')
    await expect(circuits.create('bowls')).rejects.toMatchObject({ code: 'circuit/file-changed' })
  })

  it('VX8 what is saved while it is being saved goes after it', async () => {
    const { circuits, document } = await opened()
    rename(document, 'look', 'seen')
    const first = circuits.save()
    rename(document, 'seen', 'probe')
    await Promise.all([first, circuits.save()])
    expect((await circuits.files.read('bowls.circuit.yaml')).text).toBe(document.store.getState().text)
  })

  it('VX69 a circuit is opened by its name, whichever file it is in', async () => {
    const { bus, circuits } = await opened()
    const text = 'format: arqonbus.circuit.v1\nname: "other" # not the file\'s\nnodes: {a: {kind: merge}}\nedges: []\n'
    await bus.request('system.circuit.source', { path: 'sub/x.circuit.yaml', text, sha256_before: null })
    await circuits.openNamed('other')
    expect(circuits.document?.path).toBe('sub/x.circuit.yaml')
    await circuits.openNamed('bowls')
    expect(circuits.document?.path).toBe('bowls.circuit.yaml')
    await expect(circuits.openNamed('none')).rejects.toMatchObject({ code: 'circuit/file-unknown' })
  })

  it('VX7 positions are written beside the file and come back with it', async () => {
    const { circuits, document } = await opened()
    document.edit({ title: 'Move', placed: new Map([['nvm', { x: 80, y: 160 }]]) })
    await circuits.save()
    const { text } = await circuits.files.read('bowls.circuit.layout.json')
    expect(text).toContain('"nvm": [80, 160]')
    expect(circuits.store.getState().unsaved).toEqual([])
  })
})
