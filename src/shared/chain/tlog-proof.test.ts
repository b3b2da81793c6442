import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkTlogProof, type ProvenEntry } from './check-proof.ts'
import { checkpointBody, encodeNote } from './checkpoint.ts'
import { leafOf, toHashInto } from './hash.ts'
import { parseCheckpoint, parseSignedNote } from './signed-note.ts'
import { TileBuilder, TileNodes } from './tile-builder.ts'
import { encodeTlogProof, parseTlogProof } from './tlog-proof.ts'
import { TreeProver } from './tree-proofs.ts'
import { makeVerifierKey } from './vkey.ts'

const sha256 = (input: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(input).digest())
const hashInto = toHashInto(sha256)
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const key = makeVerifierKey(sha256, 'vbus/0c9f', raw)
const checkSignature = (_key: Uint8Array, body: Uint8Array, signature: Uint8Array): boolean => verify(null, body, publicKey, signature)
const entry = (i: number): Uint8Array => new TextEncoder().encode(`record ${i}`)

const tiles = new Map<number, Uint8Array>()
const builder = new TileBuilder(hashInto, () => undefined)
for (let i = 0; i < 100; i++) builder.append(leafOf(entry(i), hashInto))
for (const { level, nodes } of builder.partial()) tiles.set(level, nodes)
const prover = new TreeProver(new TileNodes((level) => tiles.get(level) as Uint8Array), hashInto)
const head = { size: 100, root: prover.root(100) }
const checkpoint = encodeNote(key, { ...head, signature: sign(null, checkpointBody(key.origin, head), privateKey) })
const proofOf = (index: number, extra?: Uint8Array): Uint8Array =>
  encodeTlogProof({ extra, index, path: prover.inclusion(index, 100), checkpoint })
const check = (bytes: Uint8Array, given?: Uint8Array): Promise<ProvenEntry | string> =>
  checkTlogProof(bytes, { key, hashInto, checkSignature, ...(given === undefined ? {} : { entry: given }) })

it('TL26 a proof is the text of C2SP tlog-proof, and comes back as it was', () => {
  const bytes = proofOf(42, entry(42))
  const lines = new TextDecoder().decode(bytes).split('\n')
  expect(lines[0]).toBe('c2sp.org/tlog-proof@v1')
  expect(lines[1]).toBe(`extra ${Buffer.from('record 42').toString('base64')}`)
  expect(lines[2]).toBe('index 42')
  expect(lines.slice(3, 10).every((line) => Buffer.from(line, 'base64').length === 32)).toBe(true)
  expect(lines[10]).toBe('')
  expect(lines.slice(11).join('\n')).toBe(new TextDecoder().decode(checkpoint))
  const parsed = parseTlogProof(bytes)
  expect(parsed?.extra).toEqual(entry(42))
  expect(parsed === undefined ? undefined : encodeTlogProof(parsed)).toEqual(bytes)
  expect(parseTlogProof(proofOf(42))?.extra).toBeUndefined()
})

it('TL26 holds for the entry that it is of, given or in the proof, and names what does not hold', async () => {
  expect(await check(proofOf(7, entry(7)))).toMatchObject({ index: 7, entry: entry(7), head })
  expect(await check(proofOf(7), entry(7))).toMatchObject({ index: 7 })
  expect(await check(proofOf(7))).toBe('the proof holds no entry, and none was given')
  expect(await check(proofOf(7, entry(7)), entry(8))).toMatch(/^the entry is not the one at 7/)
  expect(await check(new TextEncoder().encode('hello'))).toBe('it is no tlog-proof in its one encoding')
  const other = makeVerifierKey(sha256, 'vbus/other', raw)
  expect(await checkTlogProof(proofOf(7, entry(7)), { key: other, hashInto, checkSignature })).toBe(
    'its checkpoint is none of the log whose key this is',
  )
})

it('TL26 no proof with any byte changed, added or cut holds', async () => {
  const bytes = proofOf(42, entry(42))
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      expect(await check(bytes.map((byte, i) => (i === at ? byte ^ flip : byte)))).toBeTypeOf('string')
      expect(await check(bytes.slice(0, at))).toBeTypeOf('string')
    }),
    { numRuns: 300 },
  )
  expect(await check(Uint8Array.of(...bytes, 10))).toBeTypeOf('string')
})

it('TL27 a checkpoint may carry the lines of witnesses too, and its own exactly once', () => {
  const text = new TextDecoder().decode(checkpoint)
  const line = `— witness.example ${Buffer.alloc(76, 3).toString('base64')}\n`
  const encode = (more: string): Uint8Array => new TextEncoder().encode(more)
  expect(parseCheckpoint(key, encode(text + line))).toMatchObject(head)
  expect(parseCheckpoint(key, encode(text.replace('— ', `${line}— `)))).toMatchObject(head)
  expect(parseSignedNote(encode(text + line))?.signatures.map(({ name }) => name)).toEqual(['vbus/0c9f', 'witness.example'])
  const own = text.slice(text.indexOf('— '))
  const bad = [
    text + own,
    text.replace(own, line),
    text.replace('\n100\n', '\n0100\n'),
    text.slice(0, -1),
    `${text}\n`,
    text.replace('—', '-'),
  ]
  bad.push(text.replace('\n\n', '\nmore\n\n'), text + line.repeat(40), text.replace('100', '1e2'), text + line.replace('witness', 'a+b'))
  for (const each of bad) expect(parseCheckpoint(key, encode(each))).toBeUndefined()
})
