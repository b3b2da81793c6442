import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { LedgerEntry } from '../pipeline/index.ts'
import { watchFiles } from '../platform/index.ts'
import { KEY_SET_BYTES_MAX, keySource, type OutsideIssuer, type PinnedKey, readKeySet } from '../shield/index.ts'
import type { IssuerPolicy } from '../workspace/bus-policy.ts'

const MACHINE = { id: 'engine', kind: 2 } as const

export interface KeySetDeps {
  readonly root: string
  readonly clock: Clock
  readonly append: (entry: LedgerEntry) => unknown
  /** Keys that are no more: what they admitted ends. */
  readonly onRemoved: (isGone: (source: string) => boolean) => void
  readonly note: (line: string) => void
}

interface Loaded {
  readonly policy: IssuerPolicy
  keys: ReadonlyMap<string, PinnedKey>
  sha256: string
  stop: () => void
}

/**
 * The outside issuers of the policy with the public keys of their files. A file is read when it changes: the keys that it no longer has
 * admit nobody, and what they admitted ends. While it is not a whole key set (somebody is writing it) the former keys stay; when it is gone,
 * they go.
 */
export class KeySets {
  readonly #deps: KeySetDeps
  #issuers = new Map<string, Loaded>()

  constructor(deps: KeySetDeps) {
    this.#deps = deps
  }

  issuer(name: string): OutsideIssuer | undefined {
    const loaded = this.#issuers.get(name)
    return loaded && { ...loaded.policy, keys: loaded.keys }
  }

  /** Takes up what the policy says now. What an issuer admitted ends when the policy says something else of it, or nothing. */
  use(policies: readonly IssuerPolicy[]): void {
    const before = this.#issuers
    this.#issuers = new Map()
    for (const policy of policies) {
      const known = before.get(policy.issuer)
      if (known !== undefined && isDeepStrictEqual(known.policy, policy)) {
        before.delete(policy.issuer)
        this.#issuers.set(policy.issuer, known)
        continue
      }
      const loaded: Loaded = { policy, keys: new Map(), sha256: '', stop: () => {} }
      loaded.stop = watchFiles([join(this.#deps.root, policy.file)], this.#deps.clock, () => this.#load(loaded))
      this.#issuers.set(policy.issuer, loaded)
      this.#load(loaded)
    }
    for (const [issuer, { stop }] of before) {
      stop()
      this.#deps.onRemoved((source) => source.startsWith(keySource(issuer, '')))
    }
  }

  close(): void {
    for (const { stop } of this.#issuers.values()) stop()
  }

  #load(loaded: Loaded): void {
    const { issuer, file, algorithms } = loaded.policy
    let text: string | undefined
    let keys: Map<string, PinnedKey>
    try {
      text = readBelow(this.#deps.root, file)
      keys = text === undefined ? new Map() : readKeySet(text)
    } catch (error) {
      return this.#deps.note(`${file}: ${Fault.from(error).message}; the former keys of ${issuer} stay`)
    }
    for (const [id, { algorithm }] of keys) if (!algorithms.includes(algorithm)) keys.delete(id)
    const sha256 = createHash('sha256')
      .update(text ?? '')
      .digest()
    if (sha256.toString('hex') === loaded.sha256) return
    const gone = [...loaded.keys].filter(([id, { key }]) => !keys.get(id)?.key.equals(key)).map(([id]) => keySource(issuer, id))
    loaded.keys = keys
    loaded.sha256 = sha256.toString('hex')
    this.#deps.append({ actor: MACHINE, keySetLoaded: { issuer, file, sha256, keyIds: [...keys.keys()] } })
    if (gone.length > 0) this.#deps.onRemoved((source) => gone.includes(source))
  }
}

/** @returns undefined when there is no such file. @throws Fault `auth/bad-key` for one that is too large or lies outside. */
function readBelow(root: string, file: string): string | undefined {
  let path: string
  try {
    path = realpathSync(join(root, file))
  } catch {
    return undefined
  }
  if (!path.startsWith(realpathSync(root) + sep)) throw new Fault('auth/bad-key', 'it lies outside the workspace')
  if (statSync(path).size > KEY_SET_BYTES_MAX) throw new Fault('auth/bad-key', `it is over ${KEY_SET_BYTES_MAX} bytes`)
  return readFileSync(path, 'utf8')
}
