import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { type Answer, apply, CircuitRig, markedCircuit, status } from './circuits.testing.ts'

const KILLS = 5
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
})
