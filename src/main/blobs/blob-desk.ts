import { type Clock, Fault } from '../../shared/base/index.ts'
import { BLOBS_PER_NAMESPACE_MAX, type BlobState, type BlobsState, blobOf } from '../../shared/state/index.ts'
import type { BlobStore } from './blob-store.ts'
import type { IncomingBlob } from './incoming-blob.ts'
import { BLOB_BYTES_DEFAULT, NAMESPACE_BYTES_DEFAULT, RETAIN_EVERY_MS } from './limits.ts'

export interface BlobLimits {
  readonly ageS?: number
  readonly bytes?: number
  readonly blobBytes?: number
}

/** Puts blobs on the record; both resolve once it is on disk. */
export interface BlobJournal {
  stored(
    blob: { readonly namespace: string; readonly sha256: string; readonly bytes: number; readonly contentType: string },
    by: string,
  ): Promise<void>
  removed(blob: { readonly namespace: string; readonly sha256: string; readonly reason: string }, by: string): Promise<void>
  /** Resolves once all that was recorded so far counts in `state`. */
  settled(): Promise<void>
}

export interface DeskSetting {
  readonly store: BlobStore
  readonly clock: Clock
  /** What the record says, as far as it is on disk. */
  readonly state: () => BlobsState
  readonly journal: BlobJournal
  /** What the policy says about a namespace. */
  readonly limits: (namespace: string) => BlobLimits
  /** Which of a namespace's blobs the jobs under way name. */
  readonly held: (namespace: string) => (sha256: string) => boolean
}

export interface BlobRow extends BlobState {
  readonly sha256: string
}

const DESK = 'keeper'
const ADDRESS = /^sha256:([0-9a-f]{64})$/

/** @throws Fault `wire/bad-payload` */
export function readRef(ref: string): string {
  const [, sha256] = ADDRESS.exec(ref) ?? []
  if (sha256 === undefined) throw new Fault('wire/bad-payload', `not a reference: ${ref.slice(0, 100)}; write sha256: and 64 hex digits`)
  return sha256
}

/** Whose blobs there are, and which have to go. What is on the disk without a record is nobody's. */
export class BlobDesk {
  readonly #setting: DeskSetting
  /** One change at a time: a limit is looked at and kept to without another between. */
  #last: Promise<unknown> = Promise.resolve()
  #stopTimer: () => void = () => undefined

  constructor(setting: DeskSetting) {
    this.#setting = setting
    this.#schedule()
  }

