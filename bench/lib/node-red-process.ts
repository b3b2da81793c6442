import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { NODE_RED_FOLDER } from './tools.ts'

/**
 * Node-RED with one flow, in a process of its own: a feeding node, ten nodes that pass on what comes, a counting node. Feeder and counter are
 * nodes of the flow, so that no network and no parsing is Node-RED's to pay. A line `KIND MS WINDOW` on stdin measures for so long with so many
 * messages under way; the answer is a line with the messages a second.
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

/** What passes messages on in Node-RED: a switch with one rule that always holds, a change that sets nothing of weight, a junction-like no-op. */
const PASSING: Readonly<Record<string, object>> = {
  switch: {
    type: 'switch',
    property: 'payload',
    propertyType: 'msg',
    rules: [{ t: 'else' }],
    checkall: 'false',
    repair: false,
    outputs: 1,
  },
  change: { type: 'change', rules: [{ t: 'set', p: 'passed', pt: 'msg', to: 'true', tot: 'bool' }] },
}

function flowOf(kind: string): object[] {
  const prefix = kind.slice(0, 2)
  const nodes = Array.from({ length: NODES }, (_, i) => ({
    id: `${prefix}${i}`,
    z: 'flow',
    ...PASSING[kind],
    wires: [[i === NODES - 1 ? `${prefix}count` : `${prefix}${i + 1}`]],
  }))
  return [
    { id: `${prefix}feed`, z: 'flow', type: 'bench-feed', kind, wires: [[`${prefix}0`]] },
    ...nodes,
    { id: `${prefix}count`, z: 'flow', type: 'bench-count', kind, wires: [] },
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'bench-node-red-'))
mkdirSync(join(folder, 'nodes'))
writeFileSync(
  join(folder, 'flows.json'),
  JSON.stringify([{ id: 'flow', type: 'tab', label: 'bench' }, ...Object.keys(PASSING).flatMap(flowOf)]),
)
writeFileSync(join(folder, 'nodes', 'bench.html'), '<script type="text/html"></script>')
writeFileSync(join(folder, 'nodes', 'bench.js'), 'module.exports = (RED) => globalThis.benchNodes(RED)\n')

const feeders = new Map<string, RedNode>()
const counts = new Map<string, number>()
Object.assign(globalThis, {
  benchNodes({ nodes }: Red) {
    nodes.registerType('bench-feed', function (config) {
      nodes.createNode(this, config)
      feeders.set((config as { kind: string }).kind, this)
    })
    nodes.registerType('bench-count', function (config) {
      nodes.createNode(this, config)
      const { kind } = config as { kind: string }
      this.on('input', (_message, _send, done) => {
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
        done()
      })
    })
  },
})

async function measure(kind: string, forMs: number, window: number): Promise<number> {
  const feeder = feeders.get(kind)
  if (feeder === undefined) throw new Error(`no flow of ${kind} nodes`)
  const first = counts.get(kind) ?? 0
  const startMs = performance.now()
  let sent = 0
  while (performance.now() - startMs < forMs) {
    const under = first + sent - (counts.get(kind) ?? 0)
    for (let i = Math.min(BURST, window - under); i > 0; i--, sent++) feeder.send({ payload: { ...PAYLOAD, n: sent } })
    await new Promise((resolve) => setImmediate(resolve))
  }
  const perS = (((counts.get(kind) ?? 0) - first) * 1_000) / (performance.now() - startMs)
  while ((counts.get(kind) ?? 0) - first < sent) await new Promise((resolve) => setImmediate(resolve))
  return perS
}

const red = createRequire(join(NODE_RED_FOLDER, 'package.json'))('node-red') as Red
red.init(createServer(), {
  userDir: folder,
  nodesDir: join(folder, 'nodes'),
  flowFile: 'flows.json',
  httpAdminRoot: false,
  httpNodeRoot: false,
  disableEditor: true,
  logging: { console: { level: 'error', metrics: false, audit: false } },
})
await red.start()
while (feeders.size < Object.keys(PASSING).length) await new Promise((resolve) => setTimeout(resolve, 20))
process.stdout.write('ready\n')
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [kind = '', forMs, window] = line.split(' ')
    measure(kind, Number(forMs), Number(window)).then(
      (perS) => void process.stdout.write(`${perS}\n`),
      (error: unknown) => {
        process.stderr.write(`node-red: ${String(error)}\n`)
        process.exit(1)
      },
    )
  })
  .on('close', () => process.exit())
