import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { alternate, type Bench, type BenchGroup } from '../group.ts'
import { CIRCUIT_IN, CIRCUIT_OUT } from '../peer.ts'
import { absoluteRow, type BenchRow, type Goal, missingRow, ratioRow } from '../report.ts'
import { NODE_RED_VERSION } from '../tools.ts'

const BYTES = 128
const INSIDE_MS = 1_000
/** Messages under way in Node-RED: with more of them it is slower (at 512 a quarter, at 8,192 by half), and moves them in lumps. */
const RED_WINDOW = 64
const LIB = join(import.meta.dirname, '..')
const row = (id: string, goal: number): Goal => ({ id, goal, unit: 'msg/s', better: 'higher' })
const TEN = row('circuit_ten', 100_000)
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

async function measure(bench: Bench): Promise<BenchRow[]> {
  const circuit = await start(bench, 'circuit-process.ts')
  const common = { topic: CIRCUIT_IN, subscribeTopic: CIRCUIT_OUT, isDurable: false } as const
  const ours = await bench.lane({ ...common, address: { port: circuit.port }, publisher: 'vbus', subscriber: 'vbus' })
  if (!bench.has('nodeRed')) {
    const { ten } = await alternate(bench, { ten: () => ours.rate(BYTES) })
    return [absoluteRow(TEN, ten), missingRow(BESIDE, ten, NODE_RED), missingRow(INSIDE, ten, NODE_RED)]
  }
  const red = await start(bench, 'node-red-process.ts')
  const address = { port: red.port }
  const theirs = await bench.lane({ ...common, address, publisher: 'node-red', subscriber: 'node-red', window: RED_WINDOW })
  const got = await alternate(bench, {
    ten: () => ours.rate(BYTES),
    nodeRed: () => theirs.rate(BYTES),
    nodeRedInside: async () => {
      red.child.stdin.write(`${INSIDE_MS} ${RED_WINDOW}\n`)
      return Number(await nextLine(red.lines))
    },
  })
  return [
    absoluteRow(TEN, got.ten),
    ratioRow(BESIDE, got.ten, `${NODE_RED}, WebSocket in and out`, got.nodeRed),
    ratioRow(INSIDE, got.ten, `${NODE_RED}, fed and counted inside of it, no network`, got.nodeRedInside),
  ]
}

/** Ten nodes that pass on what comes, from a topic to a topic, ours and Node-RED's: from a publisher to a subscriber in processes of their own. */
export const circuit: BenchGroup = { rows: [TEN.id, BESIDE.id, INSIDE.id], measure }
