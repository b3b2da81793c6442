import { alternate, type Bench, type BenchGroup, NATS_GO, NATS_TCP, NATS_WS } from '../group.ts'
import type { Lane } from '../lane.ts'
import { LIVE_TOPIC } from '../peer.ts'
import { type BenchRow, type Goal, missingRow, ratioRow } from '../report.ts'

const row = (id: string, goal: number): Goal => ({ id, goal, unit: 'msg/s', better: 'higher' })
const GOALS = {
  tcp128: row('ephemeral_128_tcp', 1.3),
  tcp256: row('ephemeral_256_tcp', 1.3),
  ws128: row('ephemeral_128_ws', 1.6),
  ws256: row('ephemeral_256_ws', 1.6),
  tcp1024: row('ephemeral_1024_tcp', 1),
  tcp16384: row('ephemeral_16384_tcp', 0.9),
  go256: row('ephemeral_256_go', 0),
  mqtt256: row('ephemeral_256_mosquitto', 0),
}

async function lanesOf(bench: Bench): Promise<Record<'ours' | 'tcp' | 'ws', Lane> & { go?: Lane; mqtt?: Lane }> {
  const common = { topic: LIVE_TOPIC, isDurable: false }
  const { address } = await bench.engine()
  const { address: tcp } = await bench.nats({})
  const { address: ws } = await bench.nats({ isWebSocket: true })
  const lanes = {
    ours: await bench.lane({ ...common, address, publisher: 'vbus', subscriber: 'vbus' }),
    tcp: await bench.lane({ ...common, address: tcp, publisher: 'nats', subscriber: 'nats' }),
    ws: await bench.lane({ ...common, address: ws, publisher: 'nats-ws', subscriber: 'nats-ws' }),
  }
  const go = bench.has('goClient') ? { go: await bench.lane({ ...common, address: tcp, publisher: 'nats-go', subscriber: 'nats-go' }) } : {}
  if (!bench.has('mosquitto')) return { ...lanes, ...go }
  const { address: mqtt } = await bench.mosquitto()
  return { ...lanes, ...go, mqtt: await bench.lane({ ...common, address: mqtt, publisher: 'mosquitto', subscriber: 'mosquitto' }) }
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  const { ours, tcp, ws, go, mqtt } = await lanesOf(bench)
  const got = await alternate(bench, {
    ours128: () => ours.rate(128),
    tcp128: () => tcp.rate(128),
    ws128: () => ws.rate(128),
    ours256: () => ours.rate(256),
    tcp256: () => tcp.rate(256),
    ws256: () => ws.rate(256),
    ours1024: () => ours.rate(1_024),
    tcp1024: () => tcp.rate(1_024),
    ours16384: () => ours.rate(16_384),
    tcp16384: () => tcp.rate(16_384),
  })
  const rows = [
    ratioRow(GOALS.tcp128, got.ours128, NATS_TCP, got.tcp128),
    ratioRow(GOALS.tcp256, got.ours256, NATS_TCP, got.tcp256),
    ratioRow(GOALS.ws128, got.ours128, NATS_WS, got.ws128),
    ratioRow(GOALS.ws256, got.ours256, NATS_WS, got.ws256),
    ratioRow(GOALS.tcp1024, got.ours1024, NATS_TCP, got.tcp1024),
    ratioRow(GOALS.tcp16384, got.ours16384, NATS_TCP, got.tcp16384),
  ]
  const others: [Goal, string, Lane | undefined][] = [
    [GOALS.go256, NATS_GO, go],
    [GOALS.mqtt256, 'mosquitto QoS 0, Node client', mqtt],
  ]
  for (const [goal, name, lane] of others) {
    if (lane === undefined) rows.push(missingRow(goal, got.ours256, name))
    else rows.push(ratioRow(goal, got.ours256, name, (await alternate(bench, { [name]: () => lane.rate(256) }))[name] as number[]))
  }
  return rows
}

/** One publisher, one subscriber, nothing kept. */
export const throughput: BenchGroup = { rows: Object.values(GOALS).map(({ id }) => id), measure }
