import type { Bus } from '../../shared/client/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { BlobDesk, BlobHolds, type BlobJournal, BlobStore, Keeper } from '../blobs/index.ts'
import type { EngineCore } from './engine-core.ts'
import type { Recorder } from './recorder.ts'
import { isTryNamespace } from './reserved-names.ts'
import { blobServices, serveBlobGet } from './services/blob-services.ts'
import type { Service } from './services/service.ts'

/** Namespaces that a keeper is in; in one beyond nobody answers on `blobs.put`. */
export const KEEPERS_MAX = 64
const { ACTOR_KIND_HUMAN: HUMAN, ACTOR_KIND_MACHINE: MACHINE } = arqonbus.v1.ActorKind

/** The engine's blobs: one store and desk, and in each namespace that somebody is in a keeper that receives. */
export class BlobWiring {
  readonly #holds = new BlobHolds()
  readonly #keepers = new Map<string, Promise<Keeper | undefined>>()
  #core: EngineCore | undefined
  #desk: BlobDesk | undefined

  /** Made before the log is read: what jobs name is known by its records. */
  constructor(recorder: Recorder) {
    recorder.onCommitted((_number, record) => this.#holds.take(record))
  }

  has(namespace: string, sha256: string): boolean {
    return this.#desk?.has(namespace, sha256) === true
  }

  /** Opens the store; what no namespace has is set aside. */
  async open(core: EngineCore): Promise<void> {
    const { layout } = core.files
    const { recorder, clock } = core
    const store = await BlobStore.open(layout.blobsDir, layout.setAsideDir, core.memory.blobPort())
    const desk = new BlobDesk({
      store,
      clock,
      state: () => recorder.state.blobs,
      journal: journalOf(core),
      limits: (namespace) => {
        const { namespaces } = core.files.policy.bus
        return (Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : undefined)?.blobs ?? {}
      },
      held: (namespace) => this.#holds.of(namespace),
    })
    await store.sweep((sha256) => Object.keys(recorder.state.blobs).some((namespace) => desk.has(namespace, sha256)))
    this.#core = core
    this.#desk = desk
  }

  /** `system.blobs.stat`, `.list`, `.remove`. */
  services(): Record<string, Service> {
    return this.#desk === undefined ? {} : blobServices(this.#desk)
  }

  /** Answers `system.blobs.get`, and takes blobs in the namespaces there are. */
  async begin(bus: Bus): Promise<void> {
    const [core, desk] = [this.#core, this.#desk]
    if (core === undefined || desk === undefined) throw new TypeError('the blobs are not open')
    await serveBlobGet(bus, desk)
    for (const namespace of ['default', ...Object.keys(core.files.policy.bus.namespaces)]) this.joined(namespace)
    await Promise.all(this.#keepers.values())
  }

  /** Somebody is in a namespace: a keeper goes there too, but not where a circuit is tried: nothing is kept there. */
  joined(namespace: string): void {
    const desk = this.#desk
    if (desk === undefined || isTryNamespace(namespace) || this.#keepers.has(namespace) || this.#keepers.size >= KEEPERS_MAX) return
    this.#keepers.set(namespace, this.#enter(namespace, desk))
  }

  async close(): Promise<void> {
    const keepers = [...this.#keepers.values()]
    await Promise.all(keepers.map(async (keeper) => (await keeper)?.close()))
    await this.#desk?.close()
  }

  /** In a turn of its own: the Spine is at a hello when it says who joined. */
  async #enter(namespace: string, desk: BlobDesk): Promise<Keeper | undefined> {
    await Promise.resolve()
    const core = this.#core
    if (core === undefined) return undefined
    try {
      return await Keeper.open(await core.join('keeper', namespace), { desk, namespace, clock: core.clock })
    } catch {
      // The Spine has no room or stops; who puts a blob there is told that nobody answers.
      this.#keepers.delete(namespace)
      return undefined
    }
  }
}

function journalOf({ recorder, callerOf }: EngineCore): BlobJournal {
  const actorOf = (identity: string): arqonbus.v1.IActor => {
    const { id, kind } = callerOf(identity)
    return { id, kind: kind === 'human' ? HUMAN : MACHINE }
  }
  return {
    async stored({ namespace, sha256, bytes, contentType }, by) {
      const blobStored = { namespace, sha256: Buffer.from(sha256, 'hex'), bytes, contentType }
      await recorder.appendDurable({ actor: actorOf(by), blobStored })
    },
    async removed({ namespace, sha256, reason }, by) {
      await recorder.appendDurable({ actor: actorOf(by), blobRemoved: { namespace, sha256: Buffer.from(sha256, 'hex'), reason } })
    },
    settled: () => recorder.flush(),
  }
}
