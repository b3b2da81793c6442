import { checkpointBody, type SignedHead } from './checkpoint.ts'
import type { CommitSeen } from './log-verifier.ts'
import type { VerifierKey } from './vkey.ts'

/** Ed25519 of the log key over a checkpoint body; may answer later, from another thread. */
export type CheckSignature = (publicKey: Uint8Array, body: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>

export const isSigned = (key: VerifierKey, head: SignedHead, check: CheckSignature): boolean | Promise<boolean> =>
  check(key.publicKey, checkpointBody(key.origin, head), head.signature)

/**
 * Checks commit frames' signatures beside the hashing: a batch is started, the next one is collected meanwhile.
 * With `newestMax` only that many of the newest are checked, at the end; each covers everything before it.
 */
export class SignatureChecks {
  readonly #keyOf: (vkey: string) => VerifierKey | undefined
  readonly #check: CheckSignature
  readonly #newestMax: number | undefined
  #collected: CommitSeen[] = []
  #running: Promise<void> = Promise.resolve()
  /** The first commit frame whose signature does not hold. */
  bad: CommitSeen | undefined
  /** The newest commit frame before that. */
  good: CommitSeen | undefined
  count = 0

  /** @param keyOf parses a verifier key; undefined when it is none. */
  constructor(keyOf: (vkey: string) => VerifierKey | undefined, check: CheckSignature, newestMax?: number) {
    this.#keyOf = keyOf
    this.#check = check
    this.#newestMax = newestMax
  }

  add(commit: CommitSeen): void {
    this.count++
    this.#collected.push(commit)
    const max = this.#newestMax
    if (max !== undefined && this.#collected.length >= 2 * max) this.#collected = this.#collected.slice(-max)
  }

  /** Waits for the batch that runs and starts the collected one. */
  async turn(): Promise<void> {
    if (this.#newestMax !== undefined) return
    await this.#running
    this.#running = this.#run(this.#collected)
    this.#collected = []
  }

  /** Checks what is left; on return `bad` and `good` are final. */
  async finish(): Promise<void> {
    await this.#running
    await this.#run(this.#newestMax === undefined ? this.#collected : this.#collected.slice(-this.#newestMax))
    this.#collected = []
  }

  async #run(commits: readonly CommitSeen[]): Promise<void> {
    if (this.bad !== undefined) return
    const verdicts = commits.map((commit) => {
      const key = this.#keyOf(commit.vkey)
      return key !== undefined && isSigned(key, commit, this.#check)
    })
    for (const [i, commit] of commits.entries()) {
      if (await verdicts[i]) this.good = commit
      else {
        this.bad = commit
        return
      }
    }
  }
}
