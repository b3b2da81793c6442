import { startMosquitto, startNats, startRedis } from './brokers.ts'
import { type Engine, startEngine } from './engine.ts'
import { Lane, type LaneSpec } from './lane.ts'
import type { BenchRow } from './report.ts'
import { NATS_VERSION, TOOLS, type ToolName } from './tools.ts'

/** Runs of each side that count; one before them warms both up. */
export const RUNS = 5

/** Rows that are measured together, in one sitting. */
export interface BenchGroup {
  /** Ids of its rows. */
  readonly rows: readonly string[]
  readonly measure: (bench: Bench) => Promise<BenchRow[]>
}

/** What a group works with. What it opened is closed when the group is over. */
export class Bench {
  readonly say: (line: string) => void
  readonly #profileDir: string | undefined
  readonly #opened: { close(): void | Promise<void> }[] = []

  constructor(say: (line: string) => void, profileDir?: string) {
    this.say = say
    this.#profileDir = profileDir
  }

  has(tool: ToolName): boolean {
    return TOOLS[tool].find() !== undefined
  }

  #path(tool: ToolName): string {
    const path = TOOLS[tool].find()
    if (path === undefined) throw new Error(`${TOOLS[tool].name} is not here: npm run bench:peers`)
    return path
  }

  async engine(): Promise<Engine> {
    const engine = await startEngine(this.#profileDir)
    this.closeLater(() => (this.#profileDir === undefined ? engine.stop() : engine.end()))
    return engine
  }

  async nats(options: Parameters<typeof startNats>[1]): Promise<Awaited<ReturnType<typeof startNats>>> {
    return this.#keep(await startNats(this.#path('natsServer'), options))
  }

  async redis(): ReturnType<typeof startRedis> {
    return this.#keep(await startRedis(this.#path('redis')))
  }

  async mosquitto(): ReturnType<typeof startMosquitto> {
    return this.#keep(await startMosquitto(this.#path('mosquitto')))
  }

  async lane(spec: LaneSpec): Promise<Lane> {
    const lane = await Lane.open(spec)
    this.closeLater(() => lane.close())
    return lane
  }

  closeLater(close: () => void | Promise<void>): void {
    this.#opened.push({ close })
  }

  async close(): Promise<void> {
    for (const opened of this.#opened.splice(0).toReversed()) await opened.close()
  }

  #keep<T extends { stop(): void }>(broker: T): T {
    this.closeLater(() => broker.stop())
    return broker
  }
}

/**
 * Measures several things in turn, again and again, so that what else the machine does falls on all of them. The first round warms up.
 * @returns for each thing its RUNS values.
 */
export async function alternate<K extends string>(
  bench: Bench,
  measures: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(measures) as K[]
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let run = 0; run <= RUNS; run++) {
    // Every other round backwards: nobody always runs behind the same neighbour.
    for (const name of run % 2 === 0 ? names : names.toReversed()) {
      const value = await measures[name]()
      if (run === 0) continue
      values[name].push(value)
      bench.say(`  ${name} ${run}/${RUNS}: ${Number(value.toPrecision(4)).toLocaleString('en-US')}`)
    }
  }
  return values
}

export const NATS_TCP = `NATS ${NATS_VERSION} core, TCP, Node client`
export const NATS_WS = `NATS ${NATS_VERSION} core, WebSocket, Node client`
export const NATS_GO = `NATS ${NATS_VERSION} core, TCP, Go client`
export const JETSTREAM = `JetStream ${NATS_VERSION} file`
