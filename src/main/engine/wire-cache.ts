import type { Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { type Cache, type CacheJournal, DEFAULT_BUDGETS, openCache, RamStore, type TierStore } from '../cache/index.ts'
import type { BlockStore } from '../data/index.ts'
import { CacheLives } from './cache-lives.ts'
import { CacheVoice, CHANGED_TOPIC } from './cache-voice.ts'
import type { EngineCore } from './engine-core.ts'
import { runTag } from './run-tag.ts'
import { cacheServices } from './services/cache-services.ts'
import type { Service } from './services/service.ts'

const MACHINE = { id: 'cache', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

/** The engine's cache: its records, what a violation does to the run that is on, and its services. */
export class CacheWiring {
  readonly cache: Cache
  readonly #core: EngineCore
  readonly #voice: CacheVoice
  readonly #lives: CacheLives

  private constructor(core: EngineCore, cache: Cache) {
    const { log, recorder, clock, tell } = core
    this.#core = core
    this.cache = cache
    this.#voice = new CacheVoice({
      cache,
      clock,
      tell,
      state: () => recorder.state.cache,
      isHeard: () => core.spine.systemSpace.matching(CHANGED_TOPIC).length > 0,
    })
    this.#lives = new CacheLives({ read: (from, to) => log.read(from, to), size: () => recorder.state.size })
    recorder.onCommitted((number, record) => this.#lives.take(number, record))
  }

  /** Opens the cache as the records say it was left. Callers must `close` it before the log. */
  static async open(core: EngineCore): Promise<CacheWiring> {
    const { files, clock, recorder } = core
    const { layout, config } = files
    const cache = await openCache({
      journal: journalOf(core),
      clock,
      folder: layout.cacheDir,
      asideFolder: layout.setAsideDir,
      budgets: config.cache ?? DEFAULT_BUDGETS,
      port: core.memory.tierPort(),
      isNewLog: recorder.state.log.replaces !== '',
      onViolation: (fault) => core.desk?.fail(fault),
    })
    return new CacheWiring(core, cache)
  }

  /** What breaks the law now; recorded and taken away already. For a run it is COMPUTE_HALT. */
  check = async (): Promise<Fault | undefined> => await this.cache.check()

  /** L1 is in a device's memory until it is left. */
  enterDevice = async (tier: TierStore): Promise<void> => await this.cache.moveL1(tier)

  leaveDevice = async (): Promise<void> => await this.cache.moveL1(new RamStore('ram (simulated)'))

  /** For the data steps: blocks that other code of theirs made are others. */
  get blocks(): BlockStore {
    const { files, configuration } = this.#core
    const isData = (id: string): boolean => {
      const declared = files.config.components[id]
      return declared !== undefined && 'builtin' in declared && declared.builtin === 'data'
    }
    return { cache: this.cache, code: configuration.components.find(({ id }) => isData(id))?.sha256 ?? '' }
  }

  /** `system.cache.*`. */
  services(): Record<string, Service> {
    return cacheServices(this.cache, this.#voice, this.#lives)
  }

  /** Where the log cannot be written any more nothing moves: the next opening tells what was lost with this memory. */
  async close(): Promise<void> {
    this.#voice.stop()
    await this.cache.close().catch(() => undefined)
  }
}

/** Records of a run that is on are marked as its; one that has its breach takes no more. */
function journalOf(core: EngineCore): CacheJournal {
  const { recorder } = core
  return {
    append: (record) => {
      const present = core.presentRun()
      recorder.append({ actor: MACHINE, ...(present === undefined ? {} : runTag(present.runId, present)), ...record })
    },
    flush: () => recorder.flush(),
    state: () => recorder.state.cache,
  }
}
