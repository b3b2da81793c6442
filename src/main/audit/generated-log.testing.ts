import { encodeNote, type SignedHead } from '../../shared/chain/index.ts'
import { LogCore } from '../log/log-core.ts'
import type { WorkerConfig, WorkerMessage } from '../log/messages.ts'
import { freshTree, recover } from '../log/recovery.ts'
import { ITEM_CLOSE, ITEM_ENTRY, makeRing, RingReader, RingWriter } from '../log/ring.ts'
import { MemoryDisk } from '../platform/memory-disk.testing.ts'
import type { SeededRandom } from '../platform/seeded-random.testing.ts'
import type { RecordInput } from './contract.ts'
import { framesOf } from './log-frames.testing.ts'
import { encodeRecord } from './record-codec.ts'

export const LOG_DIR = 'rig/audit'
const RING_BYTES = 524_288
/** Small, so that a log of some dozen records has several segments. */
const SEGMENT_BYTES = 3_000
const HEAD_MS = 1_000
/** DER of an Ed25519 private key (RFC 8410) up to its 32-byte seed. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A folder's files, by their paths on the memory disk. */
export type Files = ReadonlyMap<string, Uint8Array>

/** A log as the product's own writer makes it, on a disk in memory. */
export interface GeneratedLog {
  readonly files: Files
  readonly vkey: string
  readonly isClosed: boolean
  readonly size: number
  /** Its newest signed head, kept elsewhere. */
  readonly held: Uint8Array
  /** A log with the same beginning and key that goes another way. */
  readonly fork: (random: SeededRandom) => Promise<GeneratedLog>
}

