import { encodeNote, HEAD_NAMES, type SignedHead, type VerifierKey } from '../../shared/chain/index.ts'
import type { Disk } from '../platform/disk.ts'

/** Writes `head.a` and `head.b` in turn. */
export class HeadWriter {
  readonly #disk: Disk
  readonly #dir: string
  readonly #key: VerifierKey
  #turn = 0
  /** What the newest head written counts; -1 when unknown. Both heads count it only after `writeBoth`. */
  size = -1

  constructor(disk: Disk, dir: string, key: VerifierKey) {
    this.#disk = disk
    this.#dir = dir
    this.#key = key
  }

  /** Replaces the older of the two. */
  write(head: SignedHead): void {
    const name = HEAD_NAMES[this.#turn] ?? 'head.a'
    // Put together outside the folder, so that a kill leaves nothing in it that does not belong.
    this.#disk.writeDurable(`${this.#dir}/${name}`, encodeNote(this.#key, head), { temporary: `${this.#dir}.head.tmp` })
    this.#turn = 1 - this.#turn
    this.size = head.size
  }

  writeBoth(head: SignedHead): void {
    this.write(head)
    this.write(head)
  }
}