  has(namespace: string, sha256: string): boolean {
    return blobOf(this.#setting.state(), namespace, sha256) !== undefined
  }

  blobBytesMax(namespace: string): number {
    const { blobBytes = BLOB_BYTES_DEFAULT, bytes = NAMESPACE_BYTES_DEFAULT } = this.#setting.limits(namespace)
    return Math.min(blobBytes, bytes)
  }

  receive(): Promise<IncomingBlob> {
    return this.#setting.store.receive()
  }

  /**
   * Keeps what was received as the namespace's. Resolves once content and record are on disk.
   * @throws Fault `quota/exceeded` when the namespace has no room for it, however old what it has
   */
  keep(namespace: string, incoming: IncomingBlob, about: { readonly contentType: string; readonly by: string }): Promise<string> {
    return this.#serially(async () => {
      const { sha256, bytes } = await incoming.seal()
      await this.#makeRoom(namespace, sha256, bytes)
      await this.#setting.store.keep(incoming)
      await this.#setting.journal.stored({ namespace, sha256, bytes, contentType: about.contentType }, about.by)
      return sha256
    })
  }

  /** @throws Fault `blob/unknown` */
  stat(namespace: string, sha256: string): BlobRow & { readonly held: boolean } {
    return { sha256, ...this.#need(namespace, sha256), held: this.#setting.held(namespace)(sha256) }
  }

  /** Newest first. */
  list(namespace: string): BlobRow[] {
    const { byPrefix = {} } = this.#setting.state()[namespace] ?? {}
    const rows = Object.values(byPrefix).flatMap((shelf) => Object.entries(shelf).map(([sha256, blob]) => ({ sha256, ...blob })))
    return rows.sort((a, b) => b.record - a.record)
  }

  /**
   * Bytes [from, from + most) of a namespace's blob.
   * @throws Fault `blob/unknown`; `blob/mismatch` when the disk has other bytes: no namespace has the blob any more then
   */
  async read(
    namespace: string,
    sha256: string,
    from: number,
    most: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
    const { bytes: size } = this.#need(namespace, sha256)
    try {
      return { bytes: from >= size ? new Uint8Array() : await this.#setting.store.read(sha256, from, Math.min(most, size - from)), size }
    } catch (error) {
      const fault = Fault.from(error)
      if (fault.code === 'blob/mismatch' || fault.code === 'blob/unknown') await this.#forget(sha256)
      throw error
    }
  }

  /** @throws Fault `blob/unknown`; `request/refused` while a job under way names it */
  remove(namespace: string, sha256: string, by: string): Promise<void> {
    return this.#serially(async () => {
      this.#need(namespace, sha256)
      await this.#setting.journal.settled()
      if (this.#setting.held(namespace)(sha256))
        throw new Fault('request/refused', `a job under way names sha256:${sha256}`, { ref: `sha256:${sha256}` })
      await this.#remove(namespace, sha256, 'asked', by)
    })
  }

  /** Drops what is beyond a namespace's age or bytes. */
  retain(): Promise<void> {
    return this.#serially(async () => {
      await this.#setting.journal.settled()
      for (const namespace of Object.keys(this.#setting.state())) {
        await this.#dropOld(namespace)
        await this.#dropBeyond(namespace, this.#room(namespace), '')
      }
    })
  }

  async close(): Promise<void> {
    this.#stopTimer()
    await this.#last
  }

  #need(namespace: string, sha256: string): BlobState {
    const blob = blobOf(this.#setting.state(), namespace, sha256)
    if (blob !== undefined) return blob
    throw new Fault('blob/unknown', `this namespace has no blob sha256:${sha256}`, { ref: `sha256:${sha256}` })
  }

  #room(namespace: string): number {
    return this.#setting.limits(namespace).bytes ?? NAMESPACE_BYTES_DEFAULT
  }

  /** Room for a blob of `bytes`: what was put longest ago goes, but for what a job under way names. */
  async #makeRoom(namespace: string, sha256: string, bytes: number): Promise<void> {
    const most = this.blobBytesMax(namespace)
    if (bytes > most) throw new Fault('quota/exceeded', `a blob of ${bytes} bytes; at most ${most} here`, { bytes, limit: most })
    await this.#setting.journal.settled()
    const blobs = this.#setting.state()[namespace]
    const known = blobOf(this.#setting.state(), namespace, sha256)
    if (known === undefined && (blobs?.count ?? 0) >= BLOBS_PER_NAMESPACE_MAX)
      throw new Fault('quota/exceeded', `this namespace has ${BLOBS_PER_NAMESPACE_MAX} blobs; remove some`, {
        limit: BLOBS_PER_NAMESPACE_MAX,
      })
    const left = await this.#dropBeyond(namespace, this.#room(namespace) - bytes + (known?.bytes ?? 0), sha256)
    if (left > 0)
      throw new Fault('quota/exceeded', `the namespace has no room for ${bytes} bytes: jobs under way name the rest`, {
        bytes,
        lacking: left,
      })
  }

  /** @returns bytes that are still too many */
  async #dropBeyond(namespace: string, room: number, except: string): Promise<number> {
    let excess = (this.#setting.state()[namespace]?.bytes ?? 0) - room
    if (excess <= 0) return 0
    const isHeld = this.#setting.held(namespace)
    for (const { sha256, bytes } of this.list(namespace).reverse()) {
      if (excess <= 0) break
      if (sha256 === except || isHeld(sha256)) continue
      await this.#remove(namespace, sha256, 'bytes', DESK)
      excess -= bytes
    }
    return Math.max(0, excess)
  }

  async #dropOld(namespace: string): Promise<void> {
    const { ageS } = this.#setting.limits(namespace)
    if (ageS === undefined) return
    const oldestMs = Number(this.#setting.clock.wallNs() / 1_000_000n) - ageS * 1000
    const isHeld = this.#setting.held(namespace)
    for (const { sha256, stored } of this.list(namespace))
      if (Date.parse(stored) < oldestMs && !isHeld(sha256)) await this.#remove(namespace, sha256, 'age', DESK)
  }

  /** The record first: a crash leaves content that nobody has, never a record of content that is gone. */
  async #remove(namespace: string, sha256: string, reason: string, by: string): Promise<void> {
    await this.#setting.journal.removed({ namespace, sha256, reason }, by)
    const isElsewhere = Object.keys(this.#setting.state()).some((other) => other !== namespace && this.has(other, sha256))
    if (!isElsewhere) await this.#setting.store.remove(sha256)
  }

  /** What is on the disk is not the blob, or nothing is: nobody has it any more. */
  #forget(sha256: string): Promise<void> {
    return this.#serially(async () => {
      if (await this.#setting.store.has(sha256)) return
      for (const namespace of Object.keys(this.#setting.state()))
        if (this.has(namespace, sha256)) await this.#setting.journal.removed({ namespace, sha256, reason: 'mismatch' }, DESK)
    })
  }

  #serially<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work)
    this.#last = next.catch(() => undefined)
    return next
  }

  #schedule(): void {
    this.#stopTimer = this.#setting.clock.after(RETAIN_EVERY_MS, () => {
      this.retain().catch(() => undefined)
      this.#schedule()
    })
  }
}
