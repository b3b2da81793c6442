import { generateKeyPairSync, randomFillSync } from 'node:crypto'
import { systemClock } from '../../src/main/platform/clock.ts'
import { openShield, TokenService } from '../../src/main/shield/index.ts'
import { type DurableSink, Spine, type SpineJournal } from '../../src/main/spine/index.ts'
import { BENCH_PATTERN, BENCH_TOPIC, type BrokerAddress } from './peer.ts'

/** An engine's bus in a process of its own, as the product wires it: Shield, tokens, grants, Spine; with a folder named, a durable log. */

const ignore = (): void => {}
const journal: SpineJournal = {
  joined: ignore,
  left: ignore,
  job: ignore,
  jobResult: ignore,
  streamStarted: ignore,
  streamChunk: ignore,
  streamEnded: ignore,
  streamLost: ignore,
  refusals: ignore,
  partyRefused: ignore,
}

async function main(logFolder: string | undefined): Promise<BrokerAddress> {
  const random = (bytes: Uint8Array): void => void randomFillSync(bytes)
  const common = { clock: systemClock, random }
  const workspaceId = 'bench'
  const tokens = new TokenService({ ...common, workspaceId, engineKey: generateKeyPairSync('ed25519'), personKey: () => undefined })
  const sink: DurableSink | undefined = logFolder === undefined ? undefined : await (await import('./durable-log.ts')).openSink(logFolder)
  const spine = new Spine({
    ...common,
    epoch: 1,
    server: 'vbus/bench',
    workspace: { id: workspaceId, name: 'bench' },
    refusals: { disconnectAfter: 100, windowMs: 60_000 },
    journal,
    durable: () => sink,
  })
  const issue = async (subject: string, publish: string[], subscribe: string[]): Promise<string> => {
    const claims = { subject, namespace: 'default', grants: { publish, subscribe, execute: [] }, actorKind: 'machine' as const }
    return (await tokens.issue(claims, 3600)).token
  }
  const shield = await openShield({ ...common, spine, authenticator: tokens, port: 0, sessionToken: () => issue('page', [], []) })
  return {
    port: shield.port,
    socketPath: shield.socketPath,
    publishToken: await issue('publisher', [BENCH_TOPIC, 'circuit.*.node.>'], []),
    subscribeToken: await issue('subscriber', [], [BENCH_PATTERN]),
  }
}

process.on('disconnect', () => process.exit())
main(process.argv[2]).then(
  (address) => process.send?.(address),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
