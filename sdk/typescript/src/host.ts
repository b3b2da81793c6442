import type { Clock } from '../../../src/shared/base/index.ts'
import type { Backoff, ClientOptions, Hasher, TokenSource } from '../../../src/shared/client/index.ts'

export interface ConnectOptions {
  /** A token, or where to get one for each connection (one that is renewed). */
  readonly token?: TokenSource | undefined
  /** Names the program on the record: `name/version`. */
  readonly client?: string
  readonly backoff?: Backoff
  /** Bytes of publishes that are kept until the engine accepted them; default 8 MiB. */
  readonly keptBytesMax?: number
}

const clock: Clock = {
  wallNs: () => BigInt(Date.now()) * 1_000_000n,
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** The platform's clock and randomness, which browsers and Node have under the same names. */
export function clientOptions({ client = 'arqonbus-ts/0.1.0', ...rest }: ConnectOptions, hasher: Hasher): ClientOptions {
  return { ...rest, client, clock, hasher, random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>) }
}

export function busAddress(url: string): string {
  const address = new URL(url)
  if (address.pathname === '/') address.pathname = '/bus'
  return address.href
}
