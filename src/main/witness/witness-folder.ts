import { Fault } from '../../shared/base/index.ts'
import { fromBase64, HASH_BYTES, NOTE_BYTES_MAX, parseSignedNote, toHex } from '../../shared/chain/index.ts'
import { type Disk, sha256 } from '../platform/index.ts'
import type { HeldCheckpoint, WitnessStore } from './contract.ts'

/** Logs that one witness keeps. */
export const WITNESSED_LOGS_MAX = 1_024
/** Contradicting checkpoints that are kept; the first ones are what proves anything. */
export const EVIDENCE_MAX = 64

const encoder = new TextEncoder()
const nameOf = (origin: string): string => toHex(sha256(encoder.encode(origin))).slice(0, 32)

/** A witness's folder: `held/` has the newest checkpoint of each log, `evidence/` those that contradict one. */
export class WitnessFolder implements WitnessStore {
  readonly #disk: Disk
  readonly #dir: string
  readonly #held = new Map<string, HeldCheckpoint>()

  /** @throws Fault `witness/damaged` when what is held cannot be read: to go on would be to forget it. */
  constructor(disk: Disk, dir: string) {
    this.#disk = disk
    this.#dir = dir
    for (const folder of ['held', 'evidence']) disk.makeFolder(`${dir}/${folder}`)
    for (const { name } of disk.list(`${dir}/held`) ?? []) {
      const { origin, checkpoint } = readHeld(disk.readFile(`${dir}/held/${name}`, NOTE_BYTES_MAX))
      if (origin === undefined || nameOf(origin) !== name)
        throw new Fault('witness/damaged', `${dir}/held/${name} is no checkpoint of its log`, { file: name })
      this.#held.set(origin, checkpoint)
    }
  }

  held(origin: string): HeldCheckpoint | undefined {
    return this.#held.get(origin)
  }

  hold(origin: string, checkpoint: Uint8Array): void {
    if (!this.#held.has(origin) && this.#held.size >= WITNESSED_LOGS_MAX) throw new RangeError(`at most ${WITNESSED_LOGS_MAX} logs`)
    this.#write(`held/${nameOf(origin)}`, checkpoint)
    this.#held.set(origin, readHeld(checkpoint).checkpoint)
  }

  keepEvidence(origin: string, checkpoint: Uint8Array): void {
    if ((this.#disk.list(`${this.#dir}/evidence`) ?? []).length >= EVIDENCE_MAX) return
    this.#write(`evidence/${nameOf(origin)}-${toHex(sha256(checkpoint)).slice(0, 16)}`, checkpoint)
  }

  #write(path: string, bytes: Uint8Array): void {
    this.#disk.writeDurable(`${this.#dir}/${path}`, bytes, { mode: 0o600, temporary: `${this.#dir}/incoming.tmp` })
  }
}

/** What a checkpoint says; it was checked before it was held. */
function readHeld(checkpoint: Uint8Array): { readonly origin: string | undefined; readonly checkpoint: HeldCheckpoint } {
  const [origin = '', digits = '', root64 = ''] = parseSignedNote(checkpoint)?.body.split('\n') ?? []
  const root = fromBase64(root64)
  const isOne = origin !== '' && /^(0|[1-9]\d{0,15})$/.test(digits) && root?.length === HASH_BYTES
  return { origin: isOne ? origin : undefined, checkpoint: { size: Number(digits), root: root ?? new Uint8Array(0) } }
}
