import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { regionKey } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { RecordInput } from '../audit/index.ts'
import type { BlobPort } from '../blobs/index.ts'
import type { TierPort } from '../cache/index.ts'
import {
  LeaseBook,
  MAP_TEXT,
  type MemoryJournal,
  MemoryMap,
  type MemoryParty,
  type PartyKind,
  REGIONS,
  ScratchWatch,
} from '../memory/index.ts'
import type { ContentStore, StorePort } from '../workspace/content-store.ts'
import type { EngineCore } from './engine-core.ts'
import type { Recorder } from './recorder.ts'
import { type Banks, RunMemory, STORE, storePort } from './run-memory.ts'
import { runTag } from './run-tag.ts'
import { type MemoryServiceDeps, memoryServices } from './services/memory-services.ts'
import type { Service } from './services/service.ts'

const { ACTOR_KIND_MACHINE: MACHINE } = arqonbus.v1.ActorKind
const ENGINE = { id: 'engine', kind: MACHINE }

/** Parts of the engine that are no component and use memory: what each is. No component and nobody with a token has a dot in its name. */
const PARTS: Readonly<Record<string, PartyKind>> = {
  'engine.store': 'ledger',
  'engine.audit': 'ledger',
  'engine.trust': 'ledger',
  'engine.registry': 'ledger',
  'engine.quota': 'ledger',
  'engine.cache': 'ledger',
  'engine.blobs': 'ledger',
}

/** The memory map of an engine: on the record, over the bus, and before every access that a part of the engine makes. */
export class MemoryWiring {
  readonly #core: EngineCore
  readonly #map: MemoryMap
  readonly #own: LeaseBook
  readonly #banks: Banks

