import type { Clock } from '../../shared/base/index.ts'
import { type Bus, type Client, connectBus } from '../../shared/client/index.ts'
import { memoryPair } from '../../shared/transport/index.ts'
import type { Random } from '../platform/index.ts'
import { nodeHasher } from '../platform/index.ts'
import type { PortSpec, Spine } from '../spine/index.ts'

/** The parts of the engine that act on the bus, and what each may do there. */
const GRANTS = {
  engine: { publish: ['system.>', 'pipeline.>'], subscribe: ['system.>'], execute: [] },
  controller: {
    publish: ['pipeline.>', 'data.jobs', 'fabric.jobs', 'fabric.rows', 'device.jobs', 'device.uploads'],
    subscribe: ['pipeline.>', 'data.>', 'fabric.>', 'device.>', '*.progress'],
    execute: ['nvm', 'bowlnet', 'qml', 'helios', 'generic'],
  },
  data: { publish: ['data.results', 'fabric.rows', 'pipeline.agents'], subscribe: ['data.jobs'], execute: ['generic'] },
  keeper: { publish: [], subscribe: ['blobs.put'], execute: [] },
} as const

export type InternalParty = keyof typeof GRANTS

/** No credential of the outside carries such a name (reserved-names.ts). */
export const isInternal = (identity: string): boolean => Object.hasOwn(GRANTS, identity)

/** How a party in this process joins: by a pair in memory, as what `spec` says it is. */
export async function joinInMemory(spine: Spine, spec: PortSpec, host: { clock: Clock; random: Random; client: string }): Promise<Client> {
  const [engineEnd, partyEnd] = memoryPair()
  spine.attach(spec, engineEnd)
  const { clock, random, client } = host
  return await connectBus(partyEnd, { client, clock, random: (into) => into.set(random.bytes(into.length)), hasher: nodeHasher })
}

/** @param identity one of the engine's own parts */
export async function joinInternal(
  spine: Spine,
  identity: InternalParty,
  host: { clock: Clock; random: Random; client: string },
  namespace = 'default',
): Promise<Bus> {
  const isEngine = identity === 'engine'
  return await joinInMemory(spine, { identity, actorKind: 'machine', namespace, grants: GRANTS[identity], isEngine }, host)
}
