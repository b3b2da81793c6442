import type { KeptPhase, State } from '../../shared/state/index.ts'
import type { PhaseStore, PublishedVersion } from '../pipeline/index.ts'
import type { ContentStore } from '../workspace/content-store.ts'

/** What phases left for later runs: which they are the record says, their content lies in the content store (`.vbus/rom/`). */
export class KeptPhases implements PhaseStore {
  readonly #store: ContentStore
  readonly #state: () => State
  #seen: readonly KeptPhase[] = []

  constructor(store: ContentStore, state: () => State) {
    this.#store = store
    this.#state = state
  }

  entries(phase: string): readonly KeptPhase[] {
    return this.#state()
      .kept.filter((entry) => entry.phase === phase)
      .toReversed()
  }

  async put(bytes: Uint8Array): Promise<string> {
    return (await this.#store.put(bytes)).sha256
  }

  get(sha256: string): Promise<Uint8Array> {
    return this.#store.read(sha256)
  }

  /** Remembers which phases were kept before a run. */
  begin(): void {
    this.#seen = this.#state().kept
  }

  /** Lets go of the content of phases that made room, unless a kept one, a registered file or a run's input is the same content. */
  async sweep(): Promise<void> {
    const { kept, data, runs } = this.#state()
    const named = new Set([
      ...kept.flatMap(contentsOf),
      ...Object.values(data).map(({ sha256 }) => sha256),
      ...Object.values(runs).flatMap(({ inputs }) => inputs.map(({ sha256 }) => sha256)),
    ])
    const keys = new Set(kept.map(({ key }) => key))
    const gone = this.#seen.filter(({ key }) => !keys.has(key)).flatMap(contentsOf)
    for (const sha256 of new Set(gone)) if (!named.has(sha256)) await this.#store.remove(sha256)
  }

  /** The newest version that was published. */
  published(): (PublishedVersion & { readonly version: string }) | undefined {
    const { runs, runOrder } = this.#state()
    const run = runOrder.map((id) => runs[id]).findLast((one) => one !== undefined && one.version !== '')
    if (run === undefined) return undefined
    const { id, version, inputs, models, outputs, metrics } = run
    return { run: id, version, inputs: inputs.map(({ sha256 }) => sha256), models, outputs, metrics }
  }
}

const contentsOf = ({ sha256, outputs }: KeptPhase): string[] => [sha256, ...outputs.map((address) => address.slice('sha256:'.length))]
