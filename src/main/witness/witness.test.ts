import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import {
  checkpointBody,
  cosignedMessage,
  encodeConsistency,
  encodeNote,
  findCosignature,
  leafHash,
  MerkleTree,
  makeCosignerKey,
  makeVerifierKey,
  parseCosignerKey,
  TreeProver,
} from '../../shared/chain/index.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { openHttpDoor, sha256, sha256Into, systemClock, verifyEd25519 } from '../platform/index.ts'
import { MemoryDisk } from '../platform/memory-disk.testing.ts'
import { type AskedHead, askWitness } from './ask-witness.ts'
import { ADD_CHECKPOINT_BYTES_MAX, Witness } from './witness.ts'
import { WitnessDesk } from './witness-desk.ts'
import { WitnessFolder } from './witness-folder.ts'

const signWith = (privateKey: KeyObject) => (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey))
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A log of this many entries; `name` is what makes its history another. */
class TestLog {
  readonly #leaves: Uint8Array[] = []
  readonly #privateKey: KeyObject
  readonly key: ReturnType<typeof makeVerifierKey>

  constructor(privateKey: KeyObject, history: string, size: number) {
    this.#privateKey = privateKey
    this.key = makeVerifierKey(sha256, 'vbus/test', rawPublicKey(privateKey))
    for (let i = 0; i < size; i++) this.#leaves.push(leafHash(sha256, new TextEncoder().encode(i < 3 ? `same ${i}` : `${history} ${i}`)))
  }

