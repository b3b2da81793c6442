import { startNats, startVbus } from './lib/brokers.ts'
import { type Comparison, compare } from './lib/compare.ts'
import { findNatsOrExit, NATS_VERSION } from './lib/nats-binary.ts'
import { finish } from './lib/report.ts'

/** `npm run bench:peers`: every peer and payload size that the bench can drive. The goal here is to be no slower. */
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const nats = findNatsOrExit(say)
const plain = (id: string, bytes: number, isWebSocket: boolean): Comparison => ({
  id,
  bytes,
  isDurable: false,
  ours: { peer: 'vbus', start: () => startVbus(false) },
  theirs: { peer: isWebSocket ? 'nats' : 'nats-tcp', start: () => startNats(nats, { isWebSocket, isJetStream: false }) },
  peerName: `NATS ${NATS_VERSION} over ${isWebSocket ? 'WebSocket' : 'TCP'}`,
  goal: 1,
})
const kept = (id: string, bytes: number): Comparison => ({
  id,
  bytes,
  isDurable: true,
  ours: { peer: 'vbus', start: () => startVbus(true) },
  theirs: { peer: 'jetstream', start: () => startNats(nats, { isWebSocket: false, isJetStream: true }) },
  peerName: `JetStream ${NATS_VERSION}, file`,
  goal: 1,
})

const comparisons = [
  plain('ephemeral_256_ws', 256, true),
  plain('ephemeral_256_tcp', 256, false),
  plain('ephemeral_1024_ws', 1024, true),
  plain('ephemeral_16384_ws', 16_384, true),
  kept('durable_256', 256),
  kept('durable_1024', 1024),
]
const rows = []
for (const comparison of comparisons) rows.push(await compare(comparison, say))
process.exit(finish(rows, process.argv.slice(2)))
