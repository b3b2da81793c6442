import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { rawPublicKey } from '../src/main/platform/ed25519-key.ts'
import { sha256, systemClock, verifyEd25519 } from '../src/main/platform/index.ts'
import { MemoryDisk } from '../src/main/platform/memory-disk.testing.ts'
import { Witness, WitnessFolder } from '../src/main/witness/index.ts'
import {
  checkpointBody,
  cosignedMessage,
  encodeConsistency,
  encodeNote,
  encodeRotation,
  findCosignature,
  makeCosignerKey,
  makeVerifierKey,
  parseCosignerKey,
} from '../src/shared/chain/index.ts'
import { noteCheck, noteCheckTool } from './lib/note-check-tool.ts'
import { end, say } from './lib/outcome.ts'

/**
 * `npm run lab:cosign`: checkpoints that our log signs and our witness co-signs are opened by golang.org/x/mod/sumdb/note with transparency-dev/formats,
 * and one that those co-sign by us. Each is then altered: what is still taken then has shown nothing.
 */
const SIZES = [1, 2, 1_000, 2 ** 40]

const makeKey = () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: rawPublicKey(privateKey), sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)) }
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytes = (string: string): Uint8Array => new TextEncoder().encode(string)
const wrong: string[] = []
const expect = (holds: boolean, what: string): void => void (holds ? undefined : wrong.push(what))

function checkpointOf(size: number): {
  readonly note: Uint8Array
  readonly vkey: string
  readonly witnessKey: string
  readonly lines: string
} {
  const [own, other] = [makeKey(), makeKey()]
  const key = makeVerifierKey(sha256, 'vbus/0c9f1a52-0000-4000-8000-00000000000a', own.publicKey)
  const head = { size, root: new Uint8Array(createHash('sha256').update(String(size)).digest()) }
  const note = encodeNote(key, { ...head, signature: own.sign(checkpointBody(key.origin, head)) })
  const witnessKey = { ...makeCosignerKey(sha256, 'witness.example/w1', other.publicKey), sign: other.sign }
  const witness = new Witness({
    key: witnessKey,
    logs: new Map([[key.origin, [key]]]),
    store: new WitnessFolder(new MemoryDisk(), 'w'),
    clock: systemClock,
  })
  const body = encodeConsistency({ oldSize: 0, path: [], checkpoint: note })
  const { status, body: lines } = witness.answer({ method: 'POST', path: '/add-checkpoint', body })
  expect(status === 200, `our witness answers ${status} at ${size}`)
  return { note, vkey: key.text, witnessKey: witnessKey.text, lines }
}

try {
  noteCheckTool()
  for (const size of SIZES) {
    const { note, vkey, witnessKey, lines } = checkpointOf(size)
    const cosigned = text(note) + lines
    const said = noteCheck([vkey, witnessKey], bytes(cosigned))
    expect(said === '2 0\n', `Go says ${JSON.stringify(said)} of a checkpoint of ${size}`)
    // What a rotation of the log's key adds is a signature of a type that they do not know: they pass over it.
    const rotated = encodeRotation(sha256, 'vbus/0c9f1a52-0000-4000-8000-00000000000a', { proof: note, consistency: [sha256(note)] })
    const passed = noteCheck([vkey, witnessKey], bytes(cosigned + rotated))
    expect(passed === '2 1\n', `Go says ${JSON.stringify(passed)} of a checkpoint of ${size} with a rotation`)
    const altered = cosigned.replace(`\n${size}\n`, `\n${size + 1}\n`)
    expect(noteCheck([vkey, witnessKey], bytes(altered)) === undefined, `Go takes an altered checkpoint of ${size}`)
    const theirs = noteCheck(['-cosign', 'witness.example/go'], note) ?? ''
    const [theirVkey = '', ...rest] = theirs.split('\n')
    const theirKey = parseCosignerKey(sha256, theirVkey)
    expect(theirKey !== undefined, `we do not read Go's verifier key ${theirVkey}`)
    const signed = rest.join('\n')
    const split = signed.indexOf('\n\n') + 1
    const body = signed.slice(0, split)
    const found = theirKey && findCosignature(theirKey, body, signed.slice(split + 1))
    const holds = (of: string): boolean =>
      found !== undefined && theirKey !== undefined && verifyEd25519(theirKey.publicKey, cosignedMessage(of, found.time), found.signature)
    expect(holds(body), `we do not take Go's cosignature of ${size}`)
    expect(!holds(`${body} `), `we take Go's cosignature of another body`)
    say(`a checkpoint of ${size}: Go says ${said?.trim()}`)
  }
} catch (error) {
  wrong.push(error instanceof Error ? error.message : String(error))
}
for (const line of wrong) say(line)
end({ ok: wrong.length === 0, checked: SIZES.length, wrong })
