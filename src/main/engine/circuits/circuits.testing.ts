import { randomFillSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, connectBus } from '../../../shared/client/index.ts'
import { systemClock } from '../../platform/index.ts'
import { connectSocket } from '../../platform/sockets.ts'
import { Rig, type ServedRig } from '../rig.testing.ts'

export type Answer = Readonly<Record<string, unknown>>

/** A circuit that counts in its payloads which version of it made them. */
export const markedCircuit = (mark: number, more = ''): string => `format: arqonbus.circuit.v1
name: marks
limits: {in_flight: 20000, deadline_ms: 5000, overflow: drop_newest}
nodes:
  in: {kind: topic, topic: marks.in}
  mark: {kind: map, to: '{"n": payload.n, "mark": ${mark}.0}'}
  out: {kind: topic, topic: marks.out}
${more}edges:
  - {from: in, to: mark}
  - {from: mark, to: out}
`

const ALL = ['--publish', '>', '--publish', 'system.>', '--subscribe', '>', '--subscribe', 'system.>']
const TYPES = ['nvm', 'bowlnet', 'qml', 'helios', 'generic'].flatMap((type) => ['--execute', type])

/** A rig with an engine that serves, and connections to it. */
export class CircuitRig {
  readonly rig: Rig
  served!: ServedRig
  #token = ''

  constructor(below: string, policy = '') {
    this.rig = new Rig(below, policy)
  }

  async serve(): Promise<void> {
    this.served = await this.rig.serve()
    this.#token ||= this.token('tester', [...ALL, ...TYPES])
  }

  token(subject: string, grants: readonly string[]): string {
    return this.rig.vbus('token', '--workspace', this.rig.workspace, '--subject', subject, ...grants, '--ttl', '2h')['token'] as string
  }

  async join(token = this.#token): Promise<Client> {
    const transport = await connectSocket(`ws://127.0.0.1:${this.served.port}/bus`)
    return await connectBus(transport, { client: 'test/1', token, clock: systemClock, random: (bytes) => void randomFillSync(bytes) })
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.served.child.kill(signal)
    await this.served.ended
  }

  /** Puts a file below the workspace's `circuits/`. */
  put(path: string, text: string): void {
    mkdirSync(join(this.rig.workspace, 'circuits'), { recursive: true })
    writeFileSync(join(this.rig.workspace, 'circuits', path), text)
  }

  [Symbol.dispose](): void {
    this.served?.child.kill('SIGKILL')
    this.rig[Symbol.dispose]()
  }
}

export const apply = async (bus: Client, text: string, more: object = {}): Promise<Answer> =>
  (await bus.request('system.circuit.apply', { file: 'marks.circuit.yaml', files: { 'marks.circuit.yaml': text }, ...more })) as Answer

export const status = async (bus: Client, name = 'marks'): Promise<Answer> => {
  const { circuits } = (await bus.request('system.circuit.status', { name })) as { circuits: readonly Answer[] }
  return circuits[0] ?? {}
}
