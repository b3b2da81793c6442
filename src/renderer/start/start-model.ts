import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import type { Candidate } from '../../shared/host/index.ts'
import type { StartPowers } from '../hosts/host.ts'

export type StartAct = 'list' | 'choose' | 'create' | 'trust' | 'open' | 'attach'

export interface StartState {
  readonly load: 'loading' | 'ready'
  readonly recent: readonly Candidate[]
  readonly samples: readonly string[]
  /** The folder that is looked at: what it is decides what can be done. */
  readonly looking: Candidate | undefined
  readonly working: StartAct | undefined
  readonly trouble: { readonly act: StartAct; readonly fault: FaultView } | undefined
}

/** The start screen: one act at a time; what fails is told where it was done. */
export class StartModel {
  readonly store = createStore<StartState>(() => ({
    load: 'loading',
    recent: [],
    samples: [],
    looking: undefined,
    working: undefined,
    trouble: undefined,
  }))
  readonly #powers: StartPowers

  constructor(powers: StartPowers) {
    this.#powers = powers
  }

  list(): Promise<void> {
    return this.#act('list', async () => {
      const { recent, samples } = await this.#powers.list()
      this.store.setState({ load: 'ready', recent, samples })
    })
  }

  choose(): Promise<void> {
    return this.#act('choose', async () => {
      const chosen = await this.#powers.choose()
      if (chosen !== undefined) await this.#lookOrOpen(chosen)
    })
  }

  /** Opens a trusted workspace; of any other folder it shows what it is. */
  pick(candidate: Candidate): Promise<void> {
    return this.#act('open', () => this.#lookOrOpen(candidate))
  }

  /** Makes the sample in the folder that is looked at, which is then trusted by who made it, and opens it. */
  create(sample: string): Promise<void> {
    return this.#act('create', async () => {
      const { looking } = this.store.getState()
      if (looking !== undefined) await this.#lookOrOpen(await this.#powers.create(looking.handle, sample))
    })
  }

  trust(): Promise<void> {
    return this.#act('trust', async () => {
      const { looking } = this.store.getState()
      if (looking !== undefined) await this.#lookOrOpen(await this.#powers.trust(looking.handle))
    })
  }

  attach(url: string, token: string): Promise<void> {
    return this.#act('attach', () => this.#powers.attach(url.trim(), token.trim()))
  }

  back(): void {
    this.store.setState({ looking: undefined, trouble: undefined })
  }

  async #lookOrOpen(candidate: Candidate): Promise<void> {
    if (candidate.isTrusted === true) return this.#powers.open(candidate.handle)
    this.store.setState({ looking: candidate })
  }

  async #act(act: StartAct, work: () => Promise<void>): Promise<void> {
    if (this.store.getState().working !== undefined) return
    this.store.setState({ working: act, trouble: undefined })
    try {
      await work()
    } catch (error) {
      this.store.setState({ trouble: { act, fault: Fault.from(error).toView() } })
    } finally {
      this.store.setState({ working: undefined })
    }
  }
}
