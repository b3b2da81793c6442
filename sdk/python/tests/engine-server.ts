import { generateKeyPairSync } from 'node:crypto'
import { systemClock } from '../../../src/main/platform/index.ts'
import { openShield, TokenService } from '../../../src/main/shield/index.ts'
import { type DurableSink, Spine } from '../../../src/main/spine/index.ts'
import { anyone, join, lineJournal, passingBroker, testRandom } from '../../../src/main/spine/spine.testing.ts'
import { Fault } from '../../../src/shared/base/index.ts'

/**
 * The real bus without the rest of the engine, for the Python SDK's tests: Spine and Shield, with tokens for the parties named in argv.
 * Topics below `durable.` are on "disk" 50 ms later. Prints {url, socket, tokens} once it accepts; ends with standard input.
 */
const DISK_MS = 50

const random = testRandom
const clock = systemClock
const engineKey = generateKeyPairSync('ed25519')
const tokens = new TokenService({ workspaceId: 'w', clock, random, engineKey, personKey: () => undefined })

let appended = 0
const disk: DurableSink = {
  append: () => {
    const count = ++appended
    clock.after(DISK_MS, () => disk.onDurable(count))
    return 'taken'
  },
  onDurable: () => undefined,
}

const spine = new Spine({
  clock,
  random,
  epoch: 7,
  server: 'vbus/test',
  workspace: { id: 'w', name: 'test' },
  refusals: { disconnectAfter: 20, windowMs: 60_000 },
  journal: lineJournal(),
  jobs: passingBroker(() => undefined),
  durable: (_namespace, topic) => (topic.startsWith('durable.') ? disk : undefined),
})
const shield = await openShield({ clock, random, spine, authenticator: tokens, port: 0, sessionToken: async () => '' })

// A party that speaks through the TypeScript client: echoes requests, takes streams, sends streams.
const peer = await join(spine, anyone('peer'))
await peer.serve('ts.echo', (body, message, reply) => {
  reply({ part: 1, more: true })
  return { echo: body, from: message.delivery.from }
})
await peer.serve('ts.fail', () => {
  throw new Fault('engine/busy', 'a run is going on', { run: 'r1' })
})
await peer.receiveStreams(
  'ts.rows',
  ({ sha256: hash, bytes, start }) => void peer.publish('ts.received', { hash, bytes: bytes.length, start }),
  {
    bytesMax: 64 * 1024 * 1024,
    openMax: 4,
  },
)
await peer.serve('ts.send', async (body) => {
  const { bytes } = body as { bytes: number }
  const stream = await peer.openStream('py.rows', { name: 'r', content_type: 'application/octet-stream' })
  await stream.write(new Uint8Array(bytes).fill(7))
  return await stream.end()
})

const everything = { publish: ['>'], subscribe: ['>'], execute: ['generic'] }
const little = { publish: ['open.*'], subscribe: ['open.*'], execute: [] }
const fabric = {
  publish: ['fabric.results', 'fabric.progress', 'fabric.artifacts'],
  subscribe: ['fabric.jobs', 'fabric.rows'],
  execute: ['generic'],
}
const grantsOf = new Map([
  ['guest', little],
  ['fabric', fabric],
])
const issued: Record<string, string> = {}
for (const subject of process.argv.slice(2)) {
  const grants = grantsOf.get(subject) ?? everything
  const { token } = await tokens.issue({ subject, namespace: 'default', grants, actorKind: 'machine' }, 600)
  issued[subject] = token
}
console.log(JSON.stringify({ url: shield.url, socket: shield.socketPath, tokens: issued }))

process.stdin.resume().on('end', async () => {
  await peer.close()
  spine.stop()
  await shield.close()
})