  constructor(core: EngineCore) {
    this.#core = core
    const { recorder, clock, epoch } = core
    this.#map = new MemoryMap({
      epoch,
      journal: journalOf(core),
      after: (ms, callback) => clock.after(ms, callback),
      writtenBefore: (region) => recorder.state.memory.regions[regionKey(region)]?.bytesWritten ?? 0,
    })
    this.#own = new LeaseBook({ map: this.#map, partyOf: this.partyOf, run: '' })
    this.#banks = banksOf(core)
  }

  /** Puts the map on the record where it is another than the record's; from now on every record passes it. */
  begin(): void {
    const { recorder, log } = this.#core
    const sha256 = createHash('sha256').update(MAP_TEXT).digest()
    if (recorder.state.memory.map.sha256 !== sha256.toString('hex'))
      recorder.append({ actor: ENGINE, mapDeclared: { sha256, regions: REGIONS.map(({ id }) => id), map: MAP_TEXT } })
    log.admitBy(ledgerGate(this.#own))
  }

  /** The store as the engine itself uses it. */
  store(store: ContentStore): ContentStore {
    return store.under(this.#port(this.#own, STORE))
  }

  /** What a run's parties have; over when its folders are wiped. */
  run(runId: string): { readonly memory: RunMemory; readonly store: ContentStore } {
    const book = new LeaseBook({ map: this.#map, partyOf: this.partyOf, run: runId })
    const { clock, desk, store, files } = this.#core
    const folder = join(files.layout.hbmDir, runId)
    const watch = (): ScratchWatch => new ScratchWatch({ clock, folder, onOver: (fault) => desk.fail(fault) })
    const { stagingDir, outputsDir } = files.layout
    const place = { scratchDir: folder, stagingDir: join(stagingDir, runId), outputsDir }
    return { memory: new RunMemory(book, place, watch), store: store.under(this.#port(book, 'data')) }
  }

  /** The cache's way to its tiers: a ledger of its own. */
  tierPort(): TierPort {
    const at = (tier: number): ReturnType<LeaseBook['at']> => this.#own.at('engine.cache', `cache-l${tier}`, 'rw')
    return { reading: (tier, bytes) => at(tier).read(0, bytes), writing: (tier, bytes) => at(tier).write(0, bytes) }
  }

  /** The blobs' way to their files. */
  blobPort(): BlobPort {
    const lease = (): ReturnType<LeaseBook['at']> => this.#own.at('engine.blobs', 'blobs', 'rw')
    return { reading: (offset, bytes) => lease().read(offset, bytes), writing: (offset, bytes) => lease().write(offset, bytes) }
  }

  /** Why the code of a component that is no run's may not run (one that stands, a device that is checked); undefined when it may. */
  whyNotRun(identity: string): Fault | undefined {
    try {
      this.#own.at(identity, 'operators', 'x').execute()
      return undefined
    } catch (error) {
      return Fault.from(error)
    }
  }

  /** A connection is gone, and its leases with it. */
  left(inbox: string): void {
    this.#map.left(inbox)
  }

  services(): Record<string, Service> {
    const core = this.#core
    const deps: MemoryServiceDeps = {
      map: this.#map,
      state: () => core.recorder.state.memory,
      callerAt: (inbox) => this.#callerAt(inbox),
      storeUnder: (port) => core.store.under(port),
      bankOf: this.#banks.ofContent,
      onRunPartyRefused: (fault) => core.desk.fail(fault),
    }
    return memoryServices(deps)
  }

  /** Settles what is open; the record still takes it. */
  close(): void {
    this.#map.settle()
  }

  /** Who an identity is to the map: a component's kind is what workspace.yaml declares. */
  readonly partyOf = (identity: string): MemoryParty => {
    const { components } = this.#core.files.config
    const declared = Object.hasOwn(components, identity) ? components[identity]?.kind : undefined
    return { identity, kind: declared ?? (Object.hasOwn(PARTS, identity) ? PARTS[identity] : undefined) }
  }

  #port(of: LeaseBook, identity: string): StorePort {
    return storePort({ of, store: this.#own }, identity, this.#banks)
  }

  /** Nobody but a registered component has a kind: a name alone is not one. */
  #callerAt(inbox: string): { readonly party: MemoryParty; readonly isRunParty: boolean } {
    const port = this.#core.spine.partyAt(inbox)
    const identity = port?.identity ?? 'anonymous'
    const isComponent = port?.isRunParty === true
    const runId = isComponent ? this.#core.desk.runId : undefined
    const party = isComponent ? this.partyOf(identity) : { identity, kind: undefined }
    return { party: runId === undefined ? party : { ...party, run: runId }, isRunParty: runId !== undefined }
  }
}

/** Every record is a write of the ledger that it belongs to. */
function ledgerGate(book: LeaseBook): (input: RecordInput, bytes: number) => void {
  const [audit, trust, registry, quota] = (['audit', 'trust', 'registry', 'quota'] as const).map((name) =>
    book.at(`engine.${name}`, name, 'w'),
  )
  return (input, bytes) => {
    if (input.quotaReserved || input.quotaSettled) quota?.write(0, bytes)
    else if (input.componentRegistered) registry?.append(bytes)
    else if (isOfTrust(input)) trust?.append(bytes)
    else audit?.append(bytes)
  }
}

const isOfTrust = (input: RecordInput): boolean =>
  Boolean(
    input.workspaceTrusted ||
      input.policyApplied ||
      input.dataRegistered ||
      input.tokenIssued ||
      input.keyCreated ||
      input.credentialRevoked ||
      input.breach ||
      input.breachAcknowledged ||
      input.releaseGiven ||
      input.cosigned ||
      input.keyRotated,
  )

function banksOf(core: EngineCore): Banks {
  return {
    ofPath: (path) => {
      const { master, contributors } = core.files.config
      if (path === master.path) return 'master'
      const index = contributors.findIndex((table) => table.path === path)
      return index < 0 ? undefined : `contributor-${index + 1}`
    },
    ofContent: (sha256) => {
      const { master, contributors } = core.files.config
      const { data } = core.recorder.state
      if (data[master.name]?.sha256 === sha256) return 'master'
      const index = contributors.findIndex(({ name }) => data[name]?.sha256 === sha256)
      return index < 0 ? 'content' : `contributor-${index + 1}`
    },
  }
}

function journalOf(core: EngineCore): MemoryJournal {
  const recorder: Recorder = core.recorder
  const tagOf = (run: string): ReturnType<typeof runTag> => {
    const tag = runTag(run, core.presentRun())
    return tag ?? {}
  }
  // A log that takes nothing more says so itself (onFault); that what was used is not on it ends nothing here.
  const append = (entry: Parameters<Recorder['append']>[0]): void => {
    try {
      recorder.append(entry)
    } catch (error) {
      core.options.log?.(`memory map: not on the record: ${Fault.from(error).code}`)
    }
  }
  return {
    leased: ({ id, bytes, run, ...lease }) =>
      void recorder.append({ actor: ENGINE, ...tagOf(run), regionLeased: { ...lease, lease: id, bytes, run } }),
    ended: (lease, reason) => append({ actor: ENGINE, leaseEnded: { lease, reason } }),
    settled: (rows) => append({ actor: ENGINE, accessSettled: { leases: [...rows] } }),
    refused: (refusal) => append({ actor: { id: refusal.identity, kind: MACHINE }, ...tagOf(refusal.run), accessRefused: refusal }),
  }
}
