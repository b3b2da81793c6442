import { type Bench, type BenchGroup, RUNS } from '../group.ts'
import { joinVbus } from '../peer-vbus.ts'
import { median } from '../percentiles.ts'
import { framesOf } from '../raw-publisher.ts'
import { absoluteRow, type BenchRow } from '../report.ts'

const CONNECTIONS = 1_000
const SUBSCRIPTIONS_EACH = 10
const TOPICS = 1_000_000
const HOT_TOPICS = 1_000
/** Messages over which the cost of one is measured. */
const MESSAGES = 400_000
const FLUSH_MS = 5

const CONNECTION = { id: 'memory_connection', goal: 40, unit: 'KiB', better: 'lower' } as const
const SUBSCRIPTION = { id: 'memory_subscription', goal: 1, unit: 'KiB', better: 'lower' } as const
const TOPIC = { id: 'memory_topic', goal: 200, unit: 'B', better: 'lower' } as const
const ROUTING = { id: 'routing_1m_topics', goal: 1.2, unit: 'x of 1,000 topics', better: 'lower' } as const

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
type Engine = Awaited<ReturnType<Bench['engine']>>
type Joined = Awaited<ReturnType<typeof joinVbus>>

const rss = async (engine: Engine): Promise<number> => (await engine.ask('memory')).rssBytes ?? Number.NaN
const cpuUs = async (engine: Engine): Promise<number> => (await engine.ask('cpu')).cpuUs ?? Number.NaN

/** Sends frames and waits until the engine has routed them all: its answer to a request comes behind them. */
async function send({ bus, transport }: Joined, frames: readonly Uint8Array[]): Promise<void> {
  for (const frame of frames) while (transport.send(frame) === 'full') await sleep(FLUSH_MS)
  await bus.subscribe('t.nothing', () => undefined).then((subscription) => subscription.unsubscribe())
}

/** Engine CPU per routed message, microseconds: the same HOT_TOPICS topics again and again. */
async function routingCost(engine: Engine, joined: Joined, frames: readonly Uint8Array[]): Promise<number> {
  const before = await cpuUs(engine)
  for (let sent = 0; sent < MESSAGES; sent += HOT_TOPICS) await send(joined, frames)
  return ((await cpuUs(engine)) - before) / MESSAGES
}

/** Connections and subscriptions of one engine, in three steps so that each row has a spread. */
async function connectMany(bench: Bench, engine: Engine): Promise<BenchRow[]> {
  const { address } = engine
  const perConnection: number[] = []
  const perSubscription: number[] = []
  const steps = 4
  const each = CONNECTIONS / steps
  await joinVbus(address, address.subscribeToken)
  for (let step = 0; step < steps; step++) {
    const before = await rss(engine)
    const joined: Joined[] = []
    for (let i = 0; i < each; i++) joined.push(await joinVbus(address, address.subscribeToken))
    bench.closeLater(() => joined.forEach(({ transport }) => void transport.close(1000, 'done')))
    const connected = await rss(engine)
    for (const [at, { bus }] of joined.entries())
      for (let i = 0; i < SUBSCRIPTIONS_EACH; i++) await bus.subscribe(`circuit.${step}.${at}.${i}`, () => undefined)
    const subscribed = await rss(engine)
    perConnection.push((connected - before) / each / 1_024)
    perSubscription.push((subscribed - connected) / (each * SUBSCRIPTIONS_EACH) / 1_024)
    bench.say(
      `  ${(step + 1) * each} connections: ${perConnection.at(-1)?.toFixed(1)} KiB each, ${perSubscription.at(-1)?.toFixed(2)} KiB a subscription`,
    )
  }
  return [absoluteRow(CONNECTION, perConnection), absoluteRow(SUBSCRIPTION, perSubscription)]
}

async function learnTopics(bench: Bench): Promise<BenchRow[]> {
  const engine = await bench.engine()
  const { address } = engine
  const joined = await joinVbus(address, address.publishToken)
  bench.closeLater(() => void joined.transport.close(1000, 'done'))
  const hot = framesOf(0, HOT_TOPICS)
  const few: number[] = []
  const many: number[] = []
  for (let run = 0; run <= RUNS; run++) few.push(await routingCost(engine, joined, hot))
  const before = await rss(engine)
  for (let at = HOT_TOPICS; at < TOPICS; at += 50_000) await send(joined, framesOf(at, Math.min(TOPICS, at + 50_000)))
  const perTopic = ((await rss(engine)) - before) / (TOPICS - HOT_TOPICS)
  bench.say(`  ${TOPICS.toLocaleString('en-US')} topics: ${perTopic.toFixed(0)} B each`)
  for (let run = 0; run <= RUNS; run++) many.push(await routingCost(engine, joined, hot))
  const base = median(few.slice(1))
  bench.say(`  routing: ${base.toFixed(3)} us at ${HOT_TOPICS} topics, ${median(many.slice(1)).toFixed(3)} us at ${TOPICS}`)
  const ratios = many.slice(1).map((cost) => cost / base)
  return [absoluteRow(TOPIC, [perTopic]), absoluteRow(ROUTING, ratios)]
}

/** Resident memory of the engine after a collection, and what routing costs when it has seen a million topics. */
export const connections: BenchGroup = {
  rows: [CONNECTION.id, SUBSCRIPTION.id],
  measure: async (bench) => await connectMany(bench, await bench.engine()),
}
export const topics: BenchGroup = { rows: [TOPIC.id, ROUTING.id], measure: learnTopics }
