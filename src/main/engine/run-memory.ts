import { sep } from 'node:path'
import type { LeaseBook } from '../memory/index.ts'
import type { StorePort } from '../workspace/content-store.ts'

/** What decides which bank of the data memory a file or a copy is of. */
export interface Banks {
  /** Of a file of the workspace; undefined for one that the workspace does not declare. */
  readonly ofPath: (path: string) => string | undefined
  /** Of a copy. */
  readonly ofContent: (sha256: string) => string
}

/** Who writes the store's copies: it records what the content is. */
export const STORE = 'engine.store'

/** The store as `identity` sees it: what comes in is read at the edge and kept by the store; what is read is read under a lease of its own. */
export function storePort(books: { readonly of: LeaseBook; readonly store: LeaseBook }, identity: string, banks: Banks): StorePort {
  const { of, store } = books
  return {
    takeIn(path, offset, bytes) {
      const bank = path === undefined ? 'content' : banks.ofPath(path)
      if (bank === undefined) return of.offMap(identity, 'r', bytes)
      if (path !== undefined) of.at(identity, 'imports', 'r').read(offset, bytes)
      store.at(STORE, bank, 'rw').write(offset, bytes)
    },
    read: (sha256, bytes) => of.at(identity, banks.ofContent(sha256), 'r').read(0, bytes),
  }
}

export interface RunPlace {
  readonly scratchDir: string
  readonly stagingDir: string
  readonly outputsDir: string
}

/** Every access of one run's parties to its scratch, its staging and the versions published. Ends with the run. */
export class RunMemory {
  readonly #book: LeaseBook
  readonly #place: RunPlace
  readonly #watch: () => { stop(): void }
  #watching: { stop(): void } | undefined
  /** Bytes written to staging so far. */
  #staged = 0

  /** @param watch begins to measure what operators write to the scratch by themselves */
  constructor(book: LeaseBook, place: RunPlace, watch: () => { stop(): void }) {
    this.#book = book
    this.#place = place
    this.#watch = watch
  }

  /** @param path absolute @throws Fault `memory/…`: callers do not read then */
  reading(identity: string, path: string, bytes: number): void {
    this.#lease(identity, path, 'r', bytes).read(0, bytes)
  }

  /** @param path absolute @throws Fault `memory/…`: callers do not write then */
  writing(identity: string, path: string, bytes: number): void {
    const lease = this.#lease(identity, path, 'w', bytes)
    lease.write(0, bytes)
    if (lease.terms.region.name === 'staging') this.#staged += bytes
  }

  /** What is staged goes out by the edge. @throws Fault `memory/…` */
  publishing(identity: string): void {
    this.#book.at(identity, 'outputs', 'w').write(0, this.#staged)
  }

  /** A component's code is about to run. @throws Fault `memory/denied` for one that the map lets run nothing */
  starting(identity: string): void {
    this.#book.at(identity, 'operators', 'x').execute()
    this.#watching ??= this.#watch()
  }

  end(): void {
    this.#watching?.stop()
    this.#book.end()
  }

  #lease(identity: string, path: string, right: 'r' | 'w', bytes: number): ReturnType<LeaseBook['at']> {
    const { scratchDir, stagingDir, outputsDir } = this.#place
    const isBelow = (folder: string): boolean => path.startsWith(folder + sep) && !path.includes(`${sep}..${sep}`)
    const region = isBelow(scratchDir) ? 'scratch' : isBelow(stagingDir) ? 'staging' : isBelow(outputsDir) ? 'outputs' : undefined
    return region === undefined ? this.#book.offMap(identity, right, bytes) : this.#book.at(identity, region, right)
  }
}
