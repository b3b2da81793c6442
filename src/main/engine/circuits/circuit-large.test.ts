import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, readCircuitText, requestWithTexts } from '../../../shared/client/index.ts'
import { SOURCE_BYTES_MAX } from './circuit-source.ts'
import { type Answer, CircuitRig, markedCircuit, status } from './circuits.testing.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
/** A circuit of so many bytes, most of them remarks that JSON and UTF-8 make longer. */
function circuitOf(bytes: number, mark: number): string {
  const rest = bytes - Buffer.byteLength(markedCircuit(mark))
  const line = '# "é" \\ 😀\n'
  const lines = line.repeat(Math.floor((rest - 2) / Buffer.byteLength(line)))
  const text = `${lines}#${'x'.repeat(rest - 2 - Buffer.byteLength(lines))}\n${markedCircuit(mark)}`
  if (Buffer.byteLength(text) !== bytes) throw new Error(`${Buffer.byteLength(text)} bytes, not ${bytes}`)
  return text
}

describe('circuits that fit no envelope', () => {
  let rig: CircuitRig
  let bus: Client
  beforeAll(async () => {
    rig = new CircuitRig(tmpdir())
    await rig.serve()
    bus = await rig.join()
  }, 60_000)
  afterAll(() => rig[Symbol.dispose]())
  const path = 'marks.circuit.yaml'
  const write = async (text: string, before: string | null): Promise<Answer> =>
    (await requestWithTexts(bus, 'system.circuit.source', { path, text, sha256_before: before })) as Answer

  it('CD12 are written and read at the limit, byte for byte, and one byte more is refused', async () => {
    const text = circuitOf(SOURCE_BYTES_MAX, 1)
    expect(await write(text, null)).toEqual({ path, sha256: sha256(text), bytes: SOURCE_BYTES_MAX })
    expect(readFileSync(join(rig.rig.workspace, 'circuits', path), 'utf8') === text).toBe(true)
    const read = await readCircuitText(bus, { path })
    expect([read.sha256, read.text === text]).toEqual([sha256(text), true])
    await expect(bus.request('system.circuit.source', { path })).rejects.toMatchObject({ code: 'wire/too-large' })
    await expect(write(circuitOf(SOURCE_BYTES_MAX + 1, 1), sha256(text))).rejects.toMatchObject({ code: 'circuit/outside-folder' })
    await expect(write(circuitOf(SOURCE_BYTES_MAX, 2), null)).rejects.toMatchObject({ code: 'circuit/file-changed' })
    expect(sha256(readFileSync(join(rig.rig.workspace, 'circuits', path), 'utf8'))).toBe(sha256(text))
  }, 30_000)

  it('CD1 CD12 are checked and applied from their texts, and read again by their hash', async () => {
    const text = circuitOf(900_000, 3)
    const given = { file: path, files: { [path]: text } }
    expect(await requestWithTexts(bus, 'system.circuit.validate', given)).toMatchObject({ ok: true })
    expect(await requestWithTexts(bus, 'system.circuit.apply', given)).toMatchObject({ ok: true, version: 1, running: true })
    expect(await status(bus)).toMatchObject({ circuit_sha256: sha256(text) })
    const kept = await readCircuitText(bus, { sha256: sha256(text) })
    expect(kept.text === text).toBe(true)
    await expect(bus.request('system.circuit.apply', { file: path, files: { [path]: { sha256: 'f'.repeat(64) } } })).rejects.toMatchObject({
      code: 'circuit/file-unknown',
    })
  }, 30_000)

  it('CD24 are applied by the verb from anywhere', async () => {
    const file = join(rig.rig.folder, path)
    writeFileSync(file, circuitOf(700_000, 4))
    expect(rig.rig.vbus('circuit', 'apply', file, '--workspace', rig.rig.workspace)).toMatchObject({ ok: true, version: 2, running: true })
  }, 30_000)
})
