import { auditVerify } from './lib/audit-log.ts'
import { startNats, startVbus } from './lib/brokers.ts'
import { compare } from './lib/compare.ts'
import { findNatsOrExit, NATS_VERSION } from './lib/nats-binary.ts'
import { finish } from './lib/report.ts'
import { windowRows } from './lib/window-process.ts'

/** `npm run bench`: the speed goals, side by side with peers in one sitting. `--json FILE` keeps the figures; exit 1 when a goal is missed. */
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const nats = findNatsOrExit(say)
const rows = [
  await compare(
    {
      id: 'ephemeral_256',
      bytes: 256,
      isDurable: false,
      ours: { peer: 'vbus', start: () => startVbus(false) },
      theirs: { peer: 'nats', start: () => startNats(nats, { isWebSocket: true, isJetStream: false }) },
      peerName: `NATS ${NATS_VERSION} over WebSocket`,
      goal: 1.3,
    },
    say,
  ),
  await compare(
    {
      id: 'durable_256',
      bytes: 256,
      isDurable: true,
      ours: { peer: 'vbus', start: () => startVbus(true) },
      theirs: { peer: 'jetstream', start: () => startNats(nats, { isWebSocket: false, isJetStream: true }) },
      peerName: `JetStream ${NATS_VERSION}, file`,
      goal: 2,
    },
    say,
  ),
  await auditVerify(say),
  ...(await windowRows(say)),
]
process.exit(finish(rows, process.argv.slice(2)))
