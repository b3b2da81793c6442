import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { PartyAnswer, PartyCommand, PeerName } from './party-messages.ts'
import { GO_PARTY, PYTHON, PYTHON_PATH } from './tools.ts'

const ANSWER_MS_MAX = 90_000
const LIB = import.meta.dirname
const ROOT = join(LIB, '..', '..')

const GO_PEERS: ReadonlySet<PeerName> = new Set(['nats-go', 'jetstream-go'])
const PYTHON_PEERS: ReadonlySet<PeerName> = new Set(['vbus-py', 'nats-py'])

function start(peer: PeerName): ChildProcessByStdio<Writable, Readable, null> {
  const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit']
  if (GO_PEERS.has(peer)) return spawn(GO_PARTY, [], { stdio })
  if (PYTHON_PEERS.has(peer)) {
    const script = join(ROOT, 'bench', 'peers-python', 'party.py')
    return spawn(PYTHON, [script], { stdio, env: { ...process.env, PYTHONPATH: PYTHON_PATH } })
  }
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(LIB, 'party-process.ts')], { stdio })
}

/** A publisher, subscriber, responder or requester in a process of its own. Ends with its caller. */
export class Party {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #waiting: PromiseWithResolvers<PartyAnswer>[] = []
  readonly #onExit = (): void => void this.#child.kill('SIGKILL')

  constructor(peer: PeerName) {
    this.#child = start(peer)
    process.once('exit', this.#onExit)
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as PartyAnswer
      if (answer.error === undefined) this.#waiting.shift()?.resolve(answer)
      else this.#waiting.shift()?.reject(new Error(answer.error))
    })
    this.#child.on('close', (code) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the ${peer} party ended (${code})`))
    })
    this.#child.stdin.on('error', () => undefined)
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  async ask(command: PartyCommand): Promise<PartyAnswer> {
    const waiter = Promise.withResolvers<PartyAnswer>()
    this.#waiting.push(waiter)
    this.#child.stdin.write(`${JSON.stringify(command)}\n`)
    const timer = setTimeout(() => waiter.reject(new Error(`no answer to ${command.do}`)), ANSWER_MS_MAX)
    try {
      return await waiter.promise
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    process.off('exit', this.#onExit)
    this.#child.kill('SIGKILL')
  }
}