/** Makes a log of one to three sessions, which a seed repeats; of ten, eight were closed cleanly. */
export async function generateLog(random: SeededRandom): Promise<GeneratedLog> {
  const uuid = Buffer.from(random.bytes(16)).toString('hex')
  const origin = `vbus/${uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
  const maker = new LogMaker(random, { origin, seed: random.bytes(32), disk: new MemoryDisk(), timeNs: 1_790_000_000_000_000_000n })
  for (let session = 1 + random.below(3); session > 1; session--) await maker.session(random.below(3) > 0)
  return await maker.finish()
}

interface Beginning {
  readonly origin: string
  readonly seed: Uint8Array
  readonly disk: MemoryDisk
  readonly timeNs: bigint
}

class LogMaker {
  readonly #random: SeededRandom
  readonly #from: Beginning
  readonly #disk: MemoryDisk
  #timeNs: bigint
  #head: { readonly vkey: string; readonly note: Uint8Array; readonly size: number } | undefined

  constructor(random: SeededRandom, from: Beginning) {
    this.#random = random
    this.#from = from
    this.#disk = from.disk
    this.#timeNs = from.timeNs
  }

  /** The last session, and what came of it. */
  async finish(): Promise<GeneratedLog> {
    const before: Beginning = { ...this.#from, disk: new MemoryDisk(copies(this.#disk.files)), timeNs: this.#timeNs + 1n }
    const isClosed = this.#random.below(10) < 8
    await this.session(isClosed)
    const { vkey, note, size } = this.#head ?? { vkey: '', note: new Uint8Array(0), size: 0 }
    const fork = async (random: SeededRandom): Promise<GeneratedLog> => {
      const disk = new MemoryDisk(copies(before.disk.files))
      return await new LogMaker(random, { ...before, disk }).finish()
    }
    return { files: this.#disk.files, vkey, isClosed, size, held: note, fork }
  }

  /** Opens the log, writes two groups or more, and closes it or dies. */
  async session(isClosed: boolean): Promise<void> {
    const { origin, seed } = this.#from
    const ring = makeRing(RING_BYTES)
    const config: WorkerConfig = {
      ring,
      dir: LOG_DIR,
      kind: 'audit',
      origin,
      isPinned: true,
      signingKey: Buffer.concat([PKCS8_PREFIX, seed]),
      segmentBytes: SEGMENT_BYTES,
      headMs: HEAD_MS,
      quarantineDir: `${LOG_DIR}/quarantine`,
      diskModule: undefined,
    }
    const { report, signer, quarantined } = await recover(config, this.#disk)
    if (report?.firstBad !== undefined) throw new Error(`a log that nobody touched: ${JSON.stringify(report.firstBad)}`)
    let nowMs = 0
    let head: SignedHead | undefined = report?.commit
    const emit = (message: WorkerMessage): void => {
      if (message.type === 'committed') head = message.head
      if (message.type === 'fault') throw new Error(message.message)
    }
    const { tree = freshTree(), lastLeaf = new Uint8Array(32) } = report ?? {}
    const core = new LogCore({
      ...config,
      ring: new RingReader(ring),
      disk: this.#disk,
      key: signer.key,
      state: { kind: 'audit', origin, sign: signer.sign, tree, lastLeaf },
      head: report?.commit,
      headSizes: report?.heads.flatMap(({ head: found }) => (found === undefined ? [] : [found.size])) ?? [],
      emit,
      nowMs: () => nowMs,
    })
    const writer = new RingWriter(ring)
    const write = (kind: typeof ITEM_ENTRY | typeof ITEM_CLOSE, input: RecordInput): void => {
      writer.push(kind, encodeRecord(input, ++this.#timeNs), undefined, 0)
      if (kind === ITEM_CLOSE || this.#random.below(3) === 0) while (core.step());
    }
    if (report === undefined) write(ITEM_ENTRY, { logOpened: { origin, vkey: signer.key.text, workspaceId: 'w1' } })
    for (const tail of quarantined) write(ITEM_ENTRY, { tailQuarantined: tail })
    for (let group = 2 + this.#random.below(3); group > 0; group--) {
      nowMs += this.#random.below(2 * HEAD_MS)
      for (let count = 1 + this.#random.below(4); count > 0; count--) write(ITEM_ENTRY, this.#input())
      while (core.step());
    }
    if (isClosed) write(ITEM_CLOSE, { engineClosed: { reason: 'done' } })
    else this.#tear()
    if (head !== undefined) this.#head = { vkey: signer.key.text, note: encodeNote(signer.key, head), size: head.size }
  }

  #input(): RecordInput {
    const { runs, words } = {
      runs: ['', 'run-1', 'run-2'],
      words: ['F1', 'accuracy', 'α, β', 'a longer piece of text that makes the record larger'],
    }
    const random = this.#random
    const base = { pos: random.below(1_000), epoch: 1, run: random.pick(runs), actor: { id: 'engine', kind: 2 } } as const
    const bodies: readonly RecordInput[] = [
      { gate: { rule: random.pick(words), when: 'before', ok: true, evidence: '{}' } },
      { metrics: { name: random.pick(words), mae: random.below(1_000) / 7, r2: 0.5, rows: random.below(90) } },
      { blobStored: { namespace: 'main', sha256: random.bytes(32), bytes: random.below(9_999), contentType: random.pick(words) } },
      { jobSubmitted: { jobId: random.bytes(16), topic: 'a.b', schema: random.pick(words), namespace: 'main' } },
      { input: { name: 'master', path: 'data/x', sha256: random.bytes(32), rows: random.below(500) } },
    ]
    return { ...base, ...random.pick(bodies) }
  }

  /** What a kill may leave behind the last group: part of the next one, in the preallocated zeros. */
  #tear(): void {
    const last =
      [...this.#disk.files.keys()]
        .filter((path) => path.endsWith('.seg'))
        .sort()
        .at(-1) ?? ''
    const bytes = this.#disk.files.get(last)
    if (bytes === undefined || this.#random.below(2) === 0) return
    bytes.set(this.#random.bytes(1 + this.#random.below(60)), framesOf(last, bytes).at(-1)?.end ?? 0)
  }
}

const copies = (files: Files): Map<string, Uint8Array> => new Map([...files].map(([path, bytes]) => [path, bytes.slice()]))
