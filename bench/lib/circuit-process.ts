import { randomFillSync } from 'node:crypto'
import { CircuitRuntime } from '../../src/main/circuits/index.ts'
import { openTcpDoor, systemClock } from '../../src/main/platform/index.ts'
import { type PortSpec, Spine } from '../../src/main/spine/index.ts'
import { parseCircuit } from '../../src/shared/circuit/index.ts'
import { connectBus } from '../../src/shared/client/index.ts'
import { memoryPair } from '../../src/shared/transport/index.ts'
import { CIRCUIT_IN, CIRCUIT_OUT } from './peer.ts'
import { TEN_CIRCUIT } from './ten-circuit.ts'

/**
 * The Spine with its TCP door and one running circuit, in a process of its own: a topic, ten nodes that pass on what comes, a topic. The port
 * is written to stdout.
 */
const nothing = (): void => undefined
const random = (bytes: Uint8Array): void => void randomFillSync(bytes)
const spine = new Spine({
  clock: systemClock,
  random,
  epoch: 1,
  server: 'vbus/bench',
  workspace: { id: 'bench', name: 'bench' },
  refusals: { disconnectAfter: 100, windowMs: 60_000 },
  journal: {
    joined: nothing,
    left: nothing,
    job: nothing,
    jobResult: nothing,
    streamStarted: nothing,
    streamChunk: nothing,
    streamEnded: nothing,
    streamLost: nothing,
    refusals: nothing,
    crossingSettled: nothing,
    partyRefused: nothing,
  },
})
const party = (identity: string, publish: readonly string[], subscribe: readonly string[]): PortSpec => ({
  identity,
  actorKind: 'machine',
  namespace: 'default',
  grants: { publish, subscribe, execute: [] },
})

const { circuit, diagnostics } = parseCircuit(TEN_CIRCUIT, { file: 'ten.circuit.yaml' })
if (circuit === undefined) throw new Error(JSON.stringify(diagnostics))
const [ours, theirs] = memoryPair()
spine.attach(party('circuit-ten', [CIRCUIT_OUT], [CIRCUIT_IN]), theirs)
const bus = await connectBus(ours, { client: 'circuits/bench', clock: systemClock, random })
const paths = { took: nothing, settled: nothing }
await new CircuitRuntime(circuit, { bus, clock: systemClock, random, paths, isDurable: () => false, cancelJob: () => {} }).start()

const door = await openTcpDoor(0, {
  refuseUpgrade: () => undefined,
  onSocket: (transport) => void spine.attach(party('outside', [CIRCUIT_IN], [CIRCUIT_OUT]), transport),
  onRequest: (_request, response) => void response.end(),
})
process.stdout.write(`${door.port}\n`)
process.stdin.on('close', () => process.exit()).resume()
