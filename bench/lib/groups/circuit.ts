import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { alternate, type Bench, type BenchGroup } from '../group.ts'
import type { Lane } from '../lane.ts'
import { CIRCUIT_IN, CIRCUIT_OUT } from '../peer.ts'
import { joinVbus } from '../peer-vbus.ts'
import { absoluteRow, type BenchRow, type Goal, missingRow, ratioRow } from '../report.ts'
import { TEN_CIRCUIT } from '../ten-circuit.ts'
import { NODE_RED_VERSION } from '../tools.ts'

const BYTES = 128
const INSIDE_MS = 1_000
/** Messages under way in Node-RED: with more of them it is slower (at 512 a quarter, at 8,192 by half), and moves them in lumps. */
const RED_WINDOW = 64
const LIB = join(import.meta.dirname, '..')
const LANE = { topic: CIRCUIT_IN, subscribeTopic: CIRCUIT_OUT, isDurable: false } as const
const row = (id: string, goal: number): Goal => ({ id, goal, unit: 'msg/s', better: 'higher' })
const TEN = row('circuit_ten', 100_000)
const SERVED = row('circuit_ten_served', 100_000)
const BESIDE = row('circuit_vs_nodered', 20)
const INSIDE = row('circuit_vs_nodered_inside', 0)
const NODE_RED = `Node-RED ${NODE_RED_VERSION}, ten change nodes`

interface Program {
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  readonly lines: Interface
  readonly port: number
}

const nextLine = (lines: Interface): Promise<string> => new Promise((resolve) => void lines.once('line', resolve))

async function start(bench: Bench, script: string): Promise<Program> {
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4']
  const child = spawn(process.execPath, [...flags, join(LIB, script)], { stdio: ['pipe', 'pipe', 'inherit'] })
  bench.closeLater(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const ended = new Promise<never>((_, reject) => void child.once('exit', (code) => reject(new Error(`${script} ended (${code})`))))
  ended.catch(() => undefined)
  return { child, lines, port: Number(await Promise.race([nextLine(lines), ended])) }
}

/** The same circuit in the engine as users start it: applied, with its policy, records and counts. */
async function serve(bench: Bench): Promise<{ readonly lane: Lane; readonly requireExact: () => Promise<void> }> {
  const { address, token } = await bench.engine()
  const { bus } = await joinVbus(address, token('desk', ['system.circuit.>', 'circuit.>']))
  bench.closeLater(() => bus.close())
  const file = 'ten.circuit.yaml'
  await bus.request('system.circuit.apply', { file, files: { [file]: TEN_CIRCUIT } })
  return {
    lane: await bench.lane({ ...LANE, address, publisher: 'vbus', subscriber: 'vbus' }),
    requireExact: async () => {
      const { circuits } = (await bus.request('system.circuit.status', { name: 'ten' })) as { circuits: readonly CircuitCounts[] }
      const { nodes: { from, to, ...between } = {}, lost, inside } = circuits[0] ?? {}
      const through = [from?.out, ...Object.values(between).flatMap((node) => [node.in, node.out]), to?.in, to?.out]
      if (from?.in === undefined || through.some((count) => count !== from.in) || lost !== 0 || inside !== 0)
        throw new Error(`of ${from?.in} messages ${to?.out} came out: ${JSON.stringify(circuits[0]?.nodes)}`)
      bench.say(`  served: ${from.in.toLocaleString('en-US')} messages in, exactly as many through each node and out, none lost`)
    },
  }
}

interface CircuitCounts {
  readonly lost: number
  readonly inside: number
  readonly nodes: Readonly<Record<string, { readonly in?: number; readonly out?: number }>>
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  const circuit = await start(bench, 'circuit-process.ts')
  const ours = await bench.lane({ ...LANE, address: { port: circuit.port }, publisher: 'vbus', subscriber: 'vbus' })
  const served = await serve(bench)
  if (!bench.has('nodeRed')) {
    const { ten, engine } = await alternate(bench, { ten: () => ours.rate(BYTES), engine: () => served.lane.rate(BYTES) })
    await served.requireExact()
    return [absoluteRow(TEN, ten), absoluteRow(SERVED, engine), missingRow(BESIDE, ten, NODE_RED), missingRow(INSIDE, ten, NODE_RED)]
  }
  const red = await start(bench, 'node-red-process.ts')
  const address = { port: red.port }
  const theirs = await bench.lane({ ...LANE, address, publisher: 'node-red', subscriber: 'node-red', window: RED_WINDOW })
  const got = await alternate(bench, {
    ten: () => ours.rate(BYTES),
    engine: () => served.lane.rate(BYTES),
    nodeRed: () => theirs.rate(BYTES),
    nodeRedInside: async () => {
      red.child.stdin.write(`${INSIDE_MS} ${RED_WINDOW}\n`)
      return Number(await nextLine(red.lines))
    },
  })
  await served.requireExact()
  return [
    absoluteRow(TEN, got.ten),
    absoluteRow(SERVED, got.engine),
    ratioRow(BESIDE, got.ten, `${NODE_RED}, WebSocket in and out`, got.nodeRed),
    ratioRow(INSIDE, got.ten, `${NODE_RED}, fed and counted inside of it, no network`, got.nodeRedInside),
  ]
}

/** Ten nodes that pass on what comes, from a topic to a topic, ours and Node-RED's: from a publisher to a subscriber in processes of their own. */
export const circuit: BenchGroup = { rows: [TEN.id, SERVED.id, BESIDE.id, INSIDE.id], measure }
