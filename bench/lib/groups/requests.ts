import { alternate, type Bench, type BenchGroup, NATS_TCP } from '../group.ts'
import { Party } from '../party.ts'
import { ASK_TOPIC, type BrokerAddress } from '../peer.ts'
import { type BenchRow, ratioRow } from '../report.ts'

const FOR_MS = 1_000
const IN_FLIGHT = 64
const TCP_P50 = { id: 'request_tcp_p50', goal: 0, unit: 'ms', better: 'lower' } as const
const P50 = { id: 'request_p50', goal: 0.7, unit: 'ms', better: 'lower' } as const
const RATE = { id: 'request_64_rate', goal: 1.5, unit: 'requests/s', better: 'higher' } as const

interface Asking {
  p50(): Promise<number>
  rate(): Promise<number>
}

async function openAsking(bench: Bench, peer: 'vbus' | 'nats', address: BrokerAddress): Promise<Asking> {
  const common = { do: 'open', peer, address, topic: ASK_TOPIC, progressPath: '', connections: 1 } as const
  const [responder, requester] = [new Party(peer), new Party(peer)]
  bench.closeLater(() => {
    responder.close()
    requester.close()
  })
  await responder.ask({ ...common, role: 'respond' })
  await requester.ask({ ...common, role: 'request' })
  return {
    p50: async () => ((await requester.ask({ do: 'ask', forMs: FOR_MS, inFlight: 1 })).p50 ?? Number.NaN) / 1e3,
    rate: async () => (await requester.ask({ do: 'ask', forMs: FOR_MS, inFlight: IN_FLIGHT })).perS ?? Number.NaN,
  }
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  const { address, socketPath } = await bench.engine()
  const ours = await openAsking(bench, 'vbus', { ...address, socketPath })
  const overTcp = await openAsking(bench, 'vbus', address)
  const nats = await openAsking(bench, 'nats', (await bench.nats({})).address)
  const got = await alternate(bench, {
    oursP50: () => ours.p50(),
    tcpP50: () => overTcp.p50(),
    natsP50: () => nats.p50(),
    oursRate: () => ours.rate(),
    natsRate: () => nats.rate(),
  })
  return [
    ratioRow(P50, got.oursP50, NATS_TCP, got.natsP50),
    ratioRow(TCP_P50, got.tcpP50, NATS_TCP, got.natsP50),
    ratioRow(RATE, got.oursRate, NATS_TCP, got.natsRate),
  ]
}

/** Request and reply through a responder in a process of its own: ours by the engine's Unix socket, as programs of this machine join, and over TCP. */
export const requests: BenchGroup = { rows: [P50.id, TCP_P50.id, RATE.id], measure }
