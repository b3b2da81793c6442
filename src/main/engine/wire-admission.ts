import { basename, join } from 'node:path'
import type { Clock, Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { Admission, type AdmissionRules, type AskingParty, PolicyHook, readPinned, SchemaRegistry } from '../admission/index.ts'
import { nodeDisk, systemClock } from '../platform/index.ts'
import type { Authenticator } from '../shield/index.ts'
import { RefusalLedger } from '../spine/index.ts'
import type { BusPolicy } from '../workspace/bus-policy.ts'
import type { EngineCore } from './engine-core.ts'
import { isInternal } from './internal-parties.ts'

/** A schema or a module; what is larger is refused by whoever reads it. */
const PINNED_BYTES_MAX = 2 * 1024 * 1024
const MACHINE = arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE

/** Schemas that come with the product, by name. */
function shippedSchemas(installRoot: string): Map<string, Uint8Array> {
  const folder = join(installRoot, 'resources', 'schemas')
  const files = (nodeDisk.list(folder) ?? []).filter(({ name, kind }) => kind === 'file' && /(?<!\.schema)\.json$/.test(name))
  return new Map(files.map(({ name }) => [basename(name, '.json'), nodeDisk.readFile(join(folder, name), PINNED_BYTES_MAX)]))
}

interface LoadPlace {
  /** The workspace's folder. */
  readonly root: string
  readonly shipped: ReadonlyMap<string, Uint8Array>
  readonly clock: Clock
  /** Entry of the hook's thread, where a bundler moved it. */
  readonly workerUrl: URL | undefined
}

type PinningPolicy = Pick<BusPolicy, 'topics' | 'schemas' | 'hook'>

async function load({ root, shipped, clock, workerUrl }: LoadPlace, { topics, schemas, hook }: PinningPolicy): Promise<AdmissionRules> {
  const read = (file: string): Uint8Array => nodeDisk.readFile(join(root, file), PINNED_BYTES_MAX)
  const registry = SchemaRegistry.load(schemas, read, shipped)
  const opened = hook && (await PolicyHook.open({ ...hook, module: readPinned(read, hook), clock, workerUrl }))
  return { topics, registry, hook: opened }
}

/**
 * Whether an engine could take up a policy: the files that it names are those, schemas compile, the hook can be asked.
 * @throws Fault `policy/invalid`, `schema/invalid`, `authz/hook-failed`
 */
export async function checkPolicyFiles(root: string, policy: PinningPolicy): Promise<void> {
  const { hook } = await load({ root, shipped: new Map(), clock: systemClock, workerUrl: undefined }, policy)
  hook?.close()
}

/** Schemas and the policy's hook, as the policy in force says; a policy is prepared whole before it is taken up. */
export class AdmissionWiring {
  readonly control: Admission
  readonly #core: EngineCore
  readonly #shipped: ReadonlyMap<string, Uint8Array>
  readonly #warned: RefusalLedger
  /** Prepared and not yet taken up. */
  #next: AdmissionRules | undefined

  private constructor(core: EngineCore, shipped: ReadonlyMap<string, Uint8Array>) {
    const { clock, files, recorder } = core
    this.#core = core
    this.#shipped = shipped
    this.#warned = new RefusalLedger(
      { disconnectAfter: Number.POSITIVE_INFINITY, windowMs: files.policy.refusals.windowS * 1000 },
      clock,
      ({ identity, code, count, firstTopic }) =>
        void recorder.append({ actor: { id: identity, kind: MACHINE }, refusals: { identity, code, count, firstTopic, passed: true } }),
    )
    this.control = new Admission(
      {
        hasBlob: (namespace, sha256) => core.blobs.has(core.circuits.blobsOf(namespace), sha256),
        onWarned: ({ identity }, { code }, topic) => void this.#warned.count(identity, code, topic),
        isOwn: ({ identity }) => isInternal(identity),
      },
      { topics: [], registry: SchemaRegistry.load([], () => new Uint8Array()), hook: undefined },
    )
  }

  /** @throws Fault `policy/invalid`, `schema/invalid`, `authz/hook-failed` */
  static async open(core: EngineCore): Promise<AdmissionWiring> {
    const wiring = new AdmissionWiring(core, shippedSchemas(core.options.installRoot))
    await wiring.prepare(core.files.policy.bus)
    wiring.take()
    return wiring
  }

  /** Loads what a policy names. @throws Fault `policy/invalid`, `schema/invalid`, `authz/hook-failed` */
  async prepare(policy: PinningPolicy): Promise<void> {
    this.#next?.hook?.close()
    this.#next = undefined
    const { clock, files, options } = this.#core
    const workerUrl = options.logWorker && new URL('./hook-worker.js', options.logWorker)
    this.#next = await load({ root: files.layout.root, shipped: this.#shipped, clock, workerUrl }, policy)
  }

  /** Takes up what was prepared. Callers then have the Spine look at its rights again. */
  take(): void {
    const next = this.#next
    this.#next = undefined
    if (next !== undefined) this.control.replace(next)
  }

  /** Whether a party that has shown who it is may connect. The owner's own page is as the owner. */
  mayConnect = async (party: Omit<AskingParty, 'transport' | 'client'> & Partial<AskingParty>): Promise<Fault | undefined> =>
    party.identity === 'window' ? undefined : await this.control.connect({ transport: 'memory', client: '', ...party })

  /** Who authenticates, with the hook's word on who may connect. */
  guard(authenticator: Authenticator): Authenticator {
    const { mayConnect } = this
    const certificates = authenticator.verifyCertificate?.bind(authenticator)
    return {
      verify: (token) => authenticator.verify(token),
      ...(certificates === undefined ? {} : { verifyCertificate: certificates }),
      mayConnect,
      get generation() {
        return authenticator.generation
      },
    }
  }

  close(): void {
    this.#warned.flush()
    this.#next?.hook?.close()
    this.control.close()
  }
}
