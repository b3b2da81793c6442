import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { NODE_RED_FOLDER } from './tools.ts'

/**
 * Node-RED in a process of its own, with two flows of ten nodes that pass on what comes. One is fed and read by WebSocket (`/in`, `/out`), by Node-RED's own
 * nodes for that. The other is fed and read by nodes inside of Node-RED, so that no network and no parsing is Node-RED's to pay. Its port is written to
 * stdout; a line `MS WINDOW` on stdin then measures the second flow for so long, with so many messages under way: the answer is the messages a second.
 */
interface RedNode {
  on(event: 'input', listener: (message: object, send: (message: object) => void, done: () => void) => void): void
  send(message: object): void
}
interface Red {
  init(server: unknown, settings: object): void
  start(): Promise<void>
  readonly nodes: {
    createNode(node: RedNode, config: object): void
    registerType(type: string, make: (this: RedNode, config: object) => void): void
  }
}

const NODES = 10
const BURST = 64
const PAYLOAD = { rms: 0.25, f0: 440, frame: 17, label: 'bowl', values: [1, 2, 3, 4, 5, 6, 7, 8] }

/** A change node that sets one property is the fastest of Node-RED's nodes that do something with a message and pass it on. */
const PASSING = { type: 'change', rules: [{ t: 'set', p: 'passed', pt: 'msg', to: 'true', tot: 'bool' }] }
/** Without its session a message goes to who listens at the other end, not back to the socket that it came from. */
const AWAY = { type: 'change', rules: [{ t: 'delete', p: '_session', pt: 'msg' }] }
const SOCKET = { type: 'websocket-listener', wholemsg: 'false' }

/** Ten nodes between one that feeds them and one that takes what comes. */
function flowOf(name: string, [first, second, last]: readonly [object, object, object]): object[] {
  const nodes = Array.from({ length: NODES }, (_, i) => ({
    id: `${name}${i}`,
    z: 'flow',
    ...(i === 0 ? second : PASSING),
    wires: [[i === NODES - 1 ? `${name}last` : `${name}${i + 1}`]],
  }))
  return [
    { id: `${name}first`, z: 'flow', ...first, wires: [[`${name}0`]] },
    ...nodes,
    { id: `${name}last`, z: 'flow', ...last, wires: [] },
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'bench-node-red-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'nodes'))
const flows = [
  { id: 'flow', type: 'tab', label: 'bench' },
  { id: 'in', ...SOCKET, path: '/in' },
  { id: 'out', ...SOCKET, path: '/out' },
  ...flowOf('inside', [{ type: 'bench-feed' }, PASSING, { type: 'bench-count' }]),
  ...flowOf('outside', [{ type: 'websocket in', server: 'in' }, AWAY, { type: 'websocket out', server: 'out' }]),
]
writeFileSync(join(folder, 'flows.json'), JSON.stringify(flows))
writeFileSync(join(folder, 'nodes', 'bench.html'), '<script type="text/html"></script>')
writeFileSync(join(folder, 'nodes', 'bench.js'), 'module.exports = (RED) => globalThis.benchNodes(RED)\n')

let feeder: RedNode | undefined
let count = 0
Object.assign(globalThis, {
  benchNodes({ nodes }: Red) {
    nodes.registerType('bench-feed', function (config) {
      nodes.createNode(this, config)
      feeder = this
    })
    nodes.registerType('bench-count', function (config) {
      nodes.createNode(this, config)
      this.on('input', (_message, _send, done) => {
        count++
        done()
      })
    })
  },
})

async function measure(forMs: number, window: number): Promise<number> {
  const first = count
  const startMs = performance.now()
  let sent = 0
  while (performance.now() - startMs < forMs) {
    const underWay = first + sent - count
    for (let i = Math.min(BURST, window - underWay); i > 0; i--, sent++) feeder?.send({ payload: { ...PAYLOAD, n: sent } })
    await new Promise((resolve) => setImmediate(resolve))
  }
  const perS = ((count - first) * 1_000) / (performance.now() - startMs)
  while (count - first < sent) await new Promise((resolve) => setImmediate(resolve))
  return perS
}

const server = createServer()
const red = createRequire(join(NODE_RED_FOLDER, 'package.json'))('node-red') as Red
red.init(server, {
  userDir: folder,
  nodesDir: join(folder, 'nodes'),
  flowFile: 'flows.json',
  httpAdminRoot: false,
  httpNodeRoot: '/',
  disableEditor: true,
  logging: { console: { level: 'error', metrics: false, audit: false } },
})
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
await red.start()
while (feeder === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [forMs, window] = line.split(' ')
    measure(Number(forMs), Number(window)).then(
      (perS) => void process.stdout.write(`${perS}\n`),
      (error: unknown) => {
        process.stderr.write(`node-red: ${String(error)}\n`)
        process.exit(1)
      },
    )
  })
  .on('close', () => process.exit())
