import { alternate, type Bench, type BenchGroup, JETSTREAM } from '../group.ts'
import type { Lane } from '../lane.ts'
import { KEPT_TOPIC } from '../peer.ts'
import { type BenchRow, type Goal, missingRow, ratioRow } from '../report.ts'

const SYNCED_WINDOW = 512
const row = (id: string, goal: number): Goal => ({ id, goal, unit: 'msg/s', better: 'higher' })
const GOALS = {
  best: row('durable_256_jetstream_best', 2),
  api: row('durable_256_jetstream_api', 8),
  go: row('durable_256_jetstream_go', 0),
  synced: row('durable_256_jetstream_synced', 0),
  redis: row('durable_256_redis', 0),
}
const NAMES = {
  best: `${JETSTREAM}, Node client, one inbox for all acknowledgements`,
  api: `${JETSTREAM}, Node client's API`,
  go: `${JETSTREAM}, Go client, asynchronous`,
  synced: `${JETSTREAM}, sync_interval always, one inbox`,
  redis: 'Redis streams, appendfsync always, Node client',
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  const common = { topic: KEPT_TOPIC, isDurable: true }
  const { address } = await bench.engine()
  const ours = await bench.lane({ ...common, address, publisher: 'vbus', subscriber: 'vbus' })
  const js = async (peer: 'jetstream' | 'jetstream-api' | 'jetstream-go', store: 'file' | 'file-synced'): Promise<Lane> =>
    await bench.lane({
      ...common,
      address: (await bench.nats({ store })).address,
      publisher: peer,
      subscriber: peer,
      // Syncing each write, it takes some thousands a second: more under way would only be a longer queue.
      ...(store === 'file-synced' && { window: SYNCED_WINDOW }),
    })
  const lanes: Partial<Record<keyof typeof GOALS, Lane>> = {
    best: await js('jetstream', 'file'),
    api: await js('jetstream-api', 'file'),
    synced: await js('jetstream', 'file-synced'),
    ...(bench.has('goClient') ? { go: await js('jetstream-go', 'file') } : {}),
    ...(bench.has('redis')
      ? { redis: await bench.lane({ ...common, address: (await bench.redis()).address, publisher: 'redis', subscriber: 'redis' }) }
      : {}),
  }
  const measures = Object.entries(lanes).map(([name, lane]) => [name, () => lane.rate(256)] as const)
  const got = await alternate<string>(bench, { ours: () => ours.rate(256), ...Object.fromEntries(measures) })
  return (Object.keys(GOALS) as (keyof typeof GOALS)[]).map((name) => {
    const theirs = got[name]
    if (theirs === undefined) return missingRow(GOALS[name], got['ours'] ?? [], NAMES[name])
    return ratioRow(GOALS[name], got['ours'] ?? [], NAMES[name], theirs)
  })
}

/** One publisher, one subscriber; ours is chained, fsynced and delivered after commit. */
export const durable: BenchGroup = { rows: Object.values(GOALS).map(({ id }) => id), measure }
