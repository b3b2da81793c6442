import { DELIVERED_HEAD_BYTES, decodeEnvelope, envelopeStart, readDelivery } from '../../../shared/wire/index.ts'
import type { EngineCore } from '../engine-core.ts'
import type { Service } from '../services/service.ts'
import { verifyServices } from '../services/verify-services.ts'
import { findChannels } from './topology-channels.ts'
import type { KeptMessage } from './topology-log.ts'

const READ_BYTES = 262_144
const LOOK_AGAIN_MS = 100
/** Records between two rests: others have their turn. */
const RECORDS_A_TURN = 2_000

/** The verification of the topology, wired to the log, the stream logs and the operators. */
export function verifyTopology(core: EngineCore): Record<string, Service> {
  const rest = (ms: number): Promise<void> => new Promise((resolve) => void core.clock.after(ms, resolve))
  return verifyServices({
    recorder: core.recorder,
    logHolds: async () => (await core.audit.verify()).ok,
    read: async function* (to) {
      for await (const numbered of core.log.read(0, to)) {
        if (numbered.number % RECORDS_A_TURN === 0) await rest(0)
        yield numbered
      }
    },
    readKept: (log, first, last) => readKept(core, log, first, last),
    channels: () => {
      const { components } = core.files.config
      const registered = core.operators.views.flatMap(({ identity, pid, status, confinement }) => {
        const decl = Object.hasOwn(components, identity) ? components[identity] : undefined
        return status === 'ended' || pid <= 0
          ? []
          : [
              {
                identity,
                pid,
                network: decl !== undefined && 'network' in decl ? decl.network : [],
                isUnconfined: confinement === 'unconfined',
              },
            ]
      })
      return findChannels({ registered, pause: () => rest(LOOK_AGAIN_MS) })
    },
  })
}

async function* readKept({ streams }: EngineCore, origin: string, first: number, last: number): AsyncGenerator<KeptMessage> {
  const log = streams
    .views()
    .map(({ log: namespace }) => streams.logOf(namespace))
    .find((each) => each?.origin === origin)
  if (log === undefined) return
  for (let index = Math.max(first, log.first); index <= last; ) {
    const { bytes, starts, ends } = await log.read(index, READ_BYTES)
    if (starts.length === 0) return
    for (let i = 0; i < starts.length && index <= last; i++, index++) {
      const [start, stop] = [starts[i] as number, ends[i] as number]
      const at = envelopeStart(bytes, start, stop)
      const delivery = at < 0 ? undefined : readDelivery(bytes, start + DELIVERED_HEAD_BYTES, at)
      const envelope = decodeEnvelope(bytes, at, stop)
      if (delivery === undefined || typeof envelope === 'string') continue
      yield { index, pos: Number(delivery.pos), from: delivery.from, namespace: delivery.namespace, topic: envelope.topic }
    }
  }
}
