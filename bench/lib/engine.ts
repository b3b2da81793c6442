import { join } from 'node:path'
import { Rig } from '../../src/main/engine/rig.testing.ts'
import { type Broker, resultsFolder } from './brokers.ts'
import type { ProbeAnswer, ProbeQuestion } from './engine-probe.ts'

const PROBE = join(import.meta.dirname, 'engine-probe.ts')
const TOPICS = ['circuit.>', 'kept.>', 'ask.>', 't.>']

/** What the engine's policy asks of every message here: a role, rates, and quotas in messages and bytes, all wide enough not to bind. */
const POLICY = `  - { pattern: kept.>, durable: true }
roles:
  bench: { publish: [circuit.>, kept.>, ask.>, t.>], subscribe: [circuit.>, kept.>, ask.>, t.>], rates: { messages_per_s: 100000000 } }
identities:
  publisher: { roles: [bench] }
  subscriber: { roles: [bench] }
quotas:
  - { identity: publisher, per: day, limits: { messages: 1000000000000, bytes: 1000000000000000 } }
  - { namespace: default, per: total, limits: { messages: 1000000000000000 } }
`

/** The product's engine as users start it, on a workspace of its own. */
export interface Engine extends Broker {
  /** Programs of the same machine join by it. */
  readonly socketPath: string
  ask(question: ProbeQuestion): Promise<ProbeAnswer>
  /** For whoever is neither publisher nor subscriber. */
  token(subject: string, topics: readonly string[]): string
  /** Ends it as a user does; with it the profile is written. */
  end(): Promise<void>
}

/** @param profileDir where the engine leaves CPU profiles of its threads when it ends. */
export async function startEngine(profileDir?: string): Promise<Engine> {
  const rig = new Rig(resultsFolder(), POLICY)
  const profiling = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`]
  const { child, port, socketPath, ended } = await rig.serve('--expose-gc', ...profiling, '--import', PROBE)
  const stop = (): void => {
    process.off('exit', stop)
    child.kill('SIGKILL')
    rig[Symbol.dispose]()
  }
  process.once('exit', stop)
  return {
    address: {
      port,
      publishToken: rig.token('publisher', TOPICS),
      subscribeToken: rig.token('subscriber', TOPICS),
    },
    socketPath,
    token: (subject, topics) => rig.token(subject, topics),
    pid: child.pid ?? 0,
    stop,
    ask: (question) =>
      new Promise((resolve, reject) => {
        child.once('message', (answer) => resolve(answer as ProbeAnswer))
        child.send(question, (error) => (error === null ? undefined : reject(error)))
      }),
    async end() {
      child.kill('SIGTERM')
      await ended
      stop()
    },
  }
}