  head(size: number): AskedHead {
    const tree = new MerkleTree(sha256Into)
    for (const leaf of this.#leaves.slice(0, size)) tree.append(leaf)
    const head = { size, root: tree.root() }
    const signature = signWith(this.#privateKey)(checkpointBody(this.key.origin, head))
    const prover = new TreeProver({ node: (level, index) => this.#node(level, index) }, sha256Into)
    return {
      ...head,
      checkpoint: encodeNote(this.key, { ...head, signature }),
      pathFrom: async (oldSize) => (oldSize === 0 || oldSize > size ? [] : prover.consistency(oldSize, size)),
    }
  }

  #node(level: number, index: number): Uint8Array {
    const tree = new MerkleTree(sha256Into)
    for (const leaf of this.#leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)) tree.append(leaf)
    return tree.root()
  }
}

function makeWitness(log: TestLog, disk = new MemoryDisk()) {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = { ...makeCosignerKey(sha256, 'witness.example/w1', rawPublicKey(privateKey)), sign: signWith(privateKey) }
  const logs = new Map([[log.key.origin, [log.key]]])
  const store = new WitnessFolder(disk, 'w')
  return { key, disk, store, witness: new Witness({ key, logs, store, clock: systemClock }) }
}

async function request(head: AskedHead, oldSize: number): Promise<Uint8Array> {
  return encodeConsistency({ oldSize, path: await head.pathFrom(oldSize), checkpoint: head.checkpoint })
}

const { privateKey: logKey } = generateKeyPairSync('ed25519')
const post = (witness: Witness, body: Uint8Array) => witness.answer({ method: 'POST', path: '/add-checkpoint', body })

describe('a witness', () => {
  it('TL50 co-signs what goes on from what it co-signed, in the form of cosignature/v1', async () => {
    const log = new TestLog(logKey, 'ours', 9)
    const { witness, key } = makeWitness(log)
    for (const [size, old] of [
      [4, 0],
      [4, 4],
      [9, 4],
    ] as const) {
      const head = log.head(size)
      const { status, body } = post(witness, await request(head, old))
      expect(status).toBe(200)
      const note = text(head.checkpoint)
      const signed = note.slice(0, note.indexOf('\n\n') + 1)
      const found = findCosignature(key, signed, body)
      expect(verifyEd25519(key.publicKey, cosignedMessage(signed, found?.time ?? 0), found?.signature ?? new Uint8Array())).toBe(true)
    }
    expect(parseCosignerKey(sha256, key.text)?.name).toBe('witness.example/w1')
    expect(parseCosignerKey(sha256, log.key.text)).toBeUndefined()
  })

  it('TL51 answers 409 with the size it holds, 422 to another history, 400, 403 and 404 to what it cannot judge', async () => {
    const log = new TestLog(logKey, 'ours', 9)
    const fork = new TestLog(logKey, 'theirs', 12)
    const { witness, disk } = makeWitness(log)
    expect(post(witness, await request(log.head(6), 0)).status).toBe(200)
    expect(post(witness, await request(log.head(9), 5))).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '6\n' })
    expect(post(witness, await request(log.head(4), 0)).status).toBe(409)
    expect(post(witness, await request(fork.head(6), 6)).status).toBe(409)
    expect(post(witness, await request(fork.head(12), 6)).status).toBe(422)
    expect(post(witness, await request(log.head(9), 12)).status).toBe(400)
    expect(post(witness, new TextEncoder().encode('old 0\n\nhello\n')).status).toBe(400)
    const stranger = new TestLog(generateKeyPairSync('ed25519').privateKey, 'ours', 9)
    expect(post(witness, await request(stranger.head(9), 6)).status).toBe(403)
    const other = text(await request(log.head(9), 6)).replaceAll('vbus/test', 'vbus/other')
    expect(post(witness, new TextEncoder().encode(other)).status).toBe(404)
    expect(witness.answer({ method: 'GET', path: '/add-checkpoint', body: new Uint8Array() }).status).toBe(405)
    expect(disk.list('w/evidence')).toHaveLength(2)
    expect(post(witness, await request(log.head(9), 6)).status).toBe(200)
  })

  it('TL52 has what it co-signed on disk before it answers, and refuses to forget', async () => {
    const log = new TestLog(logKey, 'ours', 9)
    const { witness, disk } = makeWitness(log)
    expect(post(witness, await request(log.head(6), 0)).status).toBe(200)
    const again = makeWitness(log, disk)
    expect(post(again.witness, await request(log.head(4), 0))).toMatchObject({ status: 409, body: '6\n' })
    const [held] = disk.list('w/held') ?? []
    disk.writeDurable(`w/held/${held?.name}`, new TextEncoder().encode('nothing'))
    expect(() => makeWitness(log, disk)).toThrow(expect.objectContaining({ code: 'witness/damaged' }))
  })
})

describe('asking witnesses', () => {
  async function served(log: TestLog) {
    const made = makeWitness(log)
    const door = await openHttpDoor({
      host: '127.0.0.1',
      port: 0,
      bodyBytesMax: ADD_CHECKPOINT_BYTES_MAX,
      answer: (asked) => made.witness.answer(asked),
    })
    return { ...made, address: { key: made.key, url: `http://127.0.0.1:${door.port}/` }, [Symbol.asyncDispose]: () => door.close() }
  }

  it('TL53 takes the size that the witness names, and checks its cosignature', async () => {
    const log = new TestLog(logKey, 'ours', 9)
    await using witness = await served(log)
    expect(await askWitness(witness.address, log.head(5), 0)).toMatchObject({ time: expect.any(Number) })
    // What it co-signed last was lost here, with the record of it.
    expect(await askWitness(witness.address, log.head(9), 0)).toMatchObject({ time: expect.any(Number) })
    const { key } = makeWitness(log)
    await expect(askWitness({ ...witness.address, key }, log.head(9), 9)).rejects.toMatchObject({ code: 'witness/refused' })
  })

  it('TL54 tells a fork and a rollback from a witness that is away or refuses', async () => {
    const log = new TestLog(logKey, 'ours', 9)
    const fork = new TestLog(logKey, 'theirs', 12)
    await using witness = await served(log)
    await askWitness(witness.address, log.head(9), 0)
    await expect(askWitness(witness.address, fork.head(12), 9)).rejects.toMatchObject({ code: 'witness/fork' })
    await expect(askWitness(witness.address, fork.head(12), 0)).rejects.toMatchObject({ code: 'witness/fork' })
    await expect(askWitness(witness.address, fork.head(9), 9)).rejects.toMatchObject({ code: 'witness/fork' })
    await expect(askWitness(witness.address, log.head(6), 6)).rejects.toMatchObject({ code: 'witness/rollback', evidence: { held: 9 } })
    const stranger = new TestLog(generateKeyPairSync('ed25519').privateKey, 'ours', 9)
    await expect(askWitness(witness.address, stranger.head(9), 9)).rejects.toMatchObject({ code: 'witness/refused' })
    const nobody = { ...witness.address, url: 'http://127.0.0.1:9/' }
    await expect(askWitness(nobody, log.head(9), 0)).rejects.toMatchObject({ code: 'witness/unreachable' })
  })

  it('TL55 asks while the log grows, tells a refusal once, and stops at a contradiction', async () => {
    const log = new TestLog(logKey, 'ours', 9)
    const fork = new TestLog(logKey, 'theirs', 12)
    await using witness = await served(log)
    const told: string[] = []
    let head = log.head(4)
    let cosigned = 0
    let grownTo = 4
    const timers: (() => void)[] = []
    const after = (_ms: number, callback: () => void): (() => void) => {
      timers.push(callback)
      return () => undefined
    }
    const clock: Clock = { ...systemClock, after }
    const desk = new WitnessDesk({
      clock,
      witnesses: [witness.address],
      everyMs: 60_000,
      head: async () => head,
      grownTo: () => grownTo,
      cosigned: () => cosigned,
      onCosigned: (_witness, { size }) => {
        cosigned = size
        told.push(`cosigned ${size}`)
      },
      onRefused: (_witness, { size }, { code }) => told.push(`${code} ${size}`),
      onContradicted: ({ code }) => told.push(`contradicted: ${code}`),
    })
    await desk.ask()
    await desk.ask()
    // The cosignature itself is a record: that is no growth.
    head = log.head(5)
    await desk.ask()
    head = log.head(9)
    grownTo = 9
    timers[0]?.()
    await desk.ask()
    expect(told.splice(0)).toEqual(['cosigned 4', 'cosigned 9'])
    grownTo = 12
    head = new TestLog(generateKeyPairSync('ed25519').privateKey, 'ours', 12).head(10)
    await desk.ask()
    await desk.ask()
    head = fork.head(12)
    await desk.ask()
    await desk.ask()
    expect(told.splice(0)).toEqual(['witness/refused 10', 'witness/fork 12', 'contradicted: witness/fork'])
    // A run asks all the same, and acts itself on what it is told.
    expect(await desk.askForRun()).toMatchObject([{ witness: 'witness.example/w1', size: 9, fault: { code: 'witness/fork' } }])
    head = log.head(9)
    expect(await desk.askForRun()).toEqual([{ witness: 'witness.example/w1', size: 9 }])
    expect(told).toEqual([])
    desk.close()
  })
})
