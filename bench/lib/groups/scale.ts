import { alternate, type Bench, type BenchGroup } from '../group.ts'
import { joinVbus } from '../peer-vbus.ts'
import { median } from '../percentiles.ts'
import { framesOf } from '../raw-publisher.ts'
import { absoluteRow, type BenchRow } from '../report.ts'

const CONNECTIONS = 1_000
const STEPS = 4
/** As many subscriptions as a step, on as many connections as the engine has room for beside those. */
const WARM_UP = { name: 'w', connections: 10, subscriptions: 250 } as const
const SUBSCRIPTIONS_EACH = 10
const TOPICS = 1_000_000
const HOT_TOPICS = 1_000
/** Messages over which the cost of one is measured. */
const MESSAGES = 1_000_000
const FLUSH_MS = 5

const CONNECTION = { id: 'memory_connection', goal: 40, unit: 'KiB', better: 'lower' } as const
const SUBSCRIPTION = { id: 'memory_subscription', goal: 1, unit: 'KiB', better: 'lower' } as const
const TOPIC = { id: 'memory_topic', goal: 200, unit: 'B', better: 'lower' } as const
const ROUTING = { id: 'routing_1m_topics', goal: 1.2, unit: 'x of 1,000 topics', better: 'lower' } as const

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
type Engine = Awaited<ReturnType<Bench['engine']>>
type Joined = Awaited<ReturnType<typeof joinVbus>>

interface Memory {
  readonly kept: number
  /** All of it. */
  readonly resident: number
}
const memory = async (engine: Engine): Promise<Memory> => {
  const { keptBytes = Number.NaN, rssBytes = Number.NaN } = await engine.ask('memory')
  return { kept: keptBytes, resident: rssBytes }
}
const cpuUs = async (engine: Engine): Promise<number> => (await engine.ask('cpu')).cpuUs ?? Number.NaN

/** Sends frames and waits until the engine has routed them all: its answer to a request comes behind them. */
async function send({ bus, transport }: Joined, frames: readonly Uint8Array[]): Promise<void> {
  for (const frame of frames) while (transport.send(frame) === 'full') await sleep(FLUSH_MS)
  await bus.subscribe('t.nothing', () => undefined).then((subscription) => subscription.unsubscribe())
}

/** Engine CPU per routed message, microseconds: the same HOT_TOPICS topics again and again. */
async function routingCost(engine: Engine, joined: Joined, frames: readonly Uint8Array[]): Promise<number> {
  const before = await cpuUs(engine)
  await send(joined, new Array<readonly Uint8Array[]>(MESSAGES / HOT_TOPICS).fill(frames).flat())
  return ((await cpuUs(engine)) - before) / MESSAGES
}

interface Step {
  readonly name: string
  readonly connections: number
  /** Of each. */
  readonly subscriptions: number
}

/** @returns bytes of the engine's memory: of a connection, of a subscription */
async function connectSome(bench: Bench, engine: Engine, { name, connections: count, subscriptions }: Step): Promise<[number, number]> {
  const before = await memory(engine)
  const joined: Joined[] = []
  for (let i = 0; i < count; i++) joined.push(await joinVbus(engine.address, engine.address.subscribeToken))
  bench.closeLater(() => joined.forEach(({ transport }) => void transport.close(1000, 'done')))
  const connected = await memory(engine)
  for (const [at, { bus }] of joined.entries())
    for (let i = 0; i < subscriptions; i++) await bus.subscribe(`circuit.${name}.${at}.${i}`, () => undefined)
  const subscribed = await memory(engine)
  return [(connected.kept - before.kept) / count, (subscribed.kept - connected.kept) / (count * subscriptions)]
}

/** Connections and subscriptions of one engine, in four steps so that each row has a spread. */
async function connectMany(bench: Bench, engine: Engine): Promise<BenchRow[]> {
  const perConnection: number[] = []
  const perSubscription: number[] = []
  await connectSome(bench, engine, WARM_UP)
  for (let step = 1; step <= STEPS; step++) {
    const [connection, subscription] = await connectSome(bench, engine, {
      name: `s${step}`,
      connections: CONNECTIONS / STEPS,
      subscriptions: SUBSCRIPTIONS_EACH,
    })
    perConnection.push(connection / 1_024)
    perSubscription.push(subscription / 1_024)
    const told = `${(connection / 1_024).toFixed(1)} KiB each, ${(subscription / 1_024).toFixed(2)} KiB a subscription`
    bench.say(`  ${(step * CONNECTIONS) / STEPS} connections: ${told}`)
  }
  return [absoluteRow(CONNECTION, perConnection), absoluteRow(SUBSCRIPTION, perSubscription)]
}

/** An engine with a publisher that has sent something on the first HOT_TOPICS topics. */
async function publishing(bench: Bench): Promise<{ engine: Engine; joined: Joined }> {
  const engine = await bench.engine()
  const joined = await joinVbus(engine.address, engine.address.publishToken)
  bench.closeLater(() => void joined.transport.close(1000, 'done'))
  await send(joined, framesOf(0, HOT_TOPICS))
  return { engine, joined }
}

/** Two engines are measured in turn: one knows HOT_TOPICS topics, the other TOPICS. */
async function learnTopics(bench: Bench): Promise<BenchRow[]> {
  const few = await publishing(bench)
  const many = await publishing(bench)
  const before = await memory(many.engine)
  for (let at = HOT_TOPICS; at < TOPICS; at += 50_000) await send(many.joined, framesOf(at, Math.min(TOPICS, at + 50_000)))
  const after = await memory(many.engine)
  const perTopic = (after.kept - before.kept) / (TOPICS - HOT_TOPICS)
  const resident = (after.resident - before.resident) / (TOPICS - HOT_TOPICS)
  bench.say(
    `  ${TOPICS.toLocaleString('en-US')} topics: ${perTopic.toFixed(0)} B each, ${resident.toFixed(0)} B with the space for young objects`,
  )
  const hot = framesOf(0, HOT_TOPICS)
  const cost = await alternate(bench, {
    few: () => routingCost(few.engine, few.joined, hot),
    many: () => routingCost(many.engine, many.joined, hot),
  })
  const base = median(cost.few)
  bench.say(`  routing: ${base.toFixed(3)} us at ${HOT_TOPICS} topics, ${median(cost.many).toFixed(3)} us at ${TOPICS}`)
  return [
    absoluteRow(TOPIC, [perTopic]),
    absoluteRow(
      ROUTING,
      cost.many.map((us) => us / base),
    ),
  ]
}

/** Resident memory of the engine after a collection, and what routing costs when it has seen a million topics. */
export const connections: BenchGroup = {
  rows: [CONNECTION.id, SUBSCRIPTION.id],
  measure: async (bench) => await connectMany(bench, await bench.engine()),
}
export const topics: BenchGroup = { rows: [TOPIC.id, ROUTING.id], measure: learnTopics }
