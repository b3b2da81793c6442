import { randomFillSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, connectBus, submitJob } from '../../../shared/client/index.ts'
import { systemClock } from '../../platform/index.ts'
import { connectSocket } from '../../platform/sockets.ts'
import { Rig, type ServedRig } from '../rig.testing.ts'
import type { ChannelFindings } from './topology-channels.ts'

/** Does what it is told, in its own process, and keeps what comes of it until it is told to let go. */
const OPERATOR = `import asyncio, ctypes, mmap, os, socket, struct, sys
import arqonbus

token, options = sys.stdin.readline().strip(), sys.stdin.readline()
path, me = sys.argv[sys.argv.index('--socket') + 1], os.environ['ARQONBUS_COMPONENT']
kept = []

@arqonbus.operator(me, operator_id=me, operator_type='generic')
def act(job):
    told = {**globals(), 'keep': kept.append, 'told': job.body['told'], 'pids': job.body['pids']}
    try:
        exec(job.body['act'], told)
        return {'done': True, 'said': told.get('say')}
    except Exception as error:
        return {'done': False, 'said': f'{type(error).__name__} {error}'}

async def main():
    async with await arqonbus.connect(path, token, reconnect=None) as bus:
        await act.run(bus, drain_on_stdin_end=True)

asyncio.run(main())
`
const NAMES = ['first', 'second'] as const
export type Who = (typeof NAMES)[number]

const component = (name: Who, network: readonly string[]): string => `  ${name}:
    kind: agent
    operator_type: generic
    command: [python, ./operators/linking.py]
    restart: never
    network: [${network.map((each) => JSON.stringify(each)).join(', ')}]
    limits: { memory_mb: 256, heartbeat_s: 60, start_s: 60 }
    grants: { publish: [${name}.results, ${name}.progress], subscribe: [${name}.jobs], execute: [generic] }
`

export interface Done {
  readonly done: boolean
  readonly said: unknown
}

export interface ChannelClaim {
  readonly ok: boolean
  readonly looked_at: number
  readonly evidence: ChannelFindings
}

export interface LinkingOptions {
  /** False: on a machine whose bubblewrap does not work. */
  readonly isConfined: boolean
  /** A file that the engine finds open when it starts. */
  readonly leftOpen: string
}

/** A real engine with two real operators of the workspace's own that do what a test tells them. */
export class LinkingRig {
  readonly rig: Rig
  #served: ServedRig | undefined
  #bus: Client | undefined
  /** As they are known from outside. */
  readonly #pids: Record<string, number> = {}

  /** @param network what `first` may reach beside the bus */
  constructor(below: string, network: readonly string[] = []) {
    this.rig = new Rig(below, '')
    const { workspace } = this.rig
    mkdirSync(join(workspace, 'operators'))
    writeFileSync(join(workspace, 'operators', 'linking.py'), OPERATOR)
    const file = join(workspace, 'workspace.yaml')
    const declared = NAMES.map((name) => component(name, name === 'first' ? network : [])).join('')
    writeFileSync(file, readFileSync(file, 'utf8').replace('\ncomponents:\n', `\ncomponents:\n${declared}`))
    this.rig.vbus('trust', '--workspace', workspace)
  }

  async serve({ isConfined, leftOpen }: LinkingOptions): Promise<void> {
    const served = await this.rig.serveUnder([...(isConfined ? [] : WITHOUT_BUBBLEWRAP), PYTHON, '-c', LEAVING_OPEN, leftOpen])
    this.#served = served
    const { workspace } = this.rig
    const grants = ['--publish', '>', '--subscribe', '>', '--execute', 'generic', '--publish', 'system.>', '--subscribe', 'system.>']
    const token = this.rig.vbus('token', '--workspace', workspace, '--subject', 'tester', ...grants, '--ttl', '2h')['token'] as string
    const transport = await connectSocket(`ws://127.0.0.1:${served.port}/bus`)
    this.#bus = await connectBus(transport, { client: 'test/1', token, clock: systemClock, random: (bytes) => void randomFillSync(bytes) })
    const deadlineMs = performance.now() + 60_000
    while (!(await this.#areReady()) && performance.now() < deadlineMs) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  get bus(): Client {
    if (this.#bus === undefined) throw new Error('not served')
    return this.#bus
  }

  async #areReady(): Promise<boolean> {
    const { operators } = (await this.bus.request('system.operators.list', {})) as {
      operators: readonly { identity: string; status: string; pid: number }[]
    }
    for (const { identity, pid } of operators) this.#pids[identity] = pid
    return NAMES.every((name) => operators.some(({ identity, status }) => identity === name && status === 'ready'))
  }

  /** @param code Python; `keep(x)` keeps a thing open, `say = x` answers, `told` is what is handed over here, `pids` the operators' */
  async act(who: Who, code: string, told?: unknown): Promise<Done> {
    const job = await submitJob(this.bus, { topic: `${who}.jobs`, body: { act: code, told: told ?? null, pids: this.#pids } })
    return (await job.result) as unknown as Done
  }

  async letGo(): Promise<void> {
    for (const who of NAMES)
      await this.act(
        who,
        'for each in kept:\n    each() if callable(each) else os.close(each) if isinstance(each, int) else each.close()\nkept.clear()',
      )
  }

  async verify(): Promise<ChannelClaim> {
    const { claims } = (await this.bus.request('system.topology.verify', {}, { deadlineMs: 60_000 })) as {
      readonly claims: readonly (ChannelClaim & { readonly name: string })[]
    }
    return claims.find(({ name }) => name === 'no-other-channel') as ChannelClaim
  }

  [Symbol.dispose](): void {
    this.#served?.child.kill('SIGKILL')
    this.rig[Symbol.dispose]()
  }
}

const PYTHON = join(import.meta.dirname, '..', '..', '..', '..', '.venv', 'bin', 'python')
/** Opens a file and leaves it open to the program that it becomes, as careless shells and supervisors do. */
const LEAVING_OPEN = 'import os, sys; os.dup2(os.open(sys.argv[1], os.O_RDWR | os.O_CREAT), 200); os.execvp(sys.argv[2], sys.argv[2:])'
/** As one program that becomes another: its bubblewrap cannot be executed any more. */
const WITHOUT_BUBBLEWRAP = ['unshare', '-rm', 'sh', '-c', 'mount --bind /dev/null "$(command -v bwrap)" && exec "$@"', 'without-bubblewrap']
