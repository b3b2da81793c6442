import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Answer, apply, CircuitRig, markedCircuit, status } from './circuits.testing.ts'

const KILLS = 5
/** Files of one circuit: between the first of them and the record there is time for a kill. */
const PARTS = 100
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('an engine that is killed while a circuit is applied', () => {
  it('CD2 is wholly the version before or wholly the new one after its next start, and runs', async () => {
    using rig = new CircuitRig(tmpdir())
    await rig.serve()
    let bus = await rig.join()
    const texts = [markedCircuit(1)]
    const startMs = performance.now()
    await apply(bus, texts[0] as string)
    const applyMs = performance.now() - startMs
    let version = 1
    for (let kill = 0; kill < KILLS; kill++) {
      const text = markedCircuit(kill + 2)
      const applying = apply(bus, text).catch(() => undefined)
      // From before its first byte is stored to behind the switch.
      await new Promise<void>((resolve) => setTimeout(resolve, (applyMs * kill) / (KILLS - 1)))
      await rig.kill('SIGKILL')
      await applying
      await rig.serve()
      bus = await rig.join()
      await expect.poll(async () => (await status(bus))['running'], { timeout: 10_000 }).toBe(true)
      const view = await status(bus)
      const isNew = view['version'] === version + 1
      const expected = isNew ? text : (texts.at(-1) as string)
      expect([version, version + 1]).toContain(view['version'])
      expect(view).toMatchObject({ circuit_sha256: sha256(expected), state: 'active', fault: null })
      const source = (await bus.request('system.circuit.source', { sha256: view['circuit_sha256'] })) as Answer
      expect(source['text']).toBe(expected)
      const got: string[] = []
      await bus.subscribe('marks.out', ({ envelope }) => void got.push(new TextDecoder().decode(envelope.payload)))
      await bus.publish('marks.in', { n: kill })
      const mark = /"mark": (\d+)\.0/.exec(expected)?.[1]
      await expect.poll(() => got).toEqual([`{"n":${kill},"mark":${mark}}`])
      if (isNew) {
        version += 1
        texts.push(text)
      }
    }
    await rig.kill('SIGTERM')
    expect(rig.rig.vbus('audit', 'verify', rig.rig.workspace)['ok']).toBe(true)
    expect(rig.rig.records('circuit_applied')).toHaveLength(version)
  }, 180_000)

  it('CD4 leaves no content behind that no record names: refused, or killed between its files and its record', async () => {
    using rig = new CircuitRig(tmpdir())
    await rig.serve()
    let bus = await rig.join()
    await apply(bus, markedCircuit(1))
    const { workspace } = rig.rig
    const copies = (): string[] => readdirSync(join(workspace, '.vbus', 'rom')).filter((name) => !name.startsWith('.incoming-'))
    const before = copies().sort()
    const names = Array.from({ length: PARTS }, (_, index) => `part${index}`)
    // So much that its record is refused.
    const long = names.map((name) => `  ${name}: {kind: dead_letter, topic: ${'a-long-name'.repeat(9)}.${name}}\n`).join('')
    const many = Array.from({ length: 9 }, (_, index) => long.replaceAll('part', `part${index}x`)).join('')
    const edges = [...many.matchAll(/ (part\S+):/g)].map(([, name]) => `  - {from: mark.error, to: ${name}}\n`).join('')
    await expect(apply(bus, `${markedCircuit(2, many)}${edges}`)).rejects.toMatchObject({ code: 'circuit/too-big' })
    expect(copies().sort()).toEqual(before)

    const part = (name: string): string =>
      `format: arqonbus.circuit.v1\nname: ${name}\nnodes:\n  look: {kind: probe}\nedges: []\ninputs: {in: look}\noutputs: {out: look}\n`
    const nodes = names.map((name) => `  ${name}: {kind: circuit, file: ./${name}.circuit.yaml}\n`).join('')
    const text = `${markedCircuit(3, nodes)}${names.map((name) => `  - {from: mark, to: ${name}}\n  - {from: ${name}, to: out}\n`).join('')}`
    const files = { 'marks.circuit.yaml': text, ...Object.fromEntries(names.map((name) => [`${name}.circuit.yaml`, part(name)])) }
    const applying = bus.request('system.circuit.apply', { file: 'marks.circuit.yaml', files }).catch(() => undefined)
    while (copies().length < before.length + 2) await new Promise<void>((resolve) => void setImmediate(resolve))
    await rig.kill('SIGKILL')
    await applying
    expect(copies().length).toBeGreaterThan(before.length)
    expect(() => rig.rig.vbus('map', '--check', '--workspace', workspace)).toThrow(/ended 13/)
    await rig.serve()
    bus = await rig.join()
    await expect.poll(async () => (await status(bus))['running'], { timeout: 10_000 }).toBe(true)
    expect(copies().sort()).toEqual(before)
    expect(await status(bus)).toMatchObject({ version: 1, circuit_sha256: sha256(markedCircuit(1)) })
    expect(rig.rig.vbus('map', '--check', '--workspace', workspace)).toMatchObject({ ok: true })
    // What was let go of comes in again like anything else.
    await bus.request('system.circuit.apply', { file: 'marks.circuit.yaml', files })
    expect(copies()).toHaveLength(before.length + names.length + 1)
    expect(rig.rig.vbus('map', '--check', '--workspace', workspace)).toMatchObject({ ok: true })
  }, 60_000)
})
